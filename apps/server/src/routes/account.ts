/** One's own account: sessions, password, second factor. Whatever changes how one gets in ends every other session. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { AccountView, PasswordChange, SessionsEnded, SessionsToEnd } from '@fairline/contract/views/people'
import { SessionView } from '@fairline/contract/views/session'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkPassword, hashPassword, passwordFault } from '../auth/password.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { sessionTokenOf } from '../auth/session-cookie.ts'
import { IDLE_MS, sessionId } from '../auth/sessions.ts'
import { succeeded, tryToSignIn } from '../auth/sign-in-attempts.ts'
import { type Act, insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { listSessions } from '../store/session-table.ts'
import { countBackupCodes, findUserById, setPassword, type UserRow } from '../store/user-table.ts'
import { type EnterParts, enterSession, sessionView } from './enter-session.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'

export type AccountRoutes = EnterParts & Readonly<{ database: Database }>

const config = { may: 'self' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['account']

export const accountRoutes: FastifyPluginAsyncZod<AccountRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(readingRoutes, parts)
  await app.register(passwordRoutes, parts)
  await app.register(endingRoutes, parts)
}

const readingRoutes: FastifyPluginAsyncZod<AccountRoutes> = async (app, { database, now }) => {
  app.get(
    '/v1/account',
    {
      config,
      schema: {
        tags,
        operationId: 'getAccount',
        summary: 'Your account and where you are signed in',
        response: { 200: AccountView, ...problems },
      },
    },
    async (request, reply) => {
      const user = await userOf(database, request)
      const [left, open] = await Promise.all([
        countBackupCodes(database, user.id),
        listSessions(database, user.id, { now: now(), idleMs: IDLE_MS }),
      ])
      const here = sessionId(sessionTokenOf(request)!)
      return reply.header('cache-control', 'no-store').send({
        ...{ id: user.id, name: user.name, email: user.email, has_password: user.password !== null, backup_codes_left: left },
        password_set_at: user.passwordSetAt === null ? null : writeInstant(user.passwordSetAt),
        has_second_factor: user.totp !== null,
        sessions: open.map(({ id, organisation, device, address, createdAt, seenAt }) => ({
          ...{ id, is_this: id === here, organisation, device, network: address },
          ...{ created_at: writeInstant(createdAt), seen_at: writeInstant(seenAt) },
        })),
      })
    },
  )
}

const passwordRoutes: FastifyPluginAsyncZod<AccountRoutes> = async (app, parts) => {
  const { now } = parts
  app.post(
    '/v1/account::change-password',
    {
      config,
      schema: {
        tags,
        operationId: 'changePassword',
        summary: 'A new password: every other session ends, and this one is made anew',
        body: PasswordChange,
        response: { 200: SessionView, ...problems },
      },
    },
    async (request, reply) => {
      const user = await userOf(parts.database, request)
      if (!(await hasShownPassword(parts, user, request.body.password, reply))) return reply
      const fault = passwordFault(request.body.new_password, user.email)
      if (fault !== undefined)
        return sendProblem(reply, problemOf('password-unfit', { errors: [{ pointer: '/new_password', detail: fault }] }))
      const password = await hashPassword(request.body.new_password)
      await changeOwn(parts, request, { act: 'password-changed', at: now() }, (client) => setPassword(client, user.id, password, now()))
      return enterAnew(parts, user, request, reply)
    },
  )
}

const endingRoutes: FastifyPluginAsyncZod<AccountRoutes> = async (app, { database, sessions, now }) => {
  app.post(
    '/v1/account::end-sessions',
    {
      config,
      schema: {
        tags,
        operationId: 'endSessions',
        summary: 'Ends one of your sessions, or all but this one',
        body: SessionsToEnd,
        response: { 200: SessionsEnded, ...problems },
      },
    },
    async (request) => {
      const { actor, organisationId } = callerOf(request)
      const { id } = request.body
      const here = sessionId(sessionTokenOf(request)!)
      const ended = await sessions.end(actor, id === undefined ? { except: here } : { only: id })
      if (ended > 0)
        await insertAct(database.as(organisationId), doerOf(request), {
          act: 'sessions-ended',
          at: now(),
          subject: actor,
          detail: { ended },
        })
      return { ended }
    },
  )
}

/** Whoever is signed in has an account. */
export async function userOf(database: Database, request: FastifyRequest): Promise<UserRow> {
  const user = await findUserById(database, callerOf(request).actor)
  invariant(user !== undefined, 'whoever is signed in has an account')
  return user
}

/** False where it has answered already. Wrong ones wait as wrong codes do. */
export async function hasShownPassword(
  { database, now }: Pick<AccountRoutes, 'database' | 'now'>,
  user: UserRow,
  password: string | undefined,
  reply: FastifyReply,
): Promise<boolean> {
  const tried = [{ kind: 'code', name: user.id } as const]
  const waitMs = await tryToSignIn(database, tried, now())
  if (waitMs > 0) {
    tooMany(reply, 'wrong passwords', waitMs)
    return false
  }
  if (!(await checkPassword(password ?? '', user.password ?? undefined))) {
    sendProblem(reply, problemOf('sign-in-refused', { errors: [{ pointer: '/password', detail: 'is not right' }] }))
    return false
  }
  await succeeded(database, tried)
  return true
}

/** With its act, or not at all. */
export const changeOwn = <T>(
  { database }: Pick<AccountRoutes, 'database'>,
  request: FastifyRequest,
  act: Act,
  change: (client: Parameters<typeof insertAct>[0]) => Promise<T>,
): Promise<T> =>
  inTransaction(database.as(callerOf(request).organisationId), async (client) => {
    const value = await change(client)
    await insertAct(client, doerOf(request), { subject: callerOf(request).actor, ...act })
    return value
  })

/** Every session of his ends, and he goes on in a new one. */
async function enterAnew(parts: AccountRoutes, user: UserRow, request: FastifyRequest, reply: FastifyReply) {
  const { organisationId, provedAt } = callerOf(request)
  await parts.sessions.end(user.id)
  const session = await enterSession(parts, { user, organisationId, provedAt }, 'account change', request, reply)
  return session === undefined ? sendProblem(reply, problemOf('unauthorized')) : sessionView(session, parts.now())
}
