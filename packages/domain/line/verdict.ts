/** What the policy wants of a line, said without a policy's words: the line decider knows no table, signal or threshold. */
import type { Bound } from './bounds.ts'
import type { Cause, Evidence, HoldScope } from './outcomes.ts'

export type WantedHold = Readonly<{ reason: string; scope: HoldScope; evidence: readonly Evidence[] }>

/** wait: a step is missing, nothing is decided yet. decline: all steps are done and the answer is no. refer: a person decides. */
export type GrantVerdict =
  | { readonly outcome: 'grant'; readonly limitMinor: number }
  | { readonly outcome: 'wait'; readonly causes: readonly Cause[] }
  | { readonly outcome: 'decline'; readonly causes: readonly Cause[] }
  | { readonly outcome: 'refer'; readonly limitMinor: number | null; readonly causes: readonly Cause[] }

/** null where the policy gave no answer: then nothing changes, in either direction. */
export type ReviewVerdict = Readonly<{
  /** Signals without a value now: a hold that rests on one of them is neither confirmed nor gone. */
  unknown: Pick<ReadonlySet<string>, 'has'>
  holds: readonly WantedHold[] | null
  grant: GrantVerdict | null
  /** How much of the assessed limit may be used, in permille; the causes speak for a cut, and are worked out only for one. */
  limit: Readonly<{ permille: number; causesOfCut: () => readonly Cause[] }> | null
  /** The most that the policy's table of limits gives, and that he can pay back; null where it has no answer, and does not ask. */
  ceilings: Readonly<{ policy: Bound | null; affordability: Bound | null }>
  dayRate: number | null
  behaviourScore: number | null
  grade: string | null
}>

/** `cap`: the most that a limit may be, where it would be more. `unknown`: what a rule needs and nobody knows; it passes no more than what is broken. */
export type Law = Readonly<{ cap: Bound | null; broken: readonly Cause[]; unknown: readonly Cause[] }>

export type DrawdownVerdict =
  | { readonly outcome: 'approve' }
  | {
      readonly outcome: 'decline'
      readonly code: 'policy' | 'not-assessable' | 'technical' | 'platform'
      readonly ownDoing: boolean
      readonly causes: readonly Cause[]
    }

/** How long a reason's trigger must stay away before its hold is lifted, in milliseconds. */
export type ObservationOf = (reason: string) => number
