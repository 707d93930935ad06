/**
 * A plan in force: what differs from the one before is what the second person sees; tasks come of it, and nothing is drawn by it.
 *
 * Overtaken  a plan that would draw soon on a line that may not be drawn on any more is agreed on by nobody: it is made anew first.
 */
import { PlanProposal } from '@fairline/contract/desk/plans'
import type { Change } from '@fairline/contract/views/approval'
import { planInForce, planOf } from '@fairline/domain/desk/funding/plan-record'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import { workOf } from '@fairline/domain/desk/model/work'
import { differenceOf } from '@fairline/planner/plan-difference'
import type { z } from 'zod'
import { fundingGround } from '../desk/funding-ground.ts'
import { namesIn, planApprovedFacts } from '../desk/plan-approved.ts'
import { type KeptPlan, readPlan } from '../desk/plan-store.ts'
import { weakestOf } from '../routes/desk-plan-words.ts'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import type { Queryable } from '../store/database.ts'
import { openDeskBooks } from '../store/desk-books.ts'
import { findTold } from '../store/desk-fact-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

type Wish = z.infer<typeof PlanProposal>

const projectOf = ({ project_id: id }: Fields): string => String(id)

export const fundingPlanKind: ApprovalKind = {
  ...{ ask: 'desk:plan', decide: 'desk:approve', lastsMs: USUAL_MS, schema: PlanProposal, subjectOf: projectOf, aboutOf: projectOf },
  describe,
  madeBy: async ({ database }, organisationId, request) => {
    const rows = database.as(organisationId)
    const plan = planOf(await openDeskBooks().read(rows, organisationId), PlanProposal.parse(request).plan_id)
    return plan === undefined ? [] : [plan.madeBy]
  },
  carryOut,
}

type Found = Readonly<{ ok: true; plan: KeptPlan; before: KeptPlan | undefined }> | Readonly<{ ok: false; problem: ProblemBody }>

async function describe(parts: KindParts, { organisationId, request }: Asking): Promise<Described> {
  const rows = parts.database.as(organisationId)
  const book = await openDeskBooks().read(rows, organisationId)
  const found = await findPlan(parts, rows, organisationId, book, PlanProposal.parse(request))
  if (!found.ok) return found
  const names = namesIn(book, found.plan.record.head.project_id, parts.now())
  return { ok: true, changes: changesOf(found.plan, found.before, (id) => `${names.lineName(id)} ${id}`) }
}

async function findPlan(parts: KindParts, rows: Queryable, organisationId: number, book: DeskBook, wish: Wish): Promise<Found> {
  const plan = await readPlan(rows, organisationId, book, wish.plan_id)
  if (plan === undefined || plan.record.head.project_id !== wish.project_id) return { ok: false, problem: problemOf('entry-not-found') }
  if (plan.record.state === 'superseded') return { ok: false, problem: problemOf('entry-ended') }
  if (wish.incident_id !== undefined && workOf(book, 'incident', wish.incident_id) === undefined)
    return { ok: false, problem: problemOf('entry-not-found', { detail: 'there is no incident of this id' }) }
  const standing = planInForce(book, wish.project_id)
  const before = standing && (await readPlan(rows, organisationId, book, standing.id))
  const overtaken = await overtakenBy(parts, rows, organisationId, book, plan)
  if (overtaken === undefined) return { ok: true, plan, before }
  return { ok: false, problem: problemOf('entry-changed', { detail: `make it anew: ${overtaken}` }) }
}

/** Undefined: all that it would ask for soon may still be asked for. */
async function overtakenBy(
  parts: KindParts,
  rows: Queryable,
  organisationId: number,
  book: DeskBook,
  { record: { head } }: KeptPlan,
): Promise<string | undefined> {
  const at = parts.now()
  const ground = await fundingGround(parts, rows, organisationId, book, { projectId: head.project_id, when: { at, knownAt: at } })
  if (ground === undefined) return 'the project has ended'
  const today = ground.input.asOf
  const lines = new Map(ground.input.facilities.map((line) => [line.id, line]))
  const soon = head.summary.draws.filter(({ isFirm, landsOn }) => isFirm && landsOn >= today)
  const lost = soon.find(({ facilityId }) => lines.get(facilityId)?.blocked !== undefined || !lines.has(facilityId))
  return lost && `${lost.facilityId} may not be drawn on any more (${lines.get(lost.facilityId)?.blocked ?? 'facility-ended'})`
}

function changesOf({ record, body }: KeptPlan, before: KeptPlan | undefined, lineName: (id: string) => string): readonly Change[] {
  if (record.id === before?.record.id) return []
  const nothing = { ...body.plan, draws: [], gap: null, cost: { ...body.plan.cost, totalMinor: 0 } }
  const { draws } = differenceOf(before?.body.plan ?? nothing, body.plan)
  const [was, is] = [before?.record.head, record.head]
  const survival = (plan: KeptPlan | undefined): number | null => weakestOf(plan?.body.book ?? [])?.survivalDays ?? null
  const changes: Change[] = [
    { field: 'plan_id', before: before?.record.id ?? null, after: record.id },
    { field: 'plan_method', before: was?.summary.method ?? null, after: is.summary.method },
    { field: 'total_cost_minor', before: was?.summary.totalCostMinor ?? null, after: is.summary.totalCostMinor },
    { field: 'gap_peak_minor', before: was?.summary.gap?.peakMinor ?? null, after: is.summary.gap?.peakMinor ?? null },
    { field: 'first_gap_on', before: was?.summary.gap?.firstOn ?? null, after: is.summary.gap?.firstOn ?? null },
    { field: 'survival_days_without_any', before: survival(before), after: survival({ record, body }) },
    { field: 'risk_weight_ppm', before: was?.risk_weight_ppm ?? null, after: is.risk_weight_ppm },
    ...draws.map(({ facilityId, landsOn, beforeMinor, afterMinor }) => ({
      ...{ field: 'draw_minor', of: `${lineName(facilityId)} ${landsOn}`, before: beforeMinor, after: afterMinor },
    })),
  ]
  return changes.filter((change) => change.before !== change.after)
}

/** Under the id of the approval: done before, nothing is left to do. */
async function carryOut(parts: KindParts, organisationId: number, approval: Agreed): Promise<Carried> {
  const [wish, at, { checker }] = [PlanProposal.parse(approval.request), parts.now(), approval]
  const doer = { organisationId, ...checker, roles: [], address: null, requestId: null }
  return openDeskBooks().change<Carried>(parts.database.as(organisationId), doer, at, async (book, client) => {
    if ((await findTold(client, organisationId, [`approval:${approval.id}`])).size > 0)
      return { facts: [], answer: () => ({ kind: 'done' }) }
    const found = await findPlan(parts, client, organisationId, book, wish)
    if (!found.ok) return { facts: [], answer: () => ({ kind: 'failed', problem: found.problem }) }
    return { facts: planApprovedFacts(parts, book, { ...found, wish, approval, at }), answer: () => ({ kind: 'done' }) }
  })
}
