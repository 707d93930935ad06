/** What a client of UCI 350 is supposed to be able to change: fifteen actions, each priced by how many others his change passes. */
import type { Action } from '@fairline/policy/recourse/problem'
import { type Features, type Person, withShares } from './taiwan-people.ts'

/** Steps of an action between where a client stands and the farthest he may come. */
const STEPS = 400
const PASSED_ALL_COSTS = 1_000
const BEGIN_COSTS = 5

type Way = { readonly feature: string; readonly to: 'least' | 'most'; readonly follows?: readonly string[] }

const down = (feature: string): Way => ({ feature, to: 'least' })
const up = (feature: string): Way => ({ feature, to: 'most' })
const STATUSES = [1, 2, 3, 4, 5, 6].map((nth) => down(`status_${nth}`))

/** Each moves one number alone. */
export const SEPARATE: readonly Way[] = [
  ...STATUSES,
  ...['late_months', 'bill_1', 'utilisation', 'utilisation_avg'].map(down),
  ...['paid_share', 'paid_1', 'paid_2', 'paid_3', 'limit'].map(up),
]
/** A repayment moves the bill and what it is of the limit, a payment what it is of the bill before. */
export const COUPLED: readonly Way[] = [
  { feature: 'bill_1', to: 'least', follows: ['utilisation'] },
  { feature: 'paid_1', to: 'most', follows: ['paid_share'] },
  ...STATUSES,
  ...['late_months', 'utilisation_avg'].map(down),
  ...['paid_2', 'paid_3', 'paid_4', 'paid_5', 'months_used'].map(up),
]

export type Market = { readonly sorted: ReadonlyMap<string, readonly number[]> }

export const marketOf = (people: readonly Person[]): Market => ({
  sorted: new Map(
    Object.keys(people[0]!.features).map((name) => [name, people.map(({ features }) => features[name]!).sort((a, b) => a - b)]),
  ),
})

export function actionsFor(ways: readonly Way[], start: Features, { sorted }: Market): readonly Action<Features>[] {
  return ways.map(({ feature, to, follows = [] }, nth): Action<Features> => {
    const all = sorted.get(feature)!
    const from = start[feature]!
    const span = to === 'most' ? all[Math.floor(all.length * 0.99)]! - from : from - all[Math.floor(all.length * 0.01)]!
    const step = Math.max(1, Math.ceil(span / STEPS))
    const sign = to === 'most' ? 1 : -1
    const most = Math.floor(span / step)
    return {
      id: `${nth}-${feature}`,
      moves: [feature, ...follows],
      levels: () => (most >= 1 ? { least: 1, most } : null),
      apply: (values, level) => {
        const moved = { ...values, [feature]: from + sign * step * level }
        return follows.length === 0 ? moved : withShares(moved)
      },
      costMinor: (level) =>
        BEGIN_COSTS + Math.round(PASSED_ALL_COSTS * Math.abs(rankOf(all, from + sign * step * level) - rankOf(all, from))),
      waitDays: () => 0,
    }
  })
}

/** The share of all below a value. */
function rankOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low / sorted.length
}
