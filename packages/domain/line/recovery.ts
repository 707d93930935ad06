/** What a line remembers of holds that are gone, so that what was answered for once is not held against the borrower again. */
import type { Cause, HoldScope, OutcomeOf } from './outcomes.ts'

/**
 * A hold that ended although its trigger may still be there: the same evidence does not place it again, only newer does. Once the trigger has been away,
 * this is over. `signals`: those that it was tested on.
 */
export type Exemption = Readonly<{ reason: string; scope: HoldScope; at: number; signals: readonly string[] }>

export type Appealed = Readonly<{ appealId: string; holdId: string }>

/** Why no further increase is taken while one is looked at: an answer to a wish, and nothing that was taken from him. */
export const UNDER_REVIEW = 'PL07'

/** A request for a higher limit that is looked at more closely. `holdId`: the hold on further increases that it brought. */
export type IncreaseReview = Readonly<{ requestId: string; holdId: string; wishMinor: number | null; until: number }>

/** A way back that was given to the borrower. */
export type GivenPlan = Readonly<{ planId: string; holdIds: readonly string[]; policyHash: string; honourUntil: number }>

export type Recovery = Readonly<{
  exemptions: readonly Exemption[]
  /** Not decided yet, newest last. */
  appeals: readonly Appealed[]
  increase: IncreaseReview | null
  /** Newest last. */
  plans: readonly GivenPlan[]
  /** What the policy closed the line for; empty of one that is open, or that he closed himself. */
  closedFor: readonly Cause[]
}>

export const noRecovery: Recovery = { exemptions: [], appeals: [], increase: null, plans: [], closedFor: [] }

/** The newest are kept. */
const EXEMPTIONS_MAX = 16
const APPEALS_MAX = 16
const PLANS_MAX = 4

type Kept = Readonly<{ reason: string; scope: HoldScope }>
export const isOf = (a: Kept, b: Kept): boolean => a.reason === b.reason && a.scope === b.scope

const without = (exemptions: readonly Exemption[], kept: Kept): readonly Exemption[] => exemptions.filter((one) => !isOf(one, kept))

export function exempted(recovery: Recovery, exemption: Exemption): Recovery {
  return { ...recovery, exemptions: [...without(recovery.exemptions, exemption), exemption].slice(-EXEMPTIONS_MAX) }
}

export function notExempted(recovery: Recovery, kept: Kept): Recovery {
  const exemptions = without(recovery.exemptions, kept)
  return exemptions.length === recovery.exemptions.length ? recovery : { ...recovery, exemptions }
}

export function appealed(recovery: Recovery, { data }: OutcomeOf<'appeal-noted'>): Recovery {
  const appeals = recovery.appeals.filter(({ appealId }) => appealId !== data.appealId)
  return { ...recovery, appeals: [...appeals, { appealId: data.appealId, holdId: data.holdId }].slice(-APPEALS_MAX) }
}

/** Appeals about a hold that is gone need no answer from here. */
export function notAppealed(recovery: Recovery, holdId: string): Recovery {
  const appeals = recovery.appeals.filter((one) => one.holdId !== holdId)
  return appeals.length === recovery.appeals.length ? recovery : { ...recovery, appeals }
}

export function planned(recovery: Recovery, { data }: OutcomeOf<'way-back-noted'>): Recovery {
  const plan = { planId: data.planId, holdIds: data.holdIds, policyHash: data.policyHash, honourUntil: Date.parse(data.honourUntil) }
  return { ...recovery, plans: [...recovery.plans.filter(({ planId }) => planId !== plan.planId), plan].slice(-PLANS_MAX) }
}

/** Opened again because closing it was wrong: what it was closed for does not close it again. */
export function reopened(recovery: Recovery, by: OutcomeOf<'line-reopened'>['data']['by'], at: number): Recovery {
  const open = { ...recovery, closedFor: [] }
  if (by === 'borrower') return open
  return recovery.closedFor.reduce<Recovery>((before, { reason, evidence }) => {
    const signals = evidence.flatMap(({ signal, test }) => (test === null ? [] : [signal]))
    return exempted(before, { reason, scope: 'draw', at, signals: [...new Set(signals)] })
  }, open)
}
