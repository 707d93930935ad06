/** SQL of one borrower's log, as people read it. */
import type { FactType } from '@fairline/contract/facts'
import type { Decision } from '@fairline/domain/account/account'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'

/** `data` as it is stored: sealed values are in it. */
export type LogEntry = {
  readonly sequence: number
  readonly type: FactType
  readonly schemaVersion: number
  readonly source: string
  readonly eventId: string
  readonly actor: string
  readonly occurredAt: number
  readonly knownAt: number
  readonly recordedAt: number
  readonly packId: number
  readonly data: Readonly<Record<string, unknown>>
  readonly decision: Decision
}

type Row = {
  sequence: number
  type: FactType
  schema_version: number
  source: string
  event_id: string
  actor: string
  occurred_at: Date
  known_at: Date
  recorded_at: Date
  pack_id: number
  data: Record<string, unknown>
  decision: StoredDecision
}

/** `before`: only entries before this sequence. `forms`: of these types in these versions. */
export type LogQuestion = {
  readonly before?: number | undefined
  readonly forms?: readonly { readonly name: FactType; readonly version: number }[] | undefined
  readonly withOutcomes: boolean
  readonly limit: number
}

/** The newest first. */
export async function readBorrowerLog(database: Queryable, { bucket, id }: BorrowerKey, question: LogQuestion): Promise<LogEntry[]> {
  const { before = MOST, forms, withOutcomes, limit } = question
  const { rows } = await database.query<Row>(
    `select sequence, type, schema_version, source, event_id, actor, occurred_at, known_at, recorded_at, pack_id, data, decision from event
     where bucket = $1 and borrower_id = $2 and sequence < $3 and ($4::text[] is null or type || ' ' || schema_version = any($4))
       ${withOutcomes ? `and decision ? 'outcomes'` : ''}
     order by sequence desc limit $5`,
    [bucket, id, before, forms?.map(({ name, version }) => `${name} ${version}`) ?? null, limit],
  )
  return rows.map(entryOf)
}

const MOST = 2 ** 31 - 1

export async function findLogEntry(database: Queryable, borrower: BorrowerKey, sequence: number): Promise<LogEntry | undefined> {
  const [entry] = await readBorrowerLog(database, borrower, { before: sequence + 1, withOutcomes: false, limit: 1 })
  return entry?.sequence === sequence ? entry : undefined
}

export type DecisionAt = { readonly sequence: number; readonly decision: Decision }

/** The newest `limit` decisions, in the order of the log. */
export async function readDecisions(database: Queryable, { bucket, id }: BorrowerKey, limit: number): Promise<DecisionAt[]> {
  const { rows } = await database.query<Pick<Row, 'sequence' | 'decision'>>(
    'select sequence, decision from event where bucket = $1 and borrower_id = $2 order by sequence desc limit $3',
    [bucket, id, limit],
  )
  return rows.map(({ sequence, decision }) => ({ sequence, decision: readDecision(decision) })).reverse()
}

const entryOf = (row: Row): LogEntry => ({
  sequence: row.sequence,
  type: row.type,
  schemaVersion: row.schema_version,
  source: row.source,
  eventId: row.event_id,
  actor: row.actor,
  occurredAt: row.occurred_at.getTime(),
  knownAt: row.known_at.getTime(),
  recordedAt: row.recorded_at.getTime(),
  packId: row.pack_id,
  data: row.data,
  decision: readDecision(row.decision),
})
