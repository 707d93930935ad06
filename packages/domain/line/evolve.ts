import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import { applicationAfter } from './application.ts'
import { evolveHold, isOfHold } from './evolve-hold.ts'
import { evolveLimit, isOfLimit } from './evolve-limit.ts'
import { awaited, evolveLoans, repaidLoans } from './evolve-loans.ts'
import { isUnused, type Line, type Movement, usableMinor } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'
import { reopened } from './recovery.ts'

/** How many ids of drawdowns, and of repayments, a line remembers, the newest, so that one of them moves money once. */
export const RECENT_IDS = 128
/** How many movements an imported line keeps between two observed balances; older ones are taken as known to the next. */
const MOVEMENTS = 256

/**
 * The line after an outcome. Never refuses: what is in the log happened.
 *
 * Throws   BrokenInvariant on impossible history (a drawdown over the limit, a hold lifted that is not in force).
 */
export function evolve(line: Line, outcome: LineOutcome, at: number): Line {
  if (outcome.type === 'notice-due' || outcome.type === 'case-taken-up') return line
  if (outcome.type === 'mistake-undone' || outcome.type === 'deletion-answered') return line
  if (isOfHold(outcome)) return evolveHold(line, outcome, at)
  if (isOfLimit(outcome)) return evolveLimit(line, outcome, at)
  switch (outcome.type) {
    case 'line-granted': {
      const { limitMinor, currency, dayRate, product = null } = outcome.data
      return { ...opened(line, limitMinor, currency, at), origin: 'granted', dayRate, product, assessedAt: at }
    }
    case 'import-recorded':
      return imported(line, outcome)
    case 'grant-declined':
      return { ...line, declinedReasons: outcome.data.causes.map(({ reason }) => reason) }
    case 'balance-observed':
      return observed(line, outcome)
    case 'drawdown-approved':
      return awaited(drawn(line, outcome, at), outcome)
    case 'repayment-applied':
      return repaidLoans(repaid(line, outcome), outcome)
    case 'repayment-taken-back':
    case 'quote-issued':
    case 'drawdown-cancelled':
    case 'loan-opened':
    case 'delinquency-changed':
    case 'loan-relieved':
    case 'misuse-charged':
    case 'misuse-ended':
    case 'loan-settled':
    case 'loan-written-off':
    case 'journal-posted':
      return evolveLoans(line, outcome, at)
    case 'application-opened':
    case 'offer-made':
    case 'application-referred':
    case 'application-closed':
      return { ...line, hasApplied: true, application: applicationAfter(line.application, outcome) }
    case 'line-closed':
      return { ...line, stage: 'closed', closedAt: at, recovery: { ...line.recovery, closedFor: outcome.data.causes ?? [] } }
    case 'line-reopened':
      return { ...line, stage: 'open', closedAt: null, recovery: reopened(line.recovery, outcome.data.by, at) }
    case 'inquiry-ordered':
      return { ...line, inquiredAt: { ...line.inquiredAt, [outcome.data.kind]: at } }
    case 'application-waiting':
    case 'drawdown-declined':
    case 'quote-declined':
    case 'instalment-billed':
    case 'instalment-settled':
      return line
  }
}

function imported(line: Line, { data }: OutcomeOf<'import-recorded'>): Line {
  const { limitMinor, drawnMinor, currency } = data
  const observedAt = Date.parse(data.asOf)
  return { ...opened(line, limitMinor, currency, observedAt), origin: 'imported', drawnMinor, observedAt, movements: [] }
}

function opened(line: Line, limitMinor: number, currency: string, at: number): Line {
  invariant(line.stage === 'pending' || isUnused(line), 'a line in use is not opened again')
  return {
    ...line,
    stage: 'open',
    currency,
    assessedMinor: limitMinor,
    limitMinor,
    highestLimitMinor: limitMinor,
    openedAt: at,
    declinedReasons: [],
    assessedAt: null,
    limitChangedAt: null,
    limitCutAt: null,
    temporary: null,
    proposal: null,
  }
}

function drawn(line: Line, { data }: OutcomeOf<'drawdown-approved'>, at: number): Line {
  const drawnMinor = line.drawnMinor + data.amountMinor
  invariant(drawnMinor <= usableMinor(line), 'no drawdown passes the limit')
  const recentDrawdowns = [...line.recentDrawdowns, fingerprint(data.drawdownId)].slice(-RECENT_IDS)
  return moved({ ...line, drawnMinor, recentDrawdowns }, { at, deltaMinor: data.amountMinor })
}

function repaid(line: Line, { data }: OutcomeOf<'repayment-applied'>): Line {
  const drawnMinor = line.drawnMinor - data.principalMinor
  invariant(drawnMinor >= 0, 'nobody repays more principal than he owes')
  const recentRepayments = [...line.recentRepayments, fingerprint(data.repaymentId)].slice(-RECENT_IDS)
  return moved({ ...line, drawnMinor, recentRepayments }, { at: Date.parse(data.asOf), deltaMinor: -data.principalMinor })
}

/** Only an imported line is told balances from outside, so only there must be known what they cannot hold yet. */
function moved(line: Line, movement: Movement): Line {
  if (line.origin !== 'imported' || movement.deltaMinor === 0) return line
  return { ...line, movements: [...line.movements, movement].slice(-MOVEMENTS) }
}

function observed(line: Line, { data }: OutcomeOf<'balance-observed'>): Line {
  const observedAt = Date.parse(data.asOf)
  return { ...line, drawnMinor: data.drawnMinor, observedAt, movements: line.movements.filter(({ at }) => at > observedAt) }
}
