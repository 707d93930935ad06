import type { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'

/** On which side an account grows. A product's chart must agree: turned round, its books would balance and mean nothing. */
export const SIDE_OF: Readonly<Record<(typeof LEDGER_ROLES)[number], 'debit' | 'credit'>> = {
  cash: 'debit',
  loan_principal: 'debit',
  loan_principal_partner: 'debit',
  partner_funds: 'credit',
  interest_receivable: 'debit',
  interest_receivable_partner: 'debit',
  penalty_receivable: 'debit',
  penalty_receivable_partner: 'debit',
  partner_payable: 'credit',
  interest_income: 'credit',
  penalty_income: 'credit',
  overpaid: 'credit',
  suspense: 'credit',
  credit_loss: 'debit',
  recovered_loss: 'credit',
}
