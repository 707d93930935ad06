/** Endpoints that events are sent to. A secret is told once, when it is made. */

import type { ActName } from '@fairline/contract/acts'
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { WebhookList, WebhookSecret, type WebhookView, WebhookWish } from '@fairline/contract/views/notices'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { addressFaults } from '../notices/address-faults.ts'
import { placeOf } from '../notices/endpoints.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'
import { newSecret } from '../notices/sign-webhook.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database, Queryable } from '../store/database.ts'
import { TELLABLE } from '../store/delivery-table.ts'
import { DESK_TELLABLE } from '../store/desk-delivery-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import {
  addEndpoint,
  DESK_LINE_CHANGED,
  dropPreviousSecret,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
  switchEndpoint,
  type WebhookEndpoint,
} from '../store/webhook-table.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type WebhookRoutes = {
  readonly database: Database
  readonly sealing: Sealing
  readonly now: () => number
  readonly webhookReach: WebhookReach
}

const config = { may: 'webhooks:manage' as const }
const done = z.object({ id: z.string() })
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['notices']
const named = z.strictObject({ id: publicId })
/** Both secrets sign for so long. */
const OVERLAP_MS = 24 * 60 * 60 * 1000
const ENDPOINTS_MAX = 20

/** A request about one of them. */
const ofOne = <Shape extends z.ZodType>(operationId: string, summary: string, shape: Shape) => ({
  config,
  schema: { tags, operationId, summary, body: named, response: { 200: shape, ...problems } },
})

const onWire: ReadonlyMap<string, string> = new Map([...TELLABLE, ...DESK_TELLABLE].map((type) => [wireType(type), type]))
const wireTypes = [...onWire.keys()]
const nameOf = (type: string): string => wireTypes.find((one) => onWire.get(one) === type) ?? wireType(type)

export const webhookRoutes: FastifyPluginAsyncZod<WebhookRoutes> = async (app, { database, sealing, now, webhookReach }) => {
  acceptJson(app)

  app.get(
    '/v1/webhooks',
    {
      config,
      schema: {
        tags,
        operationId: 'listWebhooks',
        summary: 'Where events are sent, and which types there are',
        response: { 200: WebhookList, ...problems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      return { data: (await listEndpoints(database.as(organisationId), organisationId)).map(viewOf), types: wireTypes }
    },
  )

  app.post(
    '/v1/webhooks',
    {
      config,
      schema: {
        tags,
        operationId: 'addWebhook',
        summary: 'Sends these types of events to a url from now on',
        body: WebhookWish,
        response: { 200: WebhookSecret, ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id, url, types } = request.body
      const faults = faultsOf({ url, types }, webhookReach)
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      const book = database.as(organisationId)
      const own = (await listEndpoints(book, organisationId)).filter((one) => !one.types.includes(DESK_LINE_CHANGED))
      if (own.length >= ENDPOINTS_MAX)
        return sendProblem(reply, problemOf('overloaded', { detail: `no more than ${ENDPOINTS_MAX} endpoints` }))
      const secret = newSecret()
      const sealed = (await openSecrets(sealing, database, organisationId)).seal(placeOf(id), secret)
      const endpoint = { id, url, types: types.map((type) => onWire.get(type)!), secret: sealed, createdAt: now() }
      const added = await withAct({ database, now }, request, 'webhook-added', (client) => addEndpoint(client, organisationId, endpoint))
      return added ? { id, secret } : sendProblem(reply, problemOf('id-reused'))
    },
  )
}

/** What becomes of an endpoint that is there. */
export const webhookUpkeepRoutes: FastifyPluginAsyncZod<Omit<WebhookRoutes, 'webhookReach'>> = async (app, parts) => {
  const { database, sealing, now } = parts
  acceptJson(app)
  app.post(
    '/v1/webhooks::rotate',
    ofOne('rotateWebhookSecret', 'A new secret; the old one signs too for a day', WebhookSecret),
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id } = request.body
      const secret = newSecret()
      const sealed = (await openSecrets(sealing, database, organisationId)).seal(placeOf(id), secret)
      const secrets = { secret: sealed, previousUntil: now() + OVERLAP_MS }
      const rotated = await withAct(parts, request, 'webhook-secret-changed', (client) => rotateSecret(client, organisationId, id, secrets))
      return rotated ? { id, secret } : sendProblem(reply, problemOf('not-found'))
    },
  )
  for (const [verb, operationId, summary, act, change] of UPKEEP) {
    app.post(`/v1/webhooks::${verb}`, ofOne(operationId, summary, done), async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id } = request.body
      const changed = await withAct(parts, request, act, (client) => change(client, organisationId, id))
      return changed ? { id } : sendProblem(reply, problemOf('not-found'))
    })
  }
}

type Change = (client: Queryable, organisationId: number, id: string) => Promise<boolean>

const UPKEEP: readonly (readonly [verb: string, operationId: string, summary: string, act: ActName, change: Change])[] = [
  ['finish', 'finishWebhookRotation', 'Only the new secret signs from now on', 'webhook-secret-finished', dropPreviousSecret],
  [
    'switch-on',
    'switchWebhookOn',
    'Sends to it again, after it was switched off',
    'webhook-switched-on',
    (client, organisationId, id) => switchEndpoint(client, organisationId, id, null),
  ],
  ['remove', 'removeWebhook', 'Sends nothing there any more', 'webhook-removed', removeEndpoint],
]

/** Where something changed, with its act. */
const withAct = (
  { database, now }: Pick<WebhookRoutes, 'database' | 'now'>,
  request: FastifyRequest<{ Body: { id: string } }>,
  act: ActName,
  change: (client: Queryable) => Promise<boolean>,
): Promise<boolean> =>
  inTransaction(database.as(callerOf(request).organisationId), async (client) => {
    const changed = await change(client)
    if (changed) await insertAct(client, doerOf(request as FastifyRequest), { act, at: now(), subject: request.body.id })
    return changed
  })

type Wish = Readonly<{ url: string; types: readonly string[] }>

function faultsOf({ url, types }: Wish, reach: WebhookReach): { pointer: string; detail: string }[] {
  const faults = addressFaults(new URL(url), reach).map((detail) => ({ pointer: '/url', detail }))
  const strange = types.filter((type) => !onWire.has(type))
  return [...faults, ...strange.map((type) => ({ pointer: '/types', detail: `${type} is not sent out` }))]
}

const viewOf = ({ id, url, types, offWhy, createdAt, previousUntil }: WebhookEndpoint): z.infer<typeof WebhookView> => ({
  id,
  url,
  types: types.map(nameOf),
  state: offWhy === null ? 'on' : 'off',
  off_why: offWhy,
  created_at: writeInstant(createdAt),
  previous_secret_until: previousUntil === null ? null : writeInstant(previousUntil),
})
