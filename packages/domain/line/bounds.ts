/** What a limit may be at most: the smallest of what the policy, his means, his wish, the product and the law each allow. */
import type { LIMIT_BOUNDS } from '@fairline/contract/limit-outcomes'
import { invariant } from '../kernel/outcome.ts'
import type { Cause, OutcomeOf } from './outcomes.ts'

/** `causes`: why it is no more, worked out only where it is told. `furtherReasons`: how many lesser ones they leave out; none where it says nothing. */
export type Bound = Readonly<{
  name: (typeof LIMIT_BOUNDS)[number]
  limitMinor: number
  causes: () => readonly Cause[]
  furtherReasons?: () => number
}>

/** `bounds`: lowest first, as they are told. `binding`: the one that decided. */
export type Bounded = Readonly<{ limitMinor: number; binding: Bound; bounds: OutcomeOf<'limit-offered'>['data']['bounds'] }>

/** Of equal ones the first decides. Rounds down to the step. */
export function smallestOf(all: readonly Bound[], stepMinor = 1): Bounded {
  const sorted = all.toSorted((a, b) => a.limitMinor - b.limitMinor)
  const binding = sorted[0]
  invariant(binding !== undefined, 'something bounds every limit')
  const { limitMinor } = binding
  return {
    limitMinor: limitMinor - (limitMinor % stepMinor),
    binding,
    bounds: sorted.map(({ name, limitMinor: mostMinor }) => ({ name, limitMinor: mostMinor })),
  }
}
