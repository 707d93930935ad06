/**
 * What it costs to keep the debt spread: the same input solved once more without the cap on concentration, to the same tolerances, and both plans led through the ledger.
 *
 * Cost     of the expected path, as the ledger adds it up from whole minor units: what a plan shows as its cost. Where weights on the worst paths pull elsewhere, the plan
 *          without the cap may be the dearer one: then the difference is below zero, and is told so.
 * Answers  undefined where either plan is not proven, or its ledger disagrees: then nothing is said of the cost.
 */
import type { Plan } from './plan.ts'
import type { PlanInput } from './plan-input.ts'

export type CapCost = {
  /** The cap: the most that the sum of the squares of the providers' shares may be. */
  readonly maxPpm: number
  /** Of the plan, above the one without the cap. */
  readonly extraMinor: number
  /** Without the cap: what it costs, how concentrated it gets at its worst, and what it would still be short of. */
  readonly freeCostMinor: number
  readonly freeConcentrationPpm: number
  readonly freeGapPeakMinor: number
  /** Of the plan itself, at its worst. What is allowed beside the cap (a small amount, what stands open today) may lift it above the cap. */
  readonly concentrationPpm: number
}

/** Undefined: it has none. */
export function withoutCap(input: PlanInput): PlanInput | undefined {
  const { concentrationMaxPpm, ...policy } = input.policy
  return concentrationMaxPpm === undefined ? undefined : { ...input, policy }
}

/** `free`: of `withoutCap(input)`. */
export function capCost(input: PlanInput, capped: Plan, free: Plan): CapCost | undefined {
  const { concentrationMaxPpm: maxPpm } = input.policy
  if (maxPpm === undefined || !isProven(capped) || !isProven(free)) return undefined
  return {
    maxPpm,
    extraMinor: capped.cost.totalMinor - free.cost.totalMinor,
    freeCostMinor: free.cost.totalMinor,
    freeConcentrationPpm: concentrationPpm(input, free),
    freeGapPeakMinor: free.gap?.peakMinor ?? 0,
    concentrationPpm: concentrationPpm(input, capped),
  }
}

const isProven = ({ ledger, proof }: Plan): boolean => ledger.ok && proof?.certificate.holds === true

/** Of the most that is ever owed: where less than this stands open, shares say nothing. */
const COUNTS_FROM = 100n

/** The largest of all buckets in which something worth speaking of is owed, in parts per million. Rounds down; 0 where nothing is drawn. */
function concentrationPpm({ facilities }: PlanInput, { buckets }: Plan): number {
  const providerOf = new Map(facilities.map(({ id, providerId }) => [id, providerId]))
  const totals = buckets.map(({ outstandingMinor }) => {
    const held = new Map<string, bigint>()
    for (const [id, minor] of Object.entries(outstandingMinor)) {
      const provider = providerOf.get(id) ?? id
      held.set(provider, (held.get(provider) ?? 0n) + BigInt(minor))
    }
    const whole = [...held.values()].reduce((sum, minor) => sum + minor, 0n)
    return { whole, squares: [...held.values()].reduce((sum, minor) => sum + minor * minor, 0n) }
  })
  const most = totals.reduce((largest, { whole }) => (whole > largest ? whole : largest), 0n)
  const shares = totals.flatMap(({ whole, squares }) =>
    whole > 0n && whole * COUNTS_FROM >= most ? Number((squares * 1_000_000n) / (whole * whole)) : [],
  )
  return Math.max(0, ...shares)
}
