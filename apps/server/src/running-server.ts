/** A whole server on a migrated database: store, lanes, keys and API, listening; and its orderly end. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApi } from './api.ts'
import { ensureAdminKey } from './auth/admin-key.ts'
import { openKeyring } from './auth/api-keys.ts'
import type { LoadedPack } from './cli/load-pack.ts'
import { describeBug } from './describe-bug.ts'
import { openPacks, type Packs } from './packs.ts'
import { type Renewing, startRenewing } from './renewing.ts'
import { ensureMasterKeys } from './sealing/master-key-file.ts'
import { openSealing, type Sealing } from './sealing/sealing.ts'
import { openAccountCache } from './store/account-cache.ts'
import { bringUpToDate } from './store/bring-up-to-date.ts'
import { type Database, isUnavailable, openDatabase } from './store/database.ts'
import { readLanes } from './store/lane-table.ts'
import { type Lanes, openLanes } from './store/lanes.ts'
import { quarantineEvents } from './store/quarantine-table.ts'
import type { Submission } from './store/submission.ts'
import { commitBatch, type Road } from './store/write-path.ts'

export type ServerOptions = {
  databaseUrl: string
  migrations: string
  dataDir: string
  loaded: LoadedPack
  now: () => number
  logger?: Logger
}

export type PreparedServer = {
  readonly app: FastifyInstance
  readonly adminKey: string
  readonly database: Database
  readonly packs: Packs
  readonly lanes: Lanes
  /** Of accounts in an older format. */
  readonly renewing: Renewing
  /** Takes nothing new, answers what was taken, and closes its connections. */
  readonly stop: () => Promise<void>
}

export type RunningServer = PreparedServer & { readonly url: string }

/** Streams that do not end by themselves are cut after this long. */
const DRAIN_WITHIN_MS = 10_000

/** `port` 0: any free one. */
export async function startServer(options: ServerOptions & { host: string; port: number }): Promise<RunningServer> {
  const server = await prepareServer(options)
  try {
    return { ...server, url: await server.app.listen({ host: options.host, port: options.port }) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** All of a server but its port. */
export async function prepareServer(options: ServerOptions): Promise<PreparedServer> {
  const { databaseUrl, migrations, dataDir, loaded, now, logger } = options
  const schemaNumber = await bringUpToDate(databaseUrl, migrations)
  const database = openDatabase(databaseUrl)
  try {
    const adminKey = await ensureAdminKey(database, dataDir)
    const packs = await openPacks(database, loaded.pack, loaded.files)
    const sealing = openSealing(await ensureMasterKeys(dataDir))
    const lanes = await openStoreLanes(database, packs, sealing, options)
    const keyring = openKeyring(database, now)
    const app = await buildApi({ database, packs, lanes, keyring, schemaNumber, now, ...(logger && { logger }) })
    const renewing = startRenewing(database, logger)
    return { app, adminKey, database, packs, lanes, renewing, stop: once(() => stopServer(app, lanes, renewing, database)) }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function stopServer(app: FastifyInstance, lanes: Lanes, renewing: Renewing, database: Database): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_WITHIN_MS)
  await Promise.all([app.close(), lanes.drain(), renewing.stop()])
  clearTimeout(cut)
  await database.close()
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= action())
}

async function openStoreLanes(database: Database, packs: Packs, sealing: Sealing, { now, logger }: ServerOptions): Promise<Lanes> {
  const laneByBucket = await readLanes(database)
  const laneOf = (bucket: number): number => laneByBucket[bucket]!
  const onBug = (error: unknown, factType: string) =>
    logger?.error({ ...describeBug(error), factType }, 'a decision failed by our own fault')
  const onFailure = (error: unknown) =>
    isUnavailable(error)
      ? logger?.warn(describeBug(error), 'the database does not answer')
      : logger?.error(describeBug(error), 'a batch failed by our own fault')
  const policy = { pack: packs.current, packId: packs.currentId, now, sealing, onBug }
  const roads = new Map<string, Road>()
  const cache = openAccountCache()
  const roadOf = ({ organisationId, borrower }: Submission): Road => {
    const name = `${organisationId} ${laneOf(borrower.bucket)}`
    const road = roads.get(name) ?? { carefulLeft: 0 }
    roads.set(name, road)
    return road
  }
  return openLanes({
    laneOf,
    commit: (batch) => {
      const { organisationId } = batch[0]!
      const options = { organisationId, policy, cache, road: roadOf(batch[0]!) }
      return database.as(organisationId).withClient((client) => commitBatch(client, batch, options))
    },
    setAside: async (submission, error) => {
      const { organisationId } = submission
      const poisoned = [{ submission, error }]
      await database.as(organisationId).withClient((client) => quarantineEvents(client, organisationId, poisoned, new Map()))
      return { kind: 'failed', code: 'quarantined' }
    },
    onFailure,
  })
}
