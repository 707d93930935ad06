/** The doors of a desk: made, their secrets changed with both in force for a day, ended, and which lines they tell of. A secret is told once. */
import { randomBytes } from 'node:crypto'
import type { ActName } from '@fairline/contract/acts'
import {
  type CONNECTED,
  ConnectionLine,
  ConnectionLineAnswer,
  ConnectionNamed,
  ConnectionSecret,
  ConnectionsView,
  ConnectionWish,
} from '@fairline/contract/desk/connections'
import { isOpen, stateOf } from '@fairline/domain/desk/model/desk-book'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { askToTell, type LenderParts } from '../desk/ask-lender.ts'
import { lenderPlace } from '../desk/lender-pull.ts'
import type { Desk } from '../desk/open-desk.ts'
import { connectionPlace } from '../desk/take-webhook.ts'
import { subjectOf } from '../desk/tell-desk.ts'
import { addressFaults } from '../notices/address-faults.ts'
import { newSecret } from '../notices/sign-webhook.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database, Queryable } from '../store/database.ts'
import {
  addConnection,
  changeSecret,
  connectLine,
  type DeskConnection,
  endConnection,
  findConnection,
  listConnectedLines,
  listConnections,
} from '../store/desk-connection-table.ts'
import { findLender } from '../store/desk-lender-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { connectionsView } from './desk-connection-view.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type DeskConnectionRoutes = Omit<LenderParts, 'database'> & Readonly<{ database: Database; sealing: Sealing; desk: Desk }>

const tags = ['desk']
const config = { may: 'desk:connect' } as const
/** Both secrets verify for so long. */
const OVERLAP_MS = 24 * 60 * 60 * 1000
const CONNECTIONS_MAX = 50
const ADDRESS_BYTES = 18

export const deskConnectionRoutes: FastifyPluginAsyncZod<DeskConnectionRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(readRoute, parts)
  await app.register(makeRoute, parts)
  await app.register(upkeepRoutes, parts)
  await app.register(lineRoute, parts)
}

const readRoute: FastifyPluginAsyncZod<DeskConnectionRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/connections',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskConnections',
        summary: 'How the desk hears of its lines: doors for webhooks, lenders that are asked, and files, each with how that goes',
        response: { 200: ConnectionsView, ...readProblems },
      },
    },
    async (request) => connectionsView(parts, callerOf(request).organisationId, parts.now()),
  )
}

const makeRoute: FastifyPluginAsyncZod<DeskConnectionRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/connections',
    {
      config,
      schema: {
        tags,
        operationId: 'makeDeskConnection',
        summary: 'An address for webhooks about the lines of one channel, and the secret that they are signed with',
        body: ConnectionWish,
        response: { 200: ConnectionSecret, ...readProblems },
      },
    },
    async (request, reply) => {
      const { database, desk, now, webhookReach } = parts
      const { organisationId } = callerOf(request)
      const [{ id, channel_id: channelId, base_url: baseUrl }, at, rows] = [request.body, now(), database.as(organisationId)]
      const faults = baseUrl === null ? [] : addressFaults(new URL(baseUrl), webhookReach)
      if (faults.length > 0)
        return sendProblem(reply, problemOf('invalid-request', { errors: faults.map((detail) => ({ pointer: '/base_url', detail })) }))
      const book = await desk.deskBooks.read(rows, organisationId)
      if (!isOpen(stateOf(book, 'channel', channelId, { at, knownAt: at }))) return sendProblem(reply, problemOf('entry-not-found'))
      if ((await listConnections(rows, organisationId)).length >= CONNECTIONS_MAX)
        return sendProblem(reply, problemOf('overloaded', { detail: `no more than ${CONNECTIONS_MAX} connections` }))
      const [secret, address] = [newSecret(), randomBytes(ADDRESS_BYTES).toString('base64url')]
      const wish = { id, channelId, address, baseUrl, secret: await sealedFor(parts, organisationId, id, secret), madeAt: at }
      const isMade = await withAct(parts, request, 'desk-connection-made', (client) => addConnection(client, organisationId, wish))
      return isMade ? { id, address: addressOf(wish), secret, told: 0, untold: 0 } : sendProblem(reply, problemOf('id-reused'))
    },
  )
}

const sealedFor = async (
  { sealing, database }: DeskConnectionRoutes,
  organisationId: number,
  id: string,
  secret: string,
): Promise<Buffer> => (await openSecrets(sealing, database, organisationId)).seal(connectionPlace(id), secret)

/** In full where it is known how this server is reached. */
const addressOf = ({ baseUrl, address }: Pick<DeskConnection, 'baseUrl' | 'address'>): string =>
  baseUrl === null ? `/v1/desk-hooks/${address}` : new URL(`/v1/desk-hooks/${address}`, baseUrl).href

const withAct = (
  { database, now }: DeskConnectionRoutes,
  request: FastifyRequest<{ Body: { id: string } }>,
  act: ActName,
  change: (client: Queryable) => Promise<boolean>,
): Promise<boolean> =>
  inTransaction(database.as(callerOf(request).organisationId), async (client) => {
    const changed = await change(client)
    if (changed) await insertAct(client, doerOf(request as FastifyRequest), { act, at: now(), subject: request.body.id })
    return changed
  })

const upkeepRoutes: FastifyPluginAsyncZod<DeskConnectionRoutes> = async (app, parts) => {
  const schema = { tags, body: ConnectionNamed, response: { 200: ConnectionSecret, ...readProblems } }
  app.post(
    '/v1/desk/connections::rotate',
    {
      config,
      schema: {
        ...schema,
        operationId: 'rotateDeskConnection',
        summary: 'A new secret; the old one verifies too for a day. Lenders that tell of their lines by themselves are given it',
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const [{ id }, secret, at] = [request.body, newSecret(), parts.now()]
      const sealed = await sealedFor(parts, organisationId, id, secret)
      const change = { secret: sealed, at, previousUntil: at + OVERLAP_MS }
      const isChanged = await withAct(parts, request, 'desk-connection-secret-changed', (client) =>
        changeSecret(client, organisationId, id, change),
      )
      const connection = isChanged ? await findConnection(parts.database.as(organisationId), organisationId, id) : undefined
      if (connection === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      return { id, address: addressOf(connection), secret, ...(await tellLenders(parts, organisationId, connection, secret)) }
    },
  )
  app.post(
    '/v1/desk/connections::end',
    {
      config,
      schema: {
        ...schema,
        response: { 200: ConnectionNamed, ...readProblems },
        operationId: 'endDeskConnection',
        summary: 'Takes no webhook there any more',
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id } = request.body
      const isEnded = await withAct(parts, request, 'desk-connection-ended', (client) =>
        endConnection(client, organisationId, id, parts.now()),
      )
      return isEnded ? { id } : sendProblem(reply, problemOf('entry-not-found'))
    },
  )
}

const AT_ONCE = 20

/** Lenders of its lines that were told before. Those that do not answer sign with the old one, which is refused after its day; the lines are asked about as before. */
async function tellLenders(parts: DeskConnectionRoutes, organisationId: number, connection: DeskConnection, secret: string) {
  const lines = (await listConnectedLines(parts.database.as(organisationId), organisationId)).filter(
    ({ connectionId }) => connectionId === connection.id,
  )
  const results: (typeof CONNECTED)[number][] = []
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE)
    results.push(...(await Promise.all(some.map((line) => tellLender(parts, organisationId, { connection, secret, ...line })))))
  }
  const count = (wanted: (typeof CONNECTED)[number]): number => results.filter((result) => result === wanted).length
  return { told: count('told'), untold: count('not_reached') + count('by_hand') }
}

type Told = Readonly<{ connection: DeskConnection; secret: string; enrolmentId: string; subject: string }>

/** `by_hand`: the line has no lender that would know it by this name, or nobody knows how this server is reached. */
async function tellLender(parts: DeskConnectionRoutes, organisationId: number, told: Told): Promise<(typeof CONNECTED)[number]> {
  const { connection, secret, enrolmentId, subject } = told
  const code = await codeOf(parts, organisationId, enrolmentId)
  if (connection.baseUrl === null || code === undefined || subjectOf(code.code) !== subject) return 'by_hand'
  return (await askToTell(parts, code.baseUrl, code.code, { url: addressOf(connection), secret })) ? 'told' : 'not_reached'
}

async function codeOf({ database, sealing }: DeskConnectionRoutes, organisationId: number, enrolmentId: string) {
  const row = await findLender(database.as(organisationId), organisationId, enrolmentId)
  if (row === undefined) return undefined
  const secrets = await openSecrets(sealing, database, organisationId)
  return { baseUrl: row.baseUrl, code: secrets.open(lenderPlace(enrolmentId), row.code) }
}

const lineRoute: FastifyPluginAsyncZod<DeskConnectionRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/connections::tell',
    {
      config,
      schema: {
        tags,
        operationId: 'tellDeskConnection',
        summary: 'Webhooks of this connection are about this line too; its lender is asked to send them',
        body: ConnectionLine,
        response: { 200: ConnectionLineAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      const { database, sealing, now } = parts
      const { organisationId } = callerOf(request)
      const { id, enrolment_id: enrolmentId } = request.body
      const rows = database.as(organisationId)
      const connection = await findConnection(rows, organisationId, id)
      const code = await codeOf(parts, organisationId, enrolmentId)
      const subject = request.body.subject ?? (code && subjectOf(code.code))
      if (connection === undefined || connection.endedAt !== null || code === undefined || subject === undefined)
        return sendProblem(reply, problemOf('entry-not-found'))
      const secret = (await openSecrets(sealing, database, organisationId)).open(connectionPlace(id), connection.secret)
      await withAct(parts, request, 'desk-connection-line-added', async (client) => {
        await connectLine(client, organisationId, { enrolmentId, connectionId: id, subject }, now())
        return true
      })
      const result = await tellLender(parts, organisationId, { connection, secret, enrolmentId, subject })
      return { enrolment_id: enrolmentId, subject, result }
    },
  )
}
