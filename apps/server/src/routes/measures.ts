/** What a head of risk, who runs operations and a supervisor ask: whom restrictions hit wrongly, how long people wait, where they get lost, and who gets what he asks for. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import { ApprovalMeasures, ApprovalQuery, FlowMeasures, FlowQuery, RecoveryMeasures, RecoveryQuery, RestrictionMeasures, RestrictionQuery } from '@fairline/contract/views/measures' // biome-ignore format: one list
import { approvalDefinitions, flowDefinitions, recoveryDefinitions, restrictionDefinitions } from '@fairline/domain/measures/definitions'
import { FLOW_BEGINS, FLOW_MARKS, FLOWS, LASTING_MARKS } from '@fairline/domain/measures/flows'
import type { MarkName } from '@fairline/domain/measures/marks'
import { APPROVAL_MARKS, CELL_MIN, measureApprovals, SEGMENT_MARKS } from '@fairline/domain/measures/measure-approvals'
import { type FlowMeasures as Flow, type FlowQuestion, marksByBorrower, measureFlow } from '@fairline/domain/measures/measure-flows'
import { measureRecovery, type Recovery } from '@fairline/domain/measures/measure-recovery'
import { measureRestrictions } from '@fairline/domain/measures/measure-restrictions'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Books } from '../store/database.ts'
import { readMarks, restrictionsPlaced, restrictionsToRecover } from '../store/measure-rows.ts'
import { categoryOf } from './book-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import { type MeasuredPeriod, measuredPeriod, refusePeriod } from './measured-period.ts'

type MeasureRoutes = { readonly database: Books; readonly packs: Packs; readonly clocks: BookClocks; readonly now: () => number }

/** The newest so many of both times together. */
const RESTRICTIONS_MAX = 50_000
/** As an even sample where there are more. */
const BORROWERS_MAX = 5_000
const HARMLESS_DAYS = 30
const ABANDON_DAYS = 14

export const measureRoutes: FastifyPluginAsyncZod<MeasureRoutes> = async (app, parts) => {
  await app.register(restrictionRoutes, parts)
  await app.register(recoveryRoutes, parts)
  await app.register(flowRoutes, parts)
  await app.register(approvalRoutes, parts)
}

/** All that both times need is read at once. */
const wantedOf = (organisationId: number, { period, previous }: MeasuredPeriod, product: string | undefined) => ({
  organisationId,
  from: previous.from,
  before: period.before,
  product,
  limit: RESTRICTIONS_MAX + 1,
})

const restrictionRoutes: FastifyPluginAsyncZod<MeasureRoutes> = async (app, { database, packs, clocks, now: wall }) => {
  app.get(
    '/v1/measures/restrictions',
    {
      config: { may: 'measures:read' },
      schema: {
        tags: ['measures'],
        operationId: 'measureRestrictions',
        summary: 'Whom restrictions hit that they should not have hit, by reason',
        querystring: RestrictionQuery.extend({ fields: fieldsOf(RestrictionMeasures) }),
        response: { 200: RestrictionMeasures, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { product, harmless_days: harmlessDays = HARMLESS_DAYS } = request.query
      const now = clocks.nowIn(organisationId) ?? wall()
      const asked = measuredPeriod(request.query, now)
      if ('fault' in asked) return refusePeriod(reply, asked.fault)
      const rows = await restrictionsPlaced(database.as(organisationId), wantedOf(organisationId, asked, product))
      const measure = (period: MeasuredPeriod['period']) =>
        snakeKeys(
          measureRestrictions(rows, { period, now, harmlessDays, categoryOf: (reason) => categoryOf(packs.current, reason) }),
        ) as z.infer<typeof RestrictionMeasures>['data']
      return {
        ...asked.said,
        is_partial: rows.length > RESTRICTIONS_MAX,
        definitions: [...restrictionDefinitions(harmlessDays)],
        harmless_days: harmlessDays,
        data: measure(asked.period),
        previous: measure(asked.previous),
      }
    },
  )
}

const recoveryRoutes: FastifyPluginAsyncZod<MeasureRoutes> = async (app, { database, packs, clocks, now: wall }) => {
  app.get(
    '/v1/measures/recovery',
    {
      config: { may: 'measures:read' },
      schema: {
        tags: ['measures'],
        operationId: 'measureRecovery',
        summary: 'How long those who are restricted wait: to know of it, and to have their line back',
        querystring: RecoveryQuery.extend({ fields: fieldsOf(RecoveryMeasures) }),
        response: { 200: RecoveryMeasures, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const now = clocks.nowIn(organisationId) ?? wall()
      const asked = measuredPeriod(request.query, now)
      if ('fault' in asked) return refusePeriod(reply, asked.fault)
      const rows = await restrictionsToRecover(database.as(organisationId), wantedOf(organisationId, asked, request.query.product))
      const measure = (period: MeasuredPeriod['period']) =>
        measureRecovery(rows, { period, now, categoryOf: (reason) => categoryOf(packs.current, reason) })
      const [current, before] = [measure(asked.period), measure(asked.previous)]
      return {
        ...asked.said,
        is_partial: rows.length > RESTRICTIONS_MAX,
        definitions: [...recoveryDefinitions],
        all: waitsOf(current.all),
        previous_all: waitsOf(before.all),
        data: current.reasons.map((row) => ({ ...row, ...waitsOf(row) })),
        previous: before.reasons.map((row) => ({ ...row, ...waitsOf(row) })),
        days: [...current.days],
      }
    },
  )
}

const waitsOf = ({ notice, restore, oldestOpenAt }: Recovery['all']) =>
  ({
    ...(snakeKeys({ notice, restore }) as object),
    oldest_open_at: oldestOpenAt === null ? null : writeInstant(oldestOpenAt),
  }) as z.infer<typeof RecoveryMeasures>['all']

const PRODUCT_MARKS: readonly MarkName[] = ['line-granted', 'application-opened']

const flowRoutes: FastifyPluginAsyncZod<MeasureRoutes> = async (app, { database, clocks, now: wall }) => {
  app.get(
    '/v1/measures/flows',
    {
      config: { may: 'measures:read' },
      schema: {
        tags: ['measures'],
        operationId: 'measureFlows',
        summary: 'Where borrowers get lost: each way with its steps, who did them, failed, gave up, and how long it took',
        querystring: FlowQuery.extend({ fields: fieldsOf(FlowMeasures) }),
        response: { 200: FlowMeasures, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { product, abandon_days: abandonDays = ABANDON_DAYS } = request.query
      const now = clocks.nowIn(organisationId) ?? wall()
      const asked = measuredPeriod(request.query, now)
      if ('fault' in asked) return refusePeriod(reply, asked.fault)
      const { isPartial, marks } = await readMarks(database.as(organisationId), {
        ...wantedOf(organisationId, asked, undefined),
        begins: FLOW_BEGINS,
        marks: [...new Set([...FLOW_MARKS, ...PRODUCT_MARKS])],
        lasting: [...LASTING_MARKS, ...PRODUCT_MARKS],
        limit: BORROWERS_MAX,
      })
      const borrowers = marksByBorrower(marks, now)
      const measure = (period: MeasuredPeriod['period']) => measureInTurn(borrowers, { period, now, abandonDays, product })
      return {
        ...asked.said,
        is_partial: isPartial,
        definitions: [...flowDefinitions(abandonDays)],
        abandon_days: abandonDays,
        data: await measure(asked.period),
        previous: await measure(asked.previous),
      }
    },
  )
}

/** Way by way: others are answered in between. */
async function measureInTurn(borrowers: ReturnType<typeof marksByBorrower>, question: FlowQuestion) {
  const measured: Flow[] = []
  for (const flow of FLOWS) {
    measured.push(measureFlow(flow, borrowers, question))
    await nextTurn()
  }
  return snakeKeys(measured) as z.infer<typeof FlowMeasures>['data']
}

const approvalRoutes: FastifyPluginAsyncZod<MeasureRoutes> = async (app, { database, clocks, now: wall }) => {
  app.get(
    '/v1/measures/approvals',
    {
      config: { may: 'measures:read' },
      schema: {
        tags: ['measures'],
        operationId: 'measureApprovals',
        summary: 'How often borrowers get what they ask for, by who they are; cells of a few are not told',
        querystring: ApprovalQuery.extend({ fields: fieldsOf(ApprovalMeasures) }),
        response: { 200: ApprovalMeasures, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const now = clocks.nowIn(organisationId) ?? wall()
      const asked = measuredPeriod(request.query, now)
      if ('fault' in asked) return refusePeriod(reply, asked.fault)
      const { isPartial, marks } = await readMarks(database.as(organisationId), {
        ...wantedOf(organisationId, asked, undefined),
        begins: APPROVAL_MARKS,
        marks: [...new Set([...APPROVAL_MARKS, ...SEGMENT_MARKS])],
        lasting: [...APPROVAL_MARKS, ...SEGMENT_MARKS],
        limit: BORROWERS_MAX,
      })
      const measure = (period: MeasuredPeriod['period']) =>
        snakeKeys(measureApprovals(marks, { period, now, product: request.query.product })) as z.infer<typeof ApprovalMeasures>['data']
      return {
        ...asked.said,
        is_partial: isPartial,
        definitions: [...approvalDefinitions(CELL_MIN)],
        cell_min: CELL_MIN,
        data: measure(asked.period),
        previous: measure(asked.previous),
      }
    },
  )
}
