/** SQL of lists of deliveries, the newest first, and of sending one again. */
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import type { Channel, DeliveryState } from './delivery-table.ts'

export type ListedDelivery = Readonly<{
  id: string
  ref: string
  sequence: number
  nth: number
  type: string
  channel: Channel
  endpointId: string | null
  state: DeliveryState
  attempts: number
  queuedAt: number
  dueAt: number | null
  doneAt: number | null
  problem: string | null
}>

type Row = {
  id: string
  ref: string
  sequence: number
  nth: number
  type: string
  channel: Channel
  endpoint_id: string | null
  state: DeliveryState
  attempts: number
  queued_at: Date
  due_at: Date
  done_at: Date | null
  problem: string | null
}

const COLUMNS = 'id::text, ref, sequence, nth, type, channel, endpoint_id, state, attempts, queued_at, due_at, done_at, problem'

const listedOf = (row: Row): ListedDelivery => ({
  id: row.id,
  ref: row.ref,
  sequence: row.sequence,
  nth: row.nth,
  type: row.type,
  channel: row.channel,
  endpointId: row.endpoint_id,
  state: row.state,
  attempts: row.attempts,
  queuedAt: row.queued_at.getTime(),
  dueAt: row.state === 'waiting' ? row.due_at.getTime() : null,
  doneAt: row.done_at?.getTime() ?? null,
  problem: row.problem,
})

export async function listDeliveries(
  database: Queryable,
  organisationId: number,
  question: Readonly<{ state: DeliveryState | undefined; channel: Channel | undefined; before: string | undefined; limit: number }>,
): Promise<ListedDelivery[]> {
  const { state, channel, before, limit } = question
  const { rows } = await database.query<Row>(
    `select ${COLUMNS} from delivery where organisation_id = $1 and ($2::text is null or state = $2) and ($3::text is null or channel = $3)
       and ($4::bigint is null or id < $4) order by id desc limit $5`,
    [organisationId, state ?? null, channel ?? null, before ?? null, limit],
  )
  return rows.map(listedOf)
}

export async function deliveriesOfBorrower(
  database: Queryable,
  { bucket, id }: BorrowerKey,
  sequences: readonly number[],
): Promise<ListedDelivery[]> {
  const { rows } = await database.query<Row>(
    `select ${COLUMNS} from delivery where bucket = $1 and borrower_id = $2 and sequence = any($3) order by delivery.id`,
    [bucket, id, sequences],
  )
  return rows.map(listedOf)
}

/** Sent once more, as if it never had been. False where there is none, or it waits anyway. */
export async function sendAgain(database: Queryable, organisationId: number, id: string, now: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `update delivery set state = 'waiting', attempts = 0, due_at = $3, done_at = null, problem = null
     where organisation_id = $1 and id = $2 and state <> 'waiting'`,
    [organisationId, id, new Date(now)],
  )
  return rowCount === 1
}
