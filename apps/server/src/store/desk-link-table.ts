/** SQL of `desk_link`: whom borrowers of a lender let see their lines. A code itself is kept nowhere. */
import type { Queryable } from './database.ts'

export type DeskLink = Readonly<{ id: string; ref: string; desk: string; madeAt: number; endedAt: number | null }>
type Row = { id: string; ref: string; desk: string; made_at: Date; ended_at: Date | null }

const linkOf = ({ id, ref, desk, made_at, ended_at }: Row): DeskLink => ({
  ...{ id, ref, desk, madeAt: made_at.getTime(), endedAt: ended_at?.getTime() ?? null },
})

/** False where he asked for it under that id before. */
export async function addDeskLink(
  client: Queryable,
  organisationId: number,
  { id, ref, desk, requestId, madeAt, sha256 }: Omit<DeskLink, 'endedAt'> & Readonly<{ requestId: string; sha256: Buffer }>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into desk_link (organisation_id, id, ref, desk, request_id, sha256, made_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint desk_link_once do nothing`,
    [organisationId, id, ref, desk, requestId, sha256, new Date(madeAt)],
  )
  return rowCount === 1
}

export const LINKS_MAX = 100

/** The newest first. */
export async function listDeskLinks(database: Queryable, organisationId: number, ref: string): Promise<DeskLink[]> {
  const { rows } = await database.query<Row>(
    `select id, ref, desk, made_at, ended_at from desk_link where organisation_id = $1 and ref = $2 order by made_at desc, id limit $3`,
    [organisationId, ref, LINKS_MAX],
  )
  return rows.map(linkOf)
}

/** Which one he asked for under that id. */
export async function findAskedLink(
  database: Queryable,
  organisationId: number,
  ref: string,
  requestId: string,
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    'select id from desk_link where organisation_id = $1 and ref = $2 and request_id = $3',
    [organisationId, ref, requestId],
  )
  return rows[0]?.id
}

/** When it ended, now or before. Undefined: it is none of his. */
export async function endDeskLink(
  client: Queryable,
  organisationId: number,
  ref: string,
  id: string,
  at: number,
): Promise<number | undefined> {
  await client.query('update desk_link set ended_at = $4 where organisation_id = $1 and ref = $2 and id = $3 and ended_at is null', [
    organisationId,
    ref,
    id,
    new Date(at),
  ])
  const { rows } = await client.query<{ ended_at: Date }>(
    'select ended_at from desk_link where organisation_id = $1 and ref = $2 and id = $3',
    [organisationId, ref, id],
  )
  return rows[0]?.ended_at.getTime()
}

/** Whose line the code opens, of whatever organisation. */
export async function findLinked(
  database: Queryable,
  sha256: Buffer,
): Promise<Readonly<{ organisationId: number; ref: string }> | undefined> {
  const { rows } = await database.query<{ organisation_id: number; ref: string }>('select organisation_id, ref from desk_link_of($1)', [
    sha256,
  ])
  const [row] = rows
  return row && { organisationId: row.organisation_id, ref: row.ref }
}

/** The one that the code of this hash opens, as its organisation has it. */
export async function findLinkBy(
  database: Queryable,
  organisationId: number,
  sha256: Buffer,
): Promise<Readonly<{ id: string; desk: string; endpointId: string | null }> | undefined> {
  const { rows } = await database.query<{ id: string; desk: string; endpoint_id: string | null }>(
    `select l.id, l.desk, h.endpoint_id from desk_link l left join desk_link_endpoint h on h.organisation_id = $1 and h.link_id = l.id
     where l.organisation_id = $1 and l.sha256 = $2 and l.ended_at is null`,
    [organisationId, sha256],
  )
  const [row] = rows
  return row && { id: row.id, desk: row.desk, endpointId: row.endpoint_id }
}

/** In the place of any before. */
export async function tellLinkAt(client: Queryable, organisationId: number, linkId: string, endpointId: string): Promise<void> {
  await client.query(
    `insert into desk_link_endpoint (organisation_id, link_id, endpoint_id) values ($1, $2, $3)
     on conflict on constraint desk_link_endpoint_pk do update set endpoint_id = excluded.endpoint_id`,
    [organisationId, linkId, endpointId],
  )
}

/** That no link is told at any more. */
export async function dropUnusedEndpoint(client: Queryable, organisationId: number, endpointId: string): Promise<void> {
  await client.query(
    `delete from webhook_endpoint e where e.organisation_id = $1 and e.id = $2
       and not exists (select from desk_link_endpoint h where h.organisation_id = $1 and h.endpoint_id = $2)`,
    [organisationId, endpointId],
  )
}

/** By what desks that are told there know the borrower: hashes of codes that are in force, the newest first. */
export async function subjectsTold(database: Queryable, organisationId: number, ref: string, endpointId: string): Promise<string[]> {
  const { rows } = await database.query<{ subject: string }>(
    `select encode(l.sha256, 'hex') as subject from desk_link l
       join desk_link_endpoint h on h.organisation_id = $1 and h.link_id = l.id and h.endpoint_id = $3
     where l.organisation_id = $1 and l.ref = $2 and l.ended_at is null order by l.made_at desc, l.id`,
    [organisationId, ref, endpointId],
  )
  return rows.map(({ subject }) => subject)
}
