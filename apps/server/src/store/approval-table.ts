/** SQL of `approval`: what one person asked for, and what another decided on it. */
import type { ApprovalKindName, ApprovalState } from '@fairline/contract/approvals'
import type { Problem } from '@fairline/contract/problem'
import type { Change } from '@fairline/contract/views/approval'
import type { Party } from '@fairline/domain/access/decide-approval'
import type { z } from 'zod'
import type { Queryable } from './database.ts'

export type Fields = Readonly<Record<string, unknown>>

export type Approval = Readonly<{
  id: string
  kind: ApprovalKindName
  /** As it is stored: an open one may have expired since. */
  state: ApprovalState
  /** Whom or what it is about, by its public id. */
  subject: string
  about: string
  request: Fields
  changes: readonly Change[]
  seen: string
  maker: Party
  reason: string
  madeAt: number
  expiresAt: number
  checker: Party | null
  decidedAt: number | null
  why: string | null
  doneAt: number | null
  problem: z.infer<typeof Problem> | null
}>

type Row = {
  id: string
  kind: ApprovalKindName
  state: ApprovalState
  subject: string
  about: string
  request: Fields
  changes: Change[]
  seen: string
  maker: string
  maker_person: string
  reason: string
  made_at: Date
  expires_at: Date
  checker: string | null
  checker_person: string | null
  decided_at: Date | null
  why: string | null
  done_at: Date | null
  problem: z.infer<typeof Problem> | null
}

/**
 * Who asked is whoever stands behind the account by now, or behind the account that made the key: two accounts that turn out to be of one person are one pair of eyes, for what
 * either asked for before that was known too.
 */
const COLUMNS = `a.id, a.kind, a.state, a.subject, a.about, a.request, a.changes, a.seen, a.maker, asker.person as maker_person, a.reason, a.made_at, a.expires_at,
  a.checker, a.checker_person, a.decided_at, a.why, a.done_at, a.problem`
const personOf = (actor: string, otherwise: string): string => `select coalesce((select u.person from user_account u where u.id = ${actor}),
  (select coalesce(u.person, k.made_by_person) from api_key k left join user_account u on u.id = k.made_by where k.id = ${actor}), ${otherwise}) as person`
const APPROVALS = `approval a cross join lateral (${personOf('a.maker', 'a.maker_person')}) asker`

const approvalOf = (row: Row): Approval => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  subject: row.subject,
  about: row.about,
  request: row.request,
  changes: row.changes,
  seen: row.seen,
  maker: { actor: row.maker, person: row.maker_person },
  reason: row.reason,
  madeAt: row.made_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  checker: row.checker === null || row.checker_person === null ? null : { actor: row.checker, person: row.checker_person },
  decidedAt: row.decided_at?.getTime() ?? null,
  why: row.why,
  doneAt: row.done_at?.getTime() ?? null,
  problem: row.problem,
})

/** Locked to the end of the transaction: two who decide at once decide one after the other. */
export async function lockApproval(client: Queryable, organisationId: number, id: string): Promise<Approval | undefined> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from ${APPROVALS} where a.organisation_id = $1 and a.id = $2 for update of a`,
    [organisationId, id],
  )
  return rows[0] && approvalOf(rows[0])
}

export async function findApproval(database: Queryable, organisationId: number, id: string): Promise<Approval | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from ${APPROVALS} where a.organisation_id = $1 and a.id = $2`, [
    organisationId,
    id,
  ])
  return rows[0] && approvalOf(rows[0])
}

/** Not decided, or on its way. */
export async function lockOpenAbout(
  client: Queryable,
  organisationId: number,
  { kind, about }: Pick<Approval, 'kind' | 'about'>,
): Promise<Approval | undefined> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from ${APPROVALS} where a.organisation_id = $1 and a.kind = $2 and a.about = $3 and a.state in ('open', 'approved', 'failed') for update of a`,
    [organisationId, kind, about],
  )
  return rows[0] && approvalOf(rows[0])
}

export type NewApproval = Omit<Approval, 'state' | 'checker' | 'decidedAt' | 'why' | 'doneAt' | 'problem'>

/** False where the same thing was asked for meanwhile. */
export async function insertApproval(client: Queryable, organisationId: number, one: NewApproval): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into approval (organisation_id, id, kind, state, subject, about, request, changes, seen, maker, maker_person, reason, made_at, expires_at)
     values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      ...[organisationId, one.id, one.kind, one.subject, one.about, JSON.stringify(one.request), JSON.stringify(one.changes), one.seen],
      ...[one.maker.actor, one.maker.person, one.reason, new Date(one.madeAt), new Date(one.expiresAt)],
    ],
  )
  return rowCount === 1
}

export async function updateApproval(client: Queryable, organisationId: number, one: Approval): Promise<void> {
  await client.query(
    `update approval set state = $3, changes = $4, seen = $5, checker = $6, checker_person = $7, decided_at = $8, why = $9, done_at = $10, problem = $11
     where organisation_id = $1 and id = $2`,
    [
      ...[
        organisationId,
        one.id,
        one.state,
        JSON.stringify(one.changes),
        one.seen,
        one.checker?.actor ?? null,
        one.checker?.person ?? null,
      ],
      ...[dateOf(one.decidedAt), one.why, dateOf(one.doneAt), one.problem && JSON.stringify(one.problem)],
    ],
  )
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** What is looked for. `kinds`: of these alone. `notBy`, `by`: the person who asked. `now`: which open ones have expired by then. */
export type ApprovalQuestion = Readonly<{
  states?: readonly ApprovalState[] | undefined
  kinds?: readonly ApprovalKindName[] | undefined
  by?: string | undefined
  notBy?: string | undefined
  now: number
}>

/** The state that it has by then: `$6`. */
const STATE_NOW = `case when a.state in ('open', 'failed') and a.expires_at <= $6 then 'expired' else a.state end`
const CONDITIONS = `a.organisation_id = $1 and ($2::text[] is null or ${STATE_NOW} = any($2)) and ($3::text[] is null or a.kind = any($3))
  and ($4::text is null or asker.person = $4) and ($5::text is null or asker.person <> $5)`

const valuesOf = (organisationId: number, { states, kinds, by, notBy, now }: ApprovalQuestion): unknown[] => [
  organisationId,
  states ?? null,
  kinds ?? null,
  by ?? null,
  notBy ?? null,
  new Date(now),
]

/** The newest first. `before`: keys of the last one of the page before. */
export async function listApprovals(
  database: Queryable,
  organisationId: number,
  { before, limit, ...question }: ApprovalQuestion & Readonly<{ before: readonly [at: string, id: string] | undefined; limit: number }>,
): Promise<(Approval & { readonly key: string })[]> {
  const { rows } = await database.query<Row & { key: string }>(
    `select ${COLUMNS}, (a.made_at at time zone 'utc')::text || '+00' as key from ${APPROVALS} where ${CONDITIONS}
       and ($7::timestamptz is null or (a.made_at, a.id) < ($7, $8::text)) order by a.made_at desc, a.id desc limit $9`,
    [...valuesOf(organisationId, question), before?.[0] ?? null, before?.[1] ?? null, limit],
  )
  return rows.map((row) => ({ ...approvalOf(row), key: row.key }))
}

export async function countApprovals(database: Queryable, organisationId: number, question: ApprovalQuestion): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from ${APPROVALS} where ${CONDITIONS}`,
    valuesOf(organisationId, question),
  )
  return rows[0]!.count
}

/** Whether that was agreed on, and done, before. */
export async function wasDone(
  database: Queryable,
  organisationId: number,
  { kind, about }: Pick<Approval, 'kind' | 'about'>,
): Promise<boolean> {
  const { rows } = await database.query(
    `select from approval where organisation_id = $1 and kind = $2 and about = $3 and state = 'done' limit 1`,
    [organisationId, kind, about],
  )
  return rows.length > 0
}

/** Who stands behind accounts, as they are known by now. */
export async function personsOf(database: Queryable, actors: readonly string[]): Promise<string[]> {
  const { rows } = await database.query<{ person: string }>(
    `select person from unnest($1::text[]) as asked(id) cross join lateral (${personOf('asked.id', 'asked.id')}) known`,
    [actors],
  )
  return rows.map(({ person }) => person)
}

/** What people read instead of the ids of those who acted. */
export async function namesOf(database: Queryable, actors: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ id: string; name: string }>(
    'select id, name from user_account where id = any($1) union all select id, name from api_key where id = any($1)',
    [actors.filter((actor) => actor !== null)],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Approved before that moment and not told to be done: whoever carried them out may have been stopped. */
export async function findLeftUndone(database: Queryable, organisationId: number, before: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `select id from approval where organisation_id = $1 and state = 'approved' and decided_at < $2 order by decided_at limit 100`,
    [organisationId, new Date(before)],
  )
  return rows.map(({ id }) => id)
}

export type ApprovalStory = Readonly<{ kind: ApprovalKindName; state: ApprovalState; madeAt: number; decidedAt: number | null }>

/** Those that were asked for from a moment until before another, as they stand at `at`: an open one past its time has expired. The oldest first. */
export async function storiesOfApprovals(
  database: Queryable,
  organisationId: number,
  { from, until, at, most }: Readonly<{ from: number; until: number; at: number; most: number }>,
): Promise<ApprovalStory[]> {
  const { rows } = await database.query<Pick<Row, 'kind' | 'state' | 'made_at' | 'decided_at'>>(
    `select kind, case when state = 'open' and expires_at <= $4 then 'expired' else state end as state, made_at, decided_at from approval
     where organisation_id = $1 and made_at >= $2 and made_at < $3 order by made_at, id limit $5`,
    [organisationId, new Date(from), new Date(until), new Date(at), most],
  )
  return rows.map(({ kind, state, made_at, decided_at }) => ({
    kind,
    state,
    madeAt: made_at.getTime(),
    decidedAt: decided_at?.getTime() ?? null,
  }))
}
