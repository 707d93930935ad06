/**
 * Where a loan stands on a day. The rules of paying, planning anew, interest and penalty are those of walk.ts.
 *
 * Always   the same answer whatever was asked before; what was paid and what is left are the loan; payments of later days are not in it.
 * Throws   BrokenInvariant for a day before the loan was disbursed.
 */
import type { Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { earnedUnderWay, isInGrace, penaltyOf, type Row, type Walk } from './earned.ts'
import type { InstalmentPosition, Loan, LoanPosition } from './loan.ts'
import { walkTo } from './walk.ts'

/** One step asks for the same day of the same loan many times over: the latest answer is kept with the loan. */
const latest = new WeakMap<Loan, LoanPosition>()

export function positionOf(loan: Loan, on: Day): LoanPosition {
  const known = latest.get(loan)
  if (known?.on === on) return known
  const position = workOut(loan, on)
  latest.set(loan, position)
  return position
}

function workOut(loan: Loan, on: Day): LoanPosition {
  invariant(on >= loan.disbursedOn, 'a loan stands nowhere before it is disbursed')
  const walk = walkTo(loan, on)
  const instalments = walk.rows.map((row, index) => told(walk, row, index, on))
  const paid = { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 }
  const earned = { penaltyMinor: 0, interestMinor: earnedUnderWay(walk, on) }
  const due = { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 }
  for (const [index, row] of instalments.entries()) {
    paid.penaltyMinor += row.paidPenaltyMinor
    paid.interestMinor += row.paidInterestMinor
    paid.principalMinor += row.paidPrincipalMinor
    earned.penaltyMinor += row.penaltyMinor
    if (index >= walk.next) continue
    earned.interestMinor += row.interestMinor
    if (row.dueOn > on) continue
    due.penaltyMinor += row.penaltyMinor - row.paidPenaltyMinor
    due.interestMinor += row.interestMinor - row.paidInterestMinor
    due.principalMinor += row.principalMinor - row.paidPrincipalMinor
  }
  return {
    on,
    instalments,
    principalLeftMinor: loan.principalMinor - paid.principalMinor,
    due,
    accruedInterestMinor: earned.interestMinor - paid.interestMinor,
    earned,
    paid,
    daysPastDue: daysPastDue(loan, instalments, on),
    settledOn: settledOn(walk, instalments),
    surplusMinor: walk.surplusMinor,
  }
}

/** With every payment and relief that is known of. */
export const lastPosition = (loan: Loan): LoanPosition =>
  positionOf(loan, Math.max(loan.disbursedOn, loan.payments.at(-1)?.on ?? 0, loan.reliefs.at(-1)?.on ?? 0))

export const unpaidMinor = (row: InstalmentPosition): number =>
  row.principalMinor + row.interestMinor + row.penaltyMinor - row.paidPrincipalMinor - row.paidInterestMinor - row.paidPenaltyMinor

/** An instalment that holds nothing is settled on its due day. */
function told(walk: Walk, row: Row, index: number, on: Day): InstalmentPosition {
  const isDue = row.dueOn <= on
  const position = {
    nth: row.nth,
    endsOn: row.endsOn,
    dueOn: row.dueOn,
    principalMinor: row.principalMinor,
    interestMinor: row.interestMinor,
    penaltyMinor: penaltyOf(walk, index, on),
    paidPrincipalMinor: row.paidPrincipalMinor,
    paidInterestMinor: row.paidInterestMinor,
    paidPenaltyMinor: row.paidPenaltyMinor,
    settledOn: null as Day | null,
    relieved: row.relieved,
  }
  if (unpaidMinor(position) === 0) position.settledOn = row.lastPaidOn ?? (isDue ? row.dueOn : null)
  return position
}

function daysPastDue(loan: Loan, instalments: readonly InstalmentPosition[], on: Day): number {
  const oldest = instalments.find((row) => row.dueOn <= on && unpaidMinor(row) > 0)
  return oldest === undefined || isInGrace(loan, oldest, on) ? 0 : on - oldest.dueOn
}

function settledOn({ rows }: Walk, instalments: readonly InstalmentPosition[]): Day | null {
  if (instalments.some((row) => unpaidMinor(row) > 0)) return null
  return rows.reduce((last, row) => Math.max(last, row.lastPaidOn ?? 0), 0)
}
