/** What outcomes about holds leave on a line. */
import { holdOutcomeData } from '@fairline/contract/hold-outcomes'
import { invariant } from '../kernel/outcome.ts'
import { type Hold, type Restoration, restorationMs } from './hold.ts'
import type { Line } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'
import { appealed, exempted, isOf, notAppealed, notExempted, planned } from './recovery.ts'

export type OfHold = { [T in keyof typeof holdOutcomeData]: OutcomeOf<T> }[keyof typeof holdOutcomeData]

export const isOfHold = (outcome: LineOutcome): outcome is OfHold => Object.hasOwn(holdOutcomeData, outcome.type)

export function evolveHold(line: Line, outcome: OfHold, at: number): Line {
  switch (outcome.type) {
    case 'hold-placed':
      return {
        ...line,
        holds: [...line.holds, placed(outcome, at)],
        holdsEverPlaced: line.holdsEverPlaced + 1,
        recovery: notExempted(line.recovery, { reason: outcome.data.cause.reason, scope: outcome.data.scope }),
      }
    case 'observation-started':
      return withHold(line, outcome.data.holdId, { observedUntil: Date.parse(outcome.data.until) })
    case 'hold-kept':
      return withHold(line, outcome.data.holdId, { evidence: outcome.data.cause.evidence })
    case 'observation-broken':
      return withHold(line, outcome.data.holdId, { observedUntil: null, evidence: outcome.data.cause.evidence })
    case 'hold-review-due':
      return withHold(line, outcome.data.holdId, { reviewAt: Date.parse(outcome.data.nextReviewAt) })
    case 'hold-lifted':
      return lifted(line, outcome, at)
    case 'hold-struck':
      return struck(line, outcome)
    case 'exemption-ended':
      return { ...line, recovery: notExempted(line.recovery, outcome.data) }
    case 'step-completed': {
      const { stepsDone } = holdOf(line, outcome.data.holdId)
      return withHold(line, outcome.data.holdId, { stepsDone: [...stepsDone, { cure: outcome.data.cure, at }] })
    }
    case 'appeal-noted':
      return { ...line, recovery: appealed(line.recovery, outcome) }
    case 'way-back-noted':
      return { ...line, recovery: planned(line.recovery, outcome) }
    case 'restoration-agreed':
      return withHold(line, outcome.data.holdId, { restoration: agreed(outcome) })
    case 'restoration-started':
    case 'checkpoint-passed':
    case 'restoration-advanced':
    case 'restoration-set-back':
    case 'restoration-completed':
      return withHold(line, outcome.data.holdId, restored(holdOf(line, outcome.data.holdId), outcome, at))
  }
}

const instantOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text))

const placed = ({ data }: OutcomeOf<'hold-placed'>, at: number): Hold => ({
  id: data.holdId,
  reason: data.cause.reason,
  scope: data.scope,
  placedAt: at,
  evidence: data.cause.evidence,
  observedUntil: null,
  expiresAt: instantOf(data.expiresAt),
  reviewAt: instantOf(data.reviewAt),
  stepsDone: [],
  restoration: null,
})

/** One that was not cured leaves an exemption: its trigger may still be there. */
function lifted(line: Line, { data }: OutcomeOf<'hold-lifted'>, at: number): Line {
  const { reason, scope, evidence } = holdOf(line, data.holdId)
  const holds = line.holds.filter(({ id }) => id !== data.holdId)
  const recovery = notAppealed(line.recovery, data.holdId)
  // That of an increase under review ends with it, and had no trigger.
  if (recovery.increase?.holdId === data.holdId) return { ...line, holds, recovery: { ...recovery, increase: null } }
  const { why } = data
  if (why === undefined || why === 'ordered') return { ...line, holds, recovery }
  const signals = evidence.flatMap(({ signal, test }) => (test === null ? [] : [signal]))
  return { ...line, holds, recovery: exempted(recovery, { reason, scope, at, signals: [...new Set(signals)] }) }
}

/** The same evidence does not place it again. One that stands, or was answered for later, knows better. */
function struck(line: Line, { data: { reason, scope, until, tested } }: OutcomeOf<'hold-struck'>): Line {
  const at = Date.parse(until)
  const isKnown = [...line.holds, ...line.recovery.exemptions.filter((one) => one.at >= at)].some((one) => isOf(one, { reason, scope }))
  return isKnown ? line : { ...line, recovery: exempted(line.recovery, { reason, scope, at, signals: tested }) }
}

const agreed = ({ data }: OutcomeOf<'restoration-agreed'>): Restoration => ({
  commitmentId: data.commitmentId,
  ofMinor: data.ofMinor,
  stages: data.stages,
  setsBackDays: data.setsBackDaysPastDue,
  setBack: data.setBack,
  beganAt: null,
  ranMs: 0,
  stagesReached: 0,
  checkpointsPassed: 0,
  setBacks: 0,
})

type OfRestoration = Extract<OfHold, { type: 'checkpoint-passed' | `restoration-${string}` }>

function restored(hold: Hold, outcome: Exclude<OfRestoration, { type: 'restoration-agreed' }>, at: number): Change {
  const { restoration } = hold
  invariant(restoration !== null, 'only what was agreed on is restored')
  switch (outcome.type) {
    case 'restoration-started': {
      const [beganAt, endsAt] = [Date.parse(outcome.data.beganAt), Date.parse(outcome.data.endsAt)]
      return { observedUntil: endsAt, restoration: { ...restoration, beganAt } }
    }
    case 'checkpoint-passed':
      return { restoration: { ...restoration, checkpointsPassed: outcome.data.nth } }
    case 'restoration-advanced':
      return { restoration: { ...restoration, stagesReached: outcome.data.stage } }
    case 'restoration-set-back':
      return { observedUntil: null, restoration: broken(restoration, at) }
    case 'restoration-completed':
      return {}
  }
}

/** It never waits with more behind it than all of it. */
function broken(restoration: Restoration, at: number): Restoration {
  const { setBacks, beganAt, setBack } = restoration
  const waits = { ...restoration, beganAt: null, setBacks: setBacks + 1 }
  if (setBack === 'reset') return { ...waits, ranMs: 0, stagesReached: 0, checkpointsPassed: 0 }
  return { ...waits, ranMs: Math.min(restorationMs(restoration), Math.max(0, at - (beganAt ?? at))) }
}

function holdOf(line: Line, holdId: string): Hold {
  const hold = line.holds.find(({ id }) => id === holdId)
  invariant(hold !== undefined, 'only a hold in force changes')
  return hold
}

type Change = Partial<Pick<Hold, 'observedUntil' | 'evidence' | 'reviewAt' | 'stepsDone' | 'restoration'>>

function withHold(line: Line, holdId: string, change: Change): Line {
  const changed = { ...holdOf(line, holdId), ...change }
  return { ...line, holds: line.holds.map((hold) => (hold.id === holdId ? changed : hold)) }
}
