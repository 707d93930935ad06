/** SQL of holds that are put right together: their facts in the log of the book, and which holds they are about. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { type Batch, type BulkEntry, type BulkFact, foldBatches } from '@fairline/domain/book/bulk-correction'
import { type BorrowerKey, borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readFactData } from './stored-fact.ts'

type Row = {
  type: FactType
  schema_version: number
  actor: string
  occurred_at: Date
  known_at: Date
  data: Record<string, unknown>
}

export type BulkLog = Readonly<{ batches: ReadonlyMap<string, Batch>; after: number }>
export const noBulkLog: BulkLog = { batches: new Map(), after: 0 }

/** What came behind `before` is added to it; of a log that did not grow nothing is read. */
export async function readBulkLog(database: Queryable, organisationId: number, before: BulkLog = noBulkLog): Promise<BulkLog> {
  const { bucket, id } = borrowerKey(organisationId, BOOK_SUBJECT)
  const { rows: last } = await database.query<{ sequence: number | null }>(
    'select max(sequence) as sequence from event where bucket = $1 and borrower_id = $2',
    [bucket, id],
  )
  const upTo = last[0]?.sequence ?? 0
  if (upTo <= before.after) return before
  const { rows } = await database.query<Row>(
    `select type, schema_version, actor, occurred_at, known_at, data from event
     where bucket = $1 and borrower_id = $2 and sequence > $3 and sequence <= $4 and type like 'bulk-correction-%' order by sequence`,
    [bucket, id, before.after, upTo],
  )
  return { batches: foldBatches(rows.map(entryOf), before.batches), after: upTo }
}

const entryOf = ({ type, schema_version, actor, occurred_at, known_at, data }: Row): BulkEntry => {
  const fact = { type, occurredAt: occurred_at.getTime(), knownAt: known_at.getTime(), data: readFactData(type, data, schema_version) }
  return { fact: fact as Fact as BulkFact, actor }
}

/** What a fact of a batch is held to. `holdCounts`: of the batches in question, as many as there are now. */
export type BulkDesk = Readonly<{ batches: ReadonlyMap<string, Batch>; holdCounts: ReadonlyMap<string, number> }>

export async function readBulkDesk(client: Queryable, organisationId: number, facts: readonly BulkFact[]): Promise<BulkDesk> {
  const { batches } = await readBulkLog(client, organisationId)
  const holdCounts = new Map<string, number>()
  for (const { type, data } of facts) {
    const known = batches.get(data.batchId)
    if (type === 'bulk-correction-released' && known) holdCounts.set(known.id, (await countHolds(client, organisationId, known)).holds)
  }
  return { batches, holdCounts }
}

/** Of that reason, and placed before it was proposed: what came since is another matter. */
const CONDITIONS = `h.organisation_id = $1 and h.reason = $2 and h.placed_at <= $3::timestamptz
  and ($4::text[] is null or h.ref = any($4)) and ($5::timestamptz is null or h.placed_at >= $5) and ($6::timestamptz is null or h.placed_at < $6)
  and ($7::text is null or exists (select from event e join pack p on p.id = e.pack_id
    where e.bucket = h.bucket and e.borrower_id = h.borrower_id and e.sequence = h.placed_by_sequence and p.hash = $7))`

const instantOrNull = (at: number | undefined): string | null => (at === undefined ? null : writeInstant(at))

const valuesOf = (organisationId: number, { proposal, proposedAt }: Batch): unknown[] => [
  organisationId,
  proposal.reason,
  writeInstant(proposedAt),
  proposal.borrowerIds ?? null,
  instantOrNull(proposal.placedFromAt),
  instantOrNull(proposal.placedUntilAt),
  proposal.policyHash ?? null,
]

export type HoldCounts = Readonly<{ holds: number; borrowers: number; inForce: number }>

export async function countHolds(database: Queryable, organisationId: number, batch: Batch): Promise<HoldCounts> {
  const { rows } = await database.query<{ holds: number; borrowers: number; in_force: number }>(
    `select count(*)::integer as holds, count(distinct (h.bucket, h.borrower_id))::integer as borrowers,
       count(*) filter (where h.lifted_at is null)::integer as in_force from hold_view h where ${CONDITIONS}`,
    valuesOf(organisationId, batch),
  )
  const { holds, borrowers, in_force: inForce } = rows[0]!
  return { holds, borrowers, inForce }
}

export type WrongHold = Readonly<{ borrower: BorrowerKey; ref: string; holdId: string }>

/** A page of them, by borrower and id, from behind `after` on. */
export async function pageOfHolds(
  database: Queryable,
  organisationId: number,
  batch: Batch,
  { after, limit }: { after: WrongHold | undefined; limit: number },
): Promise<WrongHold[]> {
  const { rows } = await database.query<{ bucket: number; borrower_id: string; ref: string; hold_id: string }>(
    `select h.bucket, h.borrower_id, h.ref, h.hold_id from hold_view h where ${CONDITIONS}
       and ($8::smallint is null or (h.bucket, h.borrower_id, h.hold_id) > ($8, $9::bigint, $10))
     order by h.bucket, h.borrower_id, h.hold_id limit $11`,
    [...valuesOf(organisationId, batch), after?.borrower.bucket ?? null, after?.borrower.id ?? null, after?.holdId ?? null, limit],
  )
  return rows.map(({ bucket, borrower_id, ref, hold_id }) => ({ borrower: { bucket, id: BigInt(borrower_id) }, ref, holdId: hold_id }))
}
