/** A whole server on a migrated database: store, lanes, keys and API, listening; and its orderly end. */

import type { FastifyInstance } from 'fastify'
import { buildApi } from './api.ts'
import { ensureFirstAdmin, type FirstAdmin } from './auth/first-admin.ts'
import { type Demo, openDemo } from './demo/demo.ts'
import type { DemoBook } from './demo/demo-book.ts'
import { type DemoLogin, ensureDemoLogins } from './demo/demo-logins.ts'
import { type DemoDeskParts, openDemoDesk } from './demo/desk/demo-desk.ts'
import type { Desk } from './desk/open-desk.ts'
import { openPdfPrinter } from './documents/pdf-printer.ts'
import { type Effects, openEffects } from './effects/effects.ts'
import { followPacks, type PackFollower } from './follow-packs.ts'
import type { LiveFeed } from './live/live-feed.ts'
import type { Notices } from './notices/open-notices.ts'
import { type EventLog, noLog } from './operations/event-log.ts'
import { openLoopWatch } from './operations/loop-watch.ts'
import { type MetricsSources, noMetrics } from './operations/metrics-hooks.ts'
import type { Packs } from './packs.ts'
import { openClamd } from './ports/clamd-scanner.ts'
import { openPorts } from './ports/open-ports.ts'
import type { Follower } from './projections/follower.ts'
import type { Signer } from './record/signer.ts'
import { type Renewing, startRenewing } from './renewing.ts'
import { HTTP_LIMITS } from './routes/http-limits.ts'
import { openTraffic, type Traffic } from './routes/traffic.ts'
import { openScheduler, type Scheduler } from './scheduler/scheduler.ts'
import type { KeyUpkeep } from './sealing/key-upkeep.ts'
import type { Sealing } from './sealing/sealing.ts'
import type { ServerOptions } from './server-options.ts'
import { openDesks, openInside, openOutlets } from './server-parts.ts'
import { bringUpToDate, type Schema } from './store/bring-up-to-date.ts'
import { type Database, openDatabase } from './store/database.ts'
import type { Lanes } from './store/lanes.ts'
import { listOrganisations } from './store/organisation-table.ts'
import { countQuarantine } from './store/quarantine-table.ts'
import { openStoreLanes, tellFailure } from './store/store-lanes.ts'

export type PreparedServer = {
  readonly app: FastifyInstance
  readonly adminKey: string
  /** Of the demo book, where there is one. */
  readonly demoKey: string | undefined
  readonly demo: Demo | undefined
  readonly database: Database
  readonly sealing: Sealing
  readonly packs: Packs
  /** The hash of a pack that was loaded and waits for two people. */
  readonly packWaiting: string | null
  /** Of the pack that is in force. */
  readonly packFollower: PackFollower
  readonly lanes: Lanes
  readonly scheduler: Scheduler
  readonly effects: Effects
  /** What is sent to borrowers and to other systems. */
  readonly notices: Notices
  readonly traffic: Traffic
  /** Of the log, for lists and figures. */
  readonly follower: Follower
  /** Of accounts in an older format. */
  readonly renewing: Renewing
  readonly keyUpkeep: KeyUpkeep
  readonly desk: Desk
  /** Of the record's tree heads. */
  readonly signer: Signer
  /** Takes nothing new, answers what was taken, and closes its connections. */
  readonly stop: () => Promise<void>
  /** Its database moved there, as after a restart of the packaged PostgreSQL. */
  readonly moveTo: (url: string) => void
}

export type RunningServer = PreparedServer & {
  readonly url: string
  readonly firstAdmin: FirstAdmin | undefined
  /** Of the demo book, where there is one. */
  readonly demoLogins: readonly DemoLogin[]
}

/** What does not end by itself is cut after this long. */
const DRAIN_WITHIN_MS = 5_000

/** `port` 0: any free one. */
export async function startServer(options: ServerOptions & { host: string; port: number }): Promise<RunningServer> {
  const server = await prepareServer(options)
  try {
    const firstAdmin = await ensureFirstAdmin(server.database, options.dataDir, options.now())
    const demoLogins = server.demo === undefined ? [] : await ensureDemoLogins({ ...server, ...options, ...server.demo })
    const url = await server.app.listen({ host: options.host, port: options.port })
    server.packFollower.start()
    server.scheduler.start()
    server.follower.start()
    server.effects.start()
    server.keyUpkeep.start()
    server.notices.deliverer.start()
    server.notices.sweep.start()
    server.desk.start()
    // Its first head is over all that was there before: from then on no row may be without a leaf.
    void server.renewing.ended.then(server.signer.start)
    if (server.demo !== undefined) {
      server.notices.allowOrigin(url)
      server.demo.start(url)
    }
    return { ...server, url, firstAdmin, demoLogins }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** All of a server but its port, and nothing that moves by itself. */
export async function prepareServer(options: ServerOptions): Promise<PreparedServer> {
  const { databaseUrl, migrations, postgresIsUp, providers, log = noLog, metrics = noMetrics, limits = HTTP_LIMITS } = options
  const schema = await readySchema(databaseUrl, migrations, log)
  const database = openDatabase(databaseUrl)
  try {
    const { inside, keyUpkeep, demoBook, ...begun } = await openInside(options, database)
    const onFailure = (error: unknown) => tellFailure(error, log, inside.databaseWatch)
    const isBusy = () => lanes.state().some(({ waiting, oldestMs }) => waiting > 0 || oldestMs > 0)
    const { follower, live, desk, notices, signer, committed } = await openOutlets({ ...options, ...inside, isBusy, onFailure })
    const { ports, queuesJobs } = openPorts(options.ports ?? 'sandbox', inside)
    const lanes = await openStoreLanes({ ...inside, queuesJobs, tells: notices.tells, committed })
    const effects = openEffects({ ...inside, databaseUrl, lanes, ports, queuesJobs })
    const demo =
      demoBook &&
      openDemo({ ...inside, ...options.demo, book: demoBook, dataDir: options.dataDir, lanes, desk: demoDeskOf(inside, demoBook, desk) })
    const desks = await openDesks({ ...inside, ...begun, lanes, onFailure, perMinute: options.rates })
    const scheduler = openScheduler({ ...inside, lanes, approvals: desks.approvals, onFailure })
    const [renewing, packFollower] = [startRenewing(inside), followPacks(inside.packs, onFailure)]
    const pdfPrinter = options.chromium === undefined ? undefined : openPdfPrinter(options.chromium)
    const [traffic, loop] = [openTraffic(limits), openLoopWatch()]
    const scanner = options.clamd === undefined ? ports?.scanner : openClamd(options.clamd)
    const { trustedProxies = [], consoleDir = '' } = options
    const shown = { providers, traffic, limits, trustedProxies, postgresIsUp, demo, ports, scanner, notices, live, pdfPrinter, consoleDir }
    const kept = { keyUpkeep, signer, lanes, desk }
    const app = await buildApi({ ...inside, ...desks, ...shown, ...kept, schemaNumber: schema.newest, loopLagMs: loop.lagMs })
    metrics.watch(sourcesOf({ lanes, database, traffic, follower, effects }))
    const stop = async () => {
      await Promise.all([demo?.stop(), pdfPrinter?.stop()])
      const standing = [packFollower, scheduler, renewing, follower, notices, keyUpkeep, signer, desk].map((one) => one.stop())
      await Promise.all([...standing, drain({ app, lanes, traffic, live, effects }, log)])
      await desks.acts.stop()
      loop.stop()
      await database.close()
    }
    const moveTo = (url: string) => {
      database.moveTo(url)
      effects.moveTo(url)
    }
    const { sealing, packs } = inside
    const inTurn = { packFollower, scheduler, effects, notices, follower, renewing, signer, desk }
    const running = { app, demo, database, sealing, packs, lanes, traffic, ...inTurn }
    return { ...running, keyUpkeep, packWaiting: begun.waiting, adminKey: begun.adminKey, demoKey: demoBook?.key, stop: once(stop), moveTo }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function readySchema(databaseUrl: string, migrations: string, log: EventLog): Promise<Schema> {
  const schema = await bringUpToDate(databaseUrl, migrations)
  for (const migration of schema.applied) log('migration-applied', { migration })
  if (schema.ordered > 0) log('feed-ordered', { events: schema.ordered })
  return schema
}

const demoDeskOf = (inside: Omit<DemoDeskParts, 'desk' | 'organisationId' | 'lenderId'>, { deskId, organisation }: DemoBook, desk: Desk) =>
  openDemoDesk({ ...inside, desk, organisationId: deskId, lenderId: organisation.id })

type Watched = Pick<PreparedServer, 'lanes' | 'database' | 'traffic' | 'follower' | 'effects'>

const sourcesOf = ({ lanes, database, traffic, follower, effects }: Watched): MetricsSources => ({
  lanes: lanes.state,
  pool: database.pool,
  streams: traffic.streams.count,
  quarantine: () => quarantineOf(database),
  viewLagMs: follower.lagMs,
  jobs: effects.jobs,
})

type Draining = { app: FastifyInstance; lanes: Lanes; traffic: Traffic; live: LiveFeed; effects: Effects }

/** It listens until what was taken is answered, so that `/readyz` says 503 meanwhile, and so does whatever comes late. */
async function drain({ app, lanes, traffic, live, effects }: Draining, log: EventLog): Promise<void> {
  const began = performance.now()
  let cutOff = false
  const cut = setTimeout(() => {
    cutOff = true
    app.server.closeAllConnections()
  }, DRAIN_WITHIN_MS)
  await Promise.all([traffic.drain(), live.stop(), effects.stop().then(lanes.drain)])
  await app.close()
  clearTimeout(cut)
  log('drained', { took_ms: Math.round(performance.now() - began), cut_off: cutOff })
}

/** Over all organisations: an operator looks after the server, not after one of them. */
async function quarantineOf(database: Database): Promise<number> {
  let sum = 0
  for (const { id } of await listOrganisations(database)) sum += await countQuarantine(database.as(id))
  return sum
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= action())
}
