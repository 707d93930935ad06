/** What a line remembers of holds that are gone, so that what was answered for once is not held against the borrower again. */
import type { HoldScope, OutcomeOf } from './outcomes.ts'

/**
 * A hold that ended although its trigger may still be there: the same evidence does not place it again, only newer does. Once the trigger has been away,
 * this is over. `signals`: those that it was tested on.
 */
export type Exemption = Readonly<{ reason: string; scope: HoldScope; at: number; signals: readonly string[] }>

export type Appealed = Readonly<{ appealId: string; holdId: string }>

export type Recovery = Readonly<{
  exemptions: readonly Exemption[]
  /** Not decided yet, newest last. */
  appeals: readonly Appealed[]
}>

export const noRecovery: Recovery = { exemptions: [], appeals: [] }

/** The newest are kept. */
const EXEMPTIONS_MAX = 16
const APPEALS_MAX = 16

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
