/** SQL of `sign_in_step` and `sign_in_failure`: what is under way between two steps of signing in, and how often it failed. */
import type { Queryable } from './database.ts'

export type StepKind = 'code' | 'provider'

/** `detail`: what the next step needs to know. */
export type SignInStep = Readonly<{
  kind: StepKind
  userId: string | null
  organisationId: number | null
  detail: Readonly<Record<string, unknown>>
  createdAt: number
  expiresAt: number
}>

/** Also forgets those that ended. */
export async function insertStep(database: Queryable, sha256: Buffer, step: SignInStep): Promise<void> {
  const { kind, userId, organisationId, detail, createdAt, expiresAt } = step
  await database.query('delete from sign_in_step where expires_at <= $1', [new Date(createdAt)])
  await database.query(
    'insert into sign_in_step (sha256, kind, user_id, organisation_id, detail, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [sha256, kind, userId, organisationId, JSON.stringify(detail), new Date(createdAt), new Date(expiresAt)],
  )
}

type Row = { user_id: string | null; organisation_id: number | null; detail: Record<string, unknown>; created_at: Date; expires_at: Date }

const stepOf = (kind: StepKind, { user_id, organisation_id, detail, created_at, expires_at }: Row): SignInStep => ({
  kind,
  userId: user_id,
  organisationId: organisation_id,
  detail,
  createdAt: created_at.getTime(),
  expiresAt: expires_at.getTime(),
})

const COLUMNS = 'user_id, organisation_id, detail, created_at, expires_at'

export async function findStep(database: Queryable, sha256: Buffer, kind: StepKind, now: number): Promise<SignInStep | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from sign_in_step where sha256 = $1 and kind = $2 and expires_at > $3`, [
    sha256,
    kind,
    new Date(now),
  ])
  return rows.map((row) => stepOf(kind, row))[0]
}

/** It is taken once: undefined where it is not there any more. */
export async function takeSignInStep(database: Queryable, sha256: Buffer, kind: StepKind, now: number): Promise<SignInStep | undefined> {
  const { rows } = await database.query<Row>(
    `delete from sign_in_step where sha256 = $1 and kind = $2 and expires_at > $3 returning ${COLUMNS}`,
    [sha256, kind, new Date(now)],
  )
  return rows.map((row) => stepOf(kind, row))[0]
}

export async function findFailures(database: Queryable, subject: Buffer): Promise<{ count: number; lastAt: number } | undefined> {
  const { rows } = await database.query<{ failures: number; last_at: Date }>(
    'select failures, last_at from sign_in_failure where subject = $1',
    [subject],
  )
  return rows.map(({ failures, last_at }) => ({ count: failures, lastAt: last_at.getTime() }))[0]
}

/** One more than was known. False where another was counted meanwhile: then nobody knows how long to wait. Also forgets those of before `forget`. */
export async function countFailure(
  database: Queryable,
  subject: Buffer,
  { known, count, at, forget }: Readonly<{ known: number; count: number; at: number; forget: number }>,
): Promise<boolean> {
  await database.query('delete from sign_in_failure where last_at < $1', [new Date(forget)])
  const { rowCount } = await database.query(
    `insert into sign_in_failure as f (subject, failures, last_at) values ($1, $2, $3)
     on conflict (subject) do update set failures = $2, last_at = $3 where f.failures = $4`,
    [subject, count, new Date(at), known],
  )
  return rowCount === 1
}

/** Whoever got in starts anew. */
export async function forgetFailures(database: Queryable, subjects: readonly Buffer[]): Promise<void> {
  await database.query('delete from sign_in_failure where subject = any($1)', [subjects])
}

/** A try that was none: it is not counted. */
export async function uncountFailure(database: Queryable, subject: Buffer): Promise<void> {
  await database.query('update sign_in_failure set failures = failures - 1 where subject = $1 and failures > 0', [subject])
}
