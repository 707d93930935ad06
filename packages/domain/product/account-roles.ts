/**
 * What each account of a product's ledger is for. Code posts to roles; a product says which account of the lender's books each of them is.
 *
 * In joint lending the creditor's books hold both shares: what the partner lent is an asset of ours in name only, and a debt to it of the same size.
 */
export const ACCOUNT_ROLES = [
  /** Money at the bank: paid out when a loan is disbursed, paid in when a borrower repays. */
  'cash',
  /** The creditor's share of principal outstanding. */
  'loan_principal',
  /** The partner's share of principal outstanding. */
  'loan_principal_partner',
  /** What the partner put in and has not got back; the contra of its share of principal. */
  'partner_funds',
  /** Interest accrued and unpaid, the creditor's share. */
  'interest_receivable',
  /** Interest accrued and unpaid, the partner's share. */
  'interest_receivable_partner',
  /** Penalty interest accrued and unpaid, the creditor's share. */
  'penalty_receivable',
  /** Penalty interest accrued and unpaid, the partner's share. */
  'penalty_receivable_partner',
  /** Owed to the partner: its share of what accrues, and of what was collected for it until it is settled. */
  'partner_payable',
  /** Interest earned by the creditor. */
  'interest_income',
  /** Penalty interest earned by the creditor. */
  'penalty_income',
  /** Paid by a borrower beyond what he owed: it is his. */
  'overpaid',
  /** Money that arrived and is matched to no borrower or loan yet. */
  'suspense',
  /** Principal and interest written off. */
  'credit_loss',
  /** Collected on loans that were written off before. */
  'recovered_loss',
] as const

export type AccountRole = (typeof ACCOUNT_ROLES)[number]

/** On which side an account grows. A product's chart must agree: turned round, its books would balance and mean nothing. */
export const SIDE_OF: Readonly<Record<AccountRole, 'debit' | 'credit'>> = {
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
