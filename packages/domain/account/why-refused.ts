/** Messages that make no sense for an account: nothing is recorded of them. Checks run in a fixed order. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { whyNotQuoted } from '../line/lend.ts'
import { isUnused, type Line } from '../line/line.ts'
import { foundIn } from '../line/misuse.ts'
import type { Pack } from '../pack/pack.ts'
import { whyOfDeletion } from '../privacy/while-deleting.ts'
import { type Answer, isAnswer } from '../signals/answers.ts'
import { type isAside, isOnlyRecorded } from '../signals/recorded-facts.ts'
import { isOfSecurity, type SecurityFact } from '../signals/security.ts'
import { isOnlyTold, type ToldFact } from '../signals/told-facts.ts'
import type { Account, Refusal } from './account.ts'
import { whyNotUndone } from './undo-mistake.ts'

export function whyRefused(account: Account, fact: Fact, pack: Pack): Refusal | undefined {
  if (fact.type === 'operator-error-recorded') return whyNotUndone(account.line, fact)
  const kept = whyOfDeletion(account, fact)
  if (kept) return kept
  if (isOnlyRecorded(fact) || isAnswer(fact) || isOnlyTold(fact) || isOfSecurity(fact)) return undefined
  return whyOfLine(account, fact) ?? whyOfCurrency(account, fact) ?? whyOfFact(account.line, fact, pack)
}

type Decided = Exclude<Fact, Parameters<typeof isAside>[0] | Answer | ToldFact | SecurityFact>

function whyOfLine({ line }: Account, fact: Decided): Refusal | undefined {
  if (fact.type === 'line-imported' && line.stage !== 'pending' && !isUnused(line)) return { code: 'line-already-open' }
  if (fact.type === 'drawdown-requested' && line.recentDrawdowns.includes(fingerprint(fact.data.drawdownId))) {
    return { code: 'drawdown-id-reused' }
  }
  if (fact.type === 'repayment-posted' && line.recentRepayments.includes(fingerprint(fact.data.repaymentId))) {
    return { code: 'repayment-id-reused' }
  }
  return undefined
}

const MONEY: ReadonlySet<Fact['type']> = new Set([
  'application-submitted',
  'quote-requested',
  'drawdown-requested',
  'repayment-posted',
  'statement-issued',
  'increase-requested',
  'limit-proposed',
  'temporary-limit-granted',
])

function whyOfCurrency({ line, signals }: Account, fact: Decided): Refusal | undefined {
  if (!MONEY.has(fact.type) || !('currency' in fact.data)) return undefined
  const lineCurrency = line.currency ?? signals.registeredCurrency
  return lineCurrency !== null && fact.data.currency !== lineCurrency ? { code: 'currency-mismatch', lineCurrency } : undefined
}

function whyOfFact(line: Line, fact: Decided, pack: Pack): Refusal | undefined {
  switch (fact.type) {
    case 'application-submitted':
      return whyNotAppliedFor(line, fact, pack)
    case 'application-withdrawn':
    case 'application-reviewed':
      return line.application?.id === fact.data.applicationId ? undefined : { code: 'application-unknown' }
    case 'offer-accepted':
      return whyNotAccepted(line, fact)
    case 'limit-accepted':
      return whyNotHigher(line, fact)
    case 'drawdown-requested':
      return whyNotQuoted(line, fact)
    case 'drawdown-disbursed':
      return whyNotLent(line, fact)
    case 'repayment-posted': {
      const { loanId } = fact.data
      return loanId === undefined || line.loans.some(({ loan }) => loan.id === loanId) ? undefined : { code: 'loan-unknown' }
    }
    case 'relief-granted':
      return pack.products.size === 0 ? undefined : whyNotRelieved(line, fact)
    case 'misuse-found':
      return pack.products.size === 0 ? undefined : whyNotCharged(line, fact)
    case 'misuse-cleared':
      return pack.products.size === 0 || foundIn(line, fact.data.findingId) !== undefined ? undefined : { code: 'finding-unknown' }
    case 'borrower-registered': // These can be told of any account.
    case 'profile-changed':
    case 'consent-granted':
    case 'consent-withdrawn':
    case 'deletion-requested':
    case 'identity-verified':
    case 'identity-failed':
    case 'session-started':
    case 'score-updated':
    case 'inquiry-failed':
    case 'delinquency-elsewhere-reported':
    case 'income-statement-received':
    case 'debt-statement-received':
    case 'business-statement-received':
    case 'employment-reported':
    case 'line-imported':
    case 'statement-issued':
    case 'quote-requested':
    case 'disbursement-failed':
    case 'repayment-reversed':
    case 'loan-charged-off':
    case 'increase-requested':
    case 'limit-proposed':
    case 'temporary-limit-granted':
    case 'closure-requested':
    case 'reopening-requested':
    case 'technical-failure-reported':
    case 'clock-ticked':
      return undefined
  }
}

function whyNotAppliedFor({ application, stage }: Line, { data }: FactOf<'application-submitted'>, pack: Pack): Refusal | undefined {
  if (stage !== 'pending') return { code: 'line-already-open' }
  if (application !== null) return { code: 'application-under-way' }
  const isKnown = data.product === undefined ? pack.defaultProduct !== null : pack.products.has(data.product)
  return isKnown ? undefined : { code: 'product-unknown' }
}

function whyNotAccepted({ application }: Line, { occurredAt, data }: FactOf<'offer-accepted'>): Refusal | undefined {
  if (application?.id !== data.applicationId) return { code: 'application-unknown' }
  if (application.offer === null) return { code: 'nothing-offered' }
  return occurredAt >= application.offer.expiresAt ? { code: 'offer-expired' } : undefined
}

function whyNotHigher({ proposal }: Line, { occurredAt, data }: FactOf<'limit-accepted'>): Refusal | undefined {
  if (proposal === null || proposal.id !== data.proposalId) return { code: 'nothing-offered' }
  return occurredAt >= proposal.expiresAt ? { code: 'offer-expired' } : undefined
}

function whyNotLent(line: Line, { data }: FactOf<'drawdown-disbursed'>): Refusal | undefined {
  const pending = line.pending.find(({ drawdownId }) => drawdownId === data.drawdownId)
  if (pending === undefined) return undefined
  if (pending.amountMinor !== data.amountMinor || line.currency !== data.currency) return { code: 'disbursement-differs' }
  const isKnown = line.loans.some(({ loan }) => loan.id === data.loanId) || line.formerLoans.includes(fingerprint(data.loanId))
  return isKnown ? { code: 'loan-id-reused' } : undefined
}

function whyNotCharged(line: Line, { data }: FactOf<'misuse-found'>): Refusal | undefined {
  if (foundIn(line, data.findingId) !== undefined) return { code: 'finding-id-reused' }
  const entry = line.loans.find(({ loan }) => loan.id === data.loanId)
  if (entry === undefined) return { code: 'loan-unknown' }
  if (entry.settledOn !== null || entry.loan.writtenOffOn !== null) return { code: 'loan-not-open' }
  return entry.loan.misuses.some(({ until }) => until === null) ? { code: 'misuse-charged-already' } : undefined
}

function whyNotRelieved({ loans }: Line, { data }: FactOf<'relief-granted'>): Refusal | undefined {
  const relief = fingerprint(data.reliefId)
  if (loans.some(({ loan }) => loan.reliefs.some((one) => one.relief === relief))) return { code: 'relief-id-reused' }
  const entry = loans.find(({ loan }) => loan.id === data.loanId)
  if (entry === undefined) return { code: 'loan-unknown' }
  return entry.settledOn !== null || entry.loan.writtenOffOn !== null ? { code: 'loan-not-open' } : undefined
}
