import pg from 'pg'
import { migrate } from '../postgres/migrate.ts'

/** Applies what is missing of the migrations, and gives the number of the newest: the schema this release expects. */
export async function bringUpToDate(databaseUrl: string, migrations: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    await migrate(client, migrations)
    const { rows } = await client.query<{ number: number }>('select max(number) as number from schema_migration')
    return rows[0]!.number
  } finally {
    await client.end().catch(() => {}) // What failed before, if anything did, is what the caller must hear.
  }
}
