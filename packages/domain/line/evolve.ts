import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Hold, Line } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'

/** How many drawdown ids a line remembers against a second disbursement. */
export const RECENT_DRAWDOWNS = 32

/**
 * The line after an outcome. Never refuses: what is in the log happened.
 *
 * Throws   BrokenInvariant on impossible history (a drawdown over the limit, a hold lifted that is not in force).
 */
export function evolve(line: Line, outcome: LineOutcome, at: number): Line {
  switch (outcome.type) {
    case 'line-granted':
      return { ...opened(line, outcome.data.limitMinor, outcome.data.currency, at), origin: 'granted', dayRate: outcome.data.dayRate }
    case 'import-recorded': {
      const { limitMinor, drawnMinor, currency } = outcome.data
      return { ...opened(line, limitMinor, currency, at), origin: 'imported', drawnMinor }
    }
    case 'grant-declined':
      return { ...line, declinedReasons: outcome.data.causes.map(({ reason }) => reason) }
    case 'balance-observed':
      return { ...line, drawnMinor: outcome.data.drawnMinor }
    case 'limit-changed': {
      const limitMinor = outcome.data.toMinor
      return { ...line, limitMinor, highestLimitMinor: Math.max(line.highestLimitMinor, limitMinor) }
    }
    case 'hold-placed':
      return { ...line, holds: [...line.holds, placed(outcome, at)], holdsEverPlaced: line.holdsEverPlaced + 1 }
    case 'observation-started':
      return withHold(line, outcome.data.holdId, { observedUntil: Date.parse(outcome.data.until) })
    case 'observation-broken':
      return withHold(line, outcome.data.holdId, { observedUntil: null })
    case 'hold-lifted':
      holdOf(line, outcome.data.holdId)
      return { ...line, holds: line.holds.filter(({ id }) => id !== outcome.data.holdId) }
    case 'drawdown-approved':
      return drawn(line, outcome)
    case 'repayment-applied': {
      const drawnMinor = line.drawnMinor - outcome.data.principalMinor
      invariant(drawnMinor >= 0, 'nobody repays more principal than he owes')
      return { ...line, drawnMinor }
    }
    case 'drawdown-declined':
    case 'notice-due':
      return line
  }
}

function opened(line: Line, limitMinor: number, currency: string, at: number): Line {
  invariant(line.stage === 'pending', 'a line is opened once')
  return {
    ...line,
    stage: 'open',
    currency,
    assessedMinor: limitMinor,
    limitMinor,
    highestLimitMinor: limitMinor,
    openedAt: at,
    declinedReasons: [],
  }
}

const placed = ({ data }: OutcomeOf<'hold-placed'>, at: number): Hold => ({
  id: data.holdId,
  reason: data.cause.reason,
  scope: data.scope,
  placedAt: at,
  evidence: data.cause.evidence,
  observedUntil: null,
})

function drawn(line: Line, { data }: OutcomeOf<'drawdown-approved'>): Line {
  const drawnMinor = line.drawnMinor + data.amountMinor
  invariant(drawnMinor <= line.limitMinor, 'no drawdown passes the limit')
  const recentDrawdowns = [...line.recentDrawdowns, fingerprint(data.drawdownId)].slice(-RECENT_DRAWDOWNS)
  return { ...line, drawnMinor, recentDrawdowns }
}

function holdOf(line: Line, holdId: string): Hold {
  const hold = line.holds.find(({ id }) => id === holdId)
  invariant(hold !== undefined, 'only a hold in force changes')
  return hold
}

function withHold(line: Line, holdId: string, change: Pick<Hold, 'observedUntil'>): Line {
  const changed = { ...holdOf(line, holdId), ...change }
  return { ...line, holds: line.holds.map((hold) => (hold.id === holdId ? changed : hold)) }
}
