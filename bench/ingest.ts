/**
 * Events a second through the whole write path, durable: in process, as NDJSON over HTTP, and one by one over HTTP, on the packaged PostgreSQL
 * with the settings it is shipped with; against raw COPY of the same log rows, and against pgbench's tpcb-like where Debian's pgbench is there.
 */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { readMessage } from '../apps/server/src/ingest/read-message.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type RunningServer, startServer } from '../apps/server/src/running-server.ts'
import { defaultPack } from './default-pack.ts'
import { median, print } from './figure.ts'
import { bookOf, type WireEvent } from './synthetic-book.ts'

const EVENTS = 20_000
const BORROWERS = 2_000
const SINGLE_EVENTS = 4_000
const CONNECTIONS = 64
const RUNS = 3
const SENDER = { organisationId: 1, actor: 'bench' }
const NOW = Date.parse('2026-12-31T00:00:00Z')

type Rate = { perSecond: number; cpuUs: number }

let runs = 0

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir })
try {
  const pack = await defaultPack()
  const server = await startServer({
    databaseUrl: postgres.url,
    migrations: MIGRATIONS,
    dataDir,
    loaded: { pack, files: pack.files },
    now: () => NOW,
    host: '127.0.0.1',
    port: 0,
  })
  try {
    await measure(server)
  } finally {
    await server.stop()
  }
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(server: RunningServer): Promise<void> {
  const inProcess = await rate(EVENTS, (events) => submitAll(server, events))
  const ndjson = await rate(EVENTS, (events) => postBatch(server, events))
  const single = await rate(SINGLE_EVENTS, (events) => postSingles(server, events))
  const copy = await copyRate()
  const baseline = tpcbRate()
  const figures = { 'in-process': inProcess, ndjson, single }
  for (const [figure, { perSecond, cpuUs }] of Object.entries(figures)) {
    const against = baseline === undefined ? 'copy' : 'tpcb-like'
    print('ingest', { figure, value: perSecond, unit: 'events/s', against, ratio: perSecond / (baseline ?? copy) })
    print('ingest', { figure: `${figure}-cpu`, value: cpuUs, unit: 'us of this process/event' })
  }
  print('ingest', {
    figure: 'in-process-of-copy',
    value: inProcess.perSecond / copy,
    unit: 'share',
    against: 'copy',
    ratio: inProcess.perSecond / copy,
  })
  print('ingest', { figure: 'copy', value: copy, unit: 'rows/s' })
  if (baseline === undefined) console.error('tpcb-like: not run (no pgbench)')
  else print('ingest', { figure: 'tpcb-like', value: baseline, unit: 'transactions/s' })
}

/** Borrowers are new in every run, so that every run does the same. */
async function rate(count: number, send: (events: WireEvent[]) => Promise<void>): Promise<Rate> {
  const rates: Rate[] = []
  for (let run = 0; run <= RUNS; run++) {
    const name = `run${runs++}`
    const events = [...bookOf(Math.min(BORROWERS, count / 10), count)].map((event) => ({ ...event, subject: `${name}-${event.subject}` }))
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await send(events)
    const { user, system } = process.cpuUsage(cpu)
    if (run > 0) rates.push({ perSecond: (count * 1000) / (performance.now() - began), cpuUs: (user + system) / count })
  }
  return { perSecond: median(rates.map(({ perSecond }) => perSecond)), cpuUs: median(rates.map(({ cpuUs }) => cpuUs)) }
}

async function submitAll({ lanes }: RunningServer, events: WireEvent[]): Promise<void> {
  const answers: Promise<{ kind: string }>[] = []
  for (const event of events) {
    const reading = readMessage(Buffer.from(JSON.stringify(event)), NOW, SENDER)
    if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
    answers.push((await lanes.submitWhenRoom(reading.message.submission, { closed: false })).answer)
  }
  for (const answer of answers) mustBe('answered', (await answer).kind)
}

async function postBatch({ url, adminKey }: RunningServer, events: WireEvent[]): Promise<void> {
  const answer = await fetch(`${url}/v1/events:batch?answer=brief`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(events.map((event) => `${JSON.stringify(event)}\n`))) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  const lines = (await answer.text()).trimEnd().split('\n')
  mustBe(`${events.length}`, `${lines.filter((line) => line.includes('"recorded"')).length}`)
}

async function postSingles({ url, adminKey }: RunningServer, events: WireEvent[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' }
  const queue = events.values()
  const worker = async () => {
    for (const event of queue) {
      const sent = request(`${url}/v1/events`, { method: 'POST', agent, headers })
      sent.end(JSON.stringify(event))
      const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
      mustBe('200', `${answer.statusCode}`)
      answer.resume()
      await once(answer, 'end')
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  agent.destroy()
}

/** COPY of the rows that were just logged into a table of the same shape, by the server itself: what the disk and the index allow. */
async function copyRate(): Promise<number> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    const file = join(dataDir, 'rows.copy')
    await client.query('create table copied (like event including all)')
    const { rowCount } = await client.query(`copy (select * from event) to '${file}' (format binary)`)
    const rates: number[] = []
    for (let run = 0; run < RUNS; run++) {
      await client.query('truncate copied')
      const began = performance.now()
      await client.query(`copy copied from '${file}' (format binary)`)
      rates.push(((rowCount ?? 0) * 1000) / (performance.now() - began))
    }
    return median(rates)
  } finally {
    await client.end()
  }
}

function tpcbRate(): number | undefined {
  const url = new URL(postgres.url)
  const args = ['-h', url.searchParams.get('host') ?? '', '-p', url.searchParams.get('port') ?? '', '-U', url.username]
  const pgbench = (...more: string[]) =>
    execFileSync('pgbench', [...args, ...more, 'fairline'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    pgbench('-i', '-s', '10', '-q')
  } catch {
    return undefined
  }
  const best = ['1', '8', '32'].map((clients) =>
    Number(/tps = ([\d.]+)/.exec(pgbench('-M', 'prepared', '-c', clients, '-j', '1', '-T', '3'))?.[1]),
  )
  return Math.max(...best)
}

function mustBe(wanted: string, got: string): void {
  if (got !== wanted) throw new Error(`expected ${wanted}, got ${got}`)
}
