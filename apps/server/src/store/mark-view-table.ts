/** SQL of `mark_view` as it is written: marks are only ever added. */
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import { isMarkedFact, type Mark, marksOf, type PlacedMark } from '@fairline/domain/measures/marks'
import { bigints, integers, smallints } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readFactData } from './stored-fact.ts'

export type MarkToSave = { readonly borrower: BorrowerKey; readonly mark: PlacedMark }

export async function saveMarks(client: Queryable, organisationId: number, marks: readonly MarkToSave[]): Promise<void> {
  if (marks.length === 0) return
  await client.query(
    `insert into mark_view (organisation_id, bucket, borrower_id, sequence, nth, mark, run_id, detail, at)
     select $1, bucket, borrower_id, sequence, nth, mark, run_id, detail, at
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, sequence integer, nth smallint, mark text, run_id text, detail text,
       at timestamptz)`,
    [organisationId, JSON.stringify(marks.map(rowOf))],
  )
}

const rowOf = ({ borrower, mark: { sequence, nth, mark, run, detail, at } }: MarkToSave) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  sequence,
  nth,
  mark,
  run_id: run,
  detail,
  at: writeInstant(at),
})

type Decided = { readonly borrower: BorrowerKey; readonly sequence: number; readonly type: string; readonly decision: Decision }

/** Marks of events that were read without their facts: only the facts that leave some are read. */
export async function marksOfEvents(client: Queryable, events: readonly Decided[]): Promise<MarkToSave[]> {
  const facts = await readFacts(
    client,
    events.filter(({ type }) => isMarkedFact(type)),
  )
  return events.flatMap(({ borrower, sequence, decision }) =>
    marksOf({ sequence, fact: facts.get(nameOf(borrower.id, sequence)), decision }).map((mark) => ({ borrower, mark })),
  )
}

const nameOf = (borrowerId: bigint, sequence: number): string => `${borrowerId} ${sequence}`

type FactRow = {
  borrower_id: string
  sequence: number
  type: FactType
  schema_version: number
  occurred_at: Date
  known_at: Date
  data: Record<string, unknown>
}

const READ_FACTS = {
  name: 'read-marked-facts',
  text: `select e.borrower_id, e.sequence, e.type, e.schema_version, e.occurred_at, e.known_at, e.data
    from event e join unnest($1::smallint[], $2::bigint[], $3::integer[]) as wanted(bucket, borrower_id, sequence) using (bucket, borrower_id, sequence)`,
}

async function readFacts(client: Queryable, events: readonly Decided[]): Promise<ReadonlyMap<string, Fact>> {
  if (events.length === 0) return new Map()
  const { rows } = await client.query<FactRow>({
    ...READ_FACTS,
    values: [
      smallints(events.map(({ borrower }) => borrower.bucket)),
      bigints(events.map(({ borrower }) => borrower.id)),
      integers(events.map(({ sequence }) => sequence)),
    ],
  })
  return new Map(
    rows.map(({ borrower_id, sequence, type, schema_version, occurred_at, known_at, data }) => {
      const times = { occurredAt: occurred_at.getTime(), knownAt: known_at.getTime() }
      return [nameOf(BigInt(borrower_id), sequence), { type, ...times, data: readFactData(type, data, schema_version) } as Fact]
    }),
  )
}

/** By name, to be held against the log. */
export async function storedMarks(database: Queryable, organisationId: number, bucket: number): Promise<Map<string, unknown>> {
  const { rows } = await database.query<MarkRow & { ref: string; sequence: number; nth: number }>(
    `select a.ref, m.sequence, m.nth, m.mark, m.run_id, m.detail, m.at from mark_view m join account a using (bucket, borrower_id)
     where m.organisation_id = $1 and m.bucket = $2`,
    [organisationId, bucket],
  )
  return new Map(rows.map(({ ref, sequence, nth, ...row }) => [nameOfMark(ref, { sequence, nth }), markOf(row)]))
}

export const nameOfMark = (ref: string, { sequence, nth }: Pick<PlacedMark, 'sequence' | 'nth'>): string => `${ref} ${sequence} ${nth}`

export type MarkRow = { readonly mark: Mark['mark']; readonly run_id: string | null; readonly detail: string | null; readonly at: Date }

export const markOf = ({ mark, run_id, detail, at }: MarkRow): Mark => ({ mark, run: run_id, detail, at: at.getTime() })
