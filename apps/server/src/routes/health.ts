/** Is the process alive (`/healthz`), and may it get traffic (`/readyz`): the pack is loaded before any route exists, so what is asked is the database. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../store/database.ts'
import { problemOf, sendProblem } from './problems.ts'

export const healthRoutes: FastifyPluginAsyncZod<{ database: Database; schemaNumber: number }> = async (
  app,
  { database, schemaNumber },
) => {
  app.get('/healthz', { config: { scope: 'public' } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { config: { scope: 'public' } }, async (_request, reply) => {
    const ready = await isMigrated(database, schemaNumber).catch(() => false)
    return ready ? { status: 'ok' } : sendProblem(reply, problemOf('unavailable'))
  })
}

async function isMigrated(database: Database, schemaNumber: number): Promise<boolean> {
  const { rows } = await database.query<{ number: number }>('select max(number) as number from schema_migration')
  return rows[0]?.number === schemaNumber
}
