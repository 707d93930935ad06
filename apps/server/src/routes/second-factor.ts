/** One's own second factor: set up, replaced, and its backup codes. */
import { Problem } from '@fairline/contract/problem'
import { BackupCodes, SecondFactorConfirm, SecondFactorOffer, SecondFactorSet, SecondFactorWish } from '@fairline/contract/views/people'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mustProve } from '../auth/must-prove.ts'
import { callerOf } from '../auth/require-key.ts'
import type { SecondFactor } from '../auth/second-factor.ts'
import { tryToSignIn } from '../auth/sign-in-attempts.ts'
import { type AccountRoutes, changeOwn, hasShownPassword, userOf } from './account.ts'
import { enterSession, sessionView } from './enter-session.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'

export type SecondFactorRoutes = AccountRoutes & Readonly<{ secondFactor: SecondFactor }>

const config = { may: 'self' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['account']

export const secondFactorRoutes: FastifyPluginAsyncZod<SecondFactorRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(offeringRoutes, parts)
  await app.register(confirmingRoutes, parts)
  await app.register(backupRoutes, parts)
}

const offeringRoutes: FastifyPluginAsyncZod<SecondFactorRoutes> = async (app, parts) => {
  const { database, secondFactor, now } = parts
  app.post(
    '/v1/account::offer-second-factor',
    {
      config,
      schema: {
        tags,
        operationId: 'offerSecondFactor',
        summary: 'A new secret for an authenticator: it counts once a code of it is shown. Whoever has one proves himself first',
        body: SecondFactorWish,
        response: { 200: SecondFactorOffer, ...problems },
      },
    },
    async (request, reply) => {
      const user = await userOf(database, request)
      if (user.totp !== null && mustProve(request, reply, now())) return reply
      if (user.password !== null && !(await hasShownPassword(parts, user, request.body.password, reply))) return reply
      return reply.header('cache-control', 'no-store').send(await secondFactor.offer(user))
    },
  )
}

const confirmingRoutes: FastifyPluginAsyncZod<SecondFactorRoutes> = async (app, parts) => {
  const { database, secondFactor, sessions, now } = parts
  app.post(
    '/v1/account::confirm-second-factor',
    {
      config,
      schema: {
        tags,
        operationId: 'confirmSecondFactor',
        summary: 'A code of the new secret: from now on it is asked for, and every other session ends',
        body: SecondFactorConfirm,
        response: { 200: SecondFactorSet, ...problems },
      },
    },
    async (request, reply) => {
      const user = await userOf(database, request)
      const waitMs = await tryToSignIn(database, [{ kind: 'code', name: user.id }], now())
      if (waitMs > 0) return tooMany(reply, 'wrong codes', waitMs)
      const act = { act: 'second-factor-set', at: now() } as const
      const codes = await confirmed(() =>
        changeOwn(parts, request, act, async (client) => {
          const made = await secondFactor.confirm(client, user, request.body.code.trim())
          if (made === undefined) throw new NotConfirmed('the code is not of the secret that was offered')
          return made
        }),
      )
      if (codes === undefined) return sendProblem(reply, problemOf('code-refused'))
      await sessions.end(user.id)
      const who = { user, organisationId: callerOf(request).organisationId, provedAt: now() }
      const session = await enterSession(parts, who, 'account change', request, reply)
      if (session === undefined) return sendProblem(reply, problemOf('unauthorized'))
      return reply.send({ backup_codes: [...codes], session: sessionView(session, now()) })
    },
  )
}

const backupRoutes: FastifyPluginAsyncZod<SecondFactorRoutes> = async (app, parts) => {
  const { database, secondFactor, now } = parts
  app.post(
    '/v1/account::renew-backup-codes',
    {
      config,
      schema: {
        tags,
        operationId: 'renewBackupCodes',
        summary: 'Ten new backup codes; those of before open nothing any more',
        body: z.strictObject({}),
        response: { 200: BackupCodes, ...problems },
      },
    },
    async (request, reply) => {
      const user = await userOf(database, request)
      if (user.totp === null) return sendProblem(reply, problemOf('second-factor-needed'))
      if (mustProve(request, reply, now())) return reply
      const act = { act: 'backup-codes-renewed', at: now() } as const
      const codes = await changeOwn(parts, request, act, (client) => secondFactor.renewBackup(client, user.id))
      return reply.header('cache-control', 'no-store').send({ backup_codes: [...codes] })
    },
  )
}

/** Undoes what was begun. */
class NotConfirmed extends Error {
  override name = 'NotConfirmed'
}

async function confirmed<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotConfirmed) return undefined
    throw error
  }
}
