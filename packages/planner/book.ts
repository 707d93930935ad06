/**
 * The contingency book: what to do should any one line, provider or common cause fail today, worked out before it does. Amounts are of certified
 * solutions, to the hundred; the plan that follows a failure is rounded and led through the ledger like any other.
 */
import { buildModel, type FundingModel } from './build-model.ts'
import { dateText } from './calendar.ts'
import { beginFrom, solveLoaded } from './loaded.ts'
import { eachCost } from './path.ts'
import { UNIT_MINOR } from './plan-input.ts'
import type { Planning } from './planning.ts'
import { overlayOf, type Shock, singleShocks } from './shocks.ts'

export type BookDraw = {
  readonly facilityId: string
  readonly landsOn: string
  readonly amountMinor: number
  readonly insteadOfMinor: number
}

export type BookEntry = {
  readonly shock: Shock
  /** False where the solver gave no proven answer in its time: then only the rest of the book is to be relied on. */
  readonly isCertified: boolean
  /** Within eight weeks, where they differ from the plan. */
  readonly draws: readonly BookDraw[]
  readonly extraCostMinor: number
  readonly gapPeakMinor: number
  readonly firstGapOn: string | null
  /** Days without a gap; null: throughout. */
  readonly survivalDays: number | null
}

const BOOK_DAYS = 56
const STEP_MINOR = 10_000
/** In units: less than a currency unit is none. */
const GAP_FROM = 1e-4

export function contingencyBook(planning: Planning, shocks: readonly Shock[] = singleShocks(planning.plan)): BookEntry[] {
  const home = planning.certain.funding
  const entries = shocks.map((shock) => bookEntry(planning, home, shock))
  beginFrom(planning.certain, home)
  return entries
}

/** How long the desk goes without a gap when one provider closes, for each; the least of them is what it survives whichever fails. */
export const nMinusOne = (planning: Planning): BookEntry[] =>
  contingencyBook(
    planning,
    planning.plan.providers.map(({ id }) => ({ kind: 'provider', id, severity: 'closed' })),
  )

function bookEntry({ plan, certain, certainFirst, options }: Planning, home: FundingModel, shock: Shock): BookEntry {
  const funding = buildModel(plan, overlayOf(plan, shock))
  beginFrom(certain, funding)
  const { solution, certificate } = solveLoaded(certain, options)
  if (!certificate.holds)
    return { shock, isCertified: false, draws: [], extraCostMinor: 0, gapPeakMinor: 0, firstGapOn: null, survivalDays: null }
  const gaps = funding.spine.gap.map((column) => solution.values[column]!)
  const first = gaps.findIndex((gap) => gap > GAP_FROM)
  const { starts } = plan.grid
  return {
    shock,
    isCertified: true,
    draws: changedDraws(funding, solution.values, home, certainFirst.solution.values),
    extraCostMinor: Math.round((pureCost(funding, solution.values) - pureCost(home, certainFirst.solution.values)) * UNIT_MINOR),
    gapPeakMinor: first < 0 ? 0 : Math.ceil(Math.max(...gaps) * UNIT_MINOR),
    firstGapOn: first < 0 ? null : dateText(starts[first]!),
    survivalDays: first < 0 ? null : starts[first]! - starts[0]!,
  }
}

function changedDraws({ plan, spine }: FundingModel, values: Float64Array, home: FundingModel, before: Float64Array): BookDraw[] {
  const { starts } = plan.grid
  const amount = (column: number, of: Float64Array): number =>
    column < 0 ? 0 : Math.round((of[column]! * UNIT_MINOR) / STEP_MINOR) * STEP_MINOR
  return plan.facilities.flatMap(({ facility }, nth) =>
    starts.flatMap((start, bucket) => {
      const amountMinor = amount(spine.draws[nth]![bucket]!, values)
      const insteadOfMinor = amount(home.spine.draws[nth]![bucket]!, before)
      if (start >= starts[0]! + BOOK_DAYS || amountMinor === insteadOfMinor) return []
      return [{ facilityId: facility.id, landsOn: dateText(start), amountMinor, insteadOfMinor }]
    }),
  )
}

/** What a solution costs in money: without the weights on the reserve and on the gap. */
export function pureCost(funding: FundingModel, values: Float64Array): number {
  const { plan, spine } = funding
  const weights = new Set([...spine.gap, ...spine.reserveUse])
  let sum = 0
  for (const bucket of plan.grid.starts.keys()) {
    eachCost(plan, spine, bucket, (column, cost) => {
      if (column >= 0 && !weights.has(column)) sum += cost * values[column]!
    })
  }
  return sum
}
