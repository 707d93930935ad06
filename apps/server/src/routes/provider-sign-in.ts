/** Signing in with an identity provider: the browser is sent there and comes back. It is a page that it sees, so what goes wrong is told by ours. */
import { Problem } from '@fairline/contract/problem'
import { SignInWays } from '@fairline/contract/views/session'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { providerCookie, providerTokenOf } from '../auth/provider-cookie.ts'
import type { Providers } from '../auth/providers.ts'
import type { Demo } from '../demo/demo.ts'
import { type EnterParts, enterSession } from './enter-session.ts'

export type ProviderSignInRoutes = EnterParts & Readonly<{ providers: Providers; demo: Demo | undefined }>

const config = { may: 'public', pace: 'sign-in' } as const
const tags = ['session']
const problems = { '4xx': Problem, '5xx': Problem } as const
const named = z.strictObject({ provider: z.string().max(32) })
const said = z.string().max(4_000).optional()
/** A page of ours, in letters that a path and its query have: never an address of somebody else. */
const page = z
  .string()
  .max(500)
  .regex(/^\/([\w.~%-][\w.~%/?&=:,@+-]*)?$/, 'must be a page of ours')
  .default('/')

export const providerSignInRoutes: FastifyPluginAsyncZod<ProviderSignInRoutes> = async (app, parts) => {
  await app.register(leavingRoutes, parts)
  await app.register(returningRoutes, parts)
}

const goTo = (reply: FastifyReply, url: string) => reply.header('cache-control', 'no-store').redirect(url, 303)

const leavingRoutes: FastifyPluginAsyncZod<ProviderSignInRoutes> = async (app, { providers, demo }) => {
  app.get(
    '/v1/session/ways',
    {
      config,
      schema: { tags, operationId: 'listSignInWays', summary: 'How one can sign in here', response: { 200: SignInWays, ...problems } },
    },
    async () => ({ providers: providers.list.map((one) => ({ ...one })), has_demo: demo !== undefined }),
  )

  app.get(
    '/v1/session/providers/:provider',
    {
      config,
      schema: {
        tags,
        operationId: 'signInWithProvider',
        summary: 'Sends the browser to an identity provider',
        params: named,
        querystring: z.strictObject({ return_to: page }),
        response: { 303: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const begun = await providers.begin(request.params.provider, request.query.return_to)
      if (begun === undefined) return goTo(reply, '/?sign-in=unknown')
      if (begun === 'away') return goTo(reply, '/?sign-in=away')
      return goTo(reply.header('set-cookie', providerCookie(begun.token, request)), begun.url)
    },
  )
}

const returningRoutes: FastifyPluginAsyncZod<ProviderSignInRoutes> = async (app, parts) => {
  const { providers } = parts
  app.get(
    '/v1/session/providers/:provider/callback',
    {
      config,
      schema: {
        tags,
        operationId: 'returnFromProvider',
        summary: 'Where an identity provider sends the browser back to',
        params: named,
        // With whatever else a provider adds: all of it is checked.
        querystring: z.looseObject({ code: said, state: said, error: said }),
        response: { 303: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const token = providerTokenOf(request)
      const { provider: id } = request.params
      const given = { id, path: request.url, address: request.ip, requestId: request.id }
      const finished = token === undefined ? 'refused' : await providers.finish({ ...given, token })
      if (finished === 'refused') return goTo(reply, '/?sign-in=refused')
      // What his provider says of him may have ended his sessions of before.
      parts.sessions.forget()
      const session = await enterSession(parts, finished.who, `provider ${id}`, request, reply)
      return goTo(reply, session === undefined ? '/?sign-in=refused' : finished.returnTo)
    },
  )
}
