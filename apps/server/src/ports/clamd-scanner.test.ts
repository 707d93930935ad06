/** Against a clamd of our own that speaks its protocol, well and badly. */
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openClamd } from './clamd-scanner.ts'

const WITHIN_MS = 300
let server: Server | undefined
afterEach(() => new Promise<void>((done) => (server === undefined ? done() : server.close(() => done()))))

/** `answer`: what it says to what it was sent, once the stream has ended. */
async function clamd(answer: (stream: Buffer, socket: Socket) => string | undefined): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {}) // The other side hangs up: that is what some of these are about.
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data])
      const stream = streamIn(heard)
      const said = stream === undefined ? undefined : answer(stream, socket)
      if (said !== undefined) socket.write(said)
    })
  })
  const listening = server
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  return { host: '127.0.0.1', port: (server.address() as { port: number }).port }
}

/** Undefined while it has not ended. */
function streamIn(heard: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (heard.toString('latin1', 0, command.length) !== command) return undefined
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

const scan = async (answer: (stream: Buffer, socket: Socket) => string | undefined, bytes = Buffer.from('a file')) =>
  openClamd(await clamd(answer), WITHIN_MS).scan({ organisationId: 1, bytes })

test.each<[what: string, said: string | undefined, verdict: unknown]>([
  ['clean', 'stream: OK\0', { outcome: 'clean' }],
  ['what it found', 'stream: Eicar-Test-Signature FOUND\0', { outcome: 'found', name: 'Eicar-Test-Signature' }],
  ['larger than it takes', 'INSTREAM size limit exceeded. ERROR\0', 'unavailable'],
  ['something else', 'UNKNOWN COMMAND\0', 'unavailable'],
  ['half an answer', 'stream: OK', 'unavailable'],
  ['an answer that goes on', 'x'.repeat(2_000), 'unavailable'],
  ['nothing', undefined, 'unavailable'],
])('%s', async (_what, said, verdict) => {
  expect(await scan(() => said)).toEqual(verdict)
})

test('it is sent whole, in as many chunks as it takes', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 300_000]) {
    const bytes = Buffer.alloc(length, 'ab')
    let heard: Buffer | undefined
    await scan((stream) => {
      heard = stream
      return 'stream: OK\0'
    }, bytes)
    expect(heard?.equals(bytes), `${length}`).toBe(true)
    await new Promise<void>((done) => server!.close(() => done()))
    server = undefined
  }
})

test('an answer in pieces is one', async () => {
  const verdict = await scan((_stream, socket) => {
    socket.write('stream: ')
    setTimeout(() => socket.write('OK\0'), 20)
    return undefined
  })
  expect(verdict).toEqual({ outcome: 'clean' })
})

test('one that hangs up, or is not there, has scanned nothing', async () => {
  expect(await scan((_stream, socket) => void socket.destroy())).toBe('unavailable')
  const { host, port } = await clamd(() => undefined)
  await new Promise<void>((done) => server!.close(() => done()))
  server = undefined
  expect(await openClamd({ host, port }, WITHIN_MS).scan({ organisationId: 1, bytes: Buffer.from('x') })).toBe('unavailable')
})
