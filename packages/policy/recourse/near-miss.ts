/**
 * Near misses: which reason a change of one number would give that is not given now, and how small a change. Exact, and asked of the policy itself,
 * so that scores, bands and other decisions between the number and the reason are followed.
 *
 * Limit    a number that is tested as part of something bent (a product of two numbers, a rounding) is looked at only where it is also tested plainly.
 */
import { cellOf, type Edge, edgesOf, NO_CELL, nearestIn } from '../ir/cells.ts'
import type { CutPoints } from '../ir/cut-points.ts'
import type { FiredRow, Inputs, Policy, Prepared } from '../policy.ts'
import { compareNum, isNum, type Num, negate, subtract } from '../value.ts'

export type NearMiss = {
  readonly reason: string
  readonly decision: string
  /** 1-based. */
  readonly row: number
  readonly feature: string
  readonly value: Num
  /** The nearest value that gives the reason; where values lie densely, the bound, which it has to go beyond if `isOpen`. */
  readonly bound: Num
  readonly isOpen: boolean
  /** How far that is from the value, above 0 (0 only where it stands on an open bound); `direction` tells which way. */
  readonly distance: Num
  readonly direction: 'up' | 'down'
}

export type NearMissQuestion = {
  readonly inputs: Inputs
  readonly policy: Policy
  /** Prepared for these decisions. */
  readonly ask: Prepared<Inputs>
  readonly decisions: readonly string[]
  /** Of these decisions, as `policy.cutPoints` gives them. */
  readonly cuts: CutPoints
  /** Whether a row goes against the borrower. Where nothing is said: every row that names a reason. */
  readonly isAdverse?: (fired: FiredRow) => boolean
  /** The steps in which a number moves: whole numbers where nothing is said, null where its values lie densely. */
  readonly grainOf?: (feature: string) => Num | null
}

/** The nearest of each reason and number, the nearer first among those of one number. Features that are null have none: nobody knows where they stand. */
export function nearMisses(question: NearMissQuestion): readonly NearMiss[] {
  const { inputs, policy, ask, decisions, cuts, isAdverse = namesReason } = question
  const given = new Set(ask(inputs).fired.filter(isAdverse).map(keyOf))
  const found: NearMiss[] = []
  for (const [feature, { points, isPlain }] of cuts) {
    const value = inputs[feature]
    if (!isNum(value)) continue
    const edges = edgesOf(isPlain ? points : policy.cutPoints(decisions, { inputs, but: feature }).get(feature)!.points)
    if (edges.length === 0) continue
    const seen = new Map<string, NearMiss>()
    for (const direction of ['up', 'down'] as const) lookBeyond({ question, feature, value, edges, direction, given, seen })
    found.push(...[...seen.values()].sort((a, b) => compareNum(a.distance, b.distance)))
  }
  return found
}

const namesReason = ({ reason }: FiredRow): boolean => reason !== null && reason !== ''
const keyOf = ({ decision, reason }: Pick<FiredRow, 'decision' | 'reason'>): string => `${decision}\n${reason}`

type Look = {
  question: NearMissQuestion
  feature: string
  value: Num
  edges: readonly Edge[]
  direction: 'up' | 'down'
  given: ReadonlySet<string>
  seen: Map<string, NearMiss>
}

function lookBeyond({ question, feature, value, edges, direction, given, seen }: Look): void {
  const { inputs, ask, isAdverse = namesReason, grainOf } = question
  const grain = grainOf === undefined ? 1 : grainOf(feature)
  const here = cellOf(edges, value)
  if (here === NO_CELL) return
  const step = direction === 'up' ? 1 : -1
  for (let cell = here + step; cell >= 0 && cell <= edges.length; cell += step) {
    const there = nearestIn(edges, cell, direction === 'up' ? 'below' : 'above', grain)
    if (there === null) continue
    const edge = direction === 'up' ? edges[cell - 1]! : edges[cell]!
    const isOpen = grain === null && edge.side === (direction === 'up' ? 'after' : 'from')
    const bound = isOpen ? edge.at : there
    for (const fired of ask({ ...inputs, [feature]: there }).fired) {
      const { decision, row, reason } = fired
      if (!isAdverse(fired) || reason === null || given.has(keyOf(fired))) continue
      const distance = apart(bound, value)
      const before = seen.get(keyOf(fired))
      if (before !== undefined && compareNum(before.distance, distance) <= 0) continue
      seen.set(keyOf(fired), { reason, decision, row, feature, value, bound, isOpen, distance, direction })
    }
  }
}

function apart(a: Num, b: Num): Num {
  const difference = subtract(a, b) ?? 0
  return compareNum(difference, 0) < 0 ? negate(difference) : difference
}
