/**
 * SQL of `delivery`: what is on its way to somebody, and what became of it. Queued in the transaction of the decision; taken by one sender at a time, for
 * as long as its lease lasts, so that what a server left behind when it ended is taken up by another.
 */
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { bigints, integers, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import type { DecidedBatch } from './decide-batch.ts'

export type Channel = 'email' | 'sms' | 'push' | 'webhook'
export type DeliveryState = 'waiting' | 'sent' | 'given-up' | 'withheld'

/** One outcome that somebody may want to hear of: the `nth` of the event's, from 0. */
export type ToTell = Readonly<{ borrower: BorrowerKey; ref: string; sequence: number; nth: number; type: LineOutcome['type'] }>

/** Types that can be sent out. Everything else is bookkeeping. */
export const TELLABLE = [
  'notice-due',
  'line-granted',
  'grant-declined',
  'hold-placed',
  'hold-kept',
  'hold-lifted',
  'observation-started',
  'observation-broken',
  'limit-changed',
  'limit-offered',
  'increase-declined',
  'price-changed',
  'drawdown-approved',
  'drawdown-declined',
  'drawdown-cancelled',
  'repayment-applied',
  'loan-opened',
  'loan-settled',
  'delinquency-changed',
  'line-closed',
  'line-reopened',
] as const satisfies readonly LineOutcome['type'][]
const tellable: ReadonlySet<LineOutcome['type']> = new Set(TELLABLE)

/** Of the new events of a batch. `onlyNotices`: nobody has asked to hear of anything else. */
export function toTell({ added, changed }: DecidedBatch, onlyNotices: boolean): ToTell[] {
  const found = added.flatMap(({ sent: { borrower }, recorded: { sequence, decision } }) =>
    decision.outcomes.flatMap(({ type }, nth) =>
      (onlyNotices ? type === 'notice-due' : tellable.has(type)) ? [{ borrower, sequence, nth, type }] : [],
    ),
  )
  if (found.length === 0) return []
  const refs = new Map(changed.map(({ borrower, ref }) => [borrower.id, ref]))
  return found.map((one) => ({ ...one, ref: refs.get(one.borrower.id)! }))
}

const QUEUE = {
  name: 'queue-deliveries',
  text: 'select queue_deliveries($1::smallint, $2::smallint[], $3::bigint[], $4::text[], $5::integer[], $6::smallint[], $7::text[], $8::timestamptz)',
}

export async function queueDeliveries(client: Queryable, organisationId: number, told: readonly ToTell[], at: number): Promise<void> {
  const values = [
    organisationId,
    smallints(told.map(({ borrower }) => borrower.bucket)),
    bigints(told.map(({ borrower }) => borrower.id)),
    texts(told.map(({ ref }) => ref)),
    integers(told.map(({ sequence }) => sequence)),
    smallints(told.map(({ nth }) => nth)),
    texts(told.map(({ type }) => type)),
    new Date(at),
  ]
  await client.query({ ...QUEUE, values })
}

/** One to be sent, with the event that it tells of. `attempt`: this one, from 1. */
export type DueDelivery = Readonly<{
  id: bigint
  borrower: BorrowerKey
  ref: string
  sequence: number
  nth: number
  channel: Channel
  endpointId: string | null
  isMandatory: boolean
  attempt: number
  messageKey: string | null
}>

type DueRow = {
  id: string
  bucket: number
  borrower_id: string
  ref: string
  sequence: number
  nth: number
  channel: Channel
  endpoint_id: string | null
  is_mandatory: boolean
  attempts: number
  message_key: string | null
}

const TAKE = {
  name: 'take-deliveries',
  text: `with due as (
      select id from delivery where organisation_id = $1 and state = 'waiting' and due_at <= $2 order by due_at limit $4 for update skip locked)
    update delivery d set attempts = d.attempts + 1, due_at = $3 from due where d.id = due.id
    returning d.id, d.bucket, d.borrower_id, d.ref, d.sequence, d.nth, d.channel, d.endpoint_id, d.is_mandatory, d.attempts, d.message_key`,
}

/** `leaseUntil`: by then they are settled, or somebody else takes them. */
export async function takeDue(
  database: Queryable,
  organisationId: number,
  { now, leaseUntil, limit }: Readonly<{ now: number; leaseUntil: number; limit: number }>,
): Promise<DueDelivery[]> {
  const { rows } = await database.query<DueRow>({ ...TAKE, values: [organisationId, new Date(now), new Date(leaseUntil), limit] })
  return rows.map((row) => ({
    id: BigInt(row.id),
    borrower: { bucket: row.bucket, id: BigInt(row.borrower_id) },
    ref: row.ref,
    sequence: row.sequence,
    nth: row.nth,
    channel: row.channel,
    endpointId: row.endpoint_id,
    isMandatory: row.is_mandatory,
    attempt: row.attempts,
    messageKey: row.message_key,
  }))
}

/** `dueAt`: of one that waits for another try. */
export type Settled = Readonly<{ id: bigint; state: DeliveryState; dueAt: number | null; problem: string | null }>

const SETTLE = {
  name: 'settle-deliveries',
  text: `update delivery d set state = s.state, due_at = coalesce(s.due_at, d.due_at), problem = nullif(s.problem, ''),
      done_at = case when s.state = 'waiting' then null else $5::timestamptz end
    from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[]) as s(id, state, due_at, problem) where d.id = s.id`,
}

export async function settle(database: Queryable, settled: readonly Settled[], now: number): Promise<void> {
  await database.query({
    ...SETTLE,
    values: [
      bigints(settled.map(({ id }) => id)),
      texts(settled.map(({ state }) => state)),
      settled.map(({ dueAt }) => (dueAt === null ? null : new Date(dueAt))),
      texts(settled.map(({ problem }) => problem ?? '')),
      new Date(now),
    ],
  })
}
