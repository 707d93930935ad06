/** Messages that make no sense for an account: nothing is recorded of them. Checks run in a fixed order. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { whyNotQuoted } from '../line/lend.ts'
import { isUnused, type Line } from '../line/line.ts'
import type { Pack } from '../pack/pack.ts'
import type { Account, Refusal } from './account.ts'

export function whyRefused(account: Account, fact: Fact, pack: Pack): Refusal | undefined {
  return (
    whyOfLine(account, fact) ??
    whyOfCurrency(account, fact) ??
    whyOfApplication(account.line, fact, pack) ??
    whyOfProposal(account.line, fact) ??
    whyOfLoans(account.line, fact, pack)
  )
}

function whyOfLine({ line }: Account, fact: Fact): Refusal | undefined {
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

function whyOfCurrency({ line, signals }: Account, fact: Fact): Refusal | undefined {
  if (!MONEY.has(fact.type) || !('currency' in fact.data)) return undefined
  const lineCurrency = line.currency ?? signals.registeredCurrency
  return lineCurrency !== null && fact.data.currency !== lineCurrency ? { code: 'currency-mismatch', lineCurrency } : undefined
}

function whyOfApplication({ application, stage }: Line, fact: Fact, pack: Pack): Refusal | undefined {
  switch (fact.type) {
    case 'application-submitted': {
      if (stage !== 'pending') return { code: 'line-already-open' }
      if (application !== null) return { code: 'application-under-way' }
      const isKnown = fact.data.product === undefined ? pack.defaultProduct !== null : pack.products.has(fact.data.product)
      return isKnown ? undefined : { code: 'product-unknown' }
    }
    case 'application-withdrawn':
    case 'application-reviewed':
      return application?.id === fact.data.applicationId ? undefined : { code: 'application-unknown' }
    case 'offer-accepted': {
      if (application?.id !== fact.data.applicationId) return { code: 'application-unknown' }
      if (application.offer === null) return { code: 'nothing-offered' }
      return fact.occurredAt >= application.offer.expiresAt ? { code: 'offer-expired' } : undefined
    }
    default:
      return undefined
  }
}

function whyOfProposal({ proposal }: Line, fact: Fact): Refusal | undefined {
  if (fact.type !== 'limit-accepted') return undefined
  if (proposal === null || proposal.id !== fact.data.proposalId) return { code: 'nothing-offered' }
  return fact.occurredAt >= proposal.expiresAt ? { code: 'offer-expired' } : undefined
}

function whyOfLoans(line: Line, fact: Fact, pack: Pack): Refusal | undefined {
  switch (fact.type) {
    case 'drawdown-requested':
      return whyNotQuoted(line, fact)
    case 'drawdown-disbursed': {
      const pending = line.pending.find(({ drawdownId }) => drawdownId === fact.data.drawdownId)
      if (pending === undefined) return undefined
      if (pending.amountMinor !== fact.data.amountMinor || line.currency !== fact.data.currency) return { code: 'disbursement-differs' }
      return line.loans.some(({ loan }) => loan.id === fact.data.loanId) ? { code: 'loan-id-reused' } : undefined
    }
    case 'repayment-posted': {
      const { loanId } = fact.data
      return loanId === undefined || line.loans.some(({ loan }) => loan.id === loanId) ? undefined : { code: 'loan-unknown' }
    }
    case 'relief-granted':
      return pack.products.size === 0 ? undefined : whyNotRelieved(line, fact)
    default:
      return undefined
  }
}

function whyNotRelieved({ loans }: Line, { data }: FactOf<'relief-granted'>): Refusal | undefined {
  const relief = fingerprint(data.reliefId)
  if (loans.some(({ loan }) => loan.reliefs.some((one) => one.relief === relief))) return { code: 'relief-id-reused' }
  const entry = loans.find(({ loan }) => loan.id === data.loanId)
  if (entry === undefined) return { code: 'loan-unknown' }
  return entry.settledOn !== null || entry.loan.writtenOffOn !== null ? { code: 'loan-not-open' } : undefined
}
