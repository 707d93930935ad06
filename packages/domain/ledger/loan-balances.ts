/**
 * What a loan is in the accounts: the balance of every role, as a function of where the loan stands on a day. What is posted is the difference of two
 * such states, so that debits equal credits whatever happened in between, and a late or reversed payment corrects just what it changed (P7).
 *
 * Units    whole minor units; a debit is above zero, a credit below.
 * Shares   the partner's part of every running total is rounded down, the creditor has the rest: sums always agree, and nothing is left at the end.
 * Partner  he pays his share of the principal in when the loan is paid out; what is earned and paid back for him is owed to him.
 */
import type { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { invariant } from '../kernel/outcome.ts'
import type { Amounts, Loan, LoanPosition } from '../loan/loan.ts'
import { positionOf } from '../loan/position.ts'
import { sharesOf } from '../loan/share.ts'

export type LedgerRole = (typeof LEDGER_ROLES)[number]
export type Balances = Readonly<Partial<Record<LedgerRole, number>>>

type Sums = Amounts & { readonly totalMinor: number }

/** `position`: of that very loan. */
export function loanBalances(loan: Loan, position: LoanPosition): Balances {
  const balances = loan.writtenOffOn === null || position.on < loan.writtenOffOn ? running(loan, position) : writtenOff(loan, position)
  const sum = Object.values(balances).reduce((total, minor) => total + minor, 0)
  invariant(sum === 0, 'the accounts of a loan balance to zero')
  return balances
}

function running(loan: Loan, { earned, paid, surplusMinor }: LoanPosition): Balances {
  const { owed, partnerOwed, lent, partnerLent } = owedBy(loan, earned, sumsOf(paid), partOf(loan))
  return {
    cash: paidIn(paid) + surplusMinor - lent,
    loan_principal: owed.principalMinor,
    loan_principal_partner: partnerOwed.principalMinor,
    partner_funds: -partnerOwed.principalMinor,
    interest_receivable: owed.interestMinor,
    interest_receivable_partner: partnerOwed.interestMinor,
    penalty_receivable: owed.penaltyMinor,
    penalty_receivable_partner: partnerOwed.penaltyMinor,
    partner_payable: -(partnerLent - partnerOwed.principalMinor + partOf(loan)(earned.interestMinor) + partOf(loan)(earned.penaltyMinor)),
    interest_income: partOf(loan)(earned.interestMinor) - earned.interestMinor,
    penalty_income: partOf(loan)(earned.penaltyMinor) - earned.penaltyMinor,
    overpaid: -surplusMinor,
  }
}

/** What was owed on that day is a loss; what is paid from then on is a loss recovered. The partner bears his own share. */
function writtenOff(loan: Loan, position: LoanPosition): Balances {
  const { earned, paid, surplusMinor } = position
  const share = partOf(loan)
  const before = sumsOf(positionOf(loan, loan.writtenOffOn!).paid)
  const { owed, lent } = owedBy(loan, earned, before, share)
  const recovered = paidIn(paid) - before.totalMinor
  const toPartner = share(before.principalMinor) + share(before.interestMinor) + share(before.penaltyMinor) + share(recovered)
  return {
    cash: paidIn(paid) + surplusMinor - lent,
    credit_loss: owed.totalMinor,
    recovered_loss: share(recovered) - recovered,
    partner_payable: -toPartner,
    interest_income: share(earned.interestMinor) - earned.interestMinor,
    penalty_income: share(earned.penaltyMinor) - earned.penaltyMinor,
    overpaid: -surplusMinor,
  }
}

/** `owed`: to the creditor. `lent`: of his own money. */
function owedBy({ principalMinor }: Loan, earned: LoanPosition['earned'], paid: Amounts, share: (minor: number) => number) {
  const partnerOwed = {
    principalMinor: share(principalMinor) - share(paid.principalMinor),
    interestMinor: share(earned.interestMinor) - share(paid.interestMinor),
    penaltyMinor: share(earned.penaltyMinor) - share(paid.penaltyMinor),
  }
  const owed = sumsOf({
    principalMinor: principalMinor - paid.principalMinor - partnerOwed.principalMinor,
    interestMinor: earned.interestMinor - paid.interestMinor - partnerOwed.interestMinor,
    penaltyMinor: earned.penaltyMinor - paid.penaltyMinor - partnerOwed.penaltyMinor,
  })
  const partnerLent = share(principalMinor)
  return { owed, partnerOwed, lent: principalMinor - partnerLent, partnerLent }
}

const partOf = ({ terms: { partner } }: Loan): ((minor: number) => number) =>
  partner === null ? () => 0 : (minor) => sharesOf(minor, partner.permille).partnerMinor

const paidIn = ({ penaltyMinor, interestMinor, principalMinor }: Amounts): number => penaltyMinor + interestMinor + principalMinor

const sumsOf = (amounts: Amounts): Sums => ({ ...amounts, totalMinor: paidIn(amounts) })
