/**
 * What happened on a line in one month, as it was known when the month ended.
 *
 * Month    of the product's time zone, by the day of booking: what is heard of late is in the month in which it was heard of. So the balance at the end
 *          of a month is that at the start of the next, and no statement is ever changed by what comes after.
 * Always   start + paid out + earned - repaid + returned = end, for principal, interest and penalty each.
 */
import { type Day, dayText, knownDay, monthEnd } from '../kernel/day.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Line, LineLoan } from '../line/line.ts'
import type { Amounts, LoanPosition } from '../loan/loan.ts'
import { owedOn, sumOf } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import { type Dossier, type DossierEntry, type Told, toldOf } from './dossier.ts'

/** `on`: when it was booked. `valueOn`: from when the money counts. */
export type Movement = Amounts &
  Readonly<{ kind: 'drawn' | 'repaid' | 'taken-back' | 'written-off'; on: Day; valueOn: Day; reference: string; overpaidMinor: number }>

export type StatedLoan = Readonly<{
  id: string
  lentMinor: number
  leftMinor: number
  dueMinor: number
  daysPastDue: number
  next: Readonly<{ dueOn: Day; amountMinor: number }> | null
}>

export type StatementData = Readonly<{
  month: Day
  until: Day
  limitMinor: number
  overpaidMinor: number
  opening: Amounts
  drawn: Amounts
  charged: Amounts
  repaid: Amounts
  takenBack: Amounts
  closing: Amounts
  movements: readonly Movement[]
  billed: readonly Told<'instalment-billed'>['data'][]
  settled: readonly Told<'instalment-settled'>['data'][]
  loans: readonly StatedLoan[]
}>

const none: Amounts = { principalMinor: 0, interestMinor: 0, penaltyMinor: 0 }

/** `month`: its first day. The log of the borrower must know the line by its end. */
export function stateMonth(dossier: Dossier, month: Day, zone: Zone): StatementData {
  const until = monthEnd(month)
  const [from, end] = [zone.startOf(month), zone.startOf(until + 1)]
  const within = dossier.filter(({ at }) => at >= from && at < end)
  const before = dossier.findLast(({ at }) => at < from)
  const line = dossier.findLast(({ at }) => at < end)!.line
  const movements = within.flatMap((entry) => movementsOf(entry, zone.dayAt(entry.at)))
  const moved = (kind: Movement['kind']) => movements.filter((one) => one.kind === kind).reduce<Amounts>(plus, none)
  const [opening, closing] = [before === undefined ? none : balanceOf(before.line, month - 1), balanceOf(line, until)]
  const [drawn, repaid, takenBack] = [moved('drawn'), moved('repaid'), moved('taken-back')]
  return {
    month,
    until,
    limitMinor: line.limitMinor,
    overpaidMinor: line.overpaidMinor,
    opening,
    drawn,
    charged: minus(plus(closing, repaid), plus(plus(opening, drawn), takenBack)),
    repaid,
    takenBack,
    closing,
    movements,
    billed: toldOf(within, 'instalment-billed').map(({ data }) => data),
    settled: toldOf(within, 'instalment-settled').map(({ data }) => data),
    loans: line.loans.filter(({ settledOn }) => settledOn === null).map((loan) => stated(loan, until)),
  }
}

const plus = (one: Amounts, other: Amounts): Amounts => ({
  principalMinor: one.principalMinor + other.principalMinor,
  interestMinor: one.interestMinor + other.interestMinor,
  penaltyMinor: one.penaltyMinor + other.penaltyMinor,
})

const minus = (one: Amounts, other: Amounts): Amounts => ({
  principalMinor: one.principalMinor - other.principalMinor,
  interestMinor: one.interestMinor - other.interestMinor,
  penaltyMinor: one.penaltyMinor - other.penaltyMinor,
})

/** Principal that is out, with or without a loan kept here; what the loans have earned and nobody paid yet. */
function balanceOf(line: Line, on: Day): Amounts {
  const waitingMinor = line.pending.reduce((sum, one) => (one.failed ? sum : sum + one.amountMinor), 0)
  return line.loans.reduce<Amounts>(
    (sum, { loan }) => {
      const { accruedInterestMinor, due } = positionOf(loan, dayKnown(loan, on))
      return plus(sum, { principalMinor: 0, interestMinor: accruedInterestMinor, penaltyMinor: due.penaltyMinor })
    },
    { ...none, principalMinor: line.drawnMinor - waitingMinor },
  )
}

/** Nothing that was recorded by then is of a later day but by a clock that is ahead. */
const dayKnown = ({ disbursedOn, payments }: LineLoan['loan'], on: Day): Day => Math.max(on, disbursedOn, payments.at(-1)?.on ?? 0)

function stated({ loan }: LineLoan, until: Day): StatedLoan {
  const on = dayKnown(loan, until)
  const position: LoanPosition = positionOf(loan, on)
  const { next } = owedOn(loan, on)
  const { principalLeftMinor: leftMinor, daysPastDue } = position
  return { id: loan.id, lentMinor: loan.principalMinor, leftMinor, dueMinor: sumOf(position.due), daysPastDue, next }
}

function movementsOf({ outcomes }: DossierEntry, on: Day): Movement[] {
  return outcomes.flatMap((outcome): Movement[] => {
    switch (outcome.type) {
      case 'loan-opened': {
        const { loanId, principalMinor, disbursedOn } = outcome.data
        return [{ ...none, kind: 'drawn', on, valueOn: knownDay(disbursedOn), reference: loanId, principalMinor, overpaidMinor: 0 }]
      }
      case 'drawdown-approved': {
        const { drawdownId, amountMinor, terms } = outcome.data
        if (terms !== undefined) return []
        return [{ ...none, kind: 'drawn', on, valueOn: on, reference: drawdownId, principalMinor: amountMinor, overpaidMinor: 0 }]
      }
      case 'repayment-applied': {
        const { repaymentId, principalMinor, interestMinor = 0, penaltyMinor = 0, overpaidMinor, paidOn = dayText(on) } = outcome.data
        const parts = { principalMinor, interestMinor, penaltyMinor, overpaidMinor }
        return [{ kind: 'repaid', on, valueOn: knownDay(paidOn), reference: repaymentId, ...parts }]
      }
      case 'repayment-taken-back': {
        const { repaymentId, principalMinor, interestMinor, penaltyMinor, overpaidMinor } = outcome.data
        const parts = { principalMinor, interestMinor, penaltyMinor, overpaidMinor }
        return [{ kind: 'taken-back', on, valueOn: on, reference: repaymentId, ...parts }]
      }
      case 'loan-written-off': {
        const { loanId, writtenOffOn } = outcome.data
        return [{ ...none, kind: 'written-off', on, valueOn: knownDay(writtenOffOn), reference: loanId, overpaidMinor: 0 }]
      }
      // Others move no money.
      default:
        return []
    }
  })
}
