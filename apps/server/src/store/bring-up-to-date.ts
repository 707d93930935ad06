import { migrate } from '../postgres/migrate.ts'
import { asOwner } from './as-owner.ts'
import { orderFeedOfAnotherCluster } from './feed-of-another-cluster.ts'
import { installQueue } from './install-queue.ts'

/** `newest`: the number of the newest migration, the schema this release expects. `applied`: the names of those that were missing. `ordered`: events whose order was that of another cluster. */
export type Schema = { readonly newest: number; readonly applied: readonly string[]; readonly ordered: number }

/** Applies what is missing of the migrations. */
export const bringUpToDate = (databaseUrl: string, migrations: string): Promise<Schema> =>
  asOwner(databaseUrl, async (client) => {
    const applied = await migrate(client, migrations)
    await installQueue(databaseUrl)
    const ordered = await orderFeedOfAnotherCluster(client)
    const { rows } = await client.query<{ number: number }>('select max(number) as number from schema_migration')
    return { newest: rows[0]!.number, applied, ordered }
  })
