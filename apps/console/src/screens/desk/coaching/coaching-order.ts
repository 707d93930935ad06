/** Which borrower comes first: who is to be told something, then who is least ready. */
import type { LineCoaching } from '../../../api/desk-upkeep-requests.ts'

export type CheckState = LineCoaching['readiness'][number]['state']
/** The gravest first. */
export const CHECK_STATES: readonly CheckState[] = ['not_ready', 'attention', 'unknown', 'ready']

export const countOf = ({ readiness }: Pick<LineCoaching, 'readiness'>, state: CheckState): number =>
  readiness.filter((check) => check.state === state).length
export const duesOf = ({ guidance }: Pick<LineCoaching, 'guidance'>): LineCoaching['guidance'] =>
  guidance.filter(({ state }) => state === 'due')

type Ordered = Pick<LineCoaching, 'readiness' | 'guidance' | 'label'>

export function firstToHelp(a: Ordered, b: Ordered): number {
  const byDue = duesOf(b).length - duesOf(a).length
  const byState = CHECK_STATES.slice(0, -1).map((state) => countOf(b, state) - countOf(a, state))
  return [byDue, ...byState].find((difference) => difference !== 0) ?? a.label.localeCompare(b.label)
}
