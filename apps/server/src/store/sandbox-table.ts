/** SQL of the sandbox: how its ports behave, what it paid, and who is proving who he is. Kept in the database, so that all servers on it agree. */
import type { OrganisationDatabase, Queryable } from './database.ts'

export type SandboxPort = 'payment' | 'score' | 'bureau' | 'identity' | 'scanner'

/** As an administrator set it; empty where nobody did. */
export async function findSettings(database: Queryable, organisationId: number, port: SandboxPort): Promise<unknown> {
  const { rows } = await database.query<{ settings: unknown }>(
    'select settings from sandbox_control where organisation_id = $1 and port = $2',
    [organisationId, port],
  )
  return rows[0]?.settings ?? {}
}

export async function saveSettings(database: Queryable, organisationId: number, port: SandboxPort, settings: object): Promise<void> {
  await database.query(
    `insert into sandbox_control (organisation_id, port, settings) values ($1, $2, $3)
     on conflict (organisation_id, port) do update set settings = excluded.settings`,
    [organisationId, port, JSON.stringify(settings)],
  )
}

/** Takes one from a counter; false where nothing is left of it. */
export async function spend(database: Queryable, organisationId: number, port: SandboxPort, counter: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `update sandbox_control set settings = jsonb_set(settings, array[$3], to_jsonb((settings ->> $3)::integer - 1))
     where organisation_id = $1 and port = $2 and (settings ->> $3)::integer > 0`,
    [organisationId, port, counter],
  )
  return rowCount === 1
}

export type SandboxOrder = {
  readonly orderId: string
  readonly organisationId: number
  readonly payee: string
  readonly amountMinor: number
  readonly currency: string
}
export type SettledOrder = { readonly refusedFor: string | null; readonly at: number }

/** What became of an order; undefined where nothing did yet. */
export async function findSettled(database: Queryable, orderId: string): Promise<SettledOrder | undefined> {
  const { rows } = await database.query<SettledRow>(
    'update sandbox_payment set asked = asked + 1 where order_id = $1 returning refused_for, at',
    [orderId],
  )
  return rows.map(settledOf)[0]
}

/** Settles an order once: whoever comes second hears what the first did. */
export async function settle(
  database: OrganisationDatabase,
  { orderId, organisationId, payee, amountMinor, currency }: SandboxOrder,
  { refusedFor, at }: SettledOrder,
): Promise<SettledOrder> {
  const { rows } = await database.query<SettledRow>(
    `insert into sandbox_payment as p (order_id, organisation_id, payee, amount_minor, currency, refused_for, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (order_id) do update set asked = p.asked + 1 returning refused_for, at`,
    [orderId, organisationId, payee, amountMinor, currency, refusedFor, new Date(at)],
  )
  return settledOf(rows[0]!)
}

type SettledRow = { refused_for: string | null; at: Date }
const settledOf = ({ refused_for, at }: SettledRow): SettledOrder => ({ refusedFor: refused_for, at: at.getTime() })

export async function countPaid(database: Queryable, organisationId: number): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::integer as count from sandbox_payment where organisation_id = $1 and refused_for is null',
    [organisationId],
  )
  return rows[0]!.count
}

export type IdentitySession = {
  readonly sessionId: string
  readonly organisationId: number
  readonly subject: string
  readonly code: string
  readonly triesLeft: number
  readonly expiresAt: number
}

/** Sessions that are over are swept when a new one begins. */
export async function addSession(database: Queryable, session: IdentitySession, now: number): Promise<void> {
  const { sessionId, organisationId, subject, code, triesLeft, expiresAt } = session
  await database.query('delete from sandbox_identity where organisation_id = $1 and expires_at <= $2', [organisationId, new Date(now)])
  await database.query(
    'insert into sandbox_identity (session_id, organisation_id, subject, code, tries_left, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [sessionId, organisationId, subject, code, triesLeft, new Date(expiresAt)],
  )
}

/** Uses up one try. Undefined where none is left, it is over, or there never was one. */
export async function trySession(
  database: Queryable,
  { sessionId, subject, now }: { readonly sessionId: string; readonly subject: string; readonly now: number },
): Promise<{ readonly code: string; readonly triesLeft: number } | undefined> {
  const { rows } = await database.query<{ code: string; tries_left: number }>(
    `update sandbox_identity set tries_left = tries_left - 1
     where session_id = $1 and subject = $2 and expires_at > $3 and tries_left > 0 returning code, tries_left`,
    [sessionId, subject, new Date(now)],
  )
  return rows.map(({ code, tries_left }) => ({ code, triesLeft: tries_left }))[0]
}

/** False where somebody else was faster. */
export async function removeSession(database: Queryable, sessionId: string): Promise<boolean> {
  const { rowCount } = await database.query('delete from sandbox_identity where session_id = $1', [sessionId])
  return rowCount === 1
}

const SESSIONS_SHOWN = 100

export async function listSessions(database: Queryable, organisationId: number, now: number): Promise<IdentitySession[]> {
  const { rows } = await database.query<{ session_id: string; subject: string; code: string; tries_left: number; expires_at: Date }>(
    `select session_id, subject, code, tries_left, expires_at from sandbox_identity
     where organisation_id = $1 and expires_at > $2 order by expires_at desc, session_id limit ${SESSIONS_SHOWN}`,
    [organisationId, new Date(now)],
  )
  return rows.map(({ session_id, subject, code, tries_left, expires_at }) => ({
    sessionId: session_id,
    organisationId,
    subject,
    code,
    triesLeft: tries_left,
    expiresAt: expires_at.getTime(),
  }))
}
