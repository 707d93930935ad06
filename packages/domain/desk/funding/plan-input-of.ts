/**
 * What the planner is given of a project, from the registers of its desk and from what was seen.
 *
 * Lines     one that may serve no need comes with the first reason why; one that is not known to be drawable, with its standing as the reason. Of what is
 *           free on any other, the haircut of its kind is not counted on.
 * Warned    where a warning stands at it or its channel less is counted on, as in every room that shows it.
 * Debts     instalments of a line that is not repaid freely are principal of that line, as far as something is drawn; every other one is owed as it is written.
 *           What was due before today is taken to be paid: an instalment that is not paid is a matter of the day, not of the plan.
 * Needs     what stands open past its day is due today. Tier 0 is an obligation.
 * Receipts  without dilution; one that is not confirmed counts at its lower bound. One that is late comes after the usual delay, from today on.
 * Caller    sees to it that what a borrower does not let the desk see is not among `seen`.
 */
import type { FacilityInput, NeedInput, ObligationInput, PlanInput, PromisedDraw, ReceiptInput, Tier } from '@fairline/planner/plan-input'
import { type Day, dayText, knownDay } from '../../kernel/day.ts'
import { DEFAULT_HAIRCUTS, haircutPpm } from '../measures/headroom.ts'
import { partOf, sum } from '../measures/parts.ts'
import type { DeskState } from '../model/desk-book.ts'
import type { PlannedFacility, PlanningGround } from '../model/planning.ts'
import { channelSubject } from '../picture/band-reading.ts'
import type { SeenValue } from '../status/seen-value.ts'
import { type PlanTerms, planPolicyOf, RECEIPT_DELAY_DAYS, WEEKLY_MAX } from './funding-policy.ts'
import { hazardsOf } from './hazards.ts'
import { type LineStanding, lineStanding } from './line-standing.ts'

export type SeenOfProject = Readonly<{
  ofLine: (facilityId: string) => readonly SeenValue[]
  /** Of the project: its cash. */
  ofProject: readonly SeenValue[]
  /** Of a line or a channel, as warnings name it: whether one stands there. */
  isWarned: (subject: string) => boolean
  /** Since when the desk knows the line. */
  watchedFrom: (facilityId: string) => number
}>

export type Asked = Readonly<{
  terms: PlanTerms
  promised: readonly PromisedDraw[]
  /** The day it is at the desk, and the instant: so late, and no later, things are known. */
  today: Day
  at: number
  /** The day it was there at an instant. */
  dayAt: (at: number) => Day
}>

const DRAWS_28_DAYS_MAX = 28
const TENOR_MAX = 3_660
const FORMS = { revolving: 'free', bullet: 'bullet', equal_principal: 'equal-principal', equal_instalment: 'equal-instalment' } as const

export function planInputOf(ground: PlanningGround, seen: SeenOfProject, asked: Asked): PlanInput {
  const { terms, today, at } = asked
  const standings = new Map(
    ground.facilities.map(({ facility, expectedEveryHours, agreedMinor }) => [
      facility.id,
      lineStanding(agreedMinor, expectedEveryHours, seen.ofLine(facility.id), at),
    ]),
  )
  const isWarned = ({ subject, facility }: PlannedFacility) =>
    seen.isWarned(subject) || seen.isWarned(channelSubject(facility.content.channel_id))
  const lines = ground.facilities.map((line) => {
    const standing = { ...standings.get(line.facility.id)!, isWarned: isWarned(line) }
    return facilityInput(line, standing, ground, asked)
  })
  const known = new Set(lines.map(({ id }) => id))
  const service = debtService(ground, today)
  const otherDebtMinor = sum(service.map(({ amountMinor }) => amountMinor))
  const watched = ground.facilities.map(({ facility, providerId, groupIds }) => ({
    ...{ id: facility.id, providerId: providerId ?? facility.id, groupIds, callable: facility.content.callable },
    ...{ watchedFrom: seen.watchedFrom(facility.id), lostAt: standings.get(facility.id)!.lostAt },
  }))
  return {
    asOf: dayText(today),
    horizonWeeks: terms.horizonWeeks,
    grid: terms.horizonWeeks > WEEKLY_MAX ? 'bucketed' : 'weekly',
    openingCashMinor: cashOf(seen.ofProject, at),
    facilities: lines,
    needs: ground.needs.filter(({ content }) => content.tier !== 0).map((need) => needInput(need, today)),
    receipts: ground.receipts.flatMap((receipt) => receiptInput(receipt, known, today)),
    obligations: [...ground.needs.filter(({ content }) => content.tier === 0).map((need) => owed(need, today)), ...service],
    promised: asked.promised.filter(({ facilityId }) => known.has(facilityId)),
    policy: planPolicyOf(ground.project, terms.riskWeightPpm, otherDebtMinor),
    hazards: terms.scenariosMax === 0 ? [] : hazardsOf(watched, RECEIPT_DELAY_DAYS, at),
    scenariosMax: terms.scenariosMax,
  }
}

function cashOf(seen: readonly SeenValue[], at: number): number {
  const cash = seen.filter(({ field, effectiveAt, observedAt }) => field === 'cash' && effectiveAt <= at && observedAt <= at)
  const newest = cash.toSorted((a, b) => b.effectiveAt - a.effectiveAt || b.observedAt - a.observedAt)[0]
  return (newest?.value as Readonly<{ amount_minor: number }> | undefined)?.amount_minor ?? 0
}

function facilityInput(
  { facility: { id, content }, providerId, groupIds, blocked }: PlannedFacility,
  standing: LineStanding & Readonly<{ isWarned: boolean }>,
  { debts, project }: PlanningGround,
  { today, dayAt }: Asked,
): FacilityInput {
  const { drawnMinor, testedAt, status, isWarned } = standing
  const limitMinor = partOf(standing.limitMinor, project.policy?.utilisation_cap_ppm ?? PPM)
  const open = Object.entries(blocked).flatMap(([purpose, why]) => (why === null ? [purpose] : []))
  const tested = { testedOn: testedAt === null ? null : dayAt(testedAt), badge: status.badge, isWarned }
  const line = { limitMinor, drawnMinor, leadDays: content.draw_lead_days, isCommitted: content.committed, ...tested }
  const isFree = content.repayment === 'revolving'
  const tenorDays = Math.min(TENOR_MAX, content.tenor_days)
  const { max_draws_per_28_days: often, advance_rate_ppm: advance } = content
  const why = whyNothing(Object.values(blocked), open, status.badge)
  return {
    ...{ id, providerId: providerId ?? id, groupIds, limitMinor, drawnMinor },
    schedule: isFree ? [] : scheduleOf(id, debts, drawnMinor, today),
    ...{ availableFrom: content.available_from, availableTo: content.available_to },
    ...(isFree && { maturesOn: dayText(knownDay(content.available_to) + tenorDays) }),
    ...{ leadDays: content.draw_lead_days, minDrawMinor: content.min_draw_minor, drawIncrementMinor: content.draw_increment_minor },
    ...(often !== undefined && { drawsPer28Days: Math.min(DRAWS_28_DAYS_MAX, often) }),
    ...{ ratePpm: content.rate_ppm, dayCount: content.day_count, drawFeePpm: content.fee_on_draw_ppm },
    ...{ fixedFeeMinor: content.fixed_fee_minor, repayment: FORMS[content.repayment], tenorDays },
    ...{ instalments: Math.min(content.instalments, tenorDays), redrawable: content.revolving, committed: content.committed },
    ...{ commitmentFeePpm: content.commitment_fee_ppm, callable: content.callable },
    ...(advance !== undefined && { advanceRatePpm: advance }),
    ...{ purposes: open, haircutPpm: haircutPpm(line, today, DEFAULT_HAIRCUTS) },
    ...(why !== undefined && { blocked: why }),
  }
}

/** A standing that is not drawable says more than the words of a badge: `line-unknown`, `line-closed`. */
function whyNothing(reasons: readonly (string | null | undefined)[], open: readonly string[], badge: string): string | undefined {
  if (reasons.length > 0 && open.length === 0) return reasons.find((reason) => typeof reason === 'string')
  return badge === 'normal' || badge === 'limit_cut' ? undefined : `line-${badge.replaceAll('_', '-')}`
}

/** Principal that falls due from today on, no more than is drawn. */
function scheduleOf(id: string, debts: readonly DeskState<'debt'>[], drawnMinor: number, today: Day): FacilityInput['schedule'] {
  const due = new Map<string, number>()
  for (const { content } of debts) {
    if (content.facility_id !== id) continue
    for (const { due_on, amount_minor } of content.instalments)
      if (knownDay(due_on) >= today) due.set(due_on, (due.get(due_on) ?? 0) + amount_minor)
  }
  let left = drawnMinor
  return [...due]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([on, amount]) => {
      const principalMinor = Math.min(amount, left)
      left -= principalMinor
      return principalMinor === 0 ? [] : [{ on, principalMinor }]
    })
}

const notBefore = (due: string, today: Day): string => dayText(Math.max(today, knownDay(due)))

const needInput = ({ id, content }: DeskState<'need'>, today: Day): NeedInput => ({
  ...{ id, tier: content.tier as Tier, purpose: content.purpose, amountMinor: content.p50_minor, dueOn: notBefore(content.due_on, today) },
  ...{ deferrableDays: Math.min(TENOR_MAX, content.deferrable_days), deferCostPpm: content.defer_cost_ppm },
})

const owed = ({ id, content }: DeskState<'need'>, today: Day): ObligationInput => ({
  ...{ id, amountMinor: content.p50_minor, dueOn: notBefore(content.due_on, today) },
})

const PPM = 1_000_000

function receiptInput({ id, content }: DeskState<'receipt'>, known: ReadonlySet<string>, today: Day): ReceiptInput[] {
  const countedMinor = content.confirmed ? content.p50_minor : (content.p10_minor ?? content.p50_minor)
  const amountMinor = partOf(countedMinor, PPM - content.dilution_ppm)
  const isLate = knownDay(content.due_on) < today
  const expectedOn = isLate ? dayText(today + RECEIPT_DELAY_DAYS) : content.due_on
  const { pledged_to: pledgedTo } = content
  return amountMinor === 0 ? [] : [{ id, amountMinor, expectedOn, ...(pledgedTo !== undefined && known.has(pledgedTo) && { pledgedTo }) }]
}

/** Of debts that no line of the plan holds, and of lines that are repaid freely: each instalment as it is written. */
function debtService({ debts, facilities }: PlanningGround, today: Day): ObligationInput[] {
  const scheduled = new Set(
    facilities.filter(({ facility }) => facility.content.repayment !== 'revolving').map(({ facility }) => facility.id),
  )
  return debts
    .filter(({ content }) => content.facility_id === undefined || !scheduled.has(content.facility_id))
    .flatMap(({ id, content }) =>
      content.instalments
        .filter(({ due_on }) => knownDay(due_on) >= today)
        .map(({ due_on, amount_minor }) => ({ id: `${id} ${due_on}`, amountMinor: amount_minor, dueOn: due_on })),
    )
}
