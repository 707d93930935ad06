/** SQL of who works at a desk: members of its organisation and its API keys, by name. */
import type { Queryable } from './database.ts'

export type DeskPersonRow = Readonly<{
  id: string
  kind: 'person' | 'key'
  name: string
  roles: readonly string[]
  isActive: boolean
}>

type Row = Pick<DeskPersonRow, 'id' | 'kind' | 'name'> & { roles: string[]; is_active: boolean }

/** Keys that open nothing of a desk are none of its people. */
const DESK_SCOPES = ['admin', 'desk:write', 'desk:observe', 'desk:connect']

/** By id, after the last one that is known. */
export async function listDeskPeople(
  book: Queryable,
  organisationId: number,
  { after, limit }: Readonly<{ after: string; limit: number }>,
): Promise<DeskPersonRow[]> {
  const { rows } = await book.query<Row>(
    `select * from (
       select m.user_id as id, 'person' as kind, u.name, m.roles, m.suspended_at is null as is_active
         from member m join user_account u on u.id = m.user_id where m.organisation_id = $1
       union all
       select k.id collate "C", 'key', k.name, '{}'::text[], k.revoked_at is null from api_key k where k.organisation_id = $1 and k.scopes && $4
     ) as people where id > $2 order by id limit $3`,
    [organisationId, after, limit, DESK_SCOPES],
  )
  return rows.map(({ is_active: isActive, ...row }) => ({ ...row, isActive }))
}

/** Who of these is a member who may still sign in, in which roles. */
export async function activeRoles(
  book: Queryable,
  organisationId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await book.query<{ user_id: string; roles: string[] }>(
    'select user_id, roles from member where organisation_id = $1 and user_id = any($2) and suspended_at is null',
    [organisationId, ids],
  )
  return new Map(rows.map(({ user_id, roles }) => [user_id, roles]))
}
