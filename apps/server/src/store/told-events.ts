/** SQL of the events that deliveries tell of. */
import type { Decision } from '@fairline/domain/account/account'
import { bigints, integers, smallints } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { LEAF_OF_EVENT } from './record-batch-table.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'

/** `leaf`: of the event in the record, in hex; null: not yet. */
export type ToldEvent = Readonly<{
  borrower: BorrowerKey
  sequence: number
  packId: number
  occurredAt: number
  decision: Decision
  leaf: string | null
}>

const READ = {
  name: 'read-told-events',
  text: `select e.bucket, e.borrower_id, e.sequence, e.pack_id, e.occurred_at, e.decision, ${LEAF_OF_EVENT} from event e
    join (select distinct * from unnest($1::smallint[], $2::bigint[], $3::integer[])) as told(bucket, borrower_id, sequence)
      using (bucket, borrower_id, sequence)`,
}

type Row = {
  bucket: number
  borrower_id: string
  sequence: number
  pack_id: number
  occurred_at: Date
  decision: StoredDecision
  leaf: string | null
}

export const nameOfEvent = ({ borrower, sequence }: Pick<ToldEvent, 'borrower' | 'sequence'>): string => `${borrower.id} ${sequence}`

/** By `nameOfEvent`. */
export async function readToldEvents(
  database: Queryable,
  told: readonly Pick<ToldEvent, 'borrower' | 'sequence'>[],
): Promise<ReadonlyMap<string, ToldEvent>> {
  const values = [
    smallints(told.map(({ borrower }) => borrower.bucket)),
    bigints(told.map(({ borrower }) => borrower.id)),
    integers(told.map(({ sequence }) => sequence)),
  ]
  const { rows } = await database.query<Row>({ ...READ, values })
  return new Map(
    rows.map((row) => {
      const borrower = { bucket: row.bucket, id: BigInt(row.borrower_id) }
      const event = {
        borrower,
        sequence: row.sequence,
        packId: row.pack_id,
        occurredAt: row.occurred_at.getTime(),
        decision: readDecision(row.decision),
        leaf: row.leaf,
      }
      return [nameOfEvent(event), event]
    }),
  )
}
