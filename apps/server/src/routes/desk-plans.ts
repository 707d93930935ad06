/** Funding plans of a project: made, read, rehearsed, made anew after a failure, and handed to a second person. None of it draws anything. */
import {
  Book,
  PlanAsked,
  PlanCheck,
  PlanCheckWish,
  PlanList,
  PlanListQuery,
  PlanMaking,
  PlanPropose,
  PlanView,
  PlanWish,
  PremiumQuery,
  Premiums,
} from '@fairline/contract/desk/plans'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { type PlanTerms, USUAL_TERMS } from '@fairline/domain/desk/funding/funding-policy'
import { plansOf } from '@fairline/domain/desk/funding/plan-record'
import { scopesOfLines } from '@fairline/domain/desk/model/desk-consent'
import type { BookEntry } from '@fairline/planner/book'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ApprovalDesk } from '../approvals/approval-desk.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { FundingDesk } from '../desk/funding-desk.ts'
import { readPlan } from '../desk/plan-store.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { bookView, headView, planView, weakestOf } from './desk-plan-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type DeskPlanRoutes = DeskRoutes & Readonly<{ funding: FundingDesk; approvals: ApprovalDesk }>

const tags = ['desk']
export const ofProject = z.strictObject({ id: publicId })
const ofPlan = z.strictObject({ id: publicId, plan: publicId })

export const deskPlanRoutes: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(makingRoute, parts)
  await app.register(readingRoutes, parts)
  await app.register(bookRoutes, parts)
  await app.register(proposingRoute, parts)
}

/** By what each borrower lets the desk know now. */
export async function mayKnowIn(
  { database, deskBooks, now }: DeskRoutes,
  organisationId: number,
): Promise<(facilityId: string) => boolean> {
  const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
  const scopes = scopesOfLines(book, { at: now(), knownAt: now() })
  return (facilityId) => scopes(facilityId)?.has('limit') ?? true
}

const makingRoute: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/projects/:id/plans',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'makeDeskPlan',
        summary:
          'Makes a funding plan from what the registers hold now, under an id of the caller’s. 202: it is still being made, and the same sent again answers it. Where no solver proves one, it is made by rules and says so',
        params: ofProject,
        body: PlanWish,
        response: { 200: PlanView, 202: PlanMaking, ...readProblems },
      },
    },
    async (request, reply) => {
      const { plan_id: planId, ...wish } = request.body
      const terms = termsOf(wish)
      const made = await parts.funding.make(doerOf(request), { projectId: request.params.id, planId, terms })
      switch (made.kind) {
        case 'refused':
          return sendProblem(reply, made.problem)
        case 'making':
          return reply.code(202).send({ plan_id: planId, state: 'making', since: writeInstant(made.since) })
        case 'made':
          return planView(made.plan, await mayKnowIn(parts, callerOf(request).organisationId))
      }
    },
  )
}

function termsOf({
  risk_weight_ppm: weight,
  horizon_weeks: weeks,
  scenarios_max: scenarios,
}: Omit<z.infer<typeof PlanWish>, 'plan_id'>): PlanTerms {
  const { horizonWeeks, scenariosMax, riskWeightPpm } = USUAL_TERMS
  return { horizonWeeks: weeks ?? horizonWeeks, scenariosMax: scenarios ?? scenariosMax, riskWeightPpm: weight ?? riskWeightPpm }
}

export async function planAskedFor({ database, deskBooks }: DeskRoutes, request: FastifyRequest, projectId: string, planId: string) {
  const { organisationId } = callerOf(request)
  const rows = database.reading.as(organisationId)
  const plan = await readPlan(rows, organisationId, await deskBooks.read(rows, organisationId), planId)
  return plan?.record.head.project_id === projectId ? plan : undefined
}

const readingRoutes: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, parts) => {
  const { database, deskBooks } = parts
  app.get(
    '/v1/desk/projects/:id/plans',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskPlans', summary: 'Plans of the project, the newest first', params: ofProject, querystring: PlanListQuery, response: { 200: PlanList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor } = request.query
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const all = plansOf(book, request.params.id)
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
      const [page, hasMore] = [all.slice(from, from + limit), all.length > from + limit]
      return { data: page.map(headView), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
  app.get(
    '/v1/desk/projects/:id/plans/:plan',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'getDeskPlan', summary: 'One plan, with its proof, its prices and what it costs', params: ofPlan, response: { 200: PlanView, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const plan = await planAskedFor(parts, request, request.params.id, request.params.plan)
      if (plan === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      return planView(plan, await mayKnowIn(parts, callerOf(request).organisationId))
    },
  )
}

const bookRoutes: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/projects/:id/plans/:plan/book',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'getDeskPlanBook', summary: 'What to do should one line, provider or common cause fail, worked out before it does', params: ofPlan, response: { 200: Book, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const plan = await planAskedFor(parts, request, request.params.id, request.params.plan)
      return plan === undefined ? sendProblem(reply, problemOf('entry-not-found')) : bookOf(plan.body.book)
    },
  )
  app.get(
    '/v1/desk/projects/:id/plans/:plan/premiums',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'getDeskPlanPremiums', summary: 'What being ready costs, and what it buys, by how much the worst paths weigh (λ)', params: ofPlan, querystring: PremiumQuery, response: { 200: Premiums, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const plan = await planAskedFor(parts, request, request.params.id, request.params.plan)
      if (plan === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const weights = request.query.risk_weights_ppm.split(',').map((weight) => Math.min(Number(weight), 1_000_000))
      const premiums = await parts.funding.premiums(plan, weights)
      if (premiums === undefined) return sendProblem(reply, problemOf('unavailable', { detail: 'no solver answered' }))
      return {
        data: premiums.map(({ riskWeightPpm, premiumMinor, meanMinor, tailMinor }) => ({
          ...{ risk_weight_ppm: riskWeightPpm, premium_minor: premiumMinor, mean_minor: meanMinor, tail_minor: tailMinor },
        })),
      }
    },
  )
  app.post(
    '/v1/desk/projects/:id/plans::check',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'checkDeskPlan', summary: 'Made anew from what the desk knew when it was made: whether the same comes of it', params: ofProject, body: PlanCheckWish, response: { 200: PlanCheck, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const plan = await planAskedFor(parts, request, request.params.id, request.body.plan_id)
      if (plan === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const checked = await parts.funding.check(callerOf(request).organisationId, plan)
      if (checked.kind === 'refused') return sendProblem(reply, checked.problem)
      const { inputIsSame, planIsSame, inputHash, planHash } = checked
      return { input_is_same: inputIsSame, plan_is_same: planIsSame, input_hash: inputHash, plan_hash: planHash }
    },
  )
}

function bookOf(kept: readonly BookEntry[] | null): z.infer<typeof Book> {
  const entries = kept ?? []
  const weakest = weakestOf(entries)
  return { missing: kept === null, entries: entries.map(bookView), weakest: weakest && bookView(weakest) }
}

const proposingRoute: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, { approvals }) => {
  app.post(
    '/v1/desk/projects/:id/plans::propose',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'proposeDeskPlan', summary: 'Asks a second person to agree to it: he sees what changes, and nothing is drawn by it', params: ofProject, body: PlanPropose, response: { 200: PlanAsked, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { reason, ...wish } = request.body
      const who = { caller: callerOf(request), doer: doerOf(request) }
      const proposal = { project_id: request.params.id, owner: who.doer.actor, ...wish }
      const answer = await approvals.ask(who, { kind: 'funding-plan', request: proposal, reason })
      return answer.ok ? { approval_id: answer.approval.id, seen: answer.approval.seen } : sendProblem(reply, answer.problem)
    },
  )
}
