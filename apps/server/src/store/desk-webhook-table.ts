/** SQL of `desk_webhook` and `desk_webhook_refusal`: what was taken, so that it is taken once, and how much was refused, by the minute. */
import type { Queryable } from './database.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Long after what was sent then would be refused by its time. */
const TAKEN_KEPT_MS = HOUR_MS
const REFUSALS_KEPT_MS = 7 * 24 * HOUR_MS
const DAY_MS = 24 * HOUR_MS

export type TakenWebhook = Readonly<{ connectionId: string; messageId: string; sha256: Buffer; at: number }>

/** Undefined: it is new. Else the hash of what came under this id before. */
export async function takeWebhook(client: Queryable, organisationId: number, taken: TakenWebhook): Promise<Buffer | undefined> {
  const { connectionId, messageId, sha256, at } = taken
  await client.query('delete from desk_webhook where organisation_id = $1 and connection_id = $2 and received_at < $3', [
    organisationId,
    connectionId,
    new Date(at - TAKEN_KEPT_MS),
  ])
  const { rowCount } = await client.query(
    `insert into desk_webhook (organisation_id, connection_id, message_id, sha256, received_at) values ($1, $2, $3, $4, $5)
     on conflict on constraint desk_webhook_pk do nothing`,
    [organisationId, connectionId, messageId, sha256, new Date(at)],
  )
  if (rowCount === 1) return undefined
  const { rows } = await client.query<{ sha256: Buffer }>(
    'select sha256 from desk_webhook where organisation_id = $1 and connection_id = $2 and message_id = $3',
    [organisationId, connectionId, messageId],
  )
  return rows[0]!.sha256
}

export async function noteRefusal(
  database: Queryable,
  organisationId: number,
  { connectionId, why, at }: Readonly<{ connectionId: string; why: string; at: number }>,
): Promise<void> {
  await database.query('delete from desk_webhook_refusal where organisation_id = $1 and connection_id = $2 and minute < $3', [
    organisationId,
    connectionId,
    new Date(at - REFUSALS_KEPT_MS),
  ])
  await database.query(
    `insert into desk_webhook_refusal (organisation_id, connection_id, minute, why, refused) values ($1, $2, $3, $4, 1)
     on conflict on constraint desk_webhook_refusal_pk do update set refused = desk_webhook_refusal.refused + 1`,
    [organisationId, connectionId, new Date(at - (at % MINUTE_MS)), why],
  )
}

export type Refusals = Readonly<{ connectionId: string; why: string; refused: number; lastAt: number }>

/** Of the last day, by connection and reason; the most recent first. `lastAt`: its minute. */
export async function refusalsOfDay(database: Queryable, organisationId: number, now: number): Promise<Refusals[]> {
  const { rows } = await database.query<{ connection_id: string; why: string; refused: string; last: Date }>(
    `select connection_id, why, sum(refused) as refused, max(minute) as last from desk_webhook_refusal
     where organisation_id = $1 and minute > $2 group by connection_id, why order by last desc, why`,
    [organisationId, new Date(now - DAY_MS)],
  )
  return rows.map(({ connection_id, why, refused, last }) => ({
    ...{ connectionId: connection_id, why, refused: Number(refused), lastAt: last.getTime() },
  }))
}

export type ChannelRefusals = Readonly<{ channelId: string; minuteAt: number; refused: number }>

/** Of the last hour, for these reasons, by channel and minute. */
export async function refusalsOfHour(
  database: Queryable,
  organisationId: number,
  whys: readonly string[],
  now: number,
): Promise<ChannelRefusals[]> {
  const { rows } = await database.query<{ channel_id: string; minute: Date; refused: string }>(
    `select c.channel_id, r.minute, sum(r.refused) as refused from desk_webhook_refusal r
       join desk_connection c on c.organisation_id = r.organisation_id and c.id = r.connection_id
     where r.organisation_id = $1 and r.minute > $2 and r.why = any($3::text[]) group by c.channel_id, r.minute order by r.minute`,
    [organisationId, new Date(now - HOUR_MS), whys],
  )
  return rows.map(({ channel_id, minute, refused }) => ({ channelId: channel_id, minuteAt: minute.getTime(), refused: Number(refused) }))
}
