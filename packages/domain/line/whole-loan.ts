/** A loan comes into being when its money is out, and may be written off: what is said and booked of it then. */
import type { FactOf } from '@fairline/contract/facts'
import { type Day, dayText, knownDay } from '../kernel/day.ts'
import { entriesBetween, journal } from '../ledger/journal.ts'
import { loanBalances } from '../ledger/loan-balances.ts'
import type { IsBusinessDay } from '../loan/due-days.ts'
import { accruedPenalty } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import { openLoan } from './lend.ts'
import type { Line } from './line.ts'
import type { LineOutcome } from './outcomes.ts'
import { bookedBetween } from './passing-days.ts'

/** Nothing where it was paid out before, or drawn where another system keeps the loans. */
export function disbursed(line: Line, fact: FactOf<'drawdown-disbursed'>, on: Day, isBusinessDay: IsBusinessDay): readonly LineOutcome[] {
  const opened = openLoan(line, fact, on, isBusinessDay)
  if (opened === undefined) return []
  const { loanId: id, principalMinor, terms, currency, instalments } = opened.data
  const plan = instalments.map((one) => ({ ...one, dueOn: knownDay(one.dueOn) }))
  const loan = { id, principalMinor, disbursedOn: on, terms, plan, payments: [], reliefs: [], misuses: [], writtenOffOn: null }
  return [opened, ...journal(entriesBetween({}, loanBalances(loan, positionOf(loan, on)), id), { bookedOn: on, currency })]
}

/** Nothing for a loan that the line does not have, that was paid back, or was written off before. */
export function writeOff(line: Line, loanId: string, on: Day): readonly LineOutcome[] {
  const entry = line.loans.find(({ loan }) => loan.id === loanId)
  if (entry === undefined || entry.settledOn !== null || entry.loan.writtenOffOn !== null) return []
  const loan = { ...entry.loan, writtenOffOn: on }
  const position = positionOf(loan, on)
  const { principalLeftMinor, accruedInterestMinor } = position
  const data = {
    loanId,
    writtenOffOn: dayText(on),
    principalMinor: principalLeftMinor,
    interestMinor: accruedInterestMinor + accruedPenalty(position),
  }
  const entries = bookedBetween(entry, { loan }, on)
  return [{ type: 'loan-written-off', data }, ...journal(entries, { bookedOn: on, currency: line.currency ?? '' })]
}
