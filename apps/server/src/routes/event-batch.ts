/**
 * Many events as a stream: NDJSON in, one answer line per input line out, in input order, while the input is still arriving.
 *
 * Limits   IN_FLIGHT_MAX lines of one stream under way; a line as long as a single body. Whoever sends without reading his answers is no longer read.
 * Faults   a bad line gets its problem under its number and costs no other line. Blank lines get no answer. Once the database is away, all lines
 *          behind get 503 too: sent again as they stand, they keep their order.
 * Leaving  a client that goes away is no longer read; what was read before is recorded.
 */
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import { describeBug } from '../describe-bug.ts'
import { inOrder } from '../ingest/in-order.ts'
import { type Line, readLines } from '../ingest/lines.ts'
import { MESSAGE_BYTES_MAX, type Message, readMessage } from '../ingest/read-message.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import type { Result } from '../store/submission.ts'
import { eventAnswer, resultProblem } from './event-answer.ts'
import type { EventRoutes } from './events.ts'
import { onceGone } from './once-gone.ts'
import { type ProblemBody, problemOf, sendProblem, tooMany } from './problems.ts'
import type { Traffic } from './traffic.ts'

const IN_FLIGHT_MAX = 2_000

const MEDIA_TYPE = 'application/x-ndjson'

/** brief: only number, status and sequence, for bulk loads. */
const Query = z.strictObject({ answer: z.enum(['full', 'brief']).default('full') })
type Style = z.infer<typeof Query>['answer']

export type EventBatchRoutes = EventRoutes & { traffic: Traffic; log: EventLog }

export const eventBatchRoutes: FastifyPluginAsyncZod<EventBatchRoutes> = async (app, { lanes, packs, clocks, metrics, traffic, log }) => {
  app.addContentTypeParser(MEDIA_TYPE, (_request, payload, done) => done(null, payload))

  app.post(
    '/v1/events::batch',
    {
      config: { may: 'events:send' },
      schema: { tags: ['events'], operationId: 'sendEvents', summary: 'Many facts as a stream, one answer a line', querystring: Query },
    },
    async (request, reply) => {
      const { body, query } = request
      const encoding = request.headers['content-encoding'] ?? 'identity'
      if (!(body instanceof Readable) || encoding !== 'identity') return sendProblem(reply, problemOf('unsupported-media-type'))

      const entry = traffic.streams.enter(callerOf(request).actor)
      if ('full' in entry)
        return entry.full === 'key' ? tooMany(reply, 'streams of this key are open') : sendProblem(reply, problemOf('overloaded'))
      onceGone(reply, entry.leave)

      const sender = senderOf(request)
      const refuse = (number: number, problem: ProblemBody) => {
        metrics.eventRefused(problem.code)
        return { answer: Promise.resolve(problemLine(number, problem)) }
      }
      const gate = { closed: false }
      const ask = async ({ number, bytes }: Line): Promise<{ answer: Promise<string> }> => {
        if (bytes === 'too-long') return refuse(number, problemOf('line-too-long'))
        const reading = readMessage(bytes, clocks.receivesAt(sender.organisationId), sender)
        if (!reading.ok) return refuse(number, reading.problem)
        const { answer } = await lanes.submitWhenRoom(reading.message.submission, gate)
        const written = answer.then((result) => answerLine(number, reading.message, result, query.answer, packs))
        return {
          answer: written.catch((error: unknown) => {
            log('request-failed', { ...describeBug(error), request_id: request.id, route: request.routeOptions.url ?? 'none' })
            return problemLine(number, problemOf('internal'))
          }),
        }
      }
      const answers = inOrder(readLines(body, MESSAGE_BYTES_MAX), ask, IN_FLIGHT_MAX)
      return reply.type(MEDIA_TYPE).send(Readable.from(joined(answers), { objectMode: false }))
    },
  )
}

async function* joined(answers: AsyncIterable<string[]>): AsyncGenerator<string> {
  for await (const lines of answers) yield lines.join('')
}

async function answerLine(line: number, message: Message, result: Result, style: Style, packs: Packs): Promise<string> {
  if (result.kind !== 'answered') return problemLine(line, resultProblem(result))
  if (style === 'brief') {
    return `${JSON.stringify({ line, status: result.repeated ? 'repeated' : 'recorded', sequence: result.sequence })}\n`
  }
  return `${JSON.stringify({ line, ...(await eventAnswer(message, result, packs)) })}\n`
}

const problemLine = (line: number, problem: ProblemBody): string => `${JSON.stringify({ line, problem })}\n`
