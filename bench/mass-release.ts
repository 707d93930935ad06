/**
 * A regulator closes drawing for every line of a book, and lifts that again: how long until all of them are held, with their notices, and until all are
 * released. Beside it, as many plain ticks of the same accounts, which decide nothing.
 *
 *   npm run bench -- mass-release                 100,000 lines (some minutes, most of them to open the lines)
 *   npm run bench -- mass-release --lines 10000   fewer
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BOOK_SUBJECT, OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import pg from 'pg'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { readMessage } from '../apps/server/src/ingest/read-message.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type PreparedServer, prepareServer } from '../apps/server/src/running-server.ts'
import type { Submission } from '../apps/server/src/store/submission.ts'
import { testPack } from '../apps/server/src/testing/test-api.ts'
import { busyBook } from './busy-book.ts'
import { print } from './figure.ts'
import { familyCpuUs } from './ingest/process-cpu.ts'

const LINES_DEFAULT = 100_000
const EVENTS_A_LINE = 4
const PAGE = 20_000
const RELEASED_WITHIN_S = 30
const SENDER = { organisationId: 1, actor: 'bench', senders: new Set(OUTSIDE_SENDERS), isAgreed: true }
/** Checkpoints while measuring would measure the disk. */
const SETTINGS = { max_wal_size: '16GB', min_wal_size: '4GB' }
const START_AT = Date.now() - 3_600_000

let said = 0
const asked = process.argv.indexOf('--lines')
const lines = asked < 0 ? LINES_DEFAULT : Number(process.argv[asked + 1])
const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir, settings: SETTINGS })
const client = new pg.Client({ connectionString: postgres.url })
await client.connect()
const server = await prepareServer({
  ...{ databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, loaded: await testPack(), now: Date.now },
  ports: 'external',
})
try {
  // It sets moments at which accounts are woken, as this bench does.
  await server.renewing.ended
  await openLines(server)
  for (const statement of ['vacuum analyze account', 'checkpoint']) await client.query(statement)
  await measure(server)
} finally {
  await server.stop()
  await client.end()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function openLines(into: PreparedServer): Promise<void> {
  const book = busyBook({ borrowers: lines, startAt: START_AT, stepMs: 1, name: 'line' })
  for (let left = lines * EVENTS_A_LINE; left > 0; left -= PAGE) {
    await submitAll(
      into,
      book.take(Math.min(PAGE, left)).map((event) => submissionOf(event)),
    )
  }
}

type Spent = { seconds: number; nodeUs: number; postgresUs: number }

async function measure(into: PreparedServer): Promise<void> {
  const ticks: Spent[] = []
  for (let round = 0; round < 3; round++) {
    await client.query('update account set wake_at = now() where ref like $1', ['line-%'])
    ticks.push(await spent(into))
  }
  const plain = ticks.reduce((best, one) => (one.seconds < best.seconds ? one : best))
  tell('plain ticks', plain)
  const start = new Date().toISOString()
  await say(into, 'regulator-order-issued', { order_id: 'ro', closes: 'draws', basis: 'bench', starts_at: start })
  tell('held, with notices', await spent(into), plain)
  await mustCount('hold-placed')
  await say(into, 'regulator-order-lifted', { order_id: 'ro' })
  tell('released', await spent(into), plain, RELEASED_WITHIN_S)
  await mustCount('hold-lifted')
}

/** CPU time beside the wall clock: what a machine that does nothing else would take. */
function tell(figure: string, { seconds, nodeUs, postgresUs }: Spent, plain?: Spent, target?: number): void {
  const against = plain && { against: 'plain ticks', ratio: seconds / plain.seconds }
  const within = target !== undefined && { target, met: seconds <= target }
  print('mass-release', { figure, value: seconds, unit: 's', ...against, ...within })
  print('mass-release', { figure: `${figure}: CPU of the server`, value: nodeUs / lines, unit: 'us/account' })
  print('mass-release', { figure: `${figure}: CPU of PostgreSQL`, value: postgresUs / lines, unit: 'us/account' })
  const [both, most] = [(nodeUs + postgresUs) / lines, target && (target * 1e6) / LINES_DEFAULT]
  print('mass-release', {
    figure: `${figure}: CPU of both`,
    value: both,
    unit: 'us/account',
    ...(most && { target: most, met: both <= most }),
  })
}

/** Until all are woken. */
async function spent({ scheduler }: PreparedServer): Promise<Spent> {
  const [began, node, family] = [performance.now(), process.cpuUsage(), familyCpuUs(process.pid)]
  const woken = await scheduler.wakeAll()
  if (woken < lines) throw new Error(`${woken} of ${lines} were woken`)
  const { user, system } = process.cpuUsage(node)
  const nodeUs = user + system
  return { seconds: (performance.now() - began) / 1000, nodeUs, postgresUs: familyCpuUs(process.pid) - family - nodeUs }
}

async function mustCount(outcome: string): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from event where type = 'clock-ticked' and decision -> 'outcomes' @> jsonb_build_array(jsonb_build_object('type', $1::text))`,
    [outcome],
  )
  if (Number(rows[0]?.count) !== lines) throw new Error(`${rows[0]?.count} of ${lines}: ${outcome}`)
}

async function say(into: PreparedServer, type: string, data: object): Promise<void> {
  const event = { specversion: '1.0', id: `s${++said}`, source: 'urn:bench', subject: BOOK_SUBJECT, type: `fairline.${type}.v1`, data }
  await submitAll(into, [submissionOf(event)])
}

async function submitAll({ lanes }: PreparedServer, submissions: readonly Submission[]): Promise<void> {
  const answers = []
  for (const submission of submissions) answers.push((await lanes.submitWhenRoom(submission, { closed: false })).answer)
  for (const answer of await Promise.all(answers)) if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer))
}

function submissionOf(event: object): Submission {
  const reading = readMessage(Buffer.from(JSON.stringify(event)), Date.now(), SENDER)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.message.submission
}
