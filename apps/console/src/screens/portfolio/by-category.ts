/** Holds as a tree of two levels: their categories, the largest first, and in each its reasons. */
import type { Portfolio } from '../../api/views.ts'

type Hold = Portfolio['holds'][number]
export type CategoryOfHolds = Readonly<{
  category: string
  holds: number
  reasons: readonly { reason: string; holds: number; observed: number }[]
}>

export function byCategory(rows: readonly Hold[]): CategoryOfHolds[] {
  const found = groups(rows, 'category').map(([category, ofCategory]) => {
    const reasons = groups(ofCategory, 'reason').map(([reason, scopes]) => ({
      reason,
      holds: sum(scopes.map(({ holds }) => holds)),
      observed: sum(scopes.map(({ observed }) => observed)),
    }))
    return { category, holds: sum(reasons.map(({ holds }) => holds)), reasons: reasons.sort(mostHolds) }
  })
  return found.sort(mostHolds)
}

function groups(rows: readonly Hold[], field: 'category' | 'reason'): (readonly [name: string, rows: Hold[]])[] {
  const names = [...new Set(rows.map((row) => row[field]))]
  return names.map((name) => [name, rows.filter((row) => row[field] === name)] as const)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mostHolds = (a: { holds: number }, b: { holds: number }): number => b.holds - a.holds
