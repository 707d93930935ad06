/** SIGTERM under load, from clients that try again: nothing acknowledged is lost, late ones are told to come back, and it is over in seconds. */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const SENDERS = 24
const LOAD_MS = 1_500
const DRAIN_WITHIN_MS = 5_000
/** The rest is for PostgreSQL and a busy machine. */
const ENDS_WITHIN_MS = 20_000

const outage = (subject: string, id: string) => ({
  ...{ specversion: '1.0', source: 'load', id, subject, type: 'fairline.technical-failure-reported.v1' },
  data: { component: 'payment' },
})

const headersOf = ({ key }: Server) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })

async function post(
  server: Server,
  event: object,
): Promise<{ status: number; retryAfter: string | null; body: { status?: string; code?: string } }> {
  const answer = await fetch(`${server.url}/v1/events`, { method: 'POST', headers: headersOf(server), body: JSON.stringify(event) })
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    body: (await answer.json()) as { status?: string; code?: string },
  }
}

/** Sends until the server is gone, each event until it is acknowledged. */
async function sendAll(server: Server, name: string, acknowledged: string[], odd: unknown[]): Promise<void> {
  for (let index = 0; ; index++) {
    for (let known = false; !known; ) {
      const answer = await post(server, outage(name, `${index}`)).catch(() => undefined)
      if (!answer) return
      known = answer.status === 200
      if (known) acknowledged.push(`${name} ${index}`)
      else if (answer.status !== 503 || answer.retryAfter === null || answer.body.code !== 'unavailable') odd.push(answer)
    }
  }
}

test('what was acknowledged is there after SIGTERM under load', async () => {
  const folder = newDataFolder()
  try {
    const server = await serve(folder.dataDir, { METRICS_PORT: '0', FAIRLINE_LOG: 'info' })
    const [acknowledged, odd]: [string[], unknown[]] = [[], []]
    const senders = Array.from({ length: SENDERS }, (_, index) => sendAll(server, `s${index}`, acknowledged, odd))
    await sleep(LOAD_MS)
    const metricsUrl = /metrics 指标\s+(http:\S+)/.exec(server.output())?.[1]
    const scraped = await (await fetch(metricsUrl!)).text()
    expect(Number(/^fairline_events_total\{outcome="recorded",code=""\} (\d+)$/m.exec(scraped)?.[1])).toBeGreaterThan(0)
    const askedAt = performance.now()
    server.child.kill('SIGTERM')
    const { code, output } = await server.ended
    expect([code, performance.now() - askedAt < ENDS_WITHIN_MS]).toEqual([0, true])
    await Promise.all(senders)
    expect(odd).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(SENDERS)
    const events = [...output.matchAll(/^\{.*"event":"([a-z-]+)".*\}$/gm)].map(([, event]) => event)
    expect([...new Set(events)]).toEqual(['starting', 'pack-loaded', 'migration-applied', 'ready', 'stopping', 'drained', 'stopped'])

    const again = await serve(folder.dataDir)
    for (const name of acknowledged) {
      const [subject = '', id = ''] = name.split(' ')
      expect((await post(again, outage(subject, id))).body.status, name).toBe('repeated')
    }
    await stop(again)
  } finally {
    folder.remove()
  }
})

const LINE = `${JSON.stringify(outage('stream', '1'))}\n`
const CHUNK = `${Buffer.byteLength(LINE).toString(16)}\r\n${LINE}\r\n`

/** A stream that has had its first answer, and is not ended. */
async function openStream({ url, key }: Server): Promise<{ socket: Socket; heard: () => string }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).on('error', () => {}) // It may be cut off.
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const head = `host: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked`
  socket.write(`POST /v1/events:batch HTTP/1.1\r\n${head}\r\n\r\n${CHUNK}`)
  while (!heard.includes('recorded')) await sleep(20)
  return { socket, heard: () => heard }
}

test('while it drains, an open stream keeps it; /readyz and new requests answer 503 and say when to come back', async () => {
  const folder = newDataFolder()
  try {
    const server = await serve(folder.dataDir)
    const stream = await openStream(server)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    server.child.kill('SIGTERM')
    let ready = 200
    for (; ready === 200; await sleep(20)) ready = (await fetch(`${server.url}/readyz`)).status
    const late = await post(server, outage('late', '1'))
    expect([ready, late.status, late.retryAfter, late.body.code]).toEqual([503, 503, '1', 'unavailable'])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    stream.socket.write(`${CHUNK}0\r\n\r\n`)
    expect((await server.ended).code).toBe(0)
    expect(stream.heard()).toContain('"code":"unavailable"')
  } finally {
    folder.remove()
  }
})

test('a stream that does not end is cut off in time, and the end is an orderly one', async () => {
  const folder = newDataFolder()
  try {
    const server = await serve(folder.dataDir, { FAIRLINE_LOG: 'info' })
    await openStream(server)
    const askedAt = performance.now()
    server.child.kill('SIGTERM')
    const { code, output } = await server.ended
    const tookMs = performance.now() - askedAt
    expect([code, tookMs > DRAIN_WITHIN_MS, tookMs < ENDS_WITHIN_MS]).toEqual([0, true, true])
    expect(output).toMatch(/"event":"drained".*"cut_off":true/)
  } finally {
    folder.remove()
  }
})
