/** SQL of `desk_connection` and `desk_connection_line`: where a desk hears webhooks, with which secrets, and which lines they are about. */
import type { Queryable } from './database.ts'

/** `secret`, `previousSecret`: sealed. Both verify until `previousUntil`. `heardAt`: when the last one was taken. `missedAt`: when a change was found that none had told of. */
export type DeskConnection = Readonly<{
  id: string
  channelId: string
  address: string
  baseUrl: string | null
  secret: Buffer
  previousSecret: Buffer | null
  previousUntil: number | null
  secretAt: number
  madeAt: number
  endedAt: number | null
  heardAt: number | null
  taken: number
  missedAt: number | null
}>

type Row = {
  id: string
  channel_id: string
  address: string
  base_url: string | null
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
  secret_at: Date
  made_at: Date
  ended_at: Date | null
  heard_at: Date | null
  taken: string
  missed_at: Date | null
}
const COLUMNS =
  'id, channel_id, address, base_url, secret, previous_secret, previous_until, secret_at, made_at, ended_at, heard_at, taken, missed_at'

const connectionOf = (row: Row): DeskConnection => ({
  ...{ id: row.id, channelId: row.channel_id, address: row.address, baseUrl: row.base_url },
  ...{ secret: row.secret, previousSecret: row.previous_secret, previousUntil: row.previous_until?.getTime() ?? null },
  ...{ secretAt: row.secret_at.getTime(), madeAt: row.made_at.getTime(), endedAt: row.ended_at?.getTime() ?? null },
  ...{ heardAt: row.heard_at?.getTime() ?? null, taken: Number(row.taken), missedAt: row.missed_at?.getTime() ?? null },
})

type NewConnection = Pick<DeskConnection, 'id' | 'channelId' | 'address' | 'baseUrl' | 'secret' | 'madeAt'>

/** False where one of this id is or was there. */
export async function addConnection(client: Queryable, organisationId: number, wish: NewConnection): Promise<boolean> {
  const { id, channelId, address, baseUrl, secret, madeAt } = wish
  const { rowCount } = await client.query(
    `insert into desk_connection (organisation_id, id, channel_id, address, base_url, secret, secret_at, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict on constraint desk_connection_pk do nothing`,
    [organisationId, id, channelId, address, baseUrl, secret, new Date(madeAt)],
  )
  return rowCount === 1
}

export async function listConnections(database: Queryable, organisationId: number): Promise<DeskConnection[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from desk_connection where organisation_id = $1 order by id`, [
    organisationId,
  ])
  return rows.map(connectionOf)
}

export async function findConnection(database: Queryable, organisationId: number, id: string): Promise<DeskConnection | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from desk_connection where organisation_id = $1 and id = $2`, [
    organisationId,
    id,
  ])
  return rows[0] && connectionOf(rows[0])
}

/** Whose door it is at this address. */
export async function connectionAt(
  database: Queryable,
  address: string,
): Promise<Readonly<{ organisationId: number; id: string }> | undefined> {
  const { rows } = await database.query<{ organisation_id: number; id: string }>('select organisation_id, id from desk_connection_at($1)', [
    address,
  ])
  const [row] = rows
  return row && { organisationId: row.organisation_id, id: row.id }
}

/** The one that verified until now does so until then. */
export async function changeSecret(
  client: Queryable,
  organisationId: number,
  id: string,
  { secret, at, previousUntil }: Readonly<{ secret: Buffer; at: number; previousUntil: number }>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update desk_connection set previous_secret = secret, previous_until = $4, secret = $3, secret_at = $5
     where organisation_id = $1 and id = $2 and ended_at is null`,
    [organisationId, id, secret, new Date(previousUntil), new Date(at)],
  )
  return rowCount === 1
}

/** This server is reached there from now on. */
export async function moveConnection(client: Queryable, organisationId: number, id: string, baseUrl: string): Promise<void> {
  await client.query('update desk_connection set base_url = $3 where organisation_id = $1 and id = $2 and base_url is distinct from $3', [
    organisationId,
    id,
    baseUrl,
  ])
}

/** False where it is not there, or ended before. */
export async function endConnection(client: Queryable, organisationId: number, id: string, at: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'update desk_connection set ended_at = $3 where organisation_id = $1 and id = $2 and ended_at is null',
    [organisationId, id, new Date(at)],
  )
  return rowCount === 1
}

export async function noteHeard(client: Queryable, organisationId: number, id: string, at: number): Promise<void> {
  await client.query(
    'update desk_connection set heard_at = greatest(heard_at, $3), taken = taken + 1 where organisation_id = $1 and id = $2',
    [organisationId, id, new Date(at)],
  )
}

/** A change of this line was found since, and its connection has said nothing. */
export async function noteMissed(
  client: Queryable,
  organisationId: number,
  { enrolmentId, since, at }: Readonly<{ enrolmentId: string; since: number; at: number }>,
): Promise<void> {
  await client.query(
    `update desk_connection c set missed_at = $4 from desk_connection_line l
     where l.organisation_id = $1 and l.enrolment_id = $2 and c.organisation_id = $1 and c.id = l.connection_id and c.ended_at is null
       and l.asked_at <= $3 and (c.heard_at is null or c.heard_at < $3)`,
    [organisationId, enrolmentId, new Date(since), new Date(at)],
  )
}

/** `subject`: as webhooks of that connection name it. */
export type ConnectedLine = Readonly<{ enrolmentId: string; connectionId: string; subject: string }>

/** In the place of any connection that told of it before. */
export async function connectLine(client: Queryable, organisationId: number, line: ConnectedLine, at: number): Promise<void> {
  const { enrolmentId, connectionId, subject } = line
  await client.query(
    `insert into desk_connection_line (organisation_id, enrolment_id, connection_id, subject, asked_at) values ($1, $2, $3, $4, $5)
     on conflict on constraint desk_connection_line_pk
       do update set connection_id = excluded.connection_id, subject = excluded.subject, asked_at = excluded.asked_at`,
    [organisationId, enrolmentId, connectionId, subject, new Date(at)],
  )
}

type LineRow = { enrolment_id: string; connection_id: string; subject: string }

export async function listConnectedLines(database: Queryable, organisationId: number): Promise<ConnectedLine[]> {
  const { rows } = await database.query<LineRow>(
    'select enrolment_id, connection_id, subject from desk_connection_line where organisation_id = $1 order by enrolment_id',
    [organisationId],
  )
  return rows.map(({ enrolment_id, connection_id, subject }) => ({ enrolmentId: enrolment_id, connectionId: connection_id, subject }))
}

/** Its turn to be asked about is now. False: no line of this connection has this subject. */
export async function makeLineDue(
  client: Queryable,
  organisationId: number,
  { connectionId, subject, at }: Readonly<{ connectionId: string; subject: string; at: number }>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update desk_lender_line l set next_at = $4 from desk_connection_line c
     where c.organisation_id = $1 and c.connection_id = $2 and c.subject = $3 and l.organisation_id = $1 and l.enrolment_id = c.enrolment_id`,
    [organisationId, connectionId, subject, new Date(at)],
  )
  return rowCount === 1
}
