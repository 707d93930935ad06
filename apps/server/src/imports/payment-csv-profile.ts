/** How a file of payments is laid out: a profile for each system that writes one. */

import type { AmountMarks } from '@fairline/domain/kernel/amount-text'
import type { DayForm } from '@fairline/domain/kernel/written-day'

export type PaymentColumn =
  | 'reference'
  | 'date'
  | 'valueDate'
  | 'amount'
  | 'currency'
  | 'direction'
  | 'borrowerId'
  | 'loanId'
  | 'text'
  | 'endToEndId'
  | 'debtorName'
  | 'debtorAccount'

export type PaymentCsvProfile = AmountMarks & {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly encoding: 'utf-8' | 'gb18030'
  /** What the header calls each column. Date and amount there must be; other columns of the file are not looked at. */
  readonly columns: Readonly<Partial<Record<PaymentColumn, string>>> & { readonly date: string; readonly amount: string }
  readonly dateFormat: DayForm
  /** `sign`: an amount below zero is a debit. `column`: as its cells say; the amounts have no sign. */
  readonly direction:
    | { readonly by: 'sign' }
    | { readonly by: 'column'; readonly credit: readonly string[]; readonly debit: readonly string[] }
  /** Of every row; null where a column says it. */
  readonly currency: string | null
}

/**
 * Fairline's own layout, in UTF-8: a header, and a row for each payment.
 *
 *     reference,date,amount,currency,borrower_id,loan_id,text
 *     p-1,2026-03-02,900.41,CNY,bor_1,ld_1,
 *
 * `amount` is in major units, with a decimal point. `reference`, `borrower_id`, `loan_id` and `text` may be empty.
 */
export const OWN_PROFILE: PaymentCsvProfile = {
  delimiter: ',',
  encoding: 'utf-8',
  columns: {
    reference: 'reference',
    date: 'date',
    amount: 'amount',
    currency: 'currency',
    borrowerId: 'borrower_id',
    loanId: 'loan_id',
    text: 'text',
  },
  dateFormat: 'yyyy-mm-dd',
  decimalMark: '.',
  groupMark: ',',
  direction: { by: 'sign' },
  currency: null,
}
