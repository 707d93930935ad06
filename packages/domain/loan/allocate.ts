/**
 * How one repayment spreads over the loans of a borrower.
 *
 * Order    what is due on all loans, or will be and its period is over, the oldest due day first, of one day in the order of the loans; then early repayment, one loan after the other.
 *          A repayment that names a loan pays that one alone.
 * Always   the parts and what is left are the repayment; no part is more than ends its loan that day.
 * Throws   BrokenInvariant when the amount is negative or not whole, or no loan has the name.
 */
import type { Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Loan } from './loan.ts'
import { payoffOf } from './owed.ts'
import { positionOf, unpaidMinor } from './position.ts'

export type Allocation = Readonly<{ parts: readonly Readonly<{ loanId: string; amountMinor: number }>[]; leftMinor: number }>

type Claim = Readonly<{ nth: number; dueOn: Day; amountMinor: number }>

export function allocate(loans: readonly Loan[], amountMinor: number, on: Day, { loanId }: { readonly loanId?: string } = {}): Allocation {
  invariant(Number.isSafeInteger(amountMinor) && amountMinor >= 0, 'a repayment is a whole amount')
  const asked = loanId === undefined ? loans : loans.filter(({ id }) => id === loanId)
  invariant(loanId === undefined || asked.length === 1, 'a repayment names a loan of the borrower')
  const claims = asked.map((loan, nth) => claimsOf(loan, nth, on))
  const amounts = asked.map(() => 0)
  let leftMinor = amountMinor
  const byAge = claims.flatMap(({ due }) => due).sort((a, b) => a.dueOn - b.dueOn || a.nth - b.nth)
  for (const claim of [...byAge, ...claims.map(({ early }) => early)]) {
    const part = Math.min(leftMinor, claim.amountMinor)
    amounts[claim.nth]! += part
    leftMinor -= part
  }
  const parts = asked.map(({ id }, nth) => ({ loanId: id, amountMinor: amounts[nth]! })).filter((part) => part.amountMinor > 0)
  return { parts, leftMinor }
}

function claimsOf(loan: Loan, nth: number, on: Day): { due: Claim[]; early: Claim } {
  const position = positionOf(loan, on)
  const due = position.instalments
    .filter(({ endsOn }) => endsOn <= on)
    .map((row) => ({ nth, dueOn: row.dueOn, amountMinor: unpaidMinor(row) }))
  const dueMinor = due.reduce((sum, claim) => sum + claim.amountMinor, 0)
  return { due, early: { nth, dueOn: on, amountMinor: payoffOf(position) - dueMinor } }
}
