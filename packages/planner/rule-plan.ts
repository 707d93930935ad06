/**
 * A plan by rules alone, for when no solver answers: where cash runs short, the cheapest lawful line that is in time, and so on. Led through the ledger
 * like any other and never better than it says: it proves nothing about cost, repays nothing before time and defers nothing.
 */

import { dayOf } from './calendar.ts'
import { checkInput, type InputFault } from './check-input.ts'
import { endOf } from './grid.ts'
import { type LedgerResult, runLedger } from './ledger.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { blockedLines, describePlan, type Plan } from './plan.ts'
import { type PlanCase, planCase } from './plan-case.ts'
import type { FacilityInput, PlanInput } from './plan-input.ts'
import { lawfulShares, purposeRoomMinor } from './rule-checks.ts'
import { FIRM_DAYS, type Schedule, type ScheduledDraw } from './schedule.ts'

export type RulePlan =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly faults: readonly InputFault[] }

const STEP_MINOR = 10_000
const DRAWS_MAX = 150
/** A draw covers what falls short within four weeks of it. */
const COVERS_DAYS = 28

export function rulePlan(input: PlanInput): RulePlan {
  const faults = checkInput(input)
  if (faults.length > 0) return { kind: 'refused', faults }
  const plan = planCase(input)
  const unusable = new Set(blockedLines(input).map(({ facilityId }) => facilityId))
  const lines = input.facilities
    .filter(({ id }) => !unusable.has(id))
    .sort((a, b) => yearlyPrice(a) - yearlyPrice(b) || (a.id < b.id ? -1 : 1))
  let schedule = emptySchedule(plan)
  let ledger = runLedger(input, schedule)
  const given = new Set<number>()
  for (let count = 0; count < DRAWS_MAX; count++) {
    const bucket = ledger.headroomMinor.findIndex((headroom, nth) => headroom < 0 && !given.has(nth))
    if (bucket < 0) break
    const next = cover(plan, schedule, ledger, lines, bucket)
    if (!next) given.add(bucket)
    else [schedule, ledger] = [next.schedule, next.ledger]
  }
  schedule = withShortage(input, schedule, ledger)
  return { kind: 'planned', plan: describePlan(input, schedule, runLedger(input, schedule), null) }
}

/** Interest and fees of a year: what a line is chosen by. */
const yearlyPrice = ({ ratePpm, drawFeePpm }: FacilityInput): number => ratePpm + drawFeePpm

/** What matures is repaid on the last first day before; nothing else is decided yet. */
function emptySchedule({ input, grid }: PlanCase): Schedule {
  const repayments = input.facilities.flatMap(({ id, repayment, maturesOn, drawnMinor }) => {
    if (repayment !== 'free' || maturesOn === undefined || drawnMinor === 0 || dayOf(maturesOn) >= grid.end) return []
    return [{ facilityId: id, on: lastStart(grid.starts, dayOf(maturesOn)), amountMinor: drawnMinor }]
  })
  const none = grid.starts.map(() => 0)
  return { payDays: grid.starts, end: grid.end, draws: [], repayments, deferrals: [], reserveUseMinor: none, gapMinor: none }
}

const lastStart = (starts: readonly number[], day: number): number => starts.findLast((start) => start <= day) ?? starts[0]!

type Next = { readonly schedule: Schedule; readonly ledger: LedgerResult }

function cover(
  plan: PlanCase,
  schedule: Schedule,
  ledger: LedgerResult,
  lines: readonly FacilityInput[],
  bucket: number,
): Next | undefined {
  const { grid } = plan
  const until = grid.starts[bucket]! + COVERS_DAYS
  const within = ledger.headroomMinor.filter((_, nth) => nth >= bucket && grid.starts[nth]! < until)
  const shortMinor = -Math.min(...within)
  for (const facility of lines) {
    for (let landing = bucket; landing >= 0; landing--) {
      if (endOf(grid, bucket) - grid.starts[landing]! > COVERS_DAYS * 2) break
      const next = tryDraw(plan, schedule, ledger, facility, landing, shortMinor)
      if (next) return next
    }
  }
  return undefined
}

function tryDraw(
  plan: PlanCase,
  schedule: Schedule,
  before: LedgerResult,
  facility: FacilityInput,
  landing: number,
  shortMinor: number,
): Next | undefined {
  const nth = plan.input.facilities.indexOf(facility)
  const line = plan.facilities[nth]!
  if (!line.mayLand[landing]) return undefined
  const roomMinor = Math.min(roomOf(plan, schedule, before, nth, landing), purposeRoomMinor(plan, schedule, nth, landing))
  const step =
    facility.drawIncrementMinor > 1 ? facility.drawIncrementMinor * Math.ceil(STEP_MINOR / facility.drawIncrementMinor) : STEP_MINOR
  const most = Math.floor(roomMinor / step) * step
  const wanted =
    Math.max(
      Math.ceil(facility.minDrawMinor / step),
      Math.ceil((shortMinor * (1 + facility.drawFeePpm / 1e6) + facility.fixedFeeMinor) / step),
    ) * step
  const amountMinor = Math.min(wanted, most)
  if (amountMinor <= 0 || amountMinor < facility.minDrawMinor) return undefined
  const landsOn = plan.grid.starts[landing]!
  const isFirm = landsOn < plan.grid.starts[0]! + FIRM_DAYS
  const draw: ScheduledDraw = { facilityId: facility.id, requestOn: landsOn - facility.leadDays, landsOn, amountMinor, isFirm }
  const next = withMaturity(plan, { ...schedule, draws: [...schedule.draws, draw] }, facility, amountMinor)
  if (ledgerFaults(plan.input, next).length > 0) return undefined
  const ledger = runLedger(plan.input, next)
  const isLawful = ledger.faults.every(({ code }) => code === 'under-the-reserve') && lawfulShares(plan, before, ledger, nth)
  return isLawful ? { schedule: next, ledger } : undefined
}

function roomOf(plan: PlanCase, { draws }: Schedule, { outstandingMinor }: LedgerResult, nth: number, landing: number): number {
  const { facility, limit, drawable, isFree, runOff } = plan.facilities[nth]!
  const later = limit.map((most, bucket) => (most + (isFree ? 0 : runOff[bucket]!)) * 1e6 - outstandingMinor[bucket]![nth]!)
  // A line that may not be repaid before time has to fit at its fullest from here on.
  const free = Math.min(...later.slice(landing, isFree ? undefined : landing + 1).filter((_, at) => !isFree || limit[landing + at]! > 0))
  if (facility.redrawable) return free
  const drawn = draws.reduce((sum, { facilityId, amountMinor }) => sum + (facilityId === facility.id ? amountMinor : 0), 0)
  return Math.min(free, drawable * 1e6 - drawn)
}

function withMaturity({ grid }: PlanCase, schedule: Schedule, { id, repayment, maturesOn }: FacilityInput, amountMinor: number): Schedule {
  if (repayment !== 'free' || maturesOn === undefined || dayOf(maturesOn) >= grid.end) return schedule
  return {
    ...schedule,
    repayments: [...schedule.repayments, { facilityId: id, on: lastStart(grid.starts, dayOf(maturesOn)), amountMinor }],
  }
}

/** What no line covers comes out of the reserve first, and is a gap beyond it. */
function withShortage({ policy }: PlanInput, schedule: Schedule, { headroomMinor }: LedgerResult): Schedule {
  const short = headroomMinor.map((headroom) => Math.max(0, -headroom))
  return {
    ...schedule,
    reserveUseMinor: short.map((amount) => Math.min(amount, policy.reserveMinor)),
    gapMinor: short.map((amount) => Math.max(0, amount - policy.reserveMinor)),
  }
}
