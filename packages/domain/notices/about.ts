/** Which outcome a notice is about: of its kind, the one that stands in the same place as the notice among those about that kind. */
import { adverseCauses } from '../line/notice.ts'
import type { LineOutcome } from '../line/outcomes.ts'

/** `nth`: the notice's own place among the outcomes, from 0. */
export function aboutOf(outcomes: readonly LineOutcome[], type: string, nth: number): LineOutcome | null {
  const before = outcomes.slice(0, nth).filter((one) => one.type === 'notice-due' && one.data.about === type).length
  // What takes nothing from him has no notice.
  return outcomes.filter((one) => one.type === type && adverseCauses(one) !== undefined)[before] ?? null
}
