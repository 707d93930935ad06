/**
 * What every measure of this folder is taken over: one number per borrower, and what later became of him.
 *
 * risk   higher is riskier, always; negate a score in which lower is riskier. Finite; only its order counts. A yes or no is 1 or 0.
 * bad    the outcome that was to be foreseen came true.
 */
import { invariant } from '../kernel/outcome.ts'

export type Observation = { readonly risk: number; readonly bad: boolean }

/** All observations of one risk: `size` of them, `bads` of which were bad. */
export type TieGroup = { readonly risk: number; readonly size: number; readonly bads: number }

/** Riskiest first; one group per distinct risk, so that no measure depends on the order in which borrowers came. */
export function tieGroups(observations: readonly Observation[]): readonly TieGroup[] {
  const sizes = new Map<number, { risk: number; size: number; bads: number }>()
  for (const { risk, bad } of observations) {
    invariant(Number.isFinite(risk), 'a risk is a finite number')
    const group = sizes.get(risk) ?? { risk: risk + 0, size: 0, bads: 0 }
    group.size += 1
    group.bads += bad ? 1 : 0
    sizes.set(risk, group)
  }
  return [...sizes.values()].sort((a, b) => b.risk - a.risk)
}

/** How many were bad and how many were not. */
export function classSizes(groups: readonly TieGroup[]): { bads: number; goods: number } {
  const bads = groups.reduce((sum, group) => sum + group.bads, 0)
  return { bads, goods: groups.reduce((sum, group) => sum + group.size, 0) - bads }
}
