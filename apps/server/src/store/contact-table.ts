/** SQL of `contact`: where and how borrowers want to be reached. Addresses are sealed values. */
import type { SealedValue } from '../sealing/seal.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

/** Minutes of his day from `from` on, and until `until`; over midnight where it is earlier. */
export type QuietHours = Readonly<{ from: number; until: number }>
export type Contact = Readonly<{
  language: 'zh' | 'en'
  email: SealedValue | null
  phone: SealedValue | null
  push: SealedValue | null
  /** Kinds of messages that he does not want. Notices are none of them. */
  optedOut: readonly string[]
  quiet: QuietHours | null
}>

type Row = {
  language: 'zh' | 'en'
  email: SealedValue | null
  phone: SealedValue | null
  push: SealedValue | null
  opted_out: string[]
  quiet_from: number | null
  quiet_until: number | null
}

export async function findContact(database: Queryable, { bucket, id }: BorrowerKey): Promise<Contact | undefined> {
  const { rows } = await database.query<Row>(
    'select language, email, phone, push, opted_out, quiet_from, quiet_until from contact where bucket = $1 and borrower_id = $2',
    [bucket, id],
  )
  return rows.map(({ language, email, phone, push, opted_out, quiet_from, quiet_until }) => ({
    language,
    email,
    phone,
    push,
    optedOut: opted_out,
    quiet: quiet_from === null || quiet_until === null ? null : { from: quiet_from, until: quiet_until },
  }))[0]
}

export async function saveContact(
  database: Queryable,
  organisationId: number,
  { bucket, id }: BorrowerKey,
  contact: Contact,
  at: number,
): Promise<void> {
  const { language, email, phone, push, optedOut, quiet } = contact
  await database.query(
    `insert into contact (organisation_id, bucket, borrower_id, language, email, phone, push, opted_out, quiet_from, quiet_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (bucket, borrower_id) do update set language = excluded.language, email = excluded.email, phone = excluded.phone, push = excluded.push,
       opted_out = excluded.opted_out, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, updated_at = excluded.updated_at`,
    [organisationId, bucket, id, language, email, phone, push, optedOut, quiet?.from ?? null, quiet?.until ?? null, new Date(at)],
  )
}

/** Where he is reached stays as it is. */
export async function saveWishes(
  database: Queryable,
  organisationId: number,
  { bucket, id }: BorrowerKey,
  { language, optedOut, quiet }: Pick<Contact, 'language' | 'optedOut' | 'quiet'>,
  at: number,
): Promise<void> {
  await database.query(
    `insert into contact (organisation_id, bucket, borrower_id, language, opted_out, quiet_from, quiet_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (bucket, borrower_id) do update set language = excluded.language, opted_out = excluded.opted_out, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, updated_at = excluded.updated_at`,
    [organisationId, bucket, id, language, optedOut, quiet?.from ?? null, quiet?.until ?? null, new Date(at)],
  )
}
