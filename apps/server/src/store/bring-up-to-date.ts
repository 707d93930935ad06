import { migrate } from '../postgres/migrate.ts'
import { asOwner } from './as-owner.ts'

/** Applies what is missing of the migrations, and gives the number of the newest: the schema this release expects. */
export const bringUpToDate = (databaseUrl: string, migrations: string): Promise<number> =>
  asOwner(databaseUrl, async (client) => {
    await migrate(client, migrations)
    const { rows } = await client.query<{ number: number }>('select max(number) as number from schema_migration')
    return rows[0]!.number
  })
