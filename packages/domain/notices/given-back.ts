/** What of a decision gives the borrower back something that a hold had taken: told by one letter, however many holds there are. */
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { UNDER_REVIEW } from '../line/recovery.ts'

export type GivenBack = OutcomeOf<'hold-lifted'> | OutcomeOf<'restoration-advanced'> | OutcomeOf<'restoration-completed'>

/** In their order. Nothing is told of a hold that the same decision places again, of a stage that gives nothing yet, nor of a wish that was looked at: its answer is told. */
export function givenBack(outcomes: readonly LineOutcome[]): readonly GivenBack[] {
  const again = new Set(outcomes.flatMap((one) => (one.type === 'hold-placed' ? [one.data.cause.reason] : [])))
  const lifted = new Map(outcomes.flatMap((one) => (one.type === 'hold-lifted' ? [[one.data.holdId, one.data.reason] as const] : [])))
  return outcomes.filter(isGivenBack).filter(({ type, data }) => {
    if (type === 'restoration-advanced' && data.permille === 0) return false
    const reason = lifted.get(data.holdId)
    return reason === undefined || (reason !== UNDER_REVIEW && !again.has(reason))
  })
}

export const isGivenBack = (outcome: LineOutcome): outcome is GivenBack =>
  outcome.type === 'hold-lifted' || outcome.type === 'restoration-advanced' || outcome.type === 'restoration-completed'
