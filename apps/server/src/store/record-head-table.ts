/** SQL of `record_head` and `record_key`: signed tree heads, one behind the other, and whose signatures they are. */
import type { Queryable } from './database.ts'

export type HeadRow = Readonly<{ number: number; body: string; keyId: string; signature: Buffer }>
export type KeyRow = Readonly<{ id: string; publicKey: Buffer }>

type Row = { number: string; body: string; key_id: string; signature: Buffer }

const COLUMNS = 'number, body, key_id, signature'

const headOf = ({ number, body, key_id, signature }: Row): HeadRow => ({ number: Number(number), body, keyId: key_id, signature })

export async function findNewestHead(client: Queryable, organisationId: number): Promise<HeadRow | undefined> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from record_head where organisation_id = $1 order by number desc limit 1`, [
    organisationId,
  ])
  return rows[0] && headOf(rows[0])
}

export async function findHead(client: Queryable, organisationId: number, number: number): Promise<HeadRow | undefined> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from record_head where organisation_id = $1 and number = $2`, [
    organisationId,
    number,
  ])
  return rows[0] && headOf(rows[0])
}

/** From behind `after` on. */
export async function listHeads(client: Queryable, organisationId: number, after: number, limit: number): Promise<HeadRow[]> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from record_head where organisation_id = $1 and number > $2 order by number limit $3`,
    [organisationId, after, limit],
  )
  return rows.map(headOf)
}

/** The last ones, the newest first. */
export async function listNewestHeads(client: Queryable, organisationId: number, limit: number): Promise<HeadRow[]> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from record_head where organisation_id = $1 order by number desc limit $2`, [
    organisationId,
    limit,
  ])
  return rows.map(headOf)
}

/** False where another server has signed a head of that number: the chain does not fork. */
export async function insertHead(
  client: Queryable,
  organisationId: number,
  { number, body, keyId, signature }: HeadRow,
  at: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into record_head (organisation_id, number, at, body, key_id, signature) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [organisationId, number, new Date(at), body, keyId, signature],
  )
  return rowCount === 1
}

export async function insertKey(client: Queryable, { id, publicKey }: KeyRow, since: number): Promise<void> {
  await client.query('insert into record_key (id, public, since) values ($1, $2, $3) on conflict do nothing', [
    id,
    publicKey,
    new Date(since),
  ])
}

export async function listKeys(client: Queryable): Promise<KeyRow[]> {
  const { rows } = await client.query<{ id: string; public: Buffer }>('select id, public from record_key order by since, id')
  return rows.map((row) => ({ id: row.id, publicKey: row.public }))
}
