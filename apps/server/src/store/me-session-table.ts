/** SQL of `me_session`: which borrower signed in, by the hash of what his cookie holds. */
import type { Queryable } from './database.ts'

export type MeSessionRow = Readonly<{ organisationId: number; ref: string; createdAt: number }>

/** Ended once it was not seen for `idleMs`, and `lastsMs` after it began in any case. */
export type MeSessionEnds = Readonly<{ idleMs: number; lastsMs: number }>

/** Also forgets those that ended. */
export async function insertMeSession(
  database: Queryable,
  sha256: Buffer,
  { organisationId, ref, createdAt }: MeSessionRow,
  { idleMs }: MeSessionEnds,
): Promise<void> {
  await database.query('delete from me_session where seen_at <= $1', [new Date(createdAt - idleMs)])
  await database.query('insert into me_session (sha256, organisation_id, ref, created_at, seen_at) values ($1, $2, $3, $4, $4)', [
    sha256,
    organisationId,
    ref,
    new Date(createdAt),
  ])
}

/** It is seen by being asked for. */
export async function seeMeSession(
  database: Queryable,
  sha256: Buffer,
  now: number,
  { idleMs, lastsMs }: MeSessionEnds,
): Promise<MeSessionRow | undefined> {
  const { rows } = await database.query<{ organisation_id: number; ref: string; created_at: Date }>(
    `update me_session set seen_at = greatest(seen_at, $2) where sha256 = $1 and seen_at > $3 and created_at > $4
     returning organisation_id, ref, created_at`,
    [sha256, new Date(now), new Date(now - idleMs), new Date(now - lastsMs)],
  )
  return rows.map(({ organisation_id, ref, created_at }) => ({ organisationId: organisation_id, ref, createdAt: created_at.getTime() }))[0]
}

export async function deleteMeSession(database: Queryable, sha256: Buffer): Promise<void> {
  await database.query('delete from me_session where sha256 = $1', [sha256])
}
