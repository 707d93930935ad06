/**
 * What those who listen to the live feed cost: events a second taken over HTTP with nobody and with LISTENERS listening, in turns on one server. The
 * listeners are in a process of their own, which shares the machine.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type Server, serve, stop } from '../e2e/fairline-process.ts'
import { busyBook } from './busy-book.ts'
import { median, print } from './figure.ts'
import { postBatch } from './ingest/post-batch.ts'
import type { WireEvent } from './synthetic-book.ts'

const LISTENERS = 200
const BORROWERS = 5_000
const WARM_UP = 5 * BORROWERS
const EVENTS = 20_000
const ROUNDS = 5
const LEAST = 0.9
const SETTINGS = { max_wal_size: '16GB', min_wal_size: '4GB' }

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir, settings: SETTINGS })
const listeners = spawn(process.execPath, [fileURLToPath(new URL('./sse/listeners.mjs', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const replies = createInterface({ input: listeners.stdout! })[Symbol.asyncIterator]()
try {
  const server = await serve(join(dataDir, 'server'), { DATABASE_URL: postgres.url })
  try {
    await measure(server)
  } finally {
    await stop(server)
  }
} finally {
  listeners.kill()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(server: Server): Promise<void> {
  const book = busyBook({ borrowers: BORROWERS, startAt: Date.now() - 12 * 60 * 60 * 1000, stepMs: 8, name: 'busy' })
  await post(server, book.take(WARM_UP))
  const rates = { alone: [] as number[], heard: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.alone.push(await post(server, book.take(EVENTS)))
    await ask(server, LISTENERS)
    rates.heard.push(await post(server, book.take(EVENTS)))
    await ask(server, 0)
  }
  const ratio = median(rates.heard.map((rate, round) => rate / rates.alone[round]!))
  print('sse', { figure: 'ingest-alone', value: median(rates.alone), unit: 'events/s' })
  print('sse', { figure: `ingest-with-${LISTENERS}-listeners`, value: median(rates.heard), unit: 'events/s', against: 'nobody listening', ratio, target: LEAST, met: ratio >= LEAST }) // biome-ignore format: one figure
}

async function ask({ url, key }: Server, count: number): Promise<void> {
  listeners.stdin!.write(`${JSON.stringify({ url, key, count })}\n`)
  await replies.next()
}

async function post(server: Server, events: readonly WireEvent[]): Promise<number> {
  const began = performance.now()
  await postBatch(server, events)
  return events.length / ((performance.now() - began) / 1000)
}
