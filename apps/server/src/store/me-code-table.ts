/** SQL of `me_code`: one-time codes by which borrowers sign in, as keyed hashes. */
import type { Queryable } from './database.ts'

/** What a code is sent to. */
export type AddressKind = 'phone' | 'email'
export type CodeAddress = Readonly<{ organisationId: number; kind: AddressKind; token: Buffer }>

/** `ref`: whose it is; null where the address is nobody's. */
export type NewCode = CodeAddress & Readonly<{ id: string; ref: string | null; code: Buffer; createdAt: number; expiresAt: number }>
export type TriedCode = Readonly<{ organisationId: number; ref: string | null; code: Buffer }>

const KEPT_MS = 24 * 60 * 60 * 1000

/** How many were asked for since then, whoever asked. */
export async function countCodes(database: Queryable, { organisationId, kind, token }: CodeAddress, since: number): Promise<number> {
  const { rows } = await database.query<{ asked: number }>(
    'select count(*)::integer as asked from me_code where organisation_id = $1 and kind = $2 and token = $3 and created_at > $4',
    [organisationId, kind, token, new Date(since)],
  )
  return rows[0]!.asked
}

/** Also forgets those of more than a day ago. */
export async function insertCode(database: Queryable, { organisationId, kind, token, ...code }: NewCode): Promise<void> {
  await database.query('delete from me_code where created_at <= $1', [new Date(code.createdAt - KEPT_MS)])
  await database.query(
    'insert into me_code (id, organisation_id, kind, token, ref, code, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [code.id, organisationId, kind, token, code.ref, code.code, new Date(code.createdAt), new Date(code.expiresAt)],
  )
}

/** Counts one try; undefined where no more may be made. */
export async function tryCode(database: Queryable, id: string, triesMax: number, now: number): Promise<TriedCode | undefined> {
  const { rows } = await database.query<{ organisation_id: number; ref: string | null; code: Buffer }>(
    `update me_code set tries = tries + 1 where id = $1 and used_at is null and tries < $2 and expires_at > $3
     returning organisation_id, ref, code`,
    [id, triesMax, new Date(now)],
  )
  return rows.map(({ organisation_id, ref, code }) => ({ organisationId: organisation_id, ref, code }))[0]
}

/** Whether it had not been used before. */
export async function useCode(database: Queryable, id: string, now: number): Promise<boolean> {
  const { rowCount } = await database.query('update me_code set used_at = $2 where id = $1 and used_at is null', [id, new Date(now)])
  return rowCount === 1
}

/** Whether it is one that had been used. */
export async function countReplay(database: Queryable, id: string): Promise<{ organisationId: number } | undefined> {
  const { rows } = await database.query<{ organisation_id: number }>(
    'update me_code set replays = replays + 1 where id = $1 and used_at is not null returning organisation_id',
    [id],
  )
  return rows.map(({ organisation_id }) => ({ organisationId: organisation_id }))[0]
}
