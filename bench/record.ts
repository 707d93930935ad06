/**
 * What the record and row-level security cost: the whole write path with them (leaves, their rows, tiles, heads signed as a server signs them; every row looked at
 * for its organisation) against the same without either, in turns, two databases of one PostgreSQL, as CPU time of the server and of PostgreSQL; then a receipt, and
 * the check of the whole. The two small columns of a row that say where its leaf stands are written in both.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import pg from 'pg'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { readMessage } from '../apps/server/src/ingest/read-message.ts'
import { noLog } from '../apps/server/src/operations/event-log.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { receiptOf } from '../apps/server/src/record/receipts.ts'
import { ensureRecordKeys } from '../apps/server/src/record/record-keys.ts'
import { openSigner } from '../apps/server/src/record/signer.ts'
import { openInside } from '../apps/server/src/server-parts.ts'
import { asOwner } from '../apps/server/src/store/as-owner.ts'
import { bringUpToDate } from '../apps/server/src/store/bring-up-to-date.ts'
import { checkRecord } from '../apps/server/src/store/check-record.ts'
import { openDatabase } from '../apps/server/src/store/database.ts'
import { type LeafWriter, leafWriter } from '../apps/server/src/store/leaf-writer.ts'
import { openStoreLanes } from '../apps/server/src/store/store-lanes.ts'
import type { Submission } from '../apps/server/src/store/submission.ts'
import { busyBook } from './busy-book.ts'
import { defaultPack } from './default-pack.ts'
import { median, print, quantile } from './figure.ts'
import { familyScheduledUs } from './ingest/process-cpu.ts'

const BORROWERS = 5_000
/** All lines are open then. */
const WARM_UP = 5 * BORROWERS
/** Short rounds and many: what else the machine does falls on both alike. */
const EVENTS = 2_000
const ROUNDS = 80
const RECEIPTS = 300
const TARGET = 0.9
const START_AT = Date.now() - 12 * 60 * 60 * 1000
const STEP_MS = 100
const ORGANISATION = 1
const SENDER = { organisationId: ORGANISATION, actor: 'bench', senders: new Set(OUTSIDE_SENDERS), isAgreed: true }
/** Checkpoints while measuring would measure the disk. */
const SETTINGS = { max_wal_size: '16GB', min_wal_size: '4GB' }

const noLeaves: LeafWriter = { leafOf: () => '', insert: async () => {} }

type Cost = { nodeUs: number; postgresUs: number }
type Subject = Awaited<ReturnType<typeof open>>

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir, settings: SETTINGS })
const pack = await defaultPack()
try {
  const subjects = [await open('with', leafWriter), await open('without', noLeaves)]
  for (const subject of subjects) await subject.send(subject.take(WARM_UP))
  const costs = subjects.map((): Cost[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    // Whoever comes second finds the machine as the first left it.
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    for (const nth of order) costs[nth]!.push(await costOf(subjects[nth]!))
  }
  tellCosts(costs[0]!, costs[1]!)
  await subjects[0]!.signAll()
  await measureReceipts(subjects[0]!)
  await measureCheck(subjects[0]!)
  for (const subject of subjects) await subject.stop()
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function open(name: string, writer: LeafWriter) {
  const url = await newDatabase(name)
  await bringUpToDate(url, MIGRATIONS)
  const database = openDatabase(url)
  const options = { databaseUrl: url, migrations: MIGRATIONS, dataDir, loaded: { pack, files: pack.files }, now: Date.now }
  const { inside } = await openInside(options, database)
  const keys = await ensureRecordKeys(dataDir)
  if (writer === noLeaves) await withoutRowSecurity(url)
  const signer = writer === leafWriter ? openSigner({ database, keys, now: Date.now, log: noLog, onFailure: console.error }) : undefined
  signer?.start()
  const committed = (organisationId: number, events: number) => signer?.committed(organisationId, events)
  const lanes = await openStoreLanes({ ...inside, queuesJobs: () => false, tells: () => 'notices', committed }, writer)
  const book = busyBook({ borrowers: BORROWERS, startAt: START_AT, stepMs: STEP_MS, name: 'busy' })
  const take = (count: number) => book.take(count).map((event) => Buffer.from(JSON.stringify(event)))
  const send = async (bodies: readonly Buffer[]): Promise<void> => {
    const answers: Promise<{ kind: string }>[] = []
    for (const body of bodies) answers.push((await lanes.submitWhenRoom(submissionOf(body), { closed: false })).answer)
    for (const answer of answers) if ((await answer).kind !== 'answered') throw new Error('an event was not answered')
  }
  const stop = async () => {
    await lanes.drain()
    await signer?.stop()
    await database.close()
  }
  return { database, take, send, signAll: () => signer?.signAll(), stop }
}

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    await client.query(`create database record_${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(postgres.url)
  url.pathname = `record_${name}`
  return url.href
}

async function withoutRowSecurity(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
    )
    for (const { name } of rows) await client.query(`alter table ${name} disable row level security`)
  })
}

function submissionOf(body: Buffer): Submission {
  const reading = readMessage(body, Date.now(), SENDER)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.message.submission
}

async function costOf({ take, send }: Subject): Promise<Cost> {
  const bodies = take(EVENTS)
  const [cpu, ofPostgres] = [process.cpuUsage(), familyScheduledUs(postgres.pid)]
  await send(bodies)
  const { user, system } = process.cpuUsage(cpu)
  return { nodeUs: (user + system) / EVENTS, postgresUs: (familyScheduledUs(postgres.pid) - ofPostgres) / EVENTS }
}

function sumOf({ nodeUs, postgresUs }: Cost): number {
  return nodeUs + postgresUs
}

function tellCosts(recorded: readonly Cost[], plain: readonly Cost[]): void {
  for (const [figure, costs] of Object.entries({ with: recorded, without: plain })) {
    print('record', { figure: `server-${figure}`, value: median(costs.map(({ nodeUs }) => nodeUs)), unit: 'us of the server/event' })
    print('record', {
      figure: `postgres-${figure}`,
      value: median(costs.map(({ postgresUs }) => postgresUs)),
      unit: 'us of PostgreSQL/event',
    })
  }
  const ratios = recorded.map((cost, round) => sumOf(plain[round]!) / sumOf(cost))
  for (const share of [0.25, 0.75])
    print('record', { figure: `ratio-${share}`, value: quantile(ratios, share), unit: 'of the rounds have less' })
  print('record', { figure: 'load', value: loadavg()[0]!, unit: `processes that want one of ${availableParallelism()} cores` })
  const ratio = median(ratios)
  const value = 1e6 / median(recorded.map(sumOf))
  const unit = 'events/s of CPU time'
  print('record', { figure: 'ingest-with-record', value, unit, against: 'the same without', ratio, target: TARGET, met: ratio >= TARGET })
}

async function measureReceipts({ database }: Subject): Promise<void> {
  const book = database.as(ORGANISATION)
  const { rows } = await book.query<{ bucket: number; id: string; sequence: number }>(
    'select bucket, borrower_id as id, sequence from event order by key limit $1',
    [RECEIPTS],
  )
  const wallMs: number[] = []
  const before = process.cpuUsage()
  for (const { bucket, id, sequence } of rows) {
    const began = performance.now()
    const receipt = await receiptOf(book, ORGANISATION, { bucket, id: BigInt(id) }, sequence)
    if (typeof receipt === 'string') throw new Error(receipt)
    wallMs.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(before)
  print('record', { figure: 'receipt', value: median(wallMs), unit: 'ms' })
  print('record', { figure: 'receipt-cpu', value: (user + system) / 1000 / rows.length, unit: 'ms of CPU of the server' })
}

async function measureCheck({ database }: Subject): Promise<void> {
  const [before, began] = [process.cpuUsage(), performance.now()]
  const { rows, faults } = await checkRecord(database.as(ORGANISATION))
  if (faults.length > 0) throw new Error(`the record has faults: ${JSON.stringify(faults[0])}`)
  const { user, system } = process.cpuUsage(before)
  print('record', { figure: 'verify', value: (rows * 1000) / (performance.now() - began), unit: 'rows/s' })
  print('record', { figure: 'verify-cpu', value: (user + system) / rows, unit: 'us of the server/row' })
}
