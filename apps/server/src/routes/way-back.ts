/** The way back of a held line, worked out when it is asked for, and what is close to holding it. To ask changes nothing; to promise it is a fact. */
import { createHash } from 'node:crypto'
import { wireType } from '@fairline/contract/cloud-event'
import { Problem } from '@fairline/contract/problem'
import { WayBack, WayBackPromise } from '@fairline/contract/views/way-back'
import { encodeAccount } from '@fairline/domain/account/codec'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { readMessage, type Sender } from '../ingest/read-message.ts'
import type { WayBackDesk } from '../recovery/way-back-desk.ts'
import type { Lanes } from '../store/lanes.ts'
import { accountOf, type BorrowerSignalRoutes } from './borrower-signals.ts'
import { fieldsOf } from './conditional-reading.ts'
import { resultProblem } from './event-answer.ts'
import { type FoundBorrower, findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type WayBackRoutes = BorrowerSignalRoutes & { lanes: Lanes; wayBackDesk: WayBackDesk }
type View = z.infer<typeof WayBack>
type Goal = View['goals'][number]

const SOURCE = 'fairline:way-back'
const tags = ['book']

export const wayBackRoutes: FastifyPluginAsyncZod<WayBackRoutes> = async (app, parts) => {
  acceptJson(app)
  const { database } = parts

  app.get(
    '/v1/borrowers/:id/way-back',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getWayBack',
        summary: 'The cheapest proven plans that lift the holds of a line, or the proof that there are none; and what is close to a hold',
        params,
        querystring: z.strictObject({ fields: fieldsOf(WayBack) }),
        response: { 200: WayBack, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const wayBack = await findWayBack(found, parts)
      return wayBack === 'overloaded' ? sendProblem(reply, problemOf('overloaded')) : wayBack
    },
  )

  app.post(
    '/v1/borrowers/:id/way-back',
    {
      config: { may: 'borrowers:serve' },
      schema: {
        tags,
        operationId: 'promiseWayBack',
        summary: 'Gives the borrower his way back: its plans are kept to until their date, whatever becomes of the policy',
        params,
        response: { 200: WayBackPromise, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const { organisationId, actor } = callerOf(request)
      const promised = await promiseWayBack(found, parts, { organisationId, actor })
      return promised.ok ? promised.promise : sendProblem(reply, promised.problem)
    },
  )
}

type Asked = Omit<WayBackRoutes, 'database'>

/** Of the account as it is now, by the book's clock. */
export async function findWayBack(found: FoundBorrower, { wayBackDesk, packs, books, clocks }: Asked): Promise<View | 'overloaded'> {
  const account = await accountOf(found)
  const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
  const state = encodeAccount(account)
  const stateHash = createHash('sha256').update(state).digest('hex')
  const book = await books.current(found.book, found.organisationId)
  return wayBackDesk.find(packs.current, { state, stateHash, at, book })
}

type Promised = Readonly<{ ok: true; promise: z.infer<typeof WayBackPromise> }> | Readonly<{ ok: false; problem: ProblemBody }>

/** Said by the platform, in the name of whoever asked for it. */
export async function promiseWayBack(found: FoundBorrower, parts: Asked, who: Omit<Sender, 'senders' | 'isAgreed'>): Promise<Promised> {
  const wayBack = await findWayBack(found, parts)
  if (wayBack === 'overloaded') return { ok: false, problem: problemOf('overloaded') }
  const plans: z.infer<typeof WayBackPromise>['plans'] = []
  for (const goal of wayBack.goals) {
    const said = saying(goal, found.row.ref, wayBack.currency)
    if (said === null) continue
    const bytes = Buffer.from(JSON.stringify(said))
    const reading = readMessage(bytes, parts.clocks.receivesAt(who.organisationId), {
      ...who,
      senders: new Set(['platform']),
      isAgreed: false,
    })
    if (!reading.ok) return reading
    const result = await parts.lanes.submit(reading.message.submission)
    if (result.kind !== 'answered') return { ok: false, problem: resultProblem(result) }
    plans.push({ id: said.data.plan_id, scope: goal.scope, honour_until: said.data.honoured_until_at })
  }
  return { ok: true, promise: { plans, way_back: wayBack } }
}

/** The plan that is recommended, under a name that its state and its policy give it: promised twice, it is one promise. */
function saying({ scope, holds, plans, certificate }: Goal, subject: string, currency: string | null) {
  const plan = plans.find(({ best }) => best.includes('preferred')) ?? plans[0]
  if (plan === undefined) return null
  const { policy, state, honour_until } = certificate
  const named = createHash('sha256').update(`${scope} ${policy} ${state}`).digest('hex').slice(0, 32)
  const data = {
    plan_id: `wb_${named}`,
    holds: holds.map(({ id }) => id),
    steps: plan.steps.map(({ action, amount_minor }) => ({ action, ...(amount_minor !== null && { amount_minor }) })),
    policy_hash: policy,
    state_hash: state,
    ...(currency !== null && { currency }),
    honoured_until_at: honour_until,
  }
  return { specversion: '1.0', id: data.plan_id, source: SOURCE, subject, type: wireType('way-back-given'), data }
}
