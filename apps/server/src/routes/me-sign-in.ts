/** A borrower signs in with a code that is sent to him, and out. */
import { MeChallenge, MeConfirm, MeSessionView, MeSignIn } from '@fairline/contract/views/me'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { MeCodes } from '../auth/me-codes.ts'
import { meCookie, meTokenOf } from '../auth/me-cookie.ts'
import { LASTS_MS, type MeSessions } from '../auth/me-sessions.ts'
import { isForeign, isOurOwn } from '../auth/session-cookie.ts'
import { openWrongKeys } from '../auth/wrong-keys.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'

export type MeSignInRoutes = {
  readonly database: Database
  readonly meCodes: MeCodes
  readonly meSessions: MeSessions
  readonly now: () => number
}

const tags = ['me']
const FOREIGN = { detail: 'sign in on our own pages' }
/**
 * Of one network address: codes asked for, and wrong codes shown. Behind a proxy that is everybody's, so there is room for a crowd: each phone and each code has a
 * narrower limit of its own.
 */
export const ASKING = { burst: 60, refillMs: 1_000 }
const SHOWING = { burst: 60, refillMs: 1_000 }
const ADDRESSES_MAX = 10_000

export const meSignInRoutes: FastifyPluginAsyncZod<MeSignInRoutes> = async (app, parts) => {
  acceptJson(app)
  app.addHook('onClose', parts.meCodes.idle)
  await app.register(askingRoutes, parts)
  await app.register(enteringRoutes, parts)
  await app.register(leavingRoutes, parts)
}

const askingRoutes: FastifyPluginAsyncZod<MeSignInRoutes> = async (app, { database, meCodes, now }) => {
  const asking = openWrongKeys(now, ADDRESSES_MAX, ASKING)
  const organisationNamed = async (name: string | undefined): Promise<number | undefined> =>
    name === undefined ? FIRST_ORGANISATION : (await listOrganisations(database)).find((one) => one.name === name)?.id
  app.post(
    '/v1/me/sign-in',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'askForSignInCode',
        summary: 'A code is sent to a borrower; the answer is the same whoever asks',
        body: MeSignIn,
        response: { 200: MeChallenge, ...readProblems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', FOREIGN))
      const { phone, email, organisation, language } = request.body
      const waitMs = asking.waitMs(request.ip)
      if (waitMs > 0) return tooMany(reply, 'codes were asked for from this address', waitMs)
      asking.wrong(request.ip)
      const organisationId = await organisationNamed(organisation)
      const address = phone === undefined ? ({ kind: 'email', value: email! } as const) : ({ kind: 'phone', value: phone } as const)
      const asked = await meCodes.ask({ organisationId, ...address }, language)
      if ('waitMs' in asked) return tooMany(reply, 'codes were sent there', asked.waitMs)
      return { challenge_id: asked.id, expires_at: new Date(asked.expiresAt).toISOString() }
    },
  )
}

const enteringRoutes: FastifyPluginAsyncZod<MeSignInRoutes> = async (app, { meCodes, meSessions, now }) => {
  const showing = openWrongKeys(now, ADDRESSES_MAX, SHOWING)
  app.post(
    '/v1/me/sign-in::confirm',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'confirmSignInCode',
        summary: 'The code becomes a session',
        body: MeConfirm,
        response: { 200: MeSessionView, ...readProblems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', FOREIGN))
      const waitMs = showing.waitMs(request.ip)
      if (waitMs > 0) return tooMany(reply, 'codes were shown from this address', waitMs)
      const who = await meCodes.confirm(request.body.challenge_id, request.body.code)
      if (who === undefined) {
        showing.wrong(request.ip)
        return sendProblem(reply, problemOf('code-refused'))
      }
      const { token, session } = await meSessions.open(who)
      return reply
        .header('set-cookie', meCookie(token, LASTS_MS, request))
        .header('cache-control', 'no-store')
        .send({ expires_at: new Date(session.expiresAt).toISOString() })
    },
  )
}

const leavingRoutes: FastifyPluginAsyncZod<MeSignInRoutes> = async (app, { meSessions }) => {
  app.post(
    '/v1/me/sign-out',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: { tags, operationId: 'signOutMe', summary: 'The session ends', response: { 204: z.null(), ...readProblems } },
    },
    async (request, reply) => {
      if (!isOurOwn(request)) return sendProblem(reply, problemOf('forbidden', FOREIGN))
      const token = meTokenOf(request)
      if (token !== undefined) await meSessions.close(token)
      return reply
        .code(204)
        .header('set-cookie', meCookie('', 0, request))
        .send(null)
    },
  )
}
