/** How much less cash there may be by a day than expected. */
import type { Day } from '../../kernel/day.ts'
import { MILLION } from './parts.ts'

/** Low, middle and high: one in ten is below `p10`, one in ten above `p90`. */
export type Range = Readonly<{ p10: number; p50: number; p90: number }>
/** Receipts are positive, needs negative. `delayDays`: how much later than `onDay` it comes; left out: on that day. */
export type Flow = Readonly<{ onDay: Day; minor: Range; delayDays?: Range }>

export type AtRisk = Readonly<{
  expectedMinor: number
  /** If every flow goes its own way. */
  independentMinor: number
  /** If all go wrong together: the truth lies between the two. */
  togetherMinor: number
}>

type Outcome = Readonly<{ minor: number; ppm: number }>

/** Swanson's rule: three in ten low, four in ten in the middle, three in ten high. It keeps mean and spread of skewed ranges well. */
const WEIGHTS = [
  ['p10', 300_000],
  ['p50', 400_000],
  ['p90', 300_000],
] as const

/**
 * Cash flow at risk up to and including a day.
 *
 * Formula  E[cash flow] - Q(1 - α) of it, where Q is the lower quantile: in α of all cases it is not worse.
 * Model    each amount and each delay takes its low, middle or high value, and the sums are worked out, not drawn at random: in single minor units where all lie within
 *          4096 of them, and else in 4096 equal steps, what falls between two being shared out so that the mean stays what it is.
 * Units    minor units; alphaPpm in parts per million.
 */
export function cashFlowAtRisk(flows: readonly Flow[], throughDay: Day, alphaPpm: number): AtRisk {
  const each = flows.map((flow) => outcomesOf(flow, throughDay))
  const expected = Math.round(each.reduce((all, outcomes) => all + mean(outcomes), 0))
  const left = MILLION - alphaPpm
  const worst = each.reduce((all, outcomes) => all + quantile(outcomes, left), 0)
  return { expectedMinor: expected, independentMinor: expected - quantile(sumsOf(each), left), togetherMinor: expected - worst }
}

function outcomesOf({ onDay, minor, delayDays = NO_DELAY }: Flow, throughDay: Day): Outcome[] {
  const all = WEIGHTS.flatMap(([amount, ofAmount]) =>
    WEIGHTS.map(([delay, ofDelay]) => ({
      minor: onDay + delayDays[delay] <= throughDay ? minor[amount] : 0,
      ppm: (ofAmount * ofDelay) / MILLION,
    })),
  )
  return merged(all)
}

const NO_DELAY: Range = { p10: 0, p50: 0, p90: 0 }

const mean = (outcomes: readonly Outcome[]): number => outcomes.reduce((all, { minor, ppm }) => all + minor * ppm, 0) / MILLION

/** The lowest value that is not exceeded with at least this chance. What rounding of chances loses is smaller than `TINY_PPM`. */
function quantile(outcomes: readonly Outcome[], ppm: number): number {
  let seen = 0
  for (const outcome of outcomes) {
    seen += outcome.ppm
    if (seen >= ppm - TINY_PPM) return outcome.minor
  }
  return outcomes.at(-1)!.minor
}
const TINY_PPM = 1e-3

/** In order of amount, each once. */
function merged(outcomes: readonly Outcome[]): Outcome[] {
  const chances = new Map<number, number>()
  for (const { minor, ppm } of outcomes) chances.set(minor, (chances.get(minor) ?? 0) + ppm)
  return [...chances].map(([minor, ppm]) => ({ minor, ppm })).sort((a, b) => a.minor - b.minor)
}

const STEPS_MAX = 4096

/** Of all flows together, where none knows of another. */
function sumsOf(each: readonly (readonly Outcome[])[]): Outcome[] {
  const low = each.reduce((all, outcomes) => all + outcomes[0]!.minor, 0)
  const high = each.reduce((all, outcomes) => all + outcomes.at(-1)!.minor, 0)
  const step = Math.max(1, Math.ceil((high - low) / STEPS_MAX))
  let sums = Float64Array.of(MILLION)
  for (const outcomes of each) sums = convolved(sums, outcomes, step)
  return Array.from(sums, (ppm, nth) => ({ minor: low + nth * step, ppm }))
}

function convolved(sums: Float64Array<ArrayBuffer>, outcomes: readonly Outcome[], step: number): Float64Array<ArrayBuffer> {
  const low = outcomes[0]!.minor
  const next = new Float64Array(sums.length + Math.ceil((outcomes.at(-1)!.minor - low) / step))
  for (const { minor, ppm } of outcomes) {
    const at = Math.floor((minor - low) / step)
    const above = (minor - low) / step - at
    for (let nth = 0; nth < sums.length; nth++) {
      const part = (sums[nth]! * ppm) / MILLION
      next[nth + at]! += part * (1 - above)
      if (above > 0) next[nth + at + 1]! += part * above
    }
  }
  return next
}
