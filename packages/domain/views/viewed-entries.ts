/** The accounts as the lists show them: every entry, and what the days of each account sum up to. */
import { type Day, knownDay } from '../kernel/day.ts'
import type { LedgerRole } from '../ledger/loan-balances.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import { productIdOf, type ViewedLoan } from './viewed-loan.ts'

/** `nth`: of the entries of one event, from 1. `product`: of the loan; empty for money that no loan has. `amountMinor`: a debit; below zero a credit. */
export type ViewedEntry = Readonly<{
  sequence: number
  nth: number
  bookedOn: Day
  through: Day
  currency: string
  product: string
  loanId: string | null
  account: LedgerRole
  amountMinor: number
}>

export function entriesOf(
  { data }: OutcomeOf<'journal-posted'>,
  loanOf: (id: string) => ViewedLoan,
  { sequence, before }: { readonly sequence: number; readonly before: number },
): readonly ViewedEntry[] {
  const { currency } = data
  const [bookedOn, through] = [knownDay(data.bookedOn), knownDay(data.through)]
  return data.entries.map(({ account, loanId, amountMinor }, index) => {
    const product = loanId === null ? '' : productIdOf(loanOf(loanId).loan.terms.product)
    return { sequence, nth: before + index + 1, bookedOn, through, currency, product, loanId, account, amountMinor }
  })
}
