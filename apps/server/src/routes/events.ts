/** One event in, the decision on it out. The id is the client's own, so sending it again is safe. A decline is a decision, not an error: 200. */
import { EventAnswer } from '@fairline/contract/answer'
import { Problem } from '@fairline/contract/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { senderOf } from '../auth/require-key.ts'
import { MESSAGE_BYTES_MAX, readMessage } from '../ingest/read-message.ts'
import type { MetricsHooks } from '../operations/metrics-hooks.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Lanes } from '../store/lanes.ts'
import { eventAnswer, resultProblem } from './event-answer.ts'
import { problemOf, sendProblem } from './problems.ts'

export type EventRoutes = { lanes: Lanes; packs: Packs; clocks: BookClocks; metrics: MetricsHooks }

const MEDIA_TYPES = ['application/json', 'application/cloudevents+json']

export const eventRoutes: FastifyPluginAsyncZod<EventRoutes> = async (app, { lanes, packs, clocks, metrics }) => {
  app.addContentTypeParser(MEDIA_TYPES, { parseAs: 'buffer', bodyLimit: MESSAGE_BYTES_MAX }, (_request, body, done) => done(null, body))

  app.post(
    '/v1/events',
    {
      config: { may: 'events:send' },
      // Read by programs, many a second: the headers that guard pages cost a twentieth of such an answer.
      helmet: false,
      schema: {
        tags: ['events'],
        operationId: 'sendEvent',
        summary: 'A fact in, the decision on it out',
        response: { 200: EventAnswer, '4xx': Problem, '5xx': Problem },
      },
      // The schema is held to the answers by tests; checking each one again costs more than deciding on the event.
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const { body } = request
      const encoding = request.headers['content-encoding'] ?? 'identity'
      if (!Buffer.isBuffer(body) || encoding !== 'identity') return sendProblem(reply, problemOf('unsupported-media-type'))
      const sender = senderOf(request)
      const reading = readMessage(body, clocks.receivesAt(sender.organisationId), sender)
      if (!reading.ok) {
        metrics.eventRefused(reading.problem.code)
        return sendProblem(reply, reading.problem)
      }
      const result = await lanes.submit(reading.message.submission)
      if (result.kind !== 'answered') return sendProblem(reply, resultProblem(result))
      if (result.repeated) reply.header('fairline-repeated', 'true')
      return reply.send(await eventAnswer(reading.message, result, packs))
    },
  )
}
