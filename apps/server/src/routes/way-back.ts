/** The way back of a held line, worked out when it is asked for, and what is close to holding it. To ask changes nothing; to promise it is a fact. */
import { createHash } from 'node:crypto'
import { wireType } from '@fairline/contract/cloud-event'
import { Problem } from '@fairline/contract/problem'
import { WayBack, WayBackPromise } from '@fairline/contract/views/way-back'
import { encodeAccount } from '@fairline/domain/account/codec'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { readMessage } from '../ingest/read-message.ts'
import { openWayBackDesk } from '../recovery/way-back-desk.ts'
import type { Lanes } from '../store/lanes.ts'
import { accountOf, type BorrowerSignalRoutes } from './borrower-signals.ts'
import { fieldsOf } from './conditional-reading.ts'
import { resultProblem } from './event-answer.ts'
import { type FoundBorrower, findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type WayBackRoutes = BorrowerSignalRoutes & { lanes: Lanes }
type View = z.infer<typeof WayBack>
type Goal = View['goals'][number]

const SOURCE = 'fairline:way-back'
const tags = ['book']

export const wayBackRoutes: FastifyPluginAsyncZod<WayBackRoutes> = async (app, { database, packs, books, clocks, lanes }) => {
  acceptJson(app)
  const desk = openWayBackDesk()
  const promise = openPromise({ clocks, lanes })
  app.addHook('onClose', desk.close)

  async function find(found: FoundBorrower): Promise<View | 'overloaded'> {
    const account = await accountOf(found)
    const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
    const state = encodeAccount(account)
    const stateHash = createHash('sha256').update(state).digest('hex')
    const book = await books.current(database, found.organisationId)
    return desk.find(packs.current, { state, stateHash, at, book })
  }

  app.get(
    '/v1/borrowers/:id/way-back',
    {
      config: { scope: 'book:read' },
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
      const wayBack = await find(found)
      return wayBack === 'overloaded' ? sendProblem(reply, problemOf('overloaded')) : wayBack
    },
  )

  app.post(
    '/v1/borrowers/:id/way-back',
    {
      config: { scope: 'events:write' },
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
      const wayBack = await find(found)
      if (wayBack === 'overloaded') return sendProblem(reply, problemOf('overloaded'))
      const promised = await promise(request, found, wayBack)
      if ('problem' in promised) return sendProblem(reply, promised.problem)
      return { plans: promised.plans, way_back: wayBack }
    },
  )
}

type Promised = { readonly plans: z.infer<typeof WayBackPromise>['plans'] } | { readonly problem: ProblemBody }

/** In our own name: nobody else can. */
function openPromise({ clocks, lanes }: Pick<WayBackRoutes, 'clocks' | 'lanes'>) {
  return async (request: FastifyRequest, { organisationId, row }: FoundBorrower, { goals }: View): Promise<Promised> => {
    const sender = { organisationId, actor: callerOf(request).keyId, senders: new Set(['platform']) }
    const plans: z.infer<typeof WayBackPromise>['plans'] = []
    for (const goal of goals) {
      const said = saying(goal, row.ref)
      if (said === null) continue
      const reading = readMessage(Buffer.from(JSON.stringify(said)), clocks.receivesAt(organisationId), sender)
      if (!reading.ok) return { problem: reading.problem }
      const result = await lanes.submit(reading.message.submission)
      if (result.kind !== 'answered') return { problem: resultProblem(result) }
      plans.push({ id: said.data.plan_id, scope: goal.scope, honour_until: said.data.honour_until })
    }
    return { plans }
  }
}

/** The plan that is recommended, under a name that its state and its policy give it: promised twice, it is one promise. */
function saying({ scope, holds, plans, certificate }: Goal, subject: string) {
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
    honour_until,
  }
  return { specversion: '1.0', id: data.plan_id, source: SOURCE, subject, type: wireType('way-back-given'), data }
}
