/**
 * Is the process alive (`/healthz`), and may it get traffic (`/readyz`)? Each answers with its checks by name, and nothing else of the inside.
 *
 * Bounds   the database has DATABASE_WITHIN_MS to say that it is migrated; no event waits longer than OLDEST_EVENT_MS for its answer; this process
 *          is at most LOOP_LAG_MS late. However many ask at once, the database is asked once.
 */
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { DatabaseWatch } from '../operations/database-watch.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'
import type { Traffic } from './traffic.ts'

export type HealthRoutes = {
  database: Database
  databaseWatch: DatabaseWatch
  /** The number of the newest migration. */
  schemaNumber: number
  lanes: Lanes
  traffic: Traffic
  loopLagMs: () => number
  /** Undefined where PostgreSQL is somebody else's. */
  postgresIsUp?: (() => boolean) | undefined
}

const DATABASE_WITHIN_MS = 2_000
export const OLDEST_EVENT_MS = 30_000
export const LOOP_LAG_MS = 2_000

type Checks = Readonly<Record<string, string>>

export const healthRoutes: FastifyPluginAsyncZod<HealthRoutes> = async (app, parts) => {
  const { lanes, traffic, loopLagMs, postgresIsUp } = parts
  const askDatabase = openDatabaseCheck(parts)

  app.get('/healthz', { config: { may: 'public', pace: 'none' } }, async (_request, reply) =>
    tell(reply, { event_loop: loopLagMs() <= LOOP_LAG_MS ? 'ok' : 'late' }),
  )

  app.get('/readyz', { config: { may: 'public', pace: 'none' } }, async (_request, reply) => {
    const database = await askDatabase()
    return tell(reply, {
      serving: traffic.isDraining() ? 'draining' : 'ok',
      database,
      // Just started again, it answers before its keeper has noticed.
      postgres: database === 'ok' || postgresIsUp === undefined || postgresIsUp() ? 'ok' : 'down',
      lanes: lanes.state().every(({ oldestMs }) => oldestMs <= OLDEST_EVENT_MS) ? 'ok' : 'stuck',
    })
  })
}

/** A problem may have members of its own (RFC 9457, 3.2). */
function tell(reply: FastifyReply, checks: Checks): FastifyReply {
  if (Object.values(checks).every((state) => state === 'ok')) return reply.send({ status: 'ok', checks })
  const body: ProblemBody & { checks: Checks } = { ...problemOf('unavailable'), checks }
  return sendProblem(reply, body)
}

type DatabaseState = 'ok' | 'away' | 'not-migrated'

function openDatabaseCheck({ database, databaseWatch, schemaNumber }: HealthRoutes): () => Promise<DatabaseState> {
  let asking: Promise<DatabaseState> | undefined
  const ask = async (): Promise<DatabaseState> => {
    try {
      const { rows } = await within(DATABASE_WITHIN_MS, database.query<{ number: number }>(NEWEST))
      databaseWatch.answered()
      return rows[0]?.number === schemaNumber ? 'ok' : 'not-migrated'
    } catch (error) {
      databaseWatch.failed(error)
      return 'away'
    }
  }
  return () =>
    (asking ??= ask().finally(() => {
      asking = undefined
    }))
}

const NEWEST = 'select max(number) as number from schema_migration'

async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
