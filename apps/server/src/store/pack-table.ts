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
