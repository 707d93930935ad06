/** Tiny desks on which every plan on a grid is led through the ledger: none may be cheaper than the solver's, and the ledger and the model must agree on its cost. */
import { dateText, dayOf } from '@fairline/planner/calendar'
import { runLedger } from '@fairline/planner/ledger'
import { DRAW_TICK } from '@fairline/planner/path'
import { type PlanInput, UNIT_MINOR } from '@fairline/planner/plan-input'
import { openPlanning } from '@fairline/planner/planning'
import { randomOf, sampleInput } from '@fairline/planner/sample-input'
import { type Schedule, type ScheduledDraw, scheduleOf } from '@fairline/planner/schedule'
import type { Solver } from '@fairline/planner/solver'

export type Compared = {
  /** The cheapest plan of the grid that the ledger passes, above the solver's, in units; undefined where none passes. */
  readonly bestAbove: number | undefined
  /** What ledger and model say the solver's plan costs, apart, in units. */
  readonly apart: number
  readonly plans: number
}

const LEVELS = [0, 1, 2, 3] as const
const WEEKS = 3

export function compareTiny(solver: Solver, seed: number): Compared {
  const input = tinyInput(seed)
  const opened = openPlanning(input, solver, { timeLimitSeconds: 10 })
  if (opened.kind !== 'open') throw new Error(`a tiny desk is planned: ${opened.kind}`)
  const { certain, certainFirst, close } = opened.planning
  const { values } = certainFirst.solution
  const schedule = scheduleOf(certain.funding, values)
  const objective = certainFirst.certificate.objective
  const gap = Math.max(...certain.funding.spine.gap.map((column) => values[column]!))
  close()
  const { bestCost, plans } = bestOf(input, schedule)
  const apart = gap > 1e-6 ? 0 : Math.abs(costOf(input, schedule) - objective)
  return { bestAbove: bestCost === undefined ? undefined : bestCost - objective, apart, plans }
}

/** Two lines, one repaid freely and one after two weeks; amounts are whole steps, so that many plans of the grid pass. */
function tinyInput(seed: number): PlanInput {
  const random = randomOf(seed)
  const base = sampleInput({ seed, facilities: 4, weeks: WEEKS, grid: 'weekly', scenarios: 0 })
  const [online, , , chain] = base.facilities
  const plain = { minDrawMinor: 0, drawIncrementMinor: 1, fixedFeeMinor: 0, leadDays: 0, availableTo: '2026-12-31' } as const
  const { drawsPer28Days: _often, ...free } = online!
  const { purposes: _purposes, ...short } = chain!
  const asOf = dayOf(base.asOf)
  const week = (nth: number): string => dateText(asOf + nth * 7)
  return {
    ...base,
    openingCashMinor: Math.floor(random(1, 3)) * UNIT_MINOR,
    facilities: [
      { ...free, ...plain, limitMinor: 4 * UNIT_MINOR },
      { ...short, ...plain, limitMinor: 3 * UNIT_MINOR, tenorDays: 14 },
    ],
    needs: Array.from({ length: WEEKS }, (_, nth) => {
      const amountMinor = Math.floor(random(0, 3)) * UNIT_MINOR
      return { id: `n${nth}`, tier: 2, purpose: 'any', amountMinor, dueOn: week(nth), deferrableDays: 0, deferCostPpm: 0 } as const
    }),
    receipts: [{ id: 'r', amountMinor: Math.floor(random(0, 4)) * UNIT_MINOR, expectedOn: week(2) }],
    obligations: [],
    policy: { reserveMinor: 100_000, cashYieldPpm: 0, deMinimisMinor: 0, riskWeightPpm: 0, riskLevelPpm: 950_000 },
  }
}

function bestOf(input: PlanInput, { payDays, end }: Schedule): { readonly bestCost: number | undefined; readonly plans: number } {
  const none = payDays.map(() => 0)
  let [bestCost, plans]: [number | undefined, number] = [undefined, 0]
  const places = input.facilities.flatMap(({ id }) => payDays.map((day) => [id, day] as const))
  for (let code = 0; code < LEVELS.length ** places.length; code++) {
    plans++
    const draws = places.flatMap(([facilityId, day], nth): ScheduledDraw[] => {
      const level = Math.floor(code / LEVELS.length ** nth) % LEVELS.length
      return level === 0 ? [] : [{ facilityId, requestOn: day, landsOn: day, amountMinor: level * UNIT_MINOR, isFirm: true }]
    })
    const schedule = { payDays, end, draws, repayments: [], deferrals: [], reserveUseMinor: none, gapMinor: none }
    if (!runLedger(input, schedule).ok) continue
    const cost = costOf(input, schedule)
    if (bestCost === undefined || cost < bestCost) bestCost = cost
  }
  return { bestCost, plans }
}

/** In units, with the tick that the model puts on draws. */
function costOf(input: PlanInput, schedule: Schedule): number {
  const { cost } = runLedger(input, schedule)
  const drawn = schedule.draws.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return (cost.interestMinor + cost.feesMinor + cost.deferralMinor - cost.incomeMinor + DRAW_TICK * drawn) / UNIT_MINOR
}
