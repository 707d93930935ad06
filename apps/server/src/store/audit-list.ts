/**
 * SQL of the audit: acts, and facts that people said, in one order of time, the newest first.
 *
 * Of facts  what is shown is who said what of whom, and of a look at personal data its purpose and which fields: never a value.
 */
import type { OrganisationDatabase, Queryable } from './database.ts'

export type AuditQuestion = Readonly<{
  from: number | null
  until: number | null
  actor: string | null
  person: string | null
  what: readonly string[] | null
  subject: string | null
  address: string | null
  kind: 'act' | 'fact' | null
}>

export type AuditRow = Readonly<{
  id: string
  at: number
  kind: 'act' | 'fact'
  what: string
  actor: string
  actorName: string
  person: string
  roles: readonly string[] | null
  subject: string | null
  detail: Readonly<Record<string, unknown>>
  reason: string | null
  address: string | null
  requestId: string | null
  /** Where the next page goes on. */
  key: readonly [at: string, id: string]
}>

type Row = Omit<AuditRow, 'at' | 'actorName' | 'requestId' | 'key'> & {
  at: Date
  actor_name: string | null
  request_id: string | null
  at_key: string
}

/** $1 organisation, $2 from, $3 until, $4 actor, $5 person, $6 what, $7 subject, $8 address, $9 $10 after, $11 limit. */
const ACTS = `select a.id, a.at, 'act' as kind, a.act as what, a.actor, a.person, a.roles, a.subject, a.detail, a.reason, a.address, a.request_id
  from act a
  where a.organisation_id = $1 and ($2::timestamptz is null or a.at >= $2) and ($3::timestamptz is null or a.at < $3)
    and ($4::text is null or a.actor = $4) and ($5::text is null or a.person = $5) and ($6::text[] is null or a.act = any($6))
    and ($7::text is null or a.subject = $7) and ($8::text is null or a.address = $8)
    and ($9::timestamptz is null or (a.at, a.id) < ($9, $10::uuid))
  order by a.at desc, a.id desc limit $11`

/** The condition of its index stands as it is written there. */
const FACTS = `select e.key as id, e.recorded_at as at, 'fact' as kind, e.type as what, e.actor, coalesce(u.person, k.made_by_person, e.actor) as person,
    null::text[] as roles, w.ref as subject,
    jsonb_strip_nulls(jsonb_build_object('purpose', e.data->'purpose', 'fields', e.data->'fields', 'approval_id', e.data->'approval_id')) as detail,
    null as reason, null as address, null as request_id
  from event e left join user_account u on u.id = e.actor left join api_key k on k.id = e.actor
  left join account w on w.bucket = e.bucket and w.borrower_id = e.borrower_id
  where e.organisation_id = $1 and (e.actor like 'usr\\_%' or e.type in ('personal-data-revealed', 'document-revealed'))
    and ($2::timestamptz is null or e.recorded_at >= $2) and ($3::timestamptz is null or e.recorded_at < $3)
    and ($4::text is null or e.actor = $4) and ($5::text is null or coalesce(u.person, k.made_by_person, e.actor) = $5)
    and ($6::text[] is null or e.type = any($6)) and ($7::text is null or w.ref = $7) and $8::text is null
    and ($9::timestamptz is null or (e.recorded_at, e.key) < ($9, $10::uuid))
  order by e.recorded_at desc, e.key desc limit $11`

const of = (kind: AuditQuestion['kind']): string => {
  if (kind === 'act') return ACTS
  return kind === 'fact' ? FACTS : `(${ACTS}) union all (${FACTS})`
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

export async function listAudit(
  database: Queryable,
  organisationId: number,
  question: AuditQuestion,
  { after, limit }: Readonly<{ after: readonly [string, string] | null; limit: number }>,
): Promise<AuditRow[]> {
  const { rows } = await database.query<Row>(
    `select r.*, (r.at at time zone 'utc')::text || '+00' as at_key, coalesce(n.name, m.name) as actor_name
     from (${of(question.kind)}) r left join user_account n on n.id = r.actor left join api_key m on m.id = r.actor
     order by r.at desc, r.id desc limit $11`,
    [
      ...[organisationId, dateOf(question.from), dateOf(question.until), question.actor, question.person, question.what],
      ...[question.subject, question.address, after?.[0] ?? null, after?.[1] ?? null, limit],
    ],
  )
  return rows.map(({ at, actor_name, request_id, at_key, ...row }) => ({
    ...row,
    ...{ at: at.getTime(), actorName: actor_name ?? row.actor, requestId: request_id, key: [at_key, row.id] },
  }))
}

/** All of it, a page at a time, the newest first; at most so many. */
export async function* everyAudit(
  book: OrganisationDatabase,
  organisationId: number,
  question: AuditQuestion,
  { atOnce, most }: Readonly<{ atOnce: number; most: number }>,
): AsyncGenerator<readonly AuditRow[]> {
  let after: readonly [string, string] | null = null
  for (let told = 0; told < most; ) {
    const rows: readonly AuditRow[] = await listAudit(book, organisationId, question, { after, limit: Math.min(atOnce, most - told) })
    if (rows.length === 0) return
    yield rows
    told += rows.length
    after = rows.at(-1)!.key
  }
}
