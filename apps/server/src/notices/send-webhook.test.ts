import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { GONE, sendWebhook } from './send-webhook.ts'
import { newSecret } from './sign-webhook.ts'

let close = async (): Promise<void> => undefined
afterEach(() => close())

/** Answers the nth request, from 1; null: the connection is cut. Tells by which connections they came, counted from 1. */
async function receiver(answer: (nth: number) => { status: number; headers?: Record<string, string> } | null) {
  const sockets: Socket[] = []
  const came: number[] = []
  const server = createServer((request, response) => {
    if (!sockets.includes(request.socket)) sockets.push(request.socket)
    came.push(sockets.indexOf(request.socket) + 1)
    const said = answer(came.length)
    if (said === null) request.socket.resetAndDestroy()
    else request.resume().on('end', () => response.writeHead(said.status, said.headers).end('thanks'))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, came }
}

const never = new AbortController().signal
const send = (url: string) => sendWebhook({ id: 'dlv_1', url, secrets: [newSecret()], body: '{"名":1}', at: 0 }, 'any', never)

test('a connection is kept for the next; one that is cut as it is used again is replaced', async () => {
  const { url, came } = await receiver((nth) => (nth === 3 ? null : { status: 204 }))
  for (let nth = 0; nth < 3; nth++) expect(await send(url)).toEqual({ outcome: 'sent' })
  expect(came).toEqual([1, 1, 1, 2])
})

test.each<[status: number, headers: Record<string, string>, failure: object]>([
  [410, {}, { problem: GONE, isFinal: true }],
  [302, { location: 'http://127.0.0.1:1/' }, { problem: 'status 302', isFinal: false }],
  [422, {}, { problem: 'status 422', isFinal: false }],
  [503, { 'retry-after': '7' }, { problem: 'status 503', isFinal: false, isUnreached: true, retryAfterMs: 7_000 }],
  [429, { 'retry-after': '999999' }, { problem: 'status 429', isFinal: false, isUnreached: true, retryAfterMs: 3_600_000 }],
])('answered %i', async (status, headers, failure) => {
  const { url } = await receiver(() => ({ status, headers }))
  expect(await send(url)).toEqual({ outcome: 'failed', ...failure })
})

test('where nobody is, and where the first connection is cut, nobody was reached', async () => {
  const { url } = await receiver(() => null)
  expect(await send(url)).toMatchObject({ problem: 'ECONNRESET', isUnreached: true })
  await close()
  expect(await send(url)).toMatchObject({ problem: 'ECONNREFUSED', isUnreached: true })
})
