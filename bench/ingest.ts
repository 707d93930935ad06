/**
 * Events a second through the whole write path, durable, on the packaged PostgreSQL with room for its log, beside pgbench's tpcb-like and raw COPY of
 * the same rows, which are measured in every round. Server and load share the machine with the database.
 *
 *   npm run bench -- ingest           rates, latencies (about three minutes)
 *   npm run bench -- ingest --long    also memory over a million events, and whether an event costs the same in a book of a million borrowers
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { readMessage } from '../apps/server/src/ingest/read-message.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type PreparedServer, prepareServer } from '../apps/server/src/running-server.ts'
import type { Submission } from '../apps/server/src/store/submission.ts'
import { type Server, serve, stop } from '../e2e/fairline-process.ts'
import { type BusyBook, busyBook } from './busy-book.ts'
import { defaultPack } from './default-pack.ts'
import { median, print, quantile } from './figure.ts'
import { copyRate, openTpcb, recycleLog, syncMs, untilSeen } from './ingest/baselines.ts'
import { postBatch } from './ingest/post-batch.ts'
import { familyCpuUs, rssMb } from './ingest/process-cpu.ts'
import type { WireEvent } from './synthetic-book.ts'

const BORROWERS = 20_000
/** All lines are open then, and each borrower was there once more. */
const WARM_UP = 5 * BORROWERS
const EVENTS = 40_000
const SINGLES = 15_000
const CONNECTIONS = 256
const ROUNDS = 3
const OPEN_LOOP_SECONDS = 5
const COPIED = 100_000
const IDLE_EVENTS = 300
const IDLE_PAUSE_MS = 20
const LONG_EVENTS = 1_000_000
const BOOK_SIZES = [10_000, 100_000, 1_000_000]
/** Told as it happens, within the last hours: so that all is done that is done for a living book. */
const START_AT = Date.now() - 12 * 60 * 60 * 1000
const STEP_MS = 8
const SENDER = { organisationId: 1, actor: 'bench', senders: new Set(OUTSIDE_SENDERS), isAgreed: true }
/** Checkpoints while measuring would measure the disk. */
const SETTINGS = { max_wal_size: '16GB', min_wal_size: '4GB' }

const isLong = process.argv.includes('--long')
const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir, settings: SETTINGS })
const pack = await defaultPack()
const load = spawn(process.execPath, [fileURLToPath(new URL('./ingest/load.mjs', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] })
const replies = createInterface({ input: load.stdout! })[Symbol.asyncIterator]()

try {
  await measure()
  if (isLong) await measureLong()
} finally {
  load.kill()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

type Rate = { perSecond: number; nodeUs: number; postgresUs: number }

async function measure(): Promise<void> {
  const tpcb = await openTpcb(postgres.url)
  const book = busyBook({ borrowers: BORROWERS, startAt: START_AT, stepMs: STEP_MS, name: 'busy' })
  const inside = await openInside()
  await submitAll(inside, book.take(WARM_UP))
  const inProcess = []
  for (let round = 0; round < ROUNDS; round++) {
    const rate = await measured(
      process.pid,
      EVENTS,
      sending(book.take(EVENTS), (events) => submitAll(inside, events)),
    )
    inProcess.push({ rate, tpcb: await tpcb.run(), copy: await copyRate(postgres.url, dataDir, COPIED) })
  }
  const half = median(inProcess.map(({ rate }) => rate.perSecond)) / 2
  await recycleLog(postgres.url)
  await openLoop(inside, book, half) // Unmeasured: what a checkpoint leaves to do is not of these events.
  const latencies = await openLoop(inside, book, half)
  await inside.stop()
  const server = await serve(join(dataDir, 'server'), { DATABASE_URL: postgres.url })
  try {
    const pid = server.child.pid!
    const overHttp = []
    for (let round = 0; round < ROUNDS; round++) {
      const ndjson = await measured(
        pid,
        EVENTS,
        sending(book.take(EVENTS), (events) => postBatch(server, events)),
      )
      const views = await measured(pid, EVENTS, () => untilSeen(postgres.url))
      const single = await measured(
        pid,
        SINGLES,
        sending(book.take(SINGLES), (events) => postSingles(server, events, CONNECTIONS)),
      )
      await untilSeen(postgres.url)
      overHttp.push({ ndjson, views, single, tpcb: await tpcb.run() })
    }
    const idle = (await postSingles(server, book.take(IDLE_EVENTS), 1, IDLE_PAUSE_MS)).latenciesMs
    tellRates(tpcb.name, inProcess, overHttp)
    tellLatencies(latencies, idle)
  } finally {
    await stop(server)
  }
}

function openInside(): Promise<PreparedServer> {
  return prepareServer({ databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, loaded: { pack, files: pack.files }, now: Date.now })
}

/** The events are made before the clock starts. */
function sending(events: WireEvent[], send: (events: WireEvent[]) => Promise<unknown>): () => Promise<unknown> {
  return () => send(events)
}

/** CPU time of the process that serves (here it also makes the load, over HTTP another does) and of PostgreSQL with all its children. */
async function measured(pid: number, count: number, work: () => Promise<unknown>): Promise<Rate> {
  const cpu = () => ({ node: familyCpuUs(pid), postgres: familyCpuUs(postgres.pid) })
  const [before, began] = [cpu(), performance.now()]
  await work()
  const [after, seconds] = [cpu(), (performance.now() - began) / 1000]
  const own = pid === process.pid ? after.postgres - before.postgres : 0 // PostgreSQL is a child of this process.
  return {
    perSecond: count / seconds,
    nodeUs: (after.node - before.node - own) / count,
    postgresUs: (after.postgres - before.postgres) / count,
  }
}

async function submitAll({ lanes }: PreparedServer, events: WireEvent[]): Promise<void> {
  const bodies = events.map((event) => Buffer.from(JSON.stringify(event)))
  const answers: Promise<{ kind: string }>[] = []
  for (const body of bodies) answers.push((await lanes.submitWhenRoom(submissionOf(body), { closed: false })).answer)
  for (const answer of answers) mustBe('answered', (await answer).kind)
}

function submissionOf(body: Buffer): Submission {
  const reading = readMessage(body, Date.now(), SENDER)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.message.submission
}

/** Events come when they come, whatever is under way: milliseconds from then to the durable answer. */
async function openLoop({ lanes }: PreparedServer, book: BusyBook, perSecond: number): Promise<number[]> {
  const bodies = book.take(Math.round(perSecond * OPEN_LOOP_SECONDS)).map((event) => Buffer.from(JSON.stringify(event)))
  const latenciesMs: number[] = []
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let sent = 0; sent < bodies.length; ) {
    const due = Math.min(bodies.length, Math.floor(((performance.now() - began) / 1000) * perSecond))
    for (; sent < due; sent++) {
      const dueAt = began + (sent / perSecond) * 1000
      pending.push(
        lanes.submit(submissionOf(bodies[sent]!)).then((result) => {
          mustBe('answered', result.kind)
          latenciesMs.push(performance.now() - dueAt)
        }),
      )
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(pending)
  return latenciesMs
}

type Load = { seconds: number; latenciesMs: number[]; statuses: Record<string, number> }

async function postSingles({ url, key }: Server, events: WireEvent[], connections: number, pauseMs = 0): Promise<Load> {
  load.stdin!.write(`${JSON.stringify({ url, key, connections, pauseMs, bodies: events.map((event) => JSON.stringify(event)) })}\n`)
  const done = JSON.parse((await replies.next()).value as string) as Load
  mustBe(`{"200":${events.length}}`, JSON.stringify(done.statuses))
  return done
}

type InProcessRound = { rate: Rate; tpcb: number; copy: number }
type HttpRound = { ndjson: Rate; views: Rate; single: Rate; tpcb: number }

function tellRates(tpcbName: string, inProcess: readonly InProcessRound[], overHttp: readonly HttpRound[]): void {
  const against = tpcbName === 'pgbench' ? 'tpcb-like' : 'tpcb-like (of ours: no pgbench here)'
  const tell = (figure: string, rounds: readonly { rate: Rate; tpcb: number }[], target: number) => {
    const ratio = median(rounds.map(({ rate, tpcb }) => rate.perSecond / tpcb))
    print('ingest', {
      figure,
      value: median(rounds.map(({ rate }) => rate.perSecond)),
      unit: 'events/s',
      against,
      ratio,
      target,
      met: ratio >= target,
    })
    print('ingest', { figure: `${figure}-cpu`, value: median(rounds.map(({ rate }) => rate.nodeUs)), unit: 'us of the server/event' })
    print('ingest', {
      figure: `${figure}-postgres-cpu`,
      value: median(rounds.map(({ rate }) => rate.postgresUs)),
      unit: 'us of PostgreSQL/event',
    })
  }
  tell('in-process', inProcess, 5)
  tell(
    'ndjson',
    overHttp.map(({ ndjson, tpcb }) => ({ rate: ndjson, tpcb })),
    4,
  )
  tell(
    'single',
    overHttp.map(({ single, tpcb }) => ({ rate: single, tpcb })),
    2,
  )
  const views = median(overHttp.map(({ views: { nodeUs, postgresUs } }) => nodeUs + postgresUs))
  print('ingest', { figure: 'views-cpu', value: views, unit: 'us of server and PostgreSQL/event, when the flood is over' })
  const ofCopy = median(inProcess.map(({ rate, copy }) => rate.perSecond / copy))
  print('ingest', {
    figure: 'in-process-of-copy',
    value: ofCopy,
    unit: 'share',
    against: 'copy',
    ratio: ofCopy,
    target: 0.15,
    met: ofCopy >= 0.15,
  })
  print('ingest', { figure: 'copy', value: median(inProcess.map(({ copy }) => copy)), unit: 'rows/s' })
  print('ingest', { figure: against, value: median([...inProcess, ...overHttp].map(({ tpcb }) => tpcb)), unit: 'transactions/s' })
}

function tellLatencies(openLoopMs: number[], idleMs: number[]): void {
  const [p50, p99] = [quantile(openLoopMs, 0.5), quantile(openLoopMs, 0.99)]
  print('ingest', { figure: 'open-loop-p50', value: p50, unit: 'ms at half the in-process rate', target: 10, met: p50 <= 10 })
  print('ingest', { figure: 'open-loop-p99', value: p99, unit: 'ms at half the in-process rate', target: 60, met: p99 <= 60 })
  const sync = syncMs(dataDir)
  const idle = quantile(idleMs, 0.99)
  const figure = { unit: 'ms, one event on an idle server', against: 'median fdatasync of 8 kB' }
  print('ingest', { figure: 'idle-p50', value: quantile(idleMs, 0.5), ...figure, ratio: quantile(idleMs, 0.5) / sync })
  print('ingest', { figure: 'idle-p99', value: idle, ...figure, ratio: idle / sync, target: 10, met: idle / sync <= 10 })
}

/** Memory over a million events, and the cost of one in small and large books. */
async function measureLong(): Promise<void> {
  const costs: number[] = []
  for (const borrowers of BOOK_SIZES) {
    const server = await serve(join(dataDir, 'server'), { DATABASE_URL: postgres.url })
    try {
      const pid = server.child.pid!
      const name = `book-of-${borrowers}`
      const book = busyBook({ borrowers, startAt: START_AT, stepMs: STEP_MS, name })
      let peakMb = 0
      for (let sent = 0; sent < LONG_EVENTS; sent += EVENTS) {
        await postBatch(server, book.take(EVENTS))
        peakMb = Math.max(peakMb, rssMb(pid))
      }
      const { nodeUs, postgresUs } = await measured(
        pid,
        EVENTS,
        sending(book.take(EVENTS), (events) => postBatch(server, events)),
      )
      costs.push(nodeUs + postgresUs)
      print('ingest', {
        figure: `rss-${name}`,
        value: peakMb,
        unit: `MB at most, over ${LONG_EVENTS} events`,
        target: 500,
        met: peakMb <= 500,
      })
      print('ingest', {
        figure: `cost-${name}`,
        value: costs.at(-1)!,
        unit: 'us of server and PostgreSQL/event',
        against: `book of ${BOOK_SIZES[0]}`,
        ratio: costs.at(-1)! / costs[0]!,
      })
    } finally {
      await stop(server)
    }
  }
}

function mustBe(wanted: string, got: string): void {
  if (got !== wanted) throw new Error(`expected ${wanted}, got ${got}`)
}
