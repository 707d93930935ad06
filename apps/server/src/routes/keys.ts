/** API keys of service accounts, for whoever manages them. One is never changed: another takes its place, and both work for a while. */
import { keyTakesTwo } from '@fairline/access/roles'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import {
  type KEY_STATES,
  KeyCollection,
  KeyMade,
  KeyPage,
  KeyRevocation,
  KeyRotation,
  KeyView,
  KeyWish,
} from '@fairline/contract/views/keys'
import { pageQuery } from '@fairline/contract/views/page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isInTime } from '../approvals/key-to-collect.ts'
import type { Keyring } from '../auth/api-keys.ts'
import { beyondMaker, endFits, grantFaults, newKey } from '../auth/make-api-key.ts'
import { mustProve } from '../auth/must-prove.ts'
import { callerOf, doerOf, senderOf } from '../auth/require-key.ts'
import type { Sessions } from '../auth/sessions.ts'
import { insertAct } from '../store/act-table.ts'
import {
  addKey,
  countKeys,
  endKey,
  type ListedKey,
  listKeys,
  lockKey,
  type NewKey,
  revokeKey,
  wasCollected,
} from '../store/api-key-table.ts'
import { findApproval, lockApproval } from '../store/approval-table.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { acceptJson } from './json-body.ts'
import { needsAnother } from './people.ts'
import { type ProblemBody, type ProblemCode, problemOf, sendProblem } from './problems.ts'

export type KeyRoutes = Readonly<{ database: Database; keyring: Keyring; sessions: Sessions; now: () => number }>

const config = { may: 'keys:manage' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['keys']
/** That work, of one organisation. */
const KEYS_MAX = 500
const MINUTE_MS = 60_000
const OVERLAP_MINUTES = 24 * 60

export const keyRoutes: FastifyPluginAsyncZod<KeyRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(listRoutes, parts)
  await app.register(makingRoutes, parts)
  await app.register(endingRoutes, parts)
}

const listRoutes: FastifyPluginAsyncZod<KeyRoutes> = async (app, { database, now }) => {
  app.get(
    '/v1/keys',
    {
      config,
      schema: {
        tags,
        operationId: 'listKeys',
        summary: 'Which keys there are, what they open, and when they were last used',
        querystring: z.strictObject({ ...pageQuery, cursor: publicId.optional() }),
        response: { 200: KeyPage, ...problems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '' } = request.query
      const rows = await listKeys(database, organisationId, { after: cursor, limit: limit + 1 })
      const [data, hasMore] = [rows.slice(0, limit), rows.length > limit]
      return { data: data.map((row) => viewOf(row, now())), has_more: hasMore, next_cursor: hasMore ? data.at(-1)!.id : null }
    },
  )
}

const makingRoutes: FastifyPluginAsyncZod<KeyRoutes> = async (app, { database, now }) => {
  app.post(
    '/v1/keys',
    {
      config,
      schema: {
        tags,
        operationId: 'makeKey',
        summary: 'A key for a service account: it is shown once, and gets nothing that you may not do yourself',
        body: KeyWish,
        response: { 200: KeyMade, ...problems },
      },
    },
    async (request, reply) => {
      const wish = wishOf(request.body)
      const faults = grantFaults(wish)
      if (!endFits(wish.expiresAt, now())) faults.push({ pointer: '/expires_at', detail: 'must lie in the future, within a hundred years' })
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      if (mustProve(request, reply, now())) return reply
      const beyond = beyondMaker(wish, callerOf(request), senderOf(request).isAgreed)
      if (beyond.length > 0) return sendProblem(reply, problemOf('more-than-yours', beyondWords(beyond)))
      if (keyTakesTwo(wish.scopes) && (await needsAnother(database, request)))
        return sendProblem(reply, problemOf('approval-required', { detail: 'ask for it at /v1/approvals, kind api-key' }))
      return make({ database, now }, request, reply, { ...wish, approvalId: null })
    },
  )

  app.post(
    '/v1/keys::collect',
    {
      config,
      schema: {
        tags,
        operationId: 'collectKey',
        summary: 'The key that another person approved, made now and shown once, to whoever asked for it',
        body: KeyCollection,
        response: { 200: KeyMade, ...problems },
      },
    },
    async (request, reply) => {
      if (mustProve(request, reply, now())) return reply
      const { organisationId, person } = callerOf(request)
      const approval = await findApproval(database.as(organisationId), organisationId, request.body.approval_id)
      if (approval?.kind !== 'api-key' || approval.state !== 'done') return sendProblem(reply, problemOf('approval-not-found'))
      if (approval.maker.person !== person)
        return sendProblem(reply, problemOf('not-made-by-you', { detail: 'whoever asked for it fetches it' }))
      const wish = wishOf(KeyWish.parse(approval.request))
      if (!isInTime(approval, now())) return sendProblem(reply, problemOf('key-over', { detail: COLLECTED }))
      return make({ database, now }, request, reply, { ...wish, approvalId: approval.id })
    },
  )
}

const wishOf = ({ name, purpose, scopes, ...wish }: z.infer<typeof KeyWish>) => ({
  ...{ name, purpose, scopes: [...new Set(scopes)], senders: [...new Set(wish.senders)], addresses: wish.addresses ?? [] },
  ...{ requestsPerMinute: wish.requests_per_minute ?? null, expiresAt: wish.expires_at === undefined ? null : Date.parse(wish.expires_at) },
})

type Wished = ReturnType<typeof wishOf> & Readonly<{ approvalId: string | null }>

async function make({ database, now }: Pick<KeyRoutes, 'database' | 'now'>, request: FastifyRequest, reply: FastifyReply, wish: Wished) {
  const beyond = beyondMaker(wish, callerOf(request), senderOf(request).isAgreed)
  if (beyond.length > 0) return sendProblem(reply, problemOf('more-than-yours', beyondWords(beyond)))
  const made = newKey({ ...wish, rotatedFrom: null }, callerOf(request), now())
  const refused = await keepNew(database, request, made.row, now())
  return refused === undefined ? tell(reply, made, now()) : sendProblem(reply, refused)
}

const COLLECTED = 'it was fetched before, or nobody fetched it in time: ask for it again'

/** With its act, or why not. Whoever fetches one twice at once gets one. */
const keepNew = (database: Database, request: FastifyRequest, row: NewKey, at: number): Promise<ProblemBody | undefined> =>
  inTransaction(database.as(row.organisationId), async (client) => {
    if ((await countKeys(client, row.organisationId, at)) >= KEYS_MAX)
      return problemOf('too-many-keys', { detail: `no more than ${KEYS_MAX} that work` })
    if (row.approvalId !== null) {
      await lockApproval(client, row.organisationId, row.approvalId)
      if (await wasCollected(client, row.approvalId)) return problemOf('key-over', { detail: COLLECTED })
    }
    await addKey(client, row)
    const { id, name, scopes, senders, addresses, expiresAt, purpose } = row
    const approved = row.approvalId === null ? {} : { approval_id: row.approvalId }
    const detail = { name, scopes, senders, addresses, expires_at: expiresAt === null ? null : writeInstant(expiresAt), ...approved }
    await insertAct(client, doerOf(request), { act: 'key-made', at, subject: id, detail, ...(purpose !== null && { reason: purpose }) })
    return undefined
  })

const endingRoutes: FastifyPluginAsyncZod<KeyRoutes> = async (app, parts) => {
  const { now } = parts
  app.post(
    '/v1/keys::rotate',
    {
      config,
      schema: {
        tags,
        operationId: 'rotateKey',
        summary: 'A new key in the place of one: the former works for the overlap that is chosen',
        body: KeyRotation,
        response: { 200: KeyMade, ...problems },
      },
    },
    async (request, reply) => {
      if (mustProve(request, reply, now())) return reply
      const result = await rotate(parts, request, request.body)
      if ('refused' in result) return sendProblem(reply, problemOf(result.refused, result.more))
      forget(parts)
      return tell(reply, result, now())
    },
  )

  app.post(
    '/v1/keys::revoke',
    {
      config,
      schema: {
        tags,
        operationId: 'revokeKey',
        summary: 'It opens nothing from now on; other servers remember it for five seconds',
        body: KeyRevocation,
        response: { 200: KeyView, ...problems },
      },
    },
    async (request, reply) => {
      if (mustProve(request, reply, now())) return reply
      const result = await revoke(parts, request, request.body)
      if ('refused' in result) return sendProblem(reply, problemOf(result.refused, result.more))
      forget(parts)
      return viewOf(result, now())
    },
  )
}

type Refused = Readonly<{ refused: ProblemCode; more?: Parameters<typeof problemOf>[1] }>

const rotate = (
  { database, now }: KeyRoutes,
  request: FastifyRequest,
  { id, overlap_minutes: overlap = OVERLAP_MINUTES, reason }: z.infer<typeof KeyRotation>,
): Promise<ReturnType<typeof newKey> | Refused> => {
  const caller = callerOf(request)
  return inTransaction(database.as(caller.organisationId), async (client) => {
    const former = await lockKey(client, caller.organisationId, id)
    if (former === undefined) return { refused: 'key-not-found' }
    if (former.scopes.includes('admin')) return { refused: 'key-of-a-file', more: { detail: OF_A_FILE } }
    if (isOver(former, now())) return { refused: 'key-over' }
    const beyond = beyondMaker(former, caller, senderOf(request).isAgreed)
    if (beyond.length > 0) return { refused: 'more-than-yours', more: beyondWords(beyond) }
    const { name, purpose, scopes, senders, addresses, requestsPerMinute, expiresAt } = former
    const made = newKey(
      { name, purpose, scopes, senders, addresses, requestsPerMinute, expiresAt, rotatedFrom: id, approvalId: null },
      caller,
      now(),
    )
    await addKey(client, made.row)
    await endKey(client, id, now() + overlap * MINUTE_MS)
    const detail = { new_key: made.row.id, overlap_minutes: overlap }
    await insertAct(client, doerOf(request), { act: 'key-rotated', at: now(), subject: id, detail, reason })
    return made
  })
}

/** The key that asks stays: whoever locks himself out has nobody left to ask. */
const revoke = (
  { database, now }: KeyRoutes,
  request: FastifyRequest,
  { id, reason }: z.infer<typeof KeyRevocation>,
): Promise<ListedKey | Refused> => {
  const { organisationId, actor } = callerOf(request)
  return inTransaction(database.as(organisationId), async (client) => {
    const key = await lockKey(client, organisationId, id)
    if (key === undefined) return { refused: 'key-not-found' }
    if (key.id === actor) return { refused: 'key-in-use', more: { detail: 'it is the key that asks' } }
    if (key.revokedAt !== null) return key
    await revokeKey(client, id, now())
    await insertAct(client, doerOf(request), { act: 'key-revoked', at: now(), subject: id, detail: { name: key.name }, reason })
    return { ...key, revokedAt: now() }
  })
}

/** This server knows at once. */
function forget({ keyring, sessions }: KeyRoutes): void {
  keyring.forget()
  sessions.forget()
}

const OF_A_FILE = 'the key of a file is replaced by removing the file and starting anew'
const beyondWords = (beyond: readonly string[]) => ({ detail: `such a key could do what you may not: ${beyond.join(', ')}` })

const isOver = ({ revokedAt, expiresAt }: ListedKey, at: number): boolean => revokedAt !== null || (expiresAt !== null && expiresAt <= at)

const tell = (reply: FastifyReply, { row, secret }: ReturnType<typeof newKey>, at: number) => {
  const key = viewOf({ ...row, madeByName: null, lastUsedAt: null, revokedAt: null }, at)
  return reply.header('cache-control', 'no-store').send({ key, secret })
}

function stateOf(key: ListedKey, at: number): (typeof KEY_STATES)[number] {
  if (key.revokedAt !== null) return 'revoked'
  if (isOver(key, at)) return 'expired'
  return key.expiresAt === null ? 'active' : 'ending'
}

const written = (time: number | null): string | null => (time === null ? null : writeInstant(time))

const viewOf = (key: ListedKey, at: number): z.infer<typeof KeyView> => ({
  ...{ id: key.id, name: key.name, purpose: key.purpose, prefix: key.prefix, scopes: [...key.scopes], senders: [...key.senders] },
  ...{ addresses: [...key.addresses], requests_per_minute: key.requestsPerMinute, state: stateOf(key, at) },
  made_by: key.madeBy === null ? null : { id: key.madeBy, name: key.madeByName ?? key.madeBy },
  ...{ created_at: writeInstant(key.createdAt), expires_at: written(key.expiresAt), last_used_at: written(key.lastUsedAt) },
  ...{ rotated_from: key.rotatedFrom, revoked_at: written(key.revokedAt) },
})
