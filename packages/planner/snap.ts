/**
 * Draws of the next four weeks as they will be asked for: in steps, at least the least draw, not too often. They are held there, and all else is
 * solved again around them.
 *
 * The plan's cost is above that of the free solution, which is a proven lower bound; by how much is shown.
 */

import { afterOverlay } from './after-overlay.ts'
import { type LedgerResult, runLedger } from './ledger.ts'
import { tooOften } from './ledger-faults.ts'
import { type Held, type Loaded, moveLoaded, type Solved, solveLoaded } from './loaded.ts'
import { type FacilityInput, UNIT_MINOR } from './plan-input.ts'
import { FIRM_DAYS, type Schedule, type ScheduledDraw, scheduleOf } from './schedule.ts'
import type { SolveOptions } from './solver.ts'

export type Snapped = { readonly solved: Solved; readonly schedule: Schedule; readonly ledger: LedgerResult }

/** A hundred of a currency with two decimals. */
const STEP_MINOR = 10_000
const DAYS_A_YEAR = 365
/** By how much more than the free solution a rounding may cost before the next is tried. */
const NEAR_ENOUGH = 1e-3

type Rounding = 'up' | 'nearest' | 'down' | 'none'
type Draw = { readonly nth: number; readonly column: number; readonly value: number; readonly room: number }

/** Undefined where no rounding passes the ledger. `first` is the free solution of what is loaded. */
export function snap(loaded: Loaded, first: Solved, options: SolveOptions): Snapped | undefined {
  const each = settle(loaded, first, false)
  const merged = settle(loaded, first, true)
  const one = snapWithin(loaded, first, each, options)
  if (merged.columns.size === each.columns.size) return one
  const other = snapWithin(loaded, first, merged, options)
  if (!one || !other) return one ?? other
  return priceOf(other, merged) < priceOf(one, each) ? other : one
}

/** With the fixed fees that were taken as known. */
const priceOf = ({ solved }: Snapped, { rows }: Held): number =>
  [...rows.values()].reduce((sum, fee) => sum - fee, solved.solution.objective)

function snapWithin(loaded: Loaded, first: Solved, settled: Held, options: SolveOptions): Snapped | undefined {
  const free = resolve(loaded, first, settled, options)
  let best: Snapped | undefined
  for (const rounding of ['up', 'nearest', 'down', 'none'] as const) {
    if (best && rounding === 'none') break
    const rounded = roundedDraws(loaded, free, rounding)
    const snapped = holdAt(loaded, { ...settled, columns: new Map([...rounded, ...settled.columns]) }, options)
    if (!snapped) continue
    if (!best || snapped.solved.solution.objective < best.solved.solution.objective) best = snapped
    const { objective } = free.solution
    if (best.solved.solution.objective <= objective + NEAR_ENOUGH * (1 + Math.abs(objective))) break
  }
  return best
}

/**
 * On which days each line may be drawn that counts draws or takes a fixed fee for each: the days of the free solution, less the smallest where they
 * are too many within 28 days. Only those may grow, and their fees are known. `merges`: where a fee is more than the interest of drawing earlier, the
 * earlier draw is to do.
 */
function settle({ funding }: Loaded, { solution }: Solved, merges: boolean): Held {
  const { plan, spine, spineRows } = funding
  const columns = new Map<number, number>()
  const rows = new Map<number, number>()
  const { draws } = scheduleOf(funding, solution.values)
  for (const [nth, { facility }] of plan.facilities.entries()) {
    if (facility.drawsPer28Days === undefined && facility.fixedFeeMinor === 0) continue
    const own = draws.filter(({ facilityId }) => facilityId === facility.id)
    const kept = keptDraws(facility, merges ? worthTheirFee(facility, own) : own)
    const landings = new Set(kept.map(({ landsOn }) => landsOn))
    for (const [bucket, column] of spine.draws[nth]!.entries()) {
      const row = spineRows.cash[bucket]!
      if (landings.has(plan.grid.starts[bucket]!)) rows.set(row, (rows.get(row) ?? 0) - facility.fixedFeeMinor / UNIT_MINOR)
      else if (column >= 0) columns.set(column, 0)
    }
  }
  return { columns, rows }
}

function resolve(loaded: Loaded, first: Solved, settled: Held, options: SolveOptions): Solved {
  if (settled.columns.size === 0) return first
  moveLoaded(loaded, loaded.funding, settled)
  const solved = solveLoaded(loaded, options)
  return solved.solution.status === 'optimal' ? solved : first
}

/** In the order of their days, as they come. */
function worthTheirFee({ fixedFeeMinor, ratePpm }: FacilityInput, draws: readonly ScheduledDraw[]): ScheduledDraw[] {
  const kept: ScheduledDraw[] = []
  let carriedMinor = 0
  for (const draw of draws) {
    const last = kept.at(-1)
    carriedMinor += last ? (draw.amountMinor * (ratePpm / 1e6) * (draw.landsOn - last.landsOn)) / DAYS_A_YEAR : Number.POSITIVE_INFINITY
    if (carriedMinor < fixedFeeMinor) continue
    kept.push(draw)
    carriedMinor = 0
  }
  return kept
}

function keptDraws(facility: FacilityInput, draws: readonly ScheduledDraw[]): readonly ScheduledDraw[] {
  let kept = draws
  for (let crowded = tooOften(facility, kept)[0]; crowded; crowded = tooOften(facility, kept)[0]) {
    const from = crowded.on!
    const within = kept.filter(({ requestOn }) => requestOn >= from && requestOn < from + FIRM_DAYS)
    const smallest = within.reduce((least, draw) => (draw.amountMinor < least.amountMinor ? draw : least))
    kept = kept.filter((draw) => draw !== smallest)
  }
  return kept
}

function roundedDraws(loaded: Loaded, { solution }: Solved, rounding: Rounding): Map<number, number> {
  const { plan } = loaded.funding
  const held = new Map<number, number>()
  for (const draw of nearDraws(loaded, solution.values)) {
    const { minDrawMinor, drawIncrementMinor } = plan.facilities[draw.nth]!.facility
    const step = commonStep(drawIncrementMinor)
    held.set(draw.column, roundMinor(draw, step, Math.ceil(minDrawMinor / step) * step, rounding) / UNIT_MINOR)
  }
  return held
}

function roundMinor({ value, room }: Draw, step: number, least: number, rounding: Rounding): number {
  const wanted = value * UNIT_MINOR
  const most = Math.floor((room * UNIT_MINOR + 1) / step) * step
  if (wanted < 1 || rounding === 'none') return 0
  const raised = Math.max(least, Math.ceil((wanted - 1) / step) * step)
  if (rounding === 'up') return raised <= most ? raised : most >= least ? most : 0
  const lowered = Math.min(most, Math.floor((wanted + 1) / step) * step)
  if (rounding === 'down') return lowered >= least ? lowered : 0
  if (wanted < least) return wanted * 2 >= least && least <= most ? least : 0
  return Math.min(most, Math.round(wanted / step) * step)
}

function nearDraws({ funding: { plan, spine } }: Loaded, values: Float64Array): Draw[] {
  const last = plan.grid.starts[0]! + FIRM_DAYS
  return plan.facilities.flatMap((line, nth) =>
    plan.grid.starts.flatMap((start, bucket) => {
      const column = spine.draws[nth]![bucket]!
      if (start >= last || column < 0) return []
      const room = line.facility.redrawable ? line.limit[bucket]! : Math.min(line.limit[bucket]!, line.drawable)
      return [{ nth, column, value: values[column]!, room }]
    }),
  )
}

function commonStep(incrementMinor: number): number {
  if (incrementMinor <= 1) return STEP_MINOR
  let [a, b] = [incrementMinor, STEP_MINOR]
  while (b > 0) [a, b] = [b, a % b]
  return (incrementMinor * STEP_MINOR) / a
}

function holdAt(loaded: Loaded, held: Held, options: SolveOptions): Snapped | undefined {
  const { funding } = loaded
  moveLoaded(loaded, funding, held)
  const solved = solveLoaded(loaded, options)
  if (!solved.certificate.holds) return undefined
  const schedule = scheduleOf(funding, solved.solution.values)
  const ledger = runLedger(afterOverlay(funding.plan.input, funding.spine.course.overlay), schedule)
  return ledger.ok ? { solved, schedule, ledger } : undefined
}
