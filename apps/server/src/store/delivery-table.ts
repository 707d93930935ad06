/** SQL of `delivery`, as the transaction of a decision sees it: what is to be told is queued there, and nothing is sent (due-delivery-table.ts). */
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { givenBack } from '@fairline/domain/notices/given-back'
import { BACK } from '@fairline/domain/notices/templates'
import { bigints, integers, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import type { DecidedBatch } from './decide-batch.ts'
import type { NewEvent } from './event-table.ts'

export type Channel = 'email' | 'sms' | 'push' | 'webhook'
export type DeliveryState = 'waiting' | 'sent' | 'given-up' | 'withheld'

/**
 * One outcome that somebody may want to hear of: the `nth` of the event's, from 0. `back`: the one letter about all that the borrower has again by the
 * event, under the first outcome that gives him something back.
 */
export type ToTell = Readonly<{
  borrower: BorrowerKey
  ref: string
  sequence: number
  nth: number
  type: LineOutcome['type'] | typeof BACK
}>

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

/** Of the new events of a batch. `onlyNotices`: no system has asked to hear of anything else. */
export function toTell({ added, changed }: DecidedBatch, onlyNotices: boolean): ToTell[] {
  const found = added.flatMap(({ sent: { borrower }, recorded: { sequence, decision } }) => {
    const told = decision.outcomes.flatMap(({ type }, nth) =>
      (onlyNotices ? type === 'notice-due' : tellable.has(type)) ? [{ borrower, sequence, nth, type }] : [],
    )
    const back = backOf(decision)
    return back === undefined ? told : [...told, { borrower, sequence, nth: back, type: BACK } as const]
  })
  if (found.length === 0) return []
  const refs = new Map(changed.map(({ borrower, ref }) => [borrower.id, ref]))
  return found.map((one) => ({ ...one, ref: refs.get(one.borrower.id)! }))
}

/** Nobody is back on a line that is closed. */
function backOf({ line, outcomes }: NewEvent['recorded']['decision']): number | undefined {
  const [first] = line.status === 'closed' ? [] : givenBack(outcomes)
  return first && outcomes.indexOf(first)
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
