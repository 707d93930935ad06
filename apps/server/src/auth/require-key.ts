/** Every request needs an API key with the scope its route names; only routes that say `public` do not. */
import type { FastifyInstance } from 'fastify'
import { problemOf, sendProblem } from '../routes/problems.ts'
import { type Keyring, mayDo, type Scope } from './api-keys.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: any valid key will do, as for paths that do not exist. */
    scope?: Scope | 'public'
  }
}

const BEARER = /^Bearer ([^\s]+)$/i

export function requireKey(app: FastifyInstance, { find }: Keyring): void {
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config
    if (scope === 'public') return
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1]
    const caller = key && (await find(key))
    if (!caller) return sendProblem(reply, problemOf('unauthorized'))
    if (scope && !mayDo(caller, scope)) return sendProblem(reply, problemOf('forbidden', { detail: `needs the scope ${scope}` }))
  })
}
