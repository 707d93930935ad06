/** What a borrower owes now, loan by loan: due, next, and to end it. */
import type { MeView } from '@fairline/contract/views/me'
import type { z } from 'zod'
import { type Day, dayText } from '../kernel/day.ts'
import type { LineLoan } from '../line/line.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'

type Due = z.infer<typeof MeView>['due']
type Next = Due['next']

type Owing = Readonly<{ loans: readonly Pick<LineLoan, 'loan' | 'settledOn'>[] }>

/** What falls due on one day, of all loans, is one amount. */
export function dueOf({ loans }: Owing, today: Day): Due {
  const open = loans.filter(({ loan, settledOn }) => settledOn === null && loan.disbursedOn <= today)
  const rows = open.map(({ loan }) => {
    const { dueMinor, next, payoffMinor } = owedOn(loan, today)
    return {
      loan_id: loan.id,
      due_minor: dueMinor,
      days_past_due: positionOf(loan, today).daysPastDue,
      next: next === null ? null : { on: dayText(next.dueOn), amount_minor: next.amountMinor },
      payoff_minor: payoffMinor,
    }
  })
  const nexts = rows.flatMap(({ next }) => next ?? [])
  const on = nexts.map((next) => next.on).sort()[0]
  return {
    due_minor: rows.reduce((sum, row) => sum + row.due_minor, 0),
    next: on === undefined ? null : nextOn(on, nexts),
    loans: rows,
  }
}

const nextOn = (on: string, nexts: readonly NonNullable<Next>[]): Next => ({
  on,
  amount_minor: nexts.filter((next) => next.on === on).reduce((sum, next) => sum + next.amount_minor, 0),
})
