/** What a desk is told, as Server-Sent Events: thinly, so that what it says is read at its own address by the consents of that moment. */
import { DeskStreamQuery, StreamedFact } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskTail } from '../live/desk-tail.ts'
import type { Database } from '../store/database.ts'
import { newestSequence } from '../store/desk-fact-table.ts'
import { LASTS_MS, openOutlet } from './event-stream.ts'
import { readProblems } from './found-borrower.ts'
import { onceGone } from './once-gone.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'
import type { Traffic } from './traffic.ts'

type DeskStreamRoutes = Readonly<{ database: Database; deskTail: DeskTail; traffic: Traffic }>

export const deskStreamRoutes: FastifyPluginAsyncZod<DeskStreamRoutes> = async (app, { database, deskTail, traffic }) => {
  app.get(
    '/v1/desk/stream',
    {
      exposeHeadRoute: false,
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'streamDesk',
        summary: 'What the desk is told, as Server-Sent Events named `told`, from behind `last_event_id` on; left out: from now on',
        querystring: DeskStreamQuery,
        response: {
          200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: StreamedFact } } },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const { actor, organisationId } = callerOf(request)
      const newest = await newestSequence(database.reading.as(organisationId), organisationId)
      const after = beginning(request, request.query.last_event_id, newest)
      if (after === undefined) {
        const errors = [{ pointer: '/last_event_id', detail: 'is no number of this desk: leave it out to begin now' }]
        return sendProblem(reply, problemOf('invalid-request', { errors }))
      }
      const entry = traffic.listeners.enter(actor)
      if ('full' in entry)
        return entry.full === 'key' ? tooMany(reply, 'live streams of this key are open') : sendProblem(reply, problemOf('overloaded'))
      const outlet = openOutlet(reply)
      const tell = async (facts: readonly DeskFact[]): Promise<void> => {
        outlet.write(facts.map(frameOf).join(''))
        await outlet.drained()
      }
      const leave = deskTail.listen(organisationId, after, { tell, beat: () => outlet.write(':\n\n'), end: outlet.end })
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

/** The header wins, as in every stream. Undefined for what is no number of a fact. */
function beginning(request: FastifyRequest, inQuery: string | undefined, newest: number): number | undefined {
  const header = request.headers['last-event-id']
  const text = typeof header === 'string' && header !== '' ? header : inQuery
  if (text === undefined) return newest
  return /^\d{1,15}$/.test(text) && Number(text) <= newest ? Number(text) : undefined
}

/** Of a reading only its subject: which warning of a borrower it is of is read where his consent is asked. */
const thinId = ({ kind, id }: DeskFact): string => (kind === 'reading' ? id.slice(id.indexOf(':') + 1) : id)

function frameOf(fact: DeskFact): string {
  const { sequence, type, kind, effectiveAt, recordedAt } = fact
  const told = { sequence, type, kind, id: thinId(fact), effective_at: writeInstant(effectiveAt), recorded_at: writeInstant(recordedAt) }
  return `id: ${sequence}\nevent: told\ndata: ${JSON.stringify(told)}\n\n`
}
