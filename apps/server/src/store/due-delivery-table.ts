/**
 * SQL of deliveries that are due: taken, and settled once it is known what became of them.
 *
 * Way      an endpoint, or a channel to borrowers: each has its own queue, the longest due first.
 * Order    what a way is told of one borrower is taken in the order in which it was queued: not before what came earlier is sent or given up. One that was
 *          tried HOLDS_UP_TRIES times holds up nothing any more, nor does what may wait for the morning. Messages to borrowers, which tell of no event, have no order;
 *          what a desk was told has one, as if it were one borrower's.
 * Lease    taken by one sender at a time, for as long as its lease lasts: what a server left behind when it ended is taken up by another.
 */
import { bigints, integers, optionalInstants, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { OrganisationDatabase, Queryable } from './database.ts'
import type { Channel, DeliveryState } from './delivery-table.ts'

/** `endpointId`: null of a channel to borrowers. */
export type Way = Readonly<{ channel: Channel; endpointId: string | null }>

/** One to be sent, with the event that it tells of. `attempt`: this one, from 1. `dueAt`: since when it was due. */
export type DueDelivery = Way &
  Readonly<{
    id: bigint
    borrower: BorrowerKey
    ref: string
    sequence: number
    nth: number
    isMandatory: boolean
    attempt: number
    dueAt: number
    messageKey: string | null
  }>

/** Some ten minutes in all: a receiver that stumbles over one of them hears of what came later too. */
export const HOLDS_UP_TRIES = 6

const WAYS = {
  name: 'due-ways',
  text: `with recursive way as (
      (select channel, coalesce(endpoint_id, '') as endpoint, due_at from delivery where organisation_id = $1 and state = 'waiting'
       order by channel, coalesce(endpoint_id, ''), due_at limit 1)
      union all
      select next.* from way cross join lateral (
        select channel, coalesce(endpoint_id, '') as endpoint, due_at from delivery
        where organisation_id = $1 and state = 'waiting' and (channel, coalesce(endpoint_id, '')) > (way.channel, way.endpoint)
        order by channel, coalesce(endpoint_id, ''), due_at limit 1) as next)
    select channel, nullif(endpoint, '') as endpoint_id from way where due_at <= $2`,
}

/** Those on which something is due; asked of the index alone, however much waits. */
export async function dueWays(database: Queryable, organisationId: number, now: number): Promise<Way[]> {
  const values = [organisationId, new Date(now)]
  const { rows } = await database.query<{ channel: Channel; endpoint_id: string | null }>({ ...WAYS, values })
  return rows.map(({ channel, endpoint_id }) => ({ channel, endpointId: endpoint_id }))
}

type DueRow = {
  id: string
  bucket: number
  borrower_id: string
  ref: string
  sequence: number
  nth: number
  is_mandatory: boolean
  attempts: number
  due_at: Date
  message_key: string | null
}

/** Any number that no other lock has. */
const TAKING = 1_181_446_508

const onWay = (delivery: string): string =>
  `${delivery}.organisation_id = $1 and ${delivery}.channel = $2 and coalesce(${delivery}.endpoint_id, '') = $3 and ${delivery}.state = 'waiting'`

/** All that is due of the borrowers whose turn it is: so that of one of them nothing is left out between two others. */
const TAKE = {
  name: 'take-deliveries',
  text: `with first as (
      select d.bucket, d.borrower_id from delivery d where ${onWay('d')} and d.due_at <= $4 order by d.due_at limit $6),
    due as (
      select d.id, d.due_at from (select distinct bucket, borrower_id from first) as whose
        join delivery d on d.bucket = whose.bucket and d.borrower_id = whose.borrower_id
      where ${onWay('d')} and d.due_at <= $4 and (d.message_key is not null and d.message_key not like 'desk %' or not exists (
        select from delivery e where e.bucket = d.bucket and e.borrower_id = d.borrower_id and ${onWay('e')}
          and e.id < d.id and e.is_mandatory and e.due_at > $4 and e.attempts < $7))
      for update of d skip locked)
    update delivery d set due_at = $5 from due where d.id = due.id
    returning d.id, d.bucket, d.borrower_id, d.ref, d.sequence, d.nth, d.is_mandatory, d.attempts, due.due_at, d.message_key`,
}

/** In the order of their queue. `leaseUntil`: by then they are settled, or somebody else takes them. */
export async function takeDue(
  book: OrganisationDatabase,
  way: Way,
  { now, leaseUntil, limit }: Readonly<{ now: number; leaseUntil: number; limit: number }>,
): Promise<DueDelivery[]> {
  const endpoint = way.endpointId ?? ''
  const values = [book.organisationId, way.channel, endpoint, new Date(now), new Date(leaseUntil), limit, HOLDS_UP_TRIES]
  const [, , { rows }] = await book.withClient((client) =>
    Promise.all([
      client.query('begin'),
      // Whoever takes next sees what was taken before: else he would overtake it.
      client.query({
        name: 'lock-way',
        text: 'select pg_advisory_xact_lock($1, hashtext($2))',
        values: [TAKING, `${book.organisationId} ${way.channel} ${endpoint}`],
      }),
      client.query<DueRow>({ ...TAKE, values }),
      client.query('commit'),
    ]),
  )
  return rows.map((row) => dueOf(row, way)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

const dueOf = (row: DueRow, way: Way): DueDelivery => ({
  ...way,
  id: BigInt(row.id),
  borrower: { bucket: row.bucket, id: BigInt(row.borrower_id) },
  ref: row.ref,
  sequence: row.sequence,
  nth: row.nth,
  isMandatory: row.is_mandatory,
  attempt: row.attempts + 1,
  dueAt: row.due_at.getTime(),
  messageKey: row.message_key,
})

/** `dueAt`: of one that waits on. `isTried`: it was sent, as far as anybody knows; else nothing is known of it that was not before. */
export type Settled = Readonly<{ id: bigint; state: DeliveryState; dueAt: number | null; problem: string | null; isTried: boolean }>

const SETTLE = {
  name: 'settle-deliveries',
  text: `update delivery d set state = s.state, due_at = coalesce(s.due_at, d.due_at), attempts = d.attempts + s.tried,
      problem = case when s.tried = 0 and s.state = 'waiting' then d.problem else nullif(s.problem, '') end,
      done_at = case when s.state = 'waiting' then null else $6::timestamptz end
    from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[], $5::integer[]) as s(id, state, due_at, problem, tried) where d.id = s.id`,
}

export async function settle(database: Queryable, settled: readonly Settled[], now: number): Promise<void> {
  await database.query({
    ...SETTLE,
    values: [
      bigints(settled.map(({ id }) => id)),
      texts(settled.map(({ state }) => state)),
      optionalInstants(settled.map(({ dueAt }) => dueAt)),
      texts(settled.map(({ problem }) => problem ?? '')),
      integers(settled.map(({ isTried }) => (isTried ? 1 : 0))),
      new Date(now),
    ],
  })
}

/** What a way that fails has had due since before then. Told are which: at most `limit` at once. */
export async function giveUpOlder(
  database: Queryable,
  organisationId: number,
  { channel, endpointId }: Way,
  { dueBefore, problem, now, limit }: Readonly<{ dueBefore: number; problem: string; now: number; limit: number }>,
): Promise<{ id: bigint; attempts: number }[]> {
  const { rows } = await database.query<{ id: string; attempts: number }>(
    `with old as (select d.id from delivery d where ${onWay('d')} and d.due_at < $4 order by d.due_at limit $5 for update skip locked)
     update delivery d set state = 'given-up', problem = $6, done_at = $7 from old where d.id = old.id returning d.id, d.attempts`,
    [organisationId, channel, endpointId ?? '', new Date(dueBefore), limit, problem, new Date(now)],
  )
  return rows.map(({ id, attempts }) => ({ id: BigInt(id), attempts }))
}
