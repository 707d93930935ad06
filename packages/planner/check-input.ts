/** What is wrong with an input, every fault with its place and a code; what is merely sad (no lines, needs that nothing covers) is a legal plan. */
import { readDate } from './calendar.ts'
import { AMOUNT_MINOR_MAX, type FacilityInput, type PlanInput } from './plan-input.ts'
import { PURPOSE_SETS_MAX, purposeSets } from './purposes.ts'

export type InputFaultCode =
  | 'not-a-date'
  | 'not-an-amount'
  | 'amount-too-large'
  | 'not-a-share'
  | 'not-a-count'
  | 'too-many'
  | 'repeated-id'
  | 'unknown-id'
  | 'in-the-past'
  | 'window-ends-before-it-begins'
  | 'schedule-not-rising'
  | 'schedule-beyond-drawn'
  | 'schedule-on-free-line'
  | 'too-many-purpose-sets'
  | 'severities-not-whole'

/** `place` names the field: `facilities.f1.limitMinor`. */
export type InputFault = { readonly code: InputFaultCode; readonly place: string }

const LIMITS = {
  facilities: 100,
  needs: 2_000,
  receipts: 2_000,
  obligations: 2_000,
  promised: 200,
  hazards: 400,
  weeks: 104,
  days: 3_660,
} as const

const PPM = 1_000_000

/** Empty for an input that can be planned. */
export function checkInput(input: PlanInput): InputFault[] {
  const faults: InputFault[] = []
  const see = seeingInto(faults)
  const asOf = see.date(input.asOf, 'asOf')
  see.count(input.horizonWeeks, 1, LIMITS.weeks, 'horizonWeeks')
  see.count(input.scenariosMax, 0, 500, 'scenariosMax')
  see.amount(input.openingCashMinor, 'openingCashMinor')
  for (const list of ['facilities', 'needs', 'receipts', 'obligations', 'promised', 'hazards'] as const) {
    if (input[list].length > LIMITS[list]) see.fault('too-many', list)
  }
  for (const list of ['facilities', 'needs', 'receipts', 'obligations'] as const) checkIds(input[list], list, see)
  for (const facility of input.facilities) checkFacility(facility, see)
  checkFlows(input, asOf, see)
  checkPolicy(input, see)
  checkHazards(input, see)
  if (purposeSets(input.facilities).length > PURPOSE_SETS_MAX) see.fault('too-many-purpose-sets', 'facilities')
  return faults
}

type Seeing = ReturnType<typeof seeingInto>

function seeingInto(faults: InputFault[]) {
  const fault = (code: InputFaultCode, place: string): void => {
    faults.push({ code, place })
  }
  return {
    fault,
    date: (text: string, place: string): number | undefined => {
      const day = readDate(text)
      if (day === undefined) fault('not-a-date', place)
      return day
    },
    amount: (value: number, place: string): void => {
      if (!Number.isSafeInteger(value) || value < 0) fault('not-an-amount', place)
      else if (value > AMOUNT_MINOR_MAX) fault('amount-too-large', place)
    },
    share: (value: number | undefined, place: string, from = 0): void => {
      if (value !== undefined && (!Number.isInteger(value) || value < from || value > PPM)) fault('not-a-share', place)
    },
    count: (value: number | undefined, from: number, to: number, place: string): void => {
      if (value !== undefined && (!Number.isInteger(value) || value < from || value > to)) fault('not-a-count', place)
    },
  }
}

function checkIds(items: readonly { readonly id: string }[], list: string, see: Seeing): void {
  const known = new Set<string>()
  for (const { id } of items) {
    if (known.has(id)) see.fault('repeated-id', `${list}.${id}`)
    known.add(id)
  }
}

function checkFacility(facility: FacilityInput, see: Seeing): void {
  const at = (field: string): string => `facilities.${facility.id}.${field}`
  for (const field of ['limitMinor', 'drawnMinor', 'minDrawMinor', 'drawIncrementMinor', 'fixedFeeMinor'] as const)
    see.amount(facility[field], at(field))
  for (const field of ['ratePpm', 'drawFeePpm', 'commitmentFeePpm', 'haircutPpm', 'advanceRatePpm'] as const)
    see.share(facility[field], at(field))
  const [from, to] = [see.date(facility.availableFrom, at('availableFrom')), see.date(facility.availableTo, at('availableTo'))]
  if (from !== undefined && to !== undefined && to < from) see.fault('window-ends-before-it-begins', at('availableTo'))
  if (facility.maturesOn !== undefined) see.date(facility.maturesOn, at('maturesOn'))
  see.count(facility.leadDays, 0, LIMITS.days, at('leadDays'))
  see.count(facility.drawsPer28Days, 1, 28, at('drawsPer28Days'))
  if (facility.repayment !== 'free') {
    see.count(facility.tenorDays, 1, LIMITS.days, at('tenorDays'))
    see.count(facility.instalments, 1, Math.min(600, facility.tenorDays), at('instalments'))
  }
  checkSchedule(facility, see)
}

/** Each part later than the one before: what comes round again is no schedule. */
function checkSchedule({ id, schedule, drawnMinor, repayment }: FacilityInput, see: Seeing): void {
  const place = `facilities.${id}.schedule`
  if (repayment === 'free' && schedule.length > 0) see.fault('schedule-on-free-line', place)
  let before = Number.NEGATIVE_INFINITY
  let sumMinor = 0
  for (const [nth, { on, principalMinor }] of schedule.entries()) {
    const day = see.date(on, `${place}.${nth}.on`)
    see.amount(principalMinor, `${place}.${nth}.principalMinor`)
    if (day !== undefined && day <= before) see.fault('schedule-not-rising', `${place}.${nth}.on`)
    before = day ?? before
    sumMinor += principalMinor
  }
  if (sumMinor > drawnMinor) see.fault('schedule-beyond-drawn', place)
}

function checkFlows({ needs, receipts, obligations, facilities, promised }: PlanInput, asOf: number | undefined, see: Seeing): void {
  const known = new Set(facilities.map(({ id }) => id))
  const due = (date: string, place: string): void => {
    const day = see.date(date, place)
    if (day !== undefined && asOf !== undefined && day < asOf) see.fault('in-the-past', place)
  }
  for (const { id, amountMinor, dueOn, deferrableDays, deferCostPpm } of needs) {
    see.amount(amountMinor, `needs.${id}.amountMinor`)
    due(dueOn, `needs.${id}.dueOn`)
    see.count(deferrableDays, 0, LIMITS.days, `needs.${id}.deferrableDays`)
    see.share(deferCostPpm, `needs.${id}.deferCostPpm`)
  }
  for (const { id, amountMinor, expectedOn, pledgedTo } of receipts) {
    see.amount(amountMinor, `receipts.${id}.amountMinor`)
    due(expectedOn, `receipts.${id}.expectedOn`)
    if (pledgedTo !== undefined && !known.has(pledgedTo)) see.fault('unknown-id', `receipts.${id}.pledgedTo`)
  }
  for (const { id, amountMinor, dueOn } of obligations) {
    see.amount(amountMinor, `obligations.${id}.amountMinor`)
    due(dueOn, `obligations.${id}.dueOn`)
  }
  for (const [nth, { facilityId, landsOn, amountMinor }] of promised.entries()) {
    see.amount(amountMinor, `promised.${nth}.amountMinor`)
    see.date(landsOn, `promised.${nth}.landsOn`)
    if (!known.has(facilityId)) see.fault('unknown-id', `promised.${nth}.facilityId`)
  }
  for (const { id, schedule } of facilities) {
    const first = schedule[0] && readDate(schedule[0].on)
    if (first !== undefined && asOf !== undefined && first < asOf) see.fault('in-the-past', `facilities.${id}.schedule.0.on`)
  }
}

function checkPolicy({ policy }: PlanInput, see: Seeing): void {
  see.amount(policy.reserveMinor, 'policy.reserveMinor')
  see.amount(policy.deMinimisMinor, 'policy.deMinimisMinor')
  for (const field of ['cashYieldPpm', 'providerCapPpm', 'groupCapPpm', 'concentrationMaxPpm', 'riskWeightPpm'] as const)
    see.share(policy[field], `policy.${field}`)
  see.count(policy.riskLevelPpm, 0, PPM - 1, 'policy.riskLevelPpm')
  see.count(policy.minServiceCoverPpm, 1, 100 * PPM, 'policy.minServiceCoverPpm')
  if (!policy.leverage) return
  see.count(policy.leverage.maxPpm, 0, PPM - 1, 'policy.leverage.maxPpm')
  see.amount(policy.leverage.equityMinor, 'policy.leverage.equityMinor')
  see.amount(policy.leverage.otherDebtMinor, 'policy.leverage.otherDebtMinor')
}

function checkHazards({ hazards, facilities }: PlanInput, see: Seeing): void {
  const known = {
    facility: new Set(facilities.map(({ id }) => id)),
    provider: new Set(facilities.map(({ providerId }) => providerId)),
    group: new Set(facilities.flatMap(({ groupIds }) => groupIds)),
  }
  for (const [nth, { kind, id, weeklyPpm, severities, cutToPpm, backAfterDays, receiptDelayDays }] of hazards.entries()) {
    const place = `hazards.${nth}`
    see.share(weeklyPpm, `${place}.weeklyPpm`)
    see.share(cutToPpm, `${place}.cutToPpm`)
    see.count(backAfterDays, 1, LIMITS.days, `${place}.backAfterDays`)
    see.count(receiptDelayDays, 0, LIMITS.days, `${place}.receiptDelayDays`)
    if (kind !== 'receipts' && !known[kind].has(id)) see.fault('unknown-id', `${place}.id`)
    if (severities && Object.values(severities).reduce((sum, share) => sum + share, 0) !== PPM)
      see.fault('severities-not-whole', `${place}.severities`)
  }
}
