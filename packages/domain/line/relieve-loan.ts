/** A loan is relieved: what is said and booked of it on that day. What a relief does to what is owed: loan/walk.ts. */
import type { FactOf } from '@fairline/contract/facts'
import { type Day, dayText, knownDay } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { journal } from '../ledger/journal.ts'
import type { IsBusinessDay } from '../loan/due-days.ts'
import type { Relief } from '../loan/loan.ts'
import { positionOf } from '../loan/position.ts'
import { addRelief, reliefDueDays } from '../loan/relief.ts'
import type { Line } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'
import { bookedBetween, delinquencyTold } from './passing-days.ts'

/** Nothing for a loan that the line does not have, that was paid back, or was written off. */
export function relieveLoan(line: Line, { data }: FactOf<'relief-granted'>, on: Day, isBusinessDay: IsBusinessDay): readonly LineOutcome[] {
  const entry = line.loans.find(({ loan }) => loan.id === data.loanId)
  if (entry === undefined || entry.settledOn !== null || entry.loan.writtenOffOn !== null) return []
  const dueDays = reliefDueDays(entry.loan, on, data, isBusinessDay)
  const loan = addRelief(entry.loan, { relief: fingerprint(data.reliefId), on, dueDays })
  const [before, after] = [positionOf(entry.loan, on), positionOf(loan, on)]
  const relieved: OutcomeOf<'loan-relieved'> = {
    type: 'loan-relieved',
    data: {
      loanId: loan.id,
      reliefId: data.reliefId,
      relievedOn: dayText(on),
      kind: data.kind,
      dueDays: dueDays.map(dayText),
      waivedPenaltyMinor: before.earned.penaltyMinor - after.earned.penaltyMinor,
      principalMinor: after.paid.principalMinor - before.paid.principalMinor,
      instalments: after.instalments
        .filter(({ dueOn }) => dueOn > on)
        .map(({ dueOn, principalMinor, interestMinor }) => ({ dueOn: dayText(dueOn), principalMinor, interestMinor })),
    },
  }
  const ended: LineOutcome[] =
    after.settledOn === null ? [] : [{ type: 'loan-settled', data: { loanId: loan.id, settledOn: dayText(after.settledOn) } }]
  const entries = bookedBetween(entry, { loan }, on)
  return [
    relieved,
    ...delinquencyTold({ ...entry, loan }, after),
    ...ended,
    ...journal(entries, { bookedOn: on, currency: line.currency ?? '' }),
  ]
}

/** As the loan keeps it. */
export const reliefOf = ({ data }: OutcomeOf<'loan-relieved'>): Relief => ({
  relief: fingerprint(data.reliefId),
  on: knownDay(data.relievedOn),
  dueDays: data.dueDays.map(knownDay),
})
