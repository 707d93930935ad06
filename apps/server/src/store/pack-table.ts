/** SQL of `pack`: every policy pack that ever decided, whole, so that its decisions can be made again. */
import type { Queryable } from './database.ts'

export async function storePack(database: Queryable, hash: string, files: ReadonlyMap<string, string>): Promise<number> {
  await database.query('insert into pack (hash, files) values ($1, $2) on conflict (hash) do nothing', [
    hash,
    JSON.stringify(Object.fromEntries(files)),
  ])
  const { rows } = await database.query<{ id: number }>('select id from pack where hash = $1', [hash])
  return rows[0]!.id
}

export async function findPackFiles(database: Queryable, id: number): Promise<Map<string, string> | undefined> {
  const { rows } = await database.query<{ files: Record<string, string> }>('select files from pack where id = $1', [id])
  return rows[0] && new Map(Object.entries(rows[0].files))
}

export async function findPackId(database: Queryable, hash: string): Promise<number | undefined> {
  const { rows } = await database.query<{ id: number }>('select id from pack where hash = $1', [hash])
  return rows[0]?.id
}

/** Loaded, and not agreed on yet. */
export async function keepWaitingPack(database: Queryable, hash: string, files: ReadonlyMap<string, string>): Promise<void> {
  await database.query('insert into pack_waiting (hash, files) values ($1, $2) on conflict do nothing', [
    hash,
    JSON.stringify(Object.fromEntries(files)),
  ])
}

export async function findWaitingPack(database: Queryable, hash: string): Promise<Map<string, string> | undefined> {
  const { rows } = await database.query<{ files: Record<string, string> }>('select files from pack_waiting where hash = $1', [hash])
  return rows[0] && new Map(Object.entries(rows[0].files))
}

/** The newest first. */
export async function listPackIds(database: Queryable, max: number): Promise<readonly number[]> {
  const { rows } = await database.query<{ id: number }>('select id from pack order by id desc limit $1', [max])
  return rows.map(({ id }) => id)
}

/** `nth`: of all that ever were. */
export type PackInForce = Readonly<{ nth: number; packId: number; hash: string }>

const IN_FORCE =
  'select f.id as nth, f.pack_id as "packId", p.hash from pack_in_force f join pack p on p.id = f.pack_id order by f.id desc limit 1'

/** Undefined before the first start of a release that knows of it. */
export async function findPackInForce(database: Queryable): Promise<PackInForce | undefined> {
  return (await database.query<PackInForce>(IN_FORCE)).rows[0]
}

/** What the folder held at the last start at which it held something new. */
export async function findFolderSeen(database: Queryable): Promise<string | undefined> {
  const { rows } = await database.query<{ folder_hash: string }>(
    'select folder_hash from pack_in_force where folder_hash is not null order by id desc limit 1',
  )
  return rows[0]?.folder_hash
}

/** `by`: the folder of a start, or what two people agreed on, which is put in force once. */
export async function putInForce(
  database: Queryable,
  packId: number,
  by: Readonly<{ folderHash: string } | { approvalId: string }>,
): Promise<void> {
  await database.query('insert into pack_in_force (pack_id, folder_hash, approval_id) values ($1, $2, $3) on conflict do nothing', [
    packId,
    'folderHash' in by ? by.folderHash : null,
    'approvalId' in by ? by.approvalId : null,
  ])
}
