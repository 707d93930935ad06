/** What the policy wants of a line, said without a policy's words: the line decider knows no table, signal or threshold. */
import type { Cause, Evidence, HoldScope } from './outcomes.ts'

export type WantedHold = Readonly<{ reason: string; scope: HoldScope; evidence: readonly Evidence[] }>

/** wait: a step is missing, nothing is decided yet. decline: all steps are done and the answer is no. */
export type GrantVerdict =
  | { readonly outcome: 'grant'; readonly limitMinor: number }
  | { readonly outcome: 'wait'; readonly causes: readonly Cause[] }
  | { readonly outcome: 'decline'; readonly causes: readonly Cause[] }

/** null where the policy gave no answer: then nothing changes, in either direction. */
export type ReviewVerdict = Readonly<{
  /** Signals without a value now: a hold that rests on one of them is neither confirmed nor gone. */
  unknown: Pick<ReadonlySet<string>, 'has'>
  holds: readonly WantedHold[] | null
  grant: GrantVerdict | null
  /** How much of the assessed limit may be used, in permille; the causes speak for a cut, and are worked out only for one. */
  limit: Readonly<{ permille: number; causesOfCut: () => readonly Cause[] }> | null
  dayRate: number | null
  behaviourScore: number | null
  grade: string | null
}>

export type DrawdownVerdict =
  | { readonly outcome: 'approve' }
  | {
      readonly outcome: 'decline'
      readonly code: 'policy' | 'not-assessable'
      readonly ownDoing: boolean
      readonly causes: readonly Cause[]
    }

/** How long a reason's trigger must stay away before its hold is lifted, in milliseconds. */
export type ObservationOf = (reason: string) => number
