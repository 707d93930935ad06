import pg from 'pg'
import { migrate } from '../postgres/migrate.ts'

/** `newest`: the number of the newest migration, the schema this release expects. `applied`: the names of those that were missing. */
export type Schema = { readonly newest: number; readonly applied: readonly string[] }

/** Applies what is missing of the migrations. */
export async function bringUpToDate(databaseUrl: string, migrations: string): Promise<Schema> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    const applied = await migrate(client, migrations)
    const { rows } = await client.query<{ number: number }>('select max(number) as number from schema_migration')
    return { newest: rows[0]!.number, applied }
  } finally {
    await client.end().catch(() => {}) // What failed before, if anything did, is what the caller must hear.
  }
}
