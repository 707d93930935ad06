/** Where webhooks of lenders come in: each connection has an address of its own, and whoever sends there is known by his signature alone. */
import { DeskHook, DeskHookAnswer, WebhookTaken } from '@fairline/contract/desk/connections'
import { publicId } from '@fairline/contract/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { WEBHOOK_BYTES_MAX, type WebhookRefusal } from '../connectors/receive-webhook.ts'
import { type HookAnswer, type TakeParts, takeAtDoor } from '../desk/take-webhook.ts'
import { subjectOf, type TellParts, tellDeskAt } from '../desk/tell-desk.ts'
import { addressFaults } from '../notices/address-faults.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskHookRoutes = TakeParts & TellParts & Readonly<{ webhookReach: WebhookReach }>

const tags = ['desk']
const BEARER = /^Bearer (\S+)$/i
const config = { may: 'public' } as const

export const deskHookRoutes: FastifyPluginAsyncZod<DeskHookRoutes> = async (app, parts) => {
  await app.register(doorRoute, parts)
  await app.register(tellRoute, parts)
}

const doorRoute: FastifyPluginAsyncZod<DeskHookRoutes> = async (app, parts) => {
  // A signature is over the very bytes. Twice of what is taken is read, so that what is too large is refused, and counted, like the rest.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 2 * WEBHOOK_BYTES_MAX }, (_request, body, done) => done(null, body))
  app.post(
    '/v1/desk-hooks/:address',
    {
      config,
      schema: {
        tags,
        operationId: 'takeDeskWebhook',
        summary:
          'A webhook of a lender to a desk (Standard Webhooks: signed, five minutes at most, 64 KiB): the line that its `subject` names is asked about now. 401: the signature or its time is wrong; 409: another body came under this id; 410: the desk wants no more',
        consumes: ['application/json'],
        params: z.strictObject({ address: publicId }),
        response: { 200: WebhookTaken, ...readProblems },
      },
    },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const answer = await takeAtDoor(parts, request.params.address, { headers: request.headers, body })
      return isTaken(answer) ? { result: answer.kind } : sendProblem(reply, problemFor(answer))
    },
  )
}

type Done = Readonly<{ kind: 'taken' | 'repeated' | 'subject_unknown' }>
const DONE: readonly HookAnswer['kind'][] = ['taken', 'repeated', 'subject_unknown']
const isTaken = (answer: HookAnswer): answer is HookAnswer & Done => DONE.includes(answer.kind)

const CODES = {
  'header-missing': 'bad-request',
  'header-unreadable': 'bad-request',
  'signature-invalid': 'unauthorized',
  'too-old': 'unauthorized',
  'too-new': 'unauthorized',
  'body-too-large': 'body-too-large',
  'body-unreadable': 'malformed-json',
  'id-reused': 'id-reused',
} as const satisfies Record<WebhookRefusal, string>

function problemFor(answer: Exclude<HookAnswer, Done>): ProblemBody {
  if (answer.kind === 'refused') return problemOf(CODES[answer.why], { detail: answer.why })
  return problemOf(answer.kind === 'ended' ? 'door-closed' : 'not-found')
}

/** Of the lender: whoever has the code of a line says where he hears of it. */
const tellRoute: FastifyPluginAsyncZod<DeskHookRoutes> = async (app, parts) => {
  acceptJson(app)
  app.put(
    '/v1/desk-view/hook',
    {
      config,
      schema: {
        tags,
        operationId: 'tellDeskAt',
        summary:
          'Whoever has the code of a line (`authorization: Bearer fld_…`) is told there that there is something to ask about, by its `subject` and nothing more, as long as the borrower lets a desk see him. In the place of any address before',
        body: DeskHook,
        response: { 200: DeskHookAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      const faults = addressFaults(new URL(request.body.url), parts.webhookReach)
      if (faults.length > 0)
        return sendProblem(reply, problemOf('invalid-request', { errors: faults.map((detail) => ({ pointer: '/url', detail })) }))
      const code = BEARER.exec(request.headers.authorization ?? '')?.[1]
      const isTold = code !== undefined && (await tellDeskAt(parts, code, request.body))
      return isTold ? { subject: subjectOf(code) } : sendProblem(reply, problemOf('unauthorized'))
    },
  )
}
