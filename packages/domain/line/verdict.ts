/** What the policy wants of a line, said without a policy's words: the line decider knows no table, signal or threshold. */
import type { Bound } from './bounds.ts'
import type { Cause, Evidence, HoldScope } from './outcomes.ts'

/** `newestAt`: when what it rests on last got worse; null where that has no date. */
export type WantedHold = Readonly<{ reason: string; scope: HoldScope; evidence: readonly Evidence[]; newestAt: number | null }>

/** As few causes as turn the decision; `furtherReasons`: how many lesser ones are left out, where with all of these gone it would still stand. */
export type Told = Readonly<{ causes: readonly Cause[]; furtherReasons: number }>

/** Whether another factor, or another day rate, in place of the one that was given would go against the borrower as well. */
export type IsAdverse = (value: number) => boolean

/** wait: a step is missing, nothing is decided yet. decline: all steps are done and the answer is no. refer: a person decides. */
export type GrantVerdict =
  | { readonly outcome: 'grant'; readonly limitMinor: number }
  | { readonly outcome: 'wait'; readonly causes: readonly Cause[] }
  | ({ readonly outcome: 'decline' } & Told)
  | { readonly outcome: 'refer'; readonly limitMinor: number | null; readonly causes: readonly Cause[] }

/** null where the policy gave no answer: then nothing changes, in either direction. */
export type ReviewVerdict = Readonly<{
  /** Signals without a value now: a hold that rests on one of them is neither confirmed nor gone. */
  unknown: Pick<ReadonlySet<string>, 'has'>
  holds: readonly WantedHold[] | null
  /** Reasons for which the line is to be closed, if milder measures did not help. */
  closures: readonly WantedHold[]
  grant: GrantVerdict | null
  /** How much of the assessed limit may be used, in permille. Why it is no more is worked out only where it is told. */
  limit: Readonly<{ permille: number; why: (isAdverse: IsAdverse) => Told }> | null
  /** The most that the policy's table of limits gives, and that he can pay back; null where it has no answer, and does not ask. */
  ceilings: Readonly<{ policy: Bound | null; affordability: Bound | null }>
  dayRate: number | null
  whyDearer: (isAdverse: IsAdverse) => Told
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

/** What a pack says of the life of a reason's holds, in milliseconds. */
export type ReasonTerms = Readonly<{
  /** How long its trigger must stay away before its hold is lifted. */
  observationMs: number
  /** How long after it was placed a hold ends by itself, and is looked at by a person. */
  expiresMs: number | null
  reviewMs: number | null
  /** What it rested on is answered for once it has expired, so that it takes newer facts to place it again. */
  strikesAtExpiry: boolean
  /** So grave that no milder measure has to come first. */
  isGravest: boolean
  /** Somebody else orders it and takes it back; nothing is cured. */
  isOrdered: boolean
}>
