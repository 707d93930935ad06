import type { FastifyInstance } from 'fastify'
import type { MetricsHooks } from './metrics-hooks.ts'

/** The template of the route, never the url. */
export function countRequests(app: FastifyInstance, { requestAnswered }: MetricsHooks): void {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) =>
    requestAnswered({ method, route: routeOptions.url, status: reply.statusCode, seconds: reply.elapsedTime / 1000 }),
  )
}
