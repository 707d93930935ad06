/** What if: lines that fail, or come later, supposed or real. A failure that is real gives a plan of its own, beside what the book foresaw. */
import { Rehearsal, Rehearsed, Replan, Replanned } from '@fairline/contract/desk/plans'
import { stateOf } from '@fairline/domain/desk/model/desk-book'
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import type { BookEntry } from '@fairline/planner/book'
import type { Plan } from '@fairline/planner/plan'
import { differenceOf } from '@fairline/planner/plan-difference'
import type { PlanInput } from '@fairline/planner/plan-input'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { Failure } from '../planning/planning-question.ts'
import { bookView, differenceView, gapView, planView } from './desk-plan-words.ts'
import { type DeskPlanRoutes, mayKnowIn, ofProject, planAskedFor } from './desk-plans.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']

export const deskRehearsalRoutes: FastifyPluginAsyncZod<DeskPlanRoutes> = async (app, parts) => {
  acceptJson(app)
  app.post(
    '/v1/desk/projects/:id/plans::rehearse',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'rehearseDeskPlan', summary: 'What becomes of the plan if these fail today, or take no draws for a while: which needs slip, and what it costs. Nothing is kept', params: ofProject, body: Rehearsal, response: { 200: Rehearsed, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { plan_id: planId, later, ...what } = request.body
      const tried = await parts.funding.rehearse(organisationId, planId, request.params.id, comingLater(later), failureOf(what))
      if (tried.kind === 'refused') return sendProblem(reply, tried.problem)
      const { base, answer } = tried
      const nameOf = await needNames(parts, organisationId)
      return {
        method: answer.plan.method,
        difference: differenceView(differenceOf(base.body.plan, answer.plan)),
        gap: gapView(answer.plan.gap),
        slips: slipsOf(base.body.plan, answer.plan, base.body.input).map((slip) => ({ ...slip, name: nameOf(slip.need_id) })),
      }
    },
  )
  app.post(
    '/v1/desk/projects/:id/plans::replan',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'replanDeskPlan', summary: 'Something failed: what the book foresaw, and a plan from where the old one stood, with what changes. It waits for two people like any other', params: ofProject, body: Replan, response: { 200: Replanned, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { plan_id: planId, new_plan_id: newPlanId, ...what } = request.body
      const before = await planAskedFor(parts, request, request.params.id, planId)
      if (before === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const made = await parts.funding.replan(doerOf(request), { projectId: request.params.id, planId }, newPlanId, failureOf(what))
      if (made.kind === 'refused') return sendProblem(reply, made.problem)
      const entry = entryFor(before.body.book ?? [], what)
      return {
        entry: entry === undefined ? null : bookView(entry),
        difference: differenceView(differenceOf(before.body.plan, made.plan.body.plan)),
        plan: planView(made.plan, await mayKnowIn(parts, callerOf(request).organisationId)),
      }
    },
  )
}

type What = Pick<z.infer<typeof Replan>, 'closed' | 'called' | 'providers' | 'groups'>

const failureOf =
  ({ closed = [], called = [], providers = [], groups = [] }: What) =>
  ({ facilities }: PlanInput): Failure => {
    const known = (ids: readonly string[]) => ids.filter((id) => facilities.some((line) => line.id === id))
    const hit = facilities.filter((line) => providers.includes(line.providerId) || line.groupIds.some((group) => groups.includes(group)))
    return { closed: [...new Set([...known(closed), ...hit.map(({ id }) => id)])].sort(), called: [...known(called)].sort() }
  }

const comingLater =
  (later: z.infer<typeof Rehearsal>['later'] = []) =>
  (input: PlanInput): PlanInput => ({
    ...input,
    facilities: input.facilities.map((line) => {
      const wait = later.find(({ facility_id }) => facility_id === line.id)
      if (wait === undefined) return line
      const from = dayText(Math.max(knownDay(line.availableFrom), knownDay(input.asOf) + wait.days))
      return from > line.availableTo ? { ...line, blocked: 'not-available-then' } : { ...line, availableFrom: from }
    }),
  })

/** The book foresees one failure at a time. */
function entryFor(book: readonly BookEntry[], { closed = [], called = [], providers = [], groups = [] }: What): BookEntry | undefined {
  const all = [
    ...closed.map((id) => ['facility', id, 'closed'] as const),
    ...called.map((id) => ['facility', id, 'called'] as const),
    ...providers.map((id) => ['provider', id, 'closed'] as const),
    ...groups.map((id) => ['group', id, 'closed'] as const),
  ]
  const [only] = all
  if (all.length !== 1 || only === undefined) return undefined
  return book.find(({ shock }) => shock.kind === only[0] && shock.id === only[1] && shock.severity === only[2])
}

type Slip = Omit<z.infer<typeof Rehearsed>['slips'][number], 'name'>

/** Needs that are paid later than by the plan, or not at all. */
function slipsOf(before: Plan, after: Plan, { needs, obligations }: PlanInput): Slip[] {
  const paidOn = (plan: Plan, id: string, dueOn: string): string | null => {
    if (plan.gap?.unpaid.some((one) => one.id === id)) return null
    return plan.deferrals.filter(({ needId }) => needId === id).reduce((last, { paidOn: on }) => (on > last ? on : last), dueOn)
  }
  const claims = [...needs, ...obligations.map((one) => ({ ...one, tier: 0 }))]
  return claims.flatMap(({ id, tier, amountMinor, dueOn }) => {
    const [was, is] = [paidOn(before, id, dueOn), paidOn(after, id, dueOn)]
    const slips = was !== null && (is === null || is > was)
    return slips ? [{ need_id: id, tier, amount_minor: amountMinor, due_on: dueOn, paid_on: is }] : []
  })
}

async function needNames({ database, deskBooks, now }: DeskPlanRoutes, organisationId: number): Promise<(id: string) => string> {
  const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
  const when = { at: now(), knownAt: now() }
  return (id) => stateOf(book, 'need', id, when)?.content.name ?? stateOf(book, 'debt', id.split(' ')[0]!, when)?.content.creditor ?? id
}
