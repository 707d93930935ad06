/** One small request, with the hook that knows who asks or without it: what stands between the two is the hook's. */
import Fastify, { type FastifyInstance } from 'fastify'
import { type KeyParts, requireKey } from '../auth/require-key.ts'

export const SMALL = '/v1/small'

export function smallApi(guard?: KeyParts): FastifyInstance {
  const app = Fastify()
  if (guard !== undefined) requireKey(app, guard)
  app.get(SMALL, { config: { may: 'book:read' } }, async () => ({ small: true }))
  return app
}
