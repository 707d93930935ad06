/** SQL of `message`: what borrowers were told before anything happened, and up to which day everybody was looked at. */
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { Told } from '@fairline/domain/messages/choose-messages'
import type { Message } from '@fairline/domain/messages/messages-due'
import { bigints, jsonbs, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

/** What is kept of a message, whoever had it said. */
export type Sayable = Readonly<{ kind: string }> & Pick<Message, 'key' | 'subject' | 'text'>
export type AddressedMessage<Said extends Sayable = Message> = Readonly<{ borrower: BorrowerKey; ref: string; message: Said }>

/** `at`: by the book's clock. `due`: on the wall. Answers how many are new. */
export async function queueMessages(
  database: Queryable,
  organisationId: number,
  messages: readonly AddressedMessage<Sayable>[],
  { at, due }: Readonly<{ at: number; due: number }>,
): Promise<number> {
  const { rows } = await database.query<{ kept: number }>(
    `select queue_messages($1::smallint, $2::smallint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[], $9, $10) as kept`,
    [
      organisationId,
      smallints(messages.map(({ borrower }) => borrower.bucket)),
      bigints(messages.map(({ borrower }) => borrower.id)),
      texts(messages.map(({ ref }) => ref)),
      texts(messages.map(({ message }) => message.key)),
      texts(messages.map(({ message }) => message.kind)),
      jsonbs(messages.map(({ message }) => JSON.stringify(message.subject))),
      jsonbs(messages.map(({ message }) => JSON.stringify(message.text))),
      new Date(at),
      new Date(due),
    ],
  )
  return rows[0]!.kept
}

/** Nobody else has anything passed on to this borrower before the transaction ends. */
export async function lockGuidance(client: Queryable, { bucket, id }: BorrowerKey): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('fairline desk guidance ' || $1, $2))`, [id, bucket])
}

type SaidRow = { borrower_id: string; kind: string; key: string; at: Date }

/** By borrower: of these occasions whenever they were told, and all since `since`. */
export async function listTold(
  database: Queryable,
  messages: readonly Readonly<{ borrower: BorrowerKey; message: Pick<Sayable, 'key'> }>[],
  since: number,
): Promise<ReadonlyMap<bigint, readonly Told[]>> {
  const { rows } = await database.query<SaidRow>(
    `select borrower_id, kind, key, at from message
     where (bucket, borrower_id) in (select * from unnest($1::smallint[], $2::bigint[])) and (at > $3 or key = any($4::text[]))`,
    [
      smallints(messages.map(({ borrower }) => borrower.bucket)),
      bigints(messages.map(({ borrower }) => borrower.id)),
      new Date(since),
      texts([...new Set(messages.map(({ message }) => message.key))]),
    ],
  )
  const told = rows.map(({ borrower_id, kind, key, at }) => ({ id: BigInt(borrower_id), kind, key, at: at.getTime() }))
  return groupBy(told, ({ id }) => id)
}

/** By borrower: the kinds that he does not want. */
export async function listOptedOut(
  database: Queryable,
  messages: readonly Readonly<{ borrower: BorrowerKey }>[],
): Promise<ReadonlyMap<bigint, readonly string[]>> {
  const { rows } = await database.query<{ borrower_id: string; opted_out: string[] }>(
    `select borrower_id, opted_out from contact
     where opted_out <> '{}' and (bucket, borrower_id) in (select * from unnest($1::smallint[], $2::bigint[]))`,
    [smallints(messages.map(({ borrower }) => borrower.bucket)), bigints(messages.map(({ borrower }) => borrower.id))],
  )
  return new Map(rows.map(({ borrower_id, opted_out }) => [BigInt(borrower_id), opted_out]))
}

type Words = { zh: string; en: string }
export type KeptMessage = Readonly<{ key: string; kind: string; subject: Words; body: Words; at: number; readAt: number | null }>
type Row = Omit<KeptMessage, 'at' | 'readAt'> & { at: Date; read_at: Date | null }

const keptOf = ({ at, read_at, ...message }: Row): KeptMessage => ({ ...message, at: at.getTime(), readAt: read_at?.getTime() ?? null })

/** The newest first. */
export async function listMessages(database: Queryable, { bucket, id }: BorrowerKey, limit: number): Promise<KeptMessage[]> {
  const { rows } = await database.query<Row>(
    'select key, kind, subject, body, at, read_at from message where bucket = $1 and borrower_id = $2 order by at desc, key limit $3',
    [bucket, id, limit],
  )
  return rows.map(keptOf)
}

export async function findMessage(database: Queryable, { bucket, id }: BorrowerKey, key: string): Promise<KeptMessage | undefined> {
  const { rows } = await database.query<Row>(
    'select key, kind, subject, body, at, read_at from message where bucket = $1 and borrower_id = $2 and key = $3',
    [bucket, id, key],
  )
  return rows.map(keptOf)[0]
}

/** The first time counts. False where one of them is not his: then none is marked. */
export async function markMessagesRead(
  database: Queryable,
  { bucket, id }: BorrowerKey,
  keys: readonly string[],
  at: number,
): Promise<boolean> {
  const { rows } = await database.query<{ all_his: boolean }>(
    `with his as (select key from message where bucket = $1 and borrower_id = $2 and key = any($3)),
       wanted as (select count(distinct key) = (select count(*) from his) as all_his from unnest($3::text[]) as key),
       marked as (update message set read_at = $4 where bucket = $1 and borrower_id = $2 and key = any($3) and read_at is null and (select all_his from wanted))
     select all_his from wanted`,
    [bucket, id, keys, new Date(at)],
  )
  return rows[0]!.all_his
}

/** The last day of the book for which everybody was looked at; undefined before the first. */
export async function sweptDay(database: Queryable, organisationId: number): Promise<number | undefined> {
  const { rows } = await database.query<{ day: number }>('select day from message_sweep where organisation_id = $1', [organisationId])
  return rows[0]?.day
}

export async function setSweptDay(database: Queryable, organisationId: number, day: number): Promise<void> {
  await database.query(
    `insert into message_sweep (organisation_id, day) values ($1, $2)
     on conflict (organisation_id) do update set day = greatest(message_sweep.day, excluded.day)`,
    [organisationId, day],
  )
}
