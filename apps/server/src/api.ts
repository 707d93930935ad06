/** The HTTP API, put together from what it needs; it starts nothing by itself. */
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Keyring } from './auth/api-keys.ts'
import { requireKey } from './auth/require-key.ts'
import type { Packs } from './packs.ts'
import { adminRoutes } from './routes/admin.ts'
import { borrowerRoutes } from './routes/borrowers.ts'
import { clockRoutes } from './routes/clock.ts'
import { eventBatchRoutes } from './routes/event-batch.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { packRoutes } from './routes/pack.ts'
import { personalDataRoutes } from './routes/personal-data.ts'
import { answerBrokenHttp, answerProblems, problemOf, sendProblem } from './routes/problems.ts'
import type { BookClocks } from './scheduler/book-clocks.ts'
import type { Sealing } from './sealing/sealing.ts'
import type { Database } from './store/database.ts'
import type { Lanes } from './store/lanes.ts'

export type ApiParts = {
  database: Database
  packs: Packs
  lanes: Lanes
  clocks: BookClocks
  sealing: Sealing
  keyring: Keyring
  now: () => number
  /** The number of the newest migration: what `/readyz` expects of the database. */
  schemaNumber: number
  logger?: FastifyBaseLogger
}

/** A connection on which nothing moves is given up. There is no limit on a whole request: a batch may stream for hours. */
const IDLE_MS = 120_000
/** 64 characters of an id, each up to 9 characters in a percent-encoded path. */
const PARAMETER_LENGTH_MAX = 1_000

export async function buildApi(parts: ApiParts): Promise<FastifyInstance> {
  const app = Fastify({
    ...(parts.logger && { loggerInstance: parts.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: IDLE_MS,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenHttp,
    routerOptions: { maxParamLength: PARAMETER_LENGTH_MAX },
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply as FastifyReply, problemOf('bad-request')),
  })
  app.removeAllContentTypeParsers()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  requireKey(app, parts.keyring)
  const typed = app.withTypeProvider<ZodTypeProvider>()
  await typed.register(healthRoutes, parts)
  await typed.register(eventRoutes, parts)
  await typed.register(eventBatchRoutes, parts)
  await typed.register(borrowerRoutes, parts)
  await typed.register(packRoutes, parts)
  await typed.register(adminRoutes, parts)
  await typed.register(clockRoutes, parts)
  await typed.register(personalDataRoutes, parts)
  return app
}
