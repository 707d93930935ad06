/**
 * Plans as facts: made, approved by two people, superseded by the next that is approved.
 *
 * Always   of a project one plan at most is in force: the last that was approved. Whatever becomes of any other plan, it stays so.
 * Kept     the head in the registers; the body, which is large, beside its fact, for whoever asks.
 */
import type { BookEntry } from '@fairline/planner/book'
import type { CapCost } from '@fairline/planner/cap-cost'
import type { Explanation } from '@fairline/planner/explain'
import type { GapReason } from '@fairline/planner/gap-reasons'
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput, PromisedDraw } from '@fairline/planner/plan-input'
import type { Repair } from '@fairline/planner/repairs'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { PlanTerms } from './funding-policy.ts'

/** Raised with every change of the model that gives other plans for the same input. */
export const PLANNER_VERSION = 1

export type PlanRunKept = Readonly<{
  input_hash: string
  model_hash: string
  plan_hash: string
  solver_version: string
  took_ms: number
}>

/** What is seen ahead of it. `gaps`: what is missing from each of these days on, where anything is. */
export type PlanOutlook = Readonly<{
  gaps: readonly Readonly<{ on: string; minor: number }>[]
  without: readonly Readonly<{ provider: string; firstGapOn: string | null; peakMinor: number }>[] | null
}>

/** What it means to pay for borrowing in a month, in minor units. */
export type PlanCostMonth = Readonly<{ month: string; interestMinor: number; feesMinor: number }>

/** `known_sequence`: of the last fact of the registers that it was made from; left out: it was made before that was kept. `because`: why it was made by rules. `registers_hash`: of the input as the registers gave it, before any failure was supposed. */
export type PlanHead = Readonly<{
  project_id: string
  planner_version: number
  replan_of: string | null
  failure: Readonly<{ closed: readonly string[]; called: readonly string[] }> | null
  because: string | null
  terms: PlanTerms
  risk_weight_ppm: number
  registers_hash: string
  known_sequence?: number
  run: PlanRunKept | null
  /** `outlook` or `costs` left out: it was made before they were kept. */
  summary: Pick<Plan, 'method' | 'asOf' | 'endsOn' | 'draws' | 'gap'> &
    Readonly<{ totalCostMinor: number; outlook?: PlanOutlook; costs?: readonly PlanCostMonth[] }>
}>

/** `book` null: the solver gave none. `capCost` null: nothing caps the concentration, or what it costs is not proven; left out: nobody asked. */
export type PlanBody = Readonly<{
  input: PlanInput
  plan: Plan
  book: readonly BookEntry[] | null
  prices: readonly Explanation[]
  reasons: readonly GapReason[]
  repairs: readonly Repair[]
  capCost?: CapCost | null
}>

export type PlanApproved = Readonly<{
  approval_id: string
  asked_by: string
  approved_by: string
  reason: string
  incident_id: string | null
}>
export type PlanRecord = Readonly<{
  id: string
  sequence: number
  madeAt: number
  madeBy: string
  head: PlanHead
  state: 'made' | 'approved' | 'superseded'
  approved: (PlanApproved & Readonly<{ at: number }>) | null
  supersededBy: string | null
}>

/** Undefined: nobody made it. */
export function planOf(book: DeskBook, id: string, knownAt = Number.POSITIVE_INFINITY): PlanRecord | undefined {
  const story = storyOf(book, 'plan', id).filter(({ recordedAt }) => recordedAt <= knownAt)
  const made = story.find(({ type }) => type === 'proposed')
  if (made === undefined) return undefined
  const approved = story.find(({ type }) => type === 'approved')
  const superseded = story.find(({ type }) => type === 'superseded')
  return {
    ...{ id, sequence: made.sequence, madeAt: made.recordedAt, madeBy: made.actor, head: made.data as unknown as PlanHead },
    state: superseded ? 'superseded' : approved ? 'approved' : 'made',
    approved: approved ? { ...(approved.data as PlanApproved), at: approved.recordedAt } : null,
    supersededBy: superseded ? String((superseded.data as Pick<DeskFact, 'data'>['data']).by) : null,
  }
}

/** Those of a project, the newest first. */
export const plansOf = (book: DeskBook, projectId: string, knownAt?: number): PlanRecord[] =>
  [...(book.stories.get('plan')?.keys() ?? [])]
    .flatMap((id) => planOf(book, id, knownAt) ?? [])
    .filter(({ head }) => head.project_id === projectId)
    .sort((a, b) => b.sequence - a.sequence)

/** That two people agreed on in answer to it, in whatever state they are by now. */
export const plansForIncident = (
  book: DeskBook,
  incidentId: string,
): (PlanRecord & Readonly<{ state: 'approved' | 'superseded'; approved: NonNullable<PlanRecord['approved']> }>)[] =>
  [...(book.stories.get('plan')?.keys() ?? [])].flatMap((id) => {
    const plan = planOf(book, id)
    if (plan?.approved?.incident_id !== incidentId || plan.state === 'made') return []
    return [{ ...plan, state: plan.state, approved: plan.approved }]
  })

/** The one that people act by. */
export const planInForce = (book: DeskBook, projectId: string, knownAt?: number): PlanRecord | undefined =>
  plansOf(book, projectId, knownAt).find(({ state }) => state === 'approved')

/** By project. */
export function plansInForce(book: DeskBook, knownAt?: number): ReadonlyMap<string, PlanRecord> {
  const approved = [...(book.stories.get('plan')?.keys() ?? [])]
    .flatMap((id) => planOf(book, id, knownAt) ?? [])
    .filter(({ state }) => state === 'approved')
    .sort((a, b) => a.sequence - b.sequence)
  return new Map(approved.map((plan) => [plan.head.project_id, plan]))
}

/** What was approved and is still to come within two weeks: providers may have been asked for it. */
export function promisedOf(plan: PlanRecord | undefined, today: string, until: string): PromisedDraw[] {
  const draws = plan?.head.summary.draws ?? []
  return draws
    .filter(({ isFirm, landsOn }) => isFirm && landsOn >= today && landsOn <= until)
    .map(({ facilityId, landsOn, amountMinor }) => ({ facilityId, landsOn, amountMinor }))
}
