/** SQL of `webhook_endpoint`: where events are sent, and the secrets they are signed with, sealed. */
import type { Queryable } from './database.ts'

/** The only type of an endpoint of a financing desk, which is told no more than that (desk/tell-desk.ts). */
export const DESK_LINE_CHANGED = 'desk-line-changed'

/** `secret`, `previousSecret`: sealed. The previous one signs too, until `previousUntil`. `offWhy`: null while it is sent to. */
export type WebhookEndpoint = Readonly<{
  id: string
  url: string
  types: readonly string[]
  secret: Buffer
  previousSecret: Buffer | null
  previousUntil: number | null
  offWhy: string | null
  createdAt: number
}>

type Row = {
  id: string
  url: string
  types: string[]
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
  off_why: string | null
  created_at: Date
}

const COLUMNS = 'id, url, types, secret, previous_secret, previous_until, off_why, created_at'

const endpointOf = (row: Row): WebhookEndpoint => ({
  id: row.id,
  url: row.url,
  types: row.types,
  secret: row.secret,
  previousSecret: row.previous_secret,
  previousUntil: row.previous_until?.getTime() ?? null,
  offWhy: row.off_why,
  createdAt: row.created_at.getTime(),
})

export async function listEndpoints(database: Queryable, organisationId: number): Promise<WebhookEndpoint[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from webhook_endpoint where organisation_id = $1 order by id`, [
    organisationId,
  ])
  return rows.map(endpointOf)
}

/** False where one of this id is there already. */
export async function addEndpoint(
  database: Queryable,
  organisationId: number,
  { id, url, types, secret, createdAt }: Pick<WebhookEndpoint, 'id' | 'url' | 'types' | 'secret' | 'createdAt'>,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into webhook_endpoint (organisation_id, id, url, types, secret, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [organisationId, id, url, types, secret, new Date(createdAt)],
  )
  return rowCount === 1
}

export async function removeEndpoint(database: Queryable, organisationId: number, id: string): Promise<boolean> {
  const { rowCount } = await database.query('delete from webhook_endpoint where organisation_id = $1 and id = $2', [organisationId, id])
  return rowCount === 1
}

/** From now on it signs with the new secret, and until then with the old one too. */
export async function rotateSecret(
  database: Queryable,
  organisationId: number,
  id: string,
  { secret, previousUntil }: Readonly<{ secret: Buffer; previousUntil: number }>,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update webhook_endpoint set previous_secret = secret, previous_until = $4, secret = $3 where organisation_id = $1 and id = $2`,
    [organisationId, id, secret, new Date(previousUntil)],
  )
  return rowCount === 1
}

/** It signs with the new secret alone: what was signed with the old one by mistake is taken by nobody any more. */
export async function dropPreviousSecret(database: Queryable, organisationId: number, id: string): Promise<boolean> {
  const { rowCount } = await database.query(
    'update webhook_endpoint set previous_secret = null, previous_until = null where organisation_id = $1 and id = $2',
    [organisationId, id],
  )
  return rowCount === 1
}

/** `why` null: on again. */
export async function switchEndpoint(database: Queryable, organisationId: number, id: string, why: string | null): Promise<boolean> {
  const { rowCount } = await database.query('update webhook_endpoint set off_why = $3 where organisation_id = $1 and id = $2', [
    organisationId,
    id,
    why,
  ])
  return rowCount === 1
}
