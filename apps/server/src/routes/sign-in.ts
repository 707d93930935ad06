/** Signing in as a person: e-mail and password, then a code; and a fresh code of somebody who is signed in. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { CodeSignIn, PasswordAnswer, PasswordSignIn, Proof, SessionView } from '@fairline/contract/views/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { isForeign, sessionTokenOf } from '../auth/session-cookie.ts'
import type { SignIn, SignInAnswer } from '../auth/sign-in.ts'
import { insertAct } from '../store/act-table.ts'
import { type EnterParts, enterSession, sessionView } from './enter-session.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'
import { sessionOrganisationRoutes } from './session-organisation.ts'

export type SignInRoutes = EnterParts & Readonly<{ signIn: SignIn }>

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['session']
const FOREIGN = { detail: 'sign in on our own pages' }

export const signInRoutes: FastifyPluginAsyncZod<SignInRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(passwordRoutes, parts)
  await app.register(codeRoutes, parts)
  await app.register(provingRoutes, parts)
  await app.register(sessionOrganisationRoutes, parts)
}

const passwordRoutes: FastifyPluginAsyncZod<SignInRoutes> = async (app, parts) => {
  const { signIn, now } = parts
  app.post(
    '/v1/session::password',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'signInWithPassword',
        summary: 'Sign in with e-mail and password; the answer says whether a code is asked for',
        body: PasswordSignIn,
        response: { 200: PasswordAnswer, ...problems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', FOREIGN))
      const { email, password, organisation } = request.body
      const answer = await signIn.byPassword({ email, password, organisation, address: request.ip })
      if (answer.kind === 'code')
        return reply
          .header('cache-control', 'no-store')
          .send({ next: 'code', challenge: answer.token, expires_at: writeInstant(answer.expiresAt) })
      const session = await entered(parts, answer, 'password', request, reply)
      return session === undefined ? reply : reply.send({ next: 'none', session: sessionView(session, now()) })
    },
  )
}

const codeRoutes: FastifyPluginAsyncZod<SignInRoutes> = async (app, parts) => {
  const { signIn, now } = parts
  app.post(
    '/v1/session::code',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'signInWithCode',
        summary: 'The code of the authenticator, or a backup code, after the password',
        body: CodeSignIn,
        response: { 200: SessionView, ...problems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', FOREIGN))
      const { challenge, code } = request.body
      const answer = await signIn.byCode({ token: challenge, code: code.trim(), address: request.ip })
      const session = await entered(parts, answer, 'password and code', request, reply)
      return session === undefined ? reply : reply.send(sessionView(session, now()))
    },
  )
}

const provingRoutes: FastifyPluginAsyncZod<SignInRoutes> = async (app, { database, signIn, sessions, now }) => {
  app.post(
    '/v1/session::prove',
    {
      config: { may: 'self' },
      schema: {
        tags,
        operationId: 'proveSession',
        summary: 'A fresh code of the authenticator: for some minutes, approvals ask for no other',
        body: Proof,
        response: { 200: SessionView, ...problems },
      },
    },
    async (request, reply) => {
      const { actor, organisationId } = callerOf(request)
      const answer = await signIn.prove(actor, request.body.code.trim())
      if (answer.kind === 'wait') return tooMany(reply, 'wrong codes', answer.waitMs)
      if (answer.kind === 'refused') return sendProblem(reply, problemOf('code-refused'))
      const token = sessionTokenOf(request)!
      await sessions.prove(token)
      await insertAct(database.as(organisationId), doerOf(request), { act: 'identity-proved', at: now() })
      const session = await sessions.find(token)
      return session === undefined ? sendProblem(reply, problemOf('unauthorized')) : sessionView(session, now())
    },
  )
}

/** Undefined where it has answered already. */
async function entered(parts: EnterParts, answer: SignInAnswer, way: string, request: FastifyRequest, reply: FastifyReply) {
  if (answer.kind === 'wait') return void tooMany(reply, 'tries to sign in failed', answer.waitMs)
  if (answer.kind !== 'in') return void sendProblem(reply, problemOf('sign-in-refused'))
  return (await enterSession(parts, answer.who, way, request, reply)) ?? void sendProblem(reply, problemOf('sign-in-refused'))
}
