/** What outcomes about the limit and the price leave on a line. */
import { limitOutcomeData } from '@fairline/contract/limit-outcomes'
import type { Line } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'

type OfLimit = { [T in keyof typeof limitOutcomeData]: OutcomeOf<T> }[keyof typeof limitOutcomeData]

export const isOfLimit = (outcome: LineOutcome): outcome is OfLimit => Object.hasOwn(limitOutcomeData, outcome.type)

export function evolveLimit(line: Line, outcome: OfLimit, at: number): Line {
  switch (outcome.type) {
    case 'limit-changed':
      return changed(line, outcome, at)
    case 'limit-offered': {
      const { proposalId: id, limitMinor, assessedMinor = null, expiresAt } = outcome.data
      return { ...line, proposal: { id, limitMinor, assessedMinor, expiresAt: Date.parse(expiresAt) } }
    }
    case 'limit-proposal-closed':
      return line.proposal?.id === outcome.data.proposalId ? { ...line, proposal: null } : line
    case 'temporary-limit-set': {
      const { limitMinor, endsAt } = outcome.data
      return { ...withHighest(line, limitMinor), temporary: { limitMinor, endsAt: Date.parse(endsAt) } }
    }
    case 'increase-declined':
      return line
    case 'increase-under-review': {
      const { requestId, holdId, limitMinor: wishMinor = null, until } = outcome.data
      return { ...line, recovery: { ...line.recovery, increase: { requestId, holdId, wishMinor, until: Date.parse(until) } } }
    }
    case 'temporary-limit-ended':
      return { ...line, temporary: null }
    case 'price-changed':
      return { ...line, dayRate: outcome.data.toDayRate }
    case 'line-reassessed':
      return { ...line, assessedAt: Date.parse(outcome.data.assessedAt) }
  }
}

/** A cut that is corrected was never one: no waiting time runs from it. A cut ends what was granted for a while, and any change the offer of another limit: both were thought of for the line as it was. */
function changed(line: Line, { data }: OutcomeOf<'limit-changed'>, at: number): Line {
  const { fromMinor, toMinor, assessedMinor = line.assessedMinor } = data
  const moved = { ...withHighest(line, toMinor), limitMinor: toMinor, assessedMinor, limitChangedAt: at, proposal: null }
  if (data.corrects) return { ...moved, limitCutAt: null }
  return toMinor < fromMinor ? { ...moved, limitCutAt: at, temporary: null } : moved
}

/** A temporary limit counts too: what it let him use is not held against him once it has ended (P5). */
const withHighest = (line: Line, limitMinor: number): Line => ({
  ...line,
  highestLimitMinor: Math.max(line.highestLimitMinor, limitMinor),
})
