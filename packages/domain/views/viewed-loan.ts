/**
 * A loan as the lists show it, carried from decision to decision: the loan itself, and what can be told of it on any day without looking at the day.
 * What it owes on a day is asked of the loan (loan/position.ts).
 */
import { type Day, knownDay } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { misuseEnded, misuseIn } from '../line/misuse.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { reliefOf } from '../line/relieve-loan.ts'
import type { Loan } from '../loan/loan.ts'
import { addMisuse } from '../loan/misuse.ts'
import { addPayment, removePayment } from '../loan/payments.ts'
import { lastPosition, positionOf, unpaidMinor } from '../loan/position.ts'
import { addRelief, type ReliefKind } from '../loan/relief.ts'
import type { ViewedEvent } from './viewed-line.ts'

/** What was told of a relief when it was granted: over which days what was unpaid is paid since; null where nothing was left of it. */
export type ViewedRelief = Readonly<{
  reliefId: string
  kind: ReliefKind
  on: Day
  instalments: number
  firstDueOn: Day | null
  lastDueOn: Day | null
  waivedPenaltyMinor: number
}>

/** `ref`: the borrower. `bookedThrough`: the accounts follow it up to that day. `sequence`: of the last event that changed it. */
export type ViewedLoan = Readonly<{
  ref: string
  drawdownId: string
  currency: string
  loan: Loan
  bookedThrough: Day
  settledOn: Day | null
  openedBySequence: number
  sequence: number
  reliefs: readonly ViewedRelief[]
}>

/** Principal and interest of one instalment that are still to be paid. */
export type Unpaid = Readonly<{ dueOn: Day; principalMinor: number; interestMinor: number }>

/** `firstUnpaidOn`: due day of the oldest instalment with something left to pay. `overdueFrom`: the day on which it is past due, its grace over. */
export type LoanFigures = Readonly<{
  principalLeftMinor: number
  unpaid: readonly Unpaid[]
  firstUnpaidOn: Day | null
  overdueFrom: Day | null
}>

type Find = (loanId: string) => ViewedLoan

/** The loans that an outcome changes, as they are after it; `find` gives one as it was before. */
export function loansAfter(find: Find, outcome: LineOutcome, { ref, sequence }: ViewedEvent): readonly ViewedLoan[] {
  switch (outcome.type) {
    case 'loan-opened':
      return [openedLoan(outcome, ref, sequence)]
    case 'repayment-applied':
      return paidLoans(find, outcome, sequence)
    case 'repayment-taken-back':
      return outcome.data.parts.map(({ loanId }) => {
        const before = find(loanId)
        const loan = removePayment(before.loan, fingerprint(outcome.data.repaymentId))
        return { ...before, loan, settledOn: lastPosition(loan).settledOn, sequence }
      })
    case 'loan-relieved': {
      const before = find(outcome.data.loanId)
      return [{ ...before, loan: addRelief(before.loan, reliefOf(outcome)), reliefs: [...before.reliefs, viewedRelief(outcome)], sequence }]
    }
    case 'misuse-charged': {
      const before = find(outcome.data.loanId)
      return [{ ...before, loan: addMisuse(before.loan, misuseIn(outcome)), sequence }]
    }
    case 'misuse-ended': {
      const before = find(outcome.data.loanId)
      return [{ ...before, loan: misuseEnded(before.loan, outcome), sequence }]
    }
    case 'loan-settled':
      return [{ ...find(outcome.data.loanId), settledOn: knownDay(outcome.data.settledOn), sequence }]
    case 'loan-written-off': {
      const before = find(outcome.data.loanId)
      return [{ ...before, loan: { ...before.loan, writtenOffOn: knownDay(outcome.data.writtenOffOn) }, sequence }]
    }
    case 'journal-posted':
      return loanIdsOf(outcome.data.entries).map((id) => ({ ...find(id), bookedThrough: knownDay(outcome.data.through), sequence }))
    default: // All other outcomes leave the loans as they are.
      return []
  }
}

function openedLoan({ data }: OutcomeOf<'loan-opened'>, ref: string, sequence: number): ViewedLoan {
  const { loanId: id, drawdownId, principalMinor, currency, terms } = data
  const disbursedOn = knownDay(data.disbursedOn)
  const plan = data.instalments.map((one) => ({ ...one, dueOn: knownDay(one.dueOn) }))
  const loan = { id, principalMinor, disbursedOn, terms, plan, payments: [], reliefs: [], misuses: [], writtenOffOn: null }
  return { ref, drawdownId, currency, loan, bookedThrough: disbursedOn, settledOn: null, openedBySequence: sequence, sequence, reliefs: [] }
}

function viewedRelief({ data }: OutcomeOf<'loan-relieved'>): ViewedRelief {
  const { reliefId, kind, instalments, waivedPenaltyMinor } = data
  const [first, last] = [instalments[0], instalments.at(-1)]
  return {
    reliefId,
    kind,
    on: knownDay(data.relievedOn),
    instalments: instalments.length,
    firstDueOn: first === undefined ? null : knownDay(first.dueOn),
    lastDueOn: last === undefined ? null : knownDay(last.dueOn),
    waivedPenaltyMinor,
  }
}

function paidLoans(find: Find, { data }: OutcomeOf<'repayment-applied'>, sequence: number): ViewedLoan[] {
  const { paidOn, parts = [] } = data
  if (paidOn === undefined) return []
  const [repayment, on] = [fingerprint(data.repaymentId), knownDay(paidOn)]
  return parts.map(({ loanId, amountMinor }) => {
    const before = find(loanId)
    return { ...before, loan: addPayment(before.loan, { repayment, on, amountMinor }), sequence }
  })
}

type Entries = OutcomeOf<'journal-posted'>['data']['entries']

export const loanIdsOf = (entries: Entries): readonly string[] => [
  ...new Set(entries.flatMap(({ loanId }) => (loanId === null ? [] : [loanId]))),
]

/** `cn-consumer` of `cn-consumer@1`. */
export const productIdOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('@'))

/** The same on every day on which nothing is paid. */
export function figuresOf({ loan, settledOn }: Pick<ViewedLoan, 'loan' | 'settledOn'>): LoanFigures {
  const knownTo = Math.max(loan.disbursedOn, loan.payments.at(-1)?.on ?? 0, loan.reliefs.at(-1)?.on ?? 0, loan.writtenOffOn ?? 0)
  const { instalments, principalLeftMinor } = positionOf(loan, knownTo)
  if (settledOn !== null) return { principalLeftMinor, unpaid: [], firstUnpaidOn: null, overdueFrom: null }
  const firstUnpaidOn = instalments.find((row) => unpaidMinor(row) > 0)?.dueOn ?? null
  const unpaid = instalments
    .map((row) => ({
      dueOn: row.dueOn,
      principalMinor: row.principalMinor - row.paidPrincipalMinor,
      interestMinor: row.interestMinor - row.paidInterestMinor,
    }))
    .filter((row) => row.principalMinor + row.interestMinor > 0)
  return {
    principalLeftMinor,
    unpaid,
    firstUnpaidOn,
    overdueFrom: firstUnpaidOn === null ? null : firstUnpaidOn + loan.terms.graceDays + 1,
  }
}
