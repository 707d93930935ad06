/** Which requests are acts of whoever makes them: those whose routes say so, every look of a person at a borrower, and what is refused to one who is known. */
import type { ActName } from '@fairline/contract/acts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, doerBy } from '../auth/caller.ts'
import { knownCallerOf } from '../auth/require-key.ts'
import type { ProblemBody, ProblemCode } from '../routes/problems.ts'
import { insertAct } from '../store/act-table.ts'
import type { Books } from '../store/database.ts'
import type { ActDesk } from './act-desk.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Kept before the answer leaves; where it cannot be, nothing is answered. Its subject is what the path names. */
    act?: ActName
  }
}

type Parts = Readonly<{ database: Books; acts: ActDesk; now: () => number }>

const ANSWERED = 400
const FORBIDDEN = 403
/** Whoever is asked for a fresh code is on his way. */
const ONE_STEP_MORE: ProblemCode = 'proof-needed'
const OF_A_BORROWER = '/v1/borrowers/:id'

/** `onSend`: the status is known, and nothing has left yet. */
export function keepActs(app: FastifyInstance, { database, acts, now }: Parts): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const caller = knownCallerOf(request)
    if (caller === undefined) return
    if (reply.statusCode === FORBIDDEN && typeof payload === 'string') {
      const { code } = JSON.parse(payload) as Partial<ProblemBody>
      const detail = { code, method: request.method, route: request.routeOptions.url }
      if (code !== ONE_STEP_MORE) acts.keep(doerBy(caller, request), { act: 'request-refused', at: now(), detail })
    }
    if (reply.statusCode >= ANSWERED) return
    const { config, url } = request.routeOptions
    if (config.act !== undefined) {
      const act = { act: config.act, at: now(), ...subjectOf(request) }
      await insertAct(database.as(caller.organisationId), doerBy(caller, request), act)
    } else if (isLook(caller, request.method, url)) {
      acts.keep(doerBy(caller, request), { act: 'borrower-seen', at: now(), ...subjectOf(request) })
    }
  })
}

/** By the machine of a lender a borrower is not seen. */
const isLook = ({ kind }: Caller, method: string, url = ''): boolean => kind === 'user' && method === 'GET' && url.startsWith(OF_A_BORROWER)

type Named = Partial<Record<'id' | 'borrower' | 'kind' | 'subject', string>>

const subjectOf = ({ params }: FastifyRequest): { subject?: string; detail?: Record<string, string> } => {
  const { id, borrower = id, kind, subject } = (params ?? {}) as Named
  return { ...(borrower !== undefined && { subject: borrower }), ...(kind !== undefined && { detail: { kind, of: subject ?? '' } }) }
}
