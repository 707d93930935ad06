/**
 * `GET /metrics` on a port of its own, on the loopback address, for a scraper on this machine. It asks for no key: there is nothing of a person,
 * and no id, in what it tells.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '@fairline/contract/problem'
import type { Metrics } from './metrics-hooks.ts'

export type MetricsServer = { readonly url: string; readonly close: () => Promise<void> }

const HOST = '127.0.0.1'
const PATH = '/metrics'
/** Scrapers are few; whoever holds more connections is something else. */
const CONNECTIONS_MAX = 16
const HEADERS_WITHIN_MS = 5_000

/** `port` 0: any free one. Throws what `listen` throws. */
export async function openMetricsServer(metrics: Pick<Metrics, 'text' | 'contentType'>, port: number): Promise<MetricsServer> {
  const server = createServer({ headersTimeout: HEADERS_WITHIN_MS, requestTimeout: HEADERS_WITHIN_MS }, (request, response) => {
    answer(metrics, request, response).catch(() => response.destroy()) // The scraper tries again; what it asks for holds no state of ours.
  })
  server.maxConnections = CONNECTIONS_MAX
  server.listen(port, HOST)
  await once(server, 'listening')
  const { port: chosen } = server.address() as AddressInfo
  const close = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { url: `http://${HOST}:${chosen}${PATH}`, close }
}

async function answer({ text, contentType }: Pick<Metrics, 'text' | 'contentType'>, request: IncomingMessage, response: ServerResponse) {
  if (request.url !== PATH) return tell(response, 404, 'not-found')
  if (request.method !== 'GET') return tell(response.setHeader('allow', 'GET'), 405, 'method-not-allowed')
  const body = await text()
  response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }).end(body)
}

function tell(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem(status, code)))
}
