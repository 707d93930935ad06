/** The live feed over HTTP: Server-Sent Events, resumed where a client was by the id of the last one it saw. */

import { formOf } from '@fairline/contract/cloud-event'
import { StreamedDecision, StreamQuery } from '@fairline/contract/views/stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { Outlet } from '../live/listener.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import { readProblems } from './found-borrower.ts'
import { onceGone } from './once-gone.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'
import type { Traffic } from './traffic.ts'

export type EventStreamRoutes = { live: LiveFeed; traffic: Traffic }

/** Then a stream ends, and its client comes again with the key or session it has by then. */
export const LASTS_MS = 10 * 60 * 1000
/** How long a browser waits before it comes again. */
const RETRY_MS = 1_000

export const eventStreamRoutes: FastifyPluginAsyncZod<EventStreamRoutes> = async (app, { live, traffic }) => {
  app.get(
    '/v1/events/stream',
    {
      exposeHeadRoute: false,
      config: { may: 'book:read' },
      schema: {
        tags: ['live'],
        operationId: 'streamEvents',
        summary: 'Every decision as it is made, as Server-Sent Events named `decided`',
        querystring: StreamQuery,
        response: {
          200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: StreamedDecision } } },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const { borrower, type, with_outcomes: withOutcomes } = request.query
      if (type?.some((one) => formOf(one) === undefined))
        return refuse(reply, '/type', 'holds what is no type of a fact, in a version there is')
      const from = await beginning(request, request.query.last_event_id, live)
      if (from === undefined) return refuse(reply, '/last_event_id', 'is not an id of this feed: leave it out to begin now')
      const { actor, organisationId } = callerOf(request)
      const entry = traffic.listeners.enter(actor)
      if ('full' in entry)
        return entry.full === 'key' ? tooMany(reply, 'live streams of this key are open') : sendProblem(reply, problemOf('overloaded'))
      const outlet = openOutlet(reply)
      const { leave } = live.listen(organisationId, from, { borrower, types: type && new Set(type), withOutcomes }, outlet)
      const late = setTimeout(outlet.end, LASTS_MS)
      onceGone(reply, () => {
        clearTimeout(late)
        leave()
        entry.leave()
      })
      return reply
    },
  )
}

const refuse = (reply: FastifyReply, pointer: string, detail: string): FastifyReply =>
  sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer, detail }] }))

/** The header wins: a browser sends it by itself when it comes again, to the address it had at first. */
function beginning(request: FastifyRequest, inQuery: string | undefined, live: LiveFeed) {
  const header = request.headers['last-event-id']
  const text = typeof header === 'string' && header !== '' ? header : inQuery
  return live.beginAt(text)
}

export function openOutlet(reply: FastifyReply): Outlet {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    // A server that ends waits for no connection that was a stream.
    connection: 'close',
  })
  raw.write(`retry: ${RETRY_MS}\n\n`)
  return {
    write: (frames) => void raw.write(frames),
    buffered: () => raw.writableLength,
    drained: () =>
      !raw.writableNeedDrain || raw.destroyed
        ? Promise.resolve()
        : new Promise((resolve) => {
            raw.once('drain', resolve)
            raw.once('close', resolve)
          }),
    end: () => void raw.end(),
  }
}
