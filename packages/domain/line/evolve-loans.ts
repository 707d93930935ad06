/** The loans of a line, and what is on the way to one, after an outcome. Never refuses: what is in the log happened. */
import { knownDay } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import { addMisuse } from '../loan/misuse.ts'
import { addPayment, removePayment } from '../loan/payments.ts'
import { lastPosition } from '../loan/position.ts'
import { addRelief } from '../loan/relief.ts'
import type { Line, LineLoan, Pending, Quote } from './line.ts'
import { misuseEnded, misuseIn } from './misuse.ts'
import type { OutcomeOf } from './outcomes.ts'
import { reliefOf } from './relieve-loan.ts'

/** How many quotes stand side by side, the newest. */
const QUOTES = 4
/** How many drawdowns that could not be paid out are remembered. */
const FAILED = 8
/** Within this time a repayment may be taken back from a loan that it had ended. */
const SETTLED_KEPT_DAYS = 90
/** More than anybody borrows in a life: an id of an older one would be taken for a new loan. */
const FORMER_LOANS = 1_024
/** As many repayments of which a part went to no loan can be taken back, the newest. */
const REPAID_BESIDE = 32

type LoanOutcome =
  | OutcomeOf<'repayment-taken-back'>
  | OutcomeOf<'quote-issued'>
  | OutcomeOf<'drawdown-cancelled'>
  | OutcomeOf<'loan-opened'>
  | OutcomeOf<'delinquency-changed'>
  | OutcomeOf<'loan-relieved'>
  | OutcomeOf<'misuse-charged'>
  | OutcomeOf<'misuse-ended'>
  | OutcomeOf<'loan-settled'>
  | OutcomeOf<'loan-written-off'>
  | OutcomeOf<'journal-posted'>

export function evolveLoans(line: Line, outcome: LoanOutcome, at: number): Line {
  switch (outcome.type) {
    case 'repayment-taken-back':
      return takenBack(line, outcome)
    case 'quote-issued':
      return quoted(line, outcome, at)
    case 'drawdown-cancelled':
      return cancelled(line, outcome)
    case 'loan-opened':
      return loanOpened(line, outcome)
    case 'delinquency-changed':
      return withLoan(line, outcome.data.loanId, () => ({
        toldDays: outcome.data.daysPastDue,
        toldRestructured: outcome.data.restructured ?? false,
      }))
    case 'loan-relieved':
      return relieved(line, outcome)
    case 'misuse-charged':
      return withLoan(line, outcome.data.loanId, ({ loan }) => ({ loan: addMisuse(loan, misuseIn(outcome)) }))
    case 'misuse-ended': {
      const { loanId, principalMinor } = outcome.data
      const after = withLoan(line, loanId, ({ loan }) => ({ loan: misuseEnded(loan, outcome) }))
      return { ...after, drawnMinor: line.drawnMinor - principalMinor }
    }
    case 'loan-settled':
      return withLoan(line, outcome.data.loanId, () => ({ settledOn: knownDay(outcome.data.settledOn) }))
    case 'loan-written-off':
      return withLoan(line, outcome.data.loanId, ({ loan }) => ({ loan: { ...loan, writtenOffOn: knownDay(outcome.data.writtenOffOn) } }))
    case 'journal-posted':
      return booked(line, outcome)
  }
}

function quoted(line: Line, { data }: OutcomeOf<'quote-issued'>, at: number): Line {
  const { quoteId, amountMinor, terms } = data
  const quote: Quote = {
    quote: fingerprint(quoteId),
    amountMinor,
    terms,
    mayConfirmAt: Date.parse(data.mayConfirmAt),
    expiresAt: Date.parse(data.expiresAt),
  }
  const others = line.quotes.filter((one) => one.expiresAt > at && one.quote !== quote.quote)
  return { ...line, quotes: [...others, quote].slice(-QUOTES) }
}

/** Of a drawdown with terms: its money is on the way. */
export function awaited(line: Line, { data: { drawdownId, amountMinor, terms } }: OutcomeOf<'drawdown-approved'>): Line {
  if (terms === undefined) return line
  return { ...line, pending: [...line.pending, { drawdownId, amountMinor, terms, failed: false }] }
}

function cancelled(line: Line, { data: { drawdownId } }: OutcomeOf<'drawdown-cancelled'>): Line {
  const pending = pendingOf(line, drawdownId)
  invariant(!pending.failed, 'a drawdown is cancelled once')
  const drawnMinor = line.drawnMinor - pending.amountMinor
  invariant(drawnMinor >= 0, 'what is cancelled was drawn')
  const [failed, others] = [line.pending.filter((one) => one.failed), line.pending.filter((one) => !one.failed && one !== pending)]
  return { ...line, drawnMinor, pending: [...[...failed, { ...pending, failed: true }].slice(-FAILED), ...others] }
}

function loanOpened(line: Line, { data }: OutcomeOf<'loan-opened'>): Line {
  const pending = pendingOf(line, data.drawdownId)
  const disbursedOn = knownDay(data.disbursedOn)
  const plan = data.instalments.map(({ dueOn, principalMinor, interestMinor }) => ({
    dueOn: knownDay(dueOn),
    principalMinor,
    interestMinor,
  }))
  const { loanId: id, principalMinor, terms } = data
  const loan = { id, principalMinor, disbursedOn, terms, plan, payments: [], reliefs: [], misuses: [], writtenOffOn: null }
  const isKept = ({ settledOn }: LineLoan) => settledOn === null || settledOn + SETTLED_KEPT_DAYS > disbursedOn
  const kept = line.loans.filter(isKept)
  const gone = line.loans.filter((entry) => !isKept(entry)).map((entry) => fingerprint(entry.loan.id))
  return {
    ...line,
    drawnMinor: pending.failed ? line.drawnMinor + principalMinor : line.drawnMinor,
    pending: line.pending.filter((one) => one !== pending),
    formerLoans: gone.length === 0 ? line.formerLoans : [...line.formerLoans, ...gone].slice(-FORMER_LOANS),
    loans: [...kept, { loan, toldDays: 0, toldRestructured: false, bookedThrough: disbursedOn, settledOn: null }],
  }
}

export function repaidLoans(line: Line, { data }: OutcomeOf<'repayment-applied'>): Line {
  const repayment = fingerprint(data.repaymentId)
  const on = knownDay(data.paidOn ?? '1970-01-01')
  const loans = (data.parts ?? []).reduce(
    (all, { loanId, amountMinor }) => changed(all, loanId, ({ loan }) => ({ loan: addPayment(loan, { repayment, on, amountMinor }) })),
    line.loans,
  )
  const principalMinor = (data.parts ?? []).reduce((sum, part) => sum - part.principalMinor, data.principalMinor)
  const { overpaidMinor } = data
  // Where another system keeps the loans, it also takes repayments back.
  const isOurs = line.product !== null && (principalMinor !== 0 || overpaidMinor !== 0)
  const beside = isOurs ? [{ repayment, principalMinor, overpaidMinor }] : []
  return {
    ...line,
    loans,
    repaidBeside: [...line.repaidBeside, ...beside].slice(-REPAID_BESIDE),
    overpaidMinor: line.overpaidMinor + overpaidMinor,
  }
}

function takenBack(line: Line, { data }: OutcomeOf<'repayment-taken-back'>): Line {
  const repayment = fingerprint(data.repaymentId)
  const loans = data.parts.reduce(
    (all, { loanId }) =>
      changed(all, loanId, (entry) => {
        const loan = removePayment(entry.loan, repayment)
        return { loan, settledOn: lastPosition(loan).settledOn }
      }),
    line.loans,
  )
  return {
    ...line,
    loans,
    drawnMinor: line.drawnMinor + data.principalMinor,
    overpaidMinor: line.overpaidMinor - data.overpaidMinor,
    repaidBeside: line.repaidBeside.filter((one) => one.repayment !== repayment),
  }
}

function relieved(line: Line, outcome: OutcomeOf<'loan-relieved'>): Line {
  const { loanId, principalMinor } = outcome.data
  const after = withLoan(line, loanId, ({ loan }) => ({ loan: addRelief(loan, reliefOf(outcome)) }))
  return { ...after, drawnMinor: line.drawnMinor - principalMinor }
}

function booked(line: Line, { data: { through, entries } }: OutcomeOf<'journal-posted'>): Line {
  const bookedThrough = knownDay(through)
  const ids = new Set(entries.map(({ loanId }) => loanId))
  return { ...line, loans: line.loans.map((entry) => (ids.has(entry.loan.id) ? { ...entry, bookedThrough } : entry)) }
}

const withLoan = (line: Line, loanId: string, change: (entry: LineLoan) => Partial<LineLoan>): Line => ({
  ...line,
  loans: changed(line.loans, loanId, change),
})

function changed(loans: readonly LineLoan[], loanId: string, change: (entry: LineLoan) => Partial<LineLoan>): readonly LineLoan[] {
  invariant(
    loans.some(({ loan }) => loan.id === loanId),
    'only a loan of the line changes',
  )
  return loans.map((entry) => (entry.loan.id === loanId ? { ...entry, ...change(entry) } : entry))
}

function pendingOf({ pending }: Line, drawdownId: string): Pending {
  const found = pending.find((one) => one.drawdownId === drawdownId)
  invariant(found !== undefined, 'only an approved drawdown is paid out or cancelled')
  return found
}
