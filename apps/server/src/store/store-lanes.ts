/** The lanes of a server: each batch on a connection of its organisation, what breaks set aside, and what happens told to log and meters. */
import { describeBug } from '../describe-bug.ts'
import type { DatabaseWatch } from '../operations/database-watch.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { MetricsHooks } from '../operations/metrics-hooks.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { openAccountCache } from './account-cache.ts'
import { type Database, isUnavailable } from './database.ts'
import type { KnownBooks } from './known-books.ts'
import { readLanes } from './lane-table.ts'
import { type LaneOptions, type Lanes, openLanes } from './lanes.ts'
import { type LeafWriter, leafWriter } from './leaf-writer.ts'
import { quarantineEvents } from './quarantine-table.ts'
import type { Submission, WritePolicy } from './submission.ts'
import { openTreeSizes } from './tree-sizes.ts'
import { type CommittedBatch, commitBatch, type Road } from './write-path.ts'

export type StoreLaneParts = {
  database: Database
  packs: Packs
  books: KnownBooks
  sealing: Sealing
  clocks: BookClocks
  now: () => number
  log: EventLog
  metrics: MetricsHooks
  databaseWatch: DatabaseWatch
  queuesJobs: WritePolicy['queuesJobs']
  tells: WritePolicy['tells']
  /** Hears in which book something was committed, and how many events. */
  committed?: (organisationId: number, events: number) => void
}

/** A commit that takes longer is worth a line in the log. */
export const COMMIT_SLOW_MS = 1_000

export async function openStoreLanes(parts: StoreLaneParts, writer: LeafWriter = leafWriter): Promise<Lanes> {
  const { database, packs, books, sealing, clocks, now, log, metrics, databaseWatch, queuesJobs, tells } = parts
  const laneByBucket = await readLanes(database)
  const laneOf = (bucket: number): number => laneByBucket[bucket]!
  const onBug: WritePolicy['onBug'] = (error, factType, key) =>
    log('event-quarantined', { ...describeBug(error), fact_type: factType, event_key: key })
  const { clockOf, heard } = clocks
  const fixed = {
    packNamed: packs.named,
    learnPack: packs.learn,
    now,
    sealing,
    books,
    clockOf,
    heard,
    queuesJobs,
    tells,
    onBug,
  }
  const cache = openAccountCache()
  const sizes = openTreeSizes()
  const roadOf = openRoads(laneOf)
  const onCommitted = openCommitted(parts)
  return openLanes({
    laneOf,
    commit: (batch) => {
      const { organisationId } = batch[0]!
      const record = { tree: laneOf(batch[0]!.borrower.bucket), sizes, writer }
      // Another pack may take its place at any time: a batch is decided by one.
      const policy = { ...fixed, pack: packs.current, packId: packs.currentId }
      const options = { organisationId, policy, cache, road: roadOf(batch[0]!), record, onCommitted }
      return database.as(organisationId).withClient((client) => commitBatch(client, batch, options))
    },
    setAside: openSetAside(database, onBug),
    onFailure: (error) => tellFailure(error, log, databaseWatch),
    onAnswered: metrics.eventsAnswered,
  })
}

/** Why something was not written: the database is away, or it is our own fault. */
export function tellFailure(error: unknown, log: EventLog, databaseWatch: DatabaseWatch): void {
  if (isUnavailable(error)) databaseWatch.failed(error)
  else log('batch-failed', describeBug(error))
}

function openSetAside(database: Database, onBug: WritePolicy['onBug']): LaneOptions['setAside'] {
  return async (submission, error) => {
    const { organisationId, fact, key } = submission
    const poisoned = [{ submission, error }]
    await database.as(organisationId).withClient((client) => quarantineEvents(client, organisationId, poisoned, new Map()))
    onBug(error, fact.type, key)
    return { kind: 'failed', code: 'quarantined' }
  }
}

function openRoads(laneOf: (bucket: number) => number): (submission: Submission) => Road {
  const roads = new Map<string, Road>()
  return ({ organisationId, borrower }) => {
    const name = `${organisationId} ${laneOf(borrower.bucket)}`
    const road = roads.get(name) ?? { carefulLeft: 0 }
    roads.set(name, road)
    return road
  }
}

export function openCommitted({
  log,
  metrics,
  databaseWatch,
  committed,
}: Pick<StoreLaneParts, 'log' | 'metrics' | 'databaseWatch' | 'committed'>): (batch: CommittedBatch) => void {
  return (batch) => {
    databaseWatch.answered()
    metrics.batchCommitted(batch)
    committed?.(batch.organisationId, batch.size)
    const tookMs = Math.round(batch.seconds * 1000)
    if (tookMs > COMMIT_SLOW_MS) log('commit-slow', { road: batch.road, events: batch.size, took_ms: tookMs })
  }
}
