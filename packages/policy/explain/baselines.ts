/**
 * What the points of a characteristic are held against.
 *
 * near-pass  the mean among those at or slightly above the passing score: what the default asks for. Frozen with the policy, so it is data.
 * mean       the mean among all.
 * max        the best that the characteristic can give.
 *
 * Which one is chosen changes a third of the reasons, so a policy states it.
 */
import type { Evaluation } from '../evaluation.ts'
import type { Policy } from '../policy.ts'
import { add, canonical, divide, Exact, isNum, type Num, subtract } from '../value.ts'
import { type Characteristic, characteristicsOf } from './characteristics.ts'

/** Points by the name of the characteristic. */
export type Baselines = { readonly kind: 'near-pass' | 'mean'; readonly points: ReadonlyMap<string, Num> } | { readonly kind: 'max' }

/** Null where the baseline names no points for it. */
export const baselineOf = (baselines: Baselines, { name, best }: Pick<Characteristic, 'name' | 'best'>): Num | null =>
  baselines.kind === 'max' ? best : (baselines.points.get(name) ?? null)

/**
 * Mean points by characteristic over past cases, to be frozen at release: over all of them for `mean`, over those that just passed for `near-pass`.
 * A case in which a characteristic gave nothing counts with zero.
 *
 * Rounds  once, half to even, to whole points: what a card gives, what a person can be told, and exact without decimals.
 */
export function meanPoints(policy: Policy, decision: string, evaluations: Iterable<Pick<Evaluation, 'fired'>>): Map<string, Num> {
  const info = policy.decisions.get(decision)
  const characteristics = info === undefined ? [] : characteristicsOf(info)
  const ofRow = new Map(characteristics.flatMap(({ name, rows }) => rows.map(({ row }) => [row, name] as const)))
  const sums = new Map<string, Num>(characteristics.map(({ name }) => [name, 0]))
  let cases = 0
  for (const { fired } of evaluations) {
    cases++
    for (const { decision: of, row, output } of fired) {
      const name = of === decision ? ofRow.get(row) : undefined
      if (name !== undefined && isNum(output)) sums.set(name, add(sums.get(name)!, output) ?? 0)
    }
  }
  return new Map([...sums].map(([name, sum]) => [name, wholePoints(sum, cases)]))
}

function wholePoints(sum: Num, cases: number): Num {
  const mean = divide(sum, cases) ?? 0
  return canonical(new Exact(mean).toDecimalPlaces(0)) ?? 0
}

/** Above zero where the points fall short. */
export const lossOf = (points: Num, baseline: Num): Num => subtract(baseline, points) ?? 0
