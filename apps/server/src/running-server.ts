/** A whole server on a migrated database: store, lanes, keys and API, listening; and its orderly end. */
import type { Logger } from 'pino'
import { buildApi } from './api.ts'
import { ensureAdminKey } from './auth/admin-key.ts'
import { openKeyring } from './auth/api-keys.ts'
import type { LoadedPack } from './cli/load-pack.ts'
import { openPacks, type Packs } from './packs.ts'
import { describeBug } from './routes/problems.ts'
import { bringUpToDate } from './store/bring-up-to-date.ts'
import { type Database, openDatabase } from './store/database.ts'
import { readLanes } from './store/lane-table.ts'
import { type Lanes, openLanes } from './store/lanes.ts'
import { commitBatch } from './store/write-path.ts'

export type ServerOptions = {
  databaseUrl: string
  migrations: string
  dataDir: string
  loaded: LoadedPack
  host: string
  /** 0: any free port. */
  port: number
  now: () => number
  logger?: Logger
}

export type RunningServer = {
  readonly url: string
  readonly adminKey: string
  readonly database: Database
  /** Takes nothing new, answers what was taken, and closes its connections. */
  stop: () => Promise<void>
}

/** Streams that do not end by themselves are cut after this long. */
const DRAIN_WITHIN_MS = 10_000

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const schemaNumber = await bringUpToDate(options.databaseUrl, options.migrations)
  const database = openDatabase(options.databaseUrl)
  try {
    const adminKey = await ensureAdminKey(database, options.dataDir)
    const packs = await openPacks(database, options.loaded.pack, options.loaded.files)
    const lanes = await openStoreLanes(database, packs, options)
    const keyring = openKeyring(database, options.now)
    const { logger } = options
    const app = await buildApi({ database, packs, lanes, keyring, schemaNumber, now: options.now, ...(logger && { logger }) })
    const url = await app.listen({ host: options.host, port: options.port })
    const stop = async () => {
      const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_WITHIN_MS)
      await Promise.all([app.close(), lanes.drain()])
      clearTimeout(cut)
      await database.close()
    }
    let stopped: Promise<void> | undefined
    return { url, adminKey, database, stop: () => (stopped ??= stop()) }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openStoreLanes(database: Database, packs: Packs, { now, logger }: ServerOptions): Promise<Lanes> {
  const laneByBucket = await readLanes(database)
  const onBug = (error: unknown, factType?: string) =>
    logger?.error({ ...describeBug(error), factType }, 'an event failed by our own fault')
  const policy = { pack: packs.current, packId: packs.currentId, now, onBug }
  return openLanes({
    laneOf: (bucket) => laneByBucket[bucket]!,
    commit: (batch) => database.withClient((client) => commitBatch(client, batch, policy)),
    onBug,
  })
}
