/**
 * What happens to loans as days pass: instalments fall due and fall behind, and what was earned is booked, each on its own day. However late the days
 * are looked at, and in however many looks, the same is said of each of them.
 *
 * Costs    nothing on a day that none of this falls on: `nextLoanDay` names the next that it does.
 * Books    at due days and at month ends (payments book themselves), never day by day.
 */
import { type Day, dayText, monthEnd, partsOf } from '../kernel/day.ts'
import { type Entry, entriesBetween, journal } from '../ledger/journal.ts'
import { loanBalances } from '../ledger/loan-balances.ts'
import { delinquencyOf } from '../loan/delinquency.ts'
import type { InstalmentPosition, Loan, LoanPosition } from '../loan/loan.ts'
import { isRestructured, observationOf } from '../loan/observation.ts'
import { positionOf } from '../loan/position.ts'
import type { Line, LineLoan } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'

/** All that happened to the loans of a line after `from`, up to and on `today`, in the order of the days. */
export function passDays(line: Line, from: Day, today: Day): readonly LineOutcome[] {
  const currency = line.currency ?? ''
  let loans = line.loans
  const outcomes: LineOutcome[] = []
  for (let day = firstOf(loans, from); day !== null && day <= today; day = firstOf(loans, day)) {
    const entries: Entry[] = []
    const on = day
    loans = loans.map((entry) => {
      if (nextLoanDay(entry, on - 1) !== on) return entry
      const passed = passDay(entry, on)
      outcomes.push(...passed.outcomes)
      entries.push(...passed.entries)
      return passed.entry
    })
    outcomes.push(...journal(entries, { bookedOn: isFirstOfMonth(on) ? on - 1 : on, through: on, currency }))
  }
  return outcomes
}

/** The next day after `after` on which something is to be said of the loan; null where nothing is any more. */
export function nextLoanDay({ loan, settledOn }: Pick<LineLoan, 'loan' | 'settledOn'>, after: Day): Day | null {
  if (settledOn !== null || loan.writtenOffOn !== null) return null
  const position = positionOf(loan, after)
  const open = openOf(position)
  const days = open.filter(({ dueOn }) => dueOn > after).map(({ dueOn }) => dueOn)
  const behind = open.filter(({ dueOn }) => dueOn <= after)
  // The oldest says how long a loan is past due, and stays the oldest until something is paid or granted.
  for (const row of movesAfter(loan, after) ? behind : behind.slice(0, 1)) days.push(...edgeOf(loan, row, after))
  const observedUntil = observationOf(loan, position)?.until ?? null
  if (observedUntil !== null && observedUntil > after) days.push(observedUntil)
  if (open.length > 0 && loan.terms.dayRate > 0) days.push(monthEnd(after) + 1)
  return days.length === 0 ? null : Math.min(...days)
}

/**
 * As `nextLoanDay`, but for what only the books are told: the day on which a loan comes to another bucket or class, or, while nothing is behind, its next
 * due day.
 */
export function nextLoanTurn({ loan, settledOn }: Pick<LineLoan, 'loan' | 'settledOn'>, after: Day): Day | null {
  if (settledOn !== null || loan.writtenOffOn !== null) return null
  if (movesAfter(loan, after)) return nextLoanDay({ loan, settledOn }, after)
  const position = positionOf(loan, after)
  const oldest = openOf(position)[0]
  const observedUntil = observationOf(loan, position)?.until ?? null
  const days: Day[] = []
  if (oldest !== undefined) days.push(...(oldest.dueOn > after ? [oldest.dueOn] : edgeOf(loan, oldest, after)))
  if (observedUntil !== null && observedUntil > after) days.push(observedUntil)
  return days.length === 0 ? null : Math.min(...days)
}

const openOf = ({ instalments }: LoanPosition): readonly InstalmentPosition[] => instalments.filter(({ settledOn }) => settledOn === null)

/** The next day on which one that is due makes the loan past due, or more so by a bucket or class. */
function edgeOf({ terms: { graceDays } }: Loan, { dueOn }: InstalmentPosition, after: Day): Day[] {
  if (after - dueOn <= graceDays) return [dueOn + graceDays + 1]
  const { nextEdge } = delinquencyOf(after - dueOn)
  return nextEdge === null ? [] : [dueOn + nextEdge]
}

const movesAfter = ({ payments, reliefs }: Loan, day: Day): boolean =>
  payments.some(({ on }) => on > day) || reliefs.some(({ on }) => on > day)

function firstOf(loans: readonly LineLoan[], after: Day): Day | null {
  const days = loans.map((entry) => nextLoanDay(entry, after)).filter((day) => day !== null)
  return days.length === 0 ? null : Math.min(...days)
}

function passDay(entry: LineLoan, on: Day): { entry: LineLoan; outcomes: readonly LineOutcome[]; entries: readonly Entry[] } {
  const { loan } = entry
  const position = positionOf(loan, on)
  const due = position.instalments.find(({ dueOn, settledOn }) => dueOn === on && settledOn === null)
  const books = due !== undefined || isFirstOfMonth(on)
  const entries = books ? bookedBetween(entry, entry, on) : []
  const told = delinquencyTold(entry, position)
  return {
    entry: {
      ...entry,
      bookedThrough: entries.length > 0 ? on : entry.bookedThrough,
      toldDays: told[0]?.data.daysPastDue ?? entry.toldDays,
      toldRestructured: told[0] === undefined ? entry.toldRestructured : told[0].data.restructured === true,
    },
    outcomes: [...(due === undefined ? [] : [billed(loan.id, due)]), ...told],
    entries,
  }
}

const isFirstOfMonth = (day: Day): boolean => partsOf(day).dayOfMonth === 1

/** What the accounts have yet to follow of a loan that `before` was and `after` is, as it stands on a day. */
export function bookedBetween(before: LineLoan, after: Pick<LineLoan, 'loan'>, on: Day): readonly Entry[] {
  const was = loanBalances(before.loan, positionOf(before.loan, before.bookedThrough))
  return entriesBetween(was, loanBalances(after.loan, positionOf(after.loan, on)), before.loan.id)
}

const billed = (loanId: string, { nth, dueOn, principalMinor, interestMinor }: InstalmentPosition): LineOutcome => ({
  type: 'instalment-billed',
  data: { loanId, nth, dueOn: dayText(dueOn), principalMinor, interestMinor },
})

/** Told where it came to another bucket or class than was told last. */
export function delinquencyTold(
  { loan, toldDays, toldRestructured }: Pick<LineLoan, 'loan' | 'toldDays' | 'toldRestructured'>,
  position: LoanPosition,
): readonly OutcomeOf<'delinquency-changed'>[] {
  const { daysPastDue, due } = position
  const restructured = isRestructured(loan, position)
  const { bucket, tier: fiveTier } = delinquencyOf(daysPastDue, restructured)
  const told = delinquencyOf(toldDays, toldRestructured)
  if (bucket === told.bucket && fiveTier === told.tier) return []
  const overdueMinor = daysPastDue === 0 ? 0 : due.penaltyMinor + due.interestMinor + due.principalMinor
  const changed = { loanId: loan.id, daysPastDue, bucket, fiveTier, overdueMinor, ...(restructured && { restructured }) }
  return [{ type: 'delinquency-changed', data: changed }]
}
