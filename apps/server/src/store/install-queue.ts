/** Brings the queue's own schema up to date; nothing is done, and little asked, where it is. Servers that start together take turns. */
import { runMigrations } from 'graphile-worker'
import { QUEUE_OPTIONS } from '../effects/queue-options.ts'
import { asOwner } from './as-owner.ts'
import { openOwnerPool } from './owner-pool.ts'

/** Any fixed number, the same in every release; another one than that of our own migrations. */
const LOCK_KEY = 4_761_726_696

export const installQueue = (databaseUrl: string): Promise<void> =>
  asOwner(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
    const owner = openOwnerPool(databaseUrl, 1)
    try {
      await runMigrations({ ...QUEUE_OPTIONS, pgPool: owner.pool })
    } finally {
      await owner.close()
    }
  })
