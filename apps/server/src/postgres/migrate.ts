/**
 * Brings a database to the schema of this release: numbered SQL files, forward only, each in one transaction.
 *
 * Names    `NNNN_what_it_does.sql`; the number is its place and is never reused.
 * Refuses  a merged file whose content changed, and a database written by a newer release. Nothing is applied then.
 * Together servers that start at the same moment queue on an advisory lock; the second finds nothing to do.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

type Migration = { number: number; name: string; sha256: string; sql: string }

/** Any fixed number, the same in every release. */
const LOCK_KEY = 4_761_726_695

/** Applies what is missing, and returns the names of what it applied. `client` is one connection, not a pool. */
export async function migrate(client: pg.ClientBase, dir: string): Promise<string[]> {
  const migrations = await readMigrations(dir)
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
  try {
    await client.query(`create table if not exists schema_migration (
      number integer constraint schema_migration_pk primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
    const missing = await missingFrom(client, migrations)
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK_KEY])
  }
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(dir, name)))
  for (const [index, { number, name }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number)
      throw new Error(`two migrations have the number ${number}: ${migrations[index - 1]!.name} and ${name}`)
  }
  return migrations
}

async function readMigration(dir: string, name: string): Promise<Migration> {
  const [, digits] = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name) ?? []
  if (!digits) throw new Error(`${name} is not named like a migration: 0001_what_it_does.sql`)
  // A checkout with Windows line ends is still the same migration.
  const sql = (await readFile(join(dir, name), 'utf8')).replaceAll('\r\n', '\n')
  return { number: Number(digits), name, sha256: createHash('sha256').update(sql).digest('hex'), sql }
}

async function missingFrom(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Omit<Migration, 'sql'>>('select number, name, sha256 from schema_migration order by number')
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const applied of rows) {
    const ours = known.get(applied.number)
    if (!ours)
      throw new Error(`the database is newer than this Fairline: it has ${applied.name}. Start the release that wrote it, or a later one`)
    if (ours.sha256 !== applied.sha256)
      throw new Error(`${ours.name} was changed after it was applied: restore it, and write a new migration`)
  }
  const last = rows.at(-1)?.number ?? 0
  const missing = migrations.filter(({ number }) => !rows.some((applied) => applied.number === number))
  const late = missing.find(({ number }) => number < last)
  if (late) throw new Error(`${late.name} comes before ${rows.at(-1)!.name}, which is already applied: give it a higher number`)
  return missing
}

async function apply(client: pg.ClientBase, { number, name, sha256, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name} failed, and nothing of it remains: ${(error as Error).message}`, { cause: error })
  }
}
