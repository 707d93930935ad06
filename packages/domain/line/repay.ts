/**
 * Answers a repayment, and one that is taken back. No hold is looked at: paying back is always possible (P2).
 *
 * Order    what is due first, the oldest before all, then early repayment in the order of drawing, then what another system keeps the loans of; what is
 *          beyond the debt is kept apart, not lost. With a loan named, that loan alone.
 * Day      money counts from the day it was paid, however late we hear of it.
 */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { type Day, dayText } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { BrokenInvariant } from '../kernel/outcome.ts'
import { type Entry, journal } from '../ledger/journal.ts'
import { type Allocation, allocate } from '../loan/allocate.ts'
import type { Amounts, InstalmentPosition, Loan, LoanPosition } from '../loan/loan.ts'
import { partsBetween } from '../loan/owed.ts'
import { addPayment, removePayment } from '../loan/payments.ts'
import { lastPosition, positionOf } from '../loan/position.ts'
import type { Line, LineLoan } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'
import { bookedBetween, delinquencyTold } from './passing-days.ts'

/** `paidOn`: the day the money counts from; `today`: the day it is heard of. */
type Days = Readonly<{ paidOn: Day; today: Day }>

export function applyRepayment(line: Line, { occurredAt, data }: FactOf<'repayment-posted'>, days: Days): readonly LineOutcome[] {
  const { repaymentId, amountMinor } = data
  const asOf = writeInstant(occurredAt)
  if (line.observedAt !== null && occurredAt <= line.observedAt) {
    const nothing = { principalMinor: 0, overpaidMinor: 0, alreadyObservedMinor: amountMinor }
    return [{ type: 'repayment-applied', data: { repaymentId, ...nothing, asOf } }]
  }
  const loanId = data.loanId
  const open = line.loans.filter(({ loan, settledOn }) => settledOn === null && loan.disbursedOn <= days.paidOn)
  const spread = spreadOver(open, amountMinor, days.paidOn, loanId)
  const changes = changesOf(
    spread.parts.map(({ loanId: id, amountMinor: partMinor }) => {
      const entry = entryOf(line, id)
      const payment = { repayment: fingerprint(repaymentId), on: days.paidOn, amountMinor: partMinor }
      return { entry, loan: addPayment(entry.loan, payment) }
    }),
    days,
  )
  const paid = changes.map(({ entry, amounts }, index) => ({
    loanId: entry.loan.id,
    amountMinor: spread.parts[index]!.amountMinor,
    ...amounts,
  }))
  const ofLoans = sumOf(paid)
  const besideMinor = loanId === undefined ? Math.min(spread.leftMinor, beside(line)) : 0
  const overpaidMinor = amountMinor - paid.reduce((sum, part) => sum + part.amountMinor, 0) - besideMinor
  const applied: OutcomeOf<'repayment-applied'> = {
    type: 'repayment-applied',
    data: {
      repaymentId,
      principalMinor: ofLoans.principalMinor + besideMinor,
      overpaidMinor,
      alreadyObservedMinor: 0,
      asOf,
      ...(paid.length > 0 && {
        paidOn: dayText(days.paidOn),
        interestMinor: ofLoans.interestMinor,
        penaltyMinor: ofLoans.penaltyMinor,
        parts: paid,
      }),
    },
  }
  return [applied, ...tellChanges(line, changes, line.product === null ? 0 : overpaidMinor, days)]
}

/** Of a loan that is paid back already, nothing is left to pay. */
function spreadOver(open: readonly LineLoan[], amountMinor: number, paidOn: Day, loanId: string | undefined): Allocation {
  const loans = open.map(({ loan }) => loan)
  if (loanId === undefined) return allocate(loans, amountMinor, paidOn)
  const isOpen = loans.some(({ id }) => id === loanId)
  return isOpen ? allocate(loans, amountMinor, paidOn, { loanId }) : { parts: [], leftMinor: amountMinor }
}

export function hasRepayment({ repaidBeside, loans }: Line, repaymentId: string): boolean {
  const key = fingerprint(repaymentId)
  return (
    repaidBeside.some(({ repayment }) => repayment === key) || loans.some(({ loan }) => loan.payments.some((one) => one.repayment === key))
  )
}

/** Undefined where the line knows no such repayment, or it was of another amount. */
export function takeBack(line: Line, { data }: FactOf<'repayment-reversed'>, today: Day): readonly LineOutcome[] | undefined {
  const repayment = fingerprint(data.repaymentId)
  const besides = line.repaidBeside.find((one) => one.repayment === repayment)
  const paid = line.loans.flatMap((entry) => {
    const amountMinor = entry.loan.payments.reduce((sum, one) => (one.repayment === repayment ? sum + one.amountMinor : sum), 0)
    return amountMinor === 0 ? [] : [{ entry, amountMinor }]
  })
  const [principalBeside, overpaidMinor] = [besides?.principalMinor ?? 0, besides?.overpaidMinor ?? 0]
  const knownMinor = paid.reduce((sum, { amountMinor }) => sum + amountMinor, principalBeside + overpaidMinor)
  if (knownMinor === 0 || knownMinor !== data.amountMinor) return undefined
  const days = { paidOn: today, today }
  const changes = changesOf(
    paid.map(({ entry }) => ({ entry, loan: removePayment(entry.loan, repayment) })),
    days,
  )
  const back = sumOf(changes.map(({ amounts }) => amounts))
  const taken: OutcomeOf<'repayment-taken-back'> = {
    type: 'repayment-taken-back',
    data: {
      repaymentId: data.repaymentId,
      amountMinor: data.amountMinor,
      overpaidMinor,
      principalMinor: principalBeside - back.principalMinor,
      interestMinor: 0 - back.interestMinor,
      penaltyMinor: 0 - back.penaltyMinor,
      parts: paid.map(({ entry, amountMinor }) => ({ loanId: entry.loan.id, amountMinor })),
      reopened: changes.flatMap(({ entry, before, after }) =>
        before.instalments
          .filter((row) => isPaid(row) && !isPaid(after.instalments.find(({ nth }) => nth === row.nth)))
          .map(({ nth }) => ({ loanId: entry.loan.id, nth })),
      ),
    },
  }
  return [taken, ...tellChanges(line, changes, line.product === null ? 0 : -overpaidMinor, days)]
}

/** Principal that is drawn on the line and no loan of ours: of an imported line, or drawn before the pack had products. */
export function beside({ drawnMinor, loans, pending }: Line): number {
  const waiting = pending.reduce((sum, one) => (one.failed ? sum : sum + one.amountMinor), 0)
  return (
    drawnMinor -
    waiting -
    loans.reduce((sum, { loan, settledOn }) => (settledOn === null ? sum + lastPosition(loan).principalLeftMinor : sum), 0)
  )
}

type Change = Readonly<{
  entry: LineLoan
  loan: Loan
  before: LoanPosition
  after: LoanPosition
  amounts: Amounts
  entries: readonly Entry[]
}>

/** Booked on one day for all: that of the payment, or of the last booking that it comes too late for. */
const throughOf = (entries: readonly LineLoan[], { paidOn }: Days): Day =>
  Math.max(paidOn, ...entries.map(({ bookedThrough }) => bookedThrough))

function changesOf(changed: readonly Pick<Change, 'entry' | 'loan'>[], days: Days): readonly Change[] {
  const through = throughOf(
    changed.map(({ entry }) => entry),
    days,
  )
  return changed.map(({ entry, loan }) => {
    const [before, after] = [positionOf(entry.loan, days.today), positionOf(loan, days.today)]
    return { entry, loan, before, after, amounts: partsBetween(before, after), entries: bookedBetween(entry, { loan }, through) }
  })
}

function tellChanges(line: Line, changes: readonly Change[], overpaidMinor: number, days: Days): LineOutcome[] {
  const through = throughOf(
    changes.map(({ entry }) => entry),
    days,
  )
  const kept: Entry[] =
    overpaidMinor === 0
      ? []
      : [
          { account: 'cash', loanId: null, amountMinor: overpaidMinor },
          { account: 'overpaid', loanId: null, amountMinor: -overpaidMinor },
        ]
  const entries = [...changes.flatMap((change) => change.entries), ...kept]
  return [...changes.flatMap(tellChange), ...journal(entries, { bookedOn: through, currency: line.currency ?? '' })]
}

/** Cut short by a relief, an instalment was never paid in full. */
const isPaid = (row: InstalmentPosition | undefined): boolean => row !== undefined && row.settledOn !== null && !row.relieved

/** Instalments that were paid in full by the change, another bucket or class, and the end of the loan. */
export function tellChange({ entry, loan, before, after }: Pick<Change, 'entry' | 'loan' | 'before' | 'after'>): LineOutcome[] {
  const settled = after.instalments.flatMap((row): LineOutcome[] => {
    const { nth, endsOn, dueOn, settledOn } = row
    const wasPaid = isPaid(before.instalments.find((one) => one.nth === nth))
    if (settledOn === null || !isPaid(row) || wasPaid || endsOn > after.on) return []
    const daysLate = Math.max(0, settledOn - dueOn)
    const on = { dueOn: dayText(dueOn), settledOn: dayText(settledOn) }
    return [{ type: 'instalment-settled', data: { loanId: loan.id, nth, ...on, daysLate: daysLate > loan.terms.graceDays ? daysLate : 0 } }]
  })
  const ended: LineOutcome[] =
    after.settledOn === null || before.settledOn !== null
      ? []
      : [{ type: 'loan-settled', data: { loanId: loan.id, settledOn: dayText(after.settledOn) } }]
  return [...settled, ...delinquencyTold({ ...entry, loan }, after), ...ended]
}

function entryOf({ loans }: Line, loanId: string): LineLoan {
  const entry = loans.find(({ loan }) => loan.id === loanId)
  if (entry === undefined) throw new BrokenInvariant('a repayment goes to loans of its line')
  return entry
}

const sumOf = (amounts: readonly Amounts[]): Amounts =>
  amounts.reduce(
    (sum, one) => ({
      penaltyMinor: sum.penaltyMinor + one.penaltyMinor,
      interestMinor: sum.interestMinor + one.interestMinor,
      principalMinor: sum.principalMinor + one.principalMinor,
    }),
    { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 },
  )
