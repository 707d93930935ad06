/** How a borrower pays: the instalments of his loans here, or, where another system keeps them, his statements. */
import { positionOf } from '../loan/position.ts'
import type { SignalSource } from './signal.ts'

/** `at`: when it was known. A loan that is past due now is among them as of now. */
export type Told = Readonly<{ at: number; daysPastDue: number }>

/** In order of time. */
export function toldOf(source: SignalSource): readonly Told[] {
  const { signals, line, at } = source
  if (line.loans.length === 0 && signals.instalments.length === 0) return signals.statements
  const paid = signals.instalments.map((one) => ({ at: one.at, daysPastDue: one.daysLate }))
  return [...paid, ...overdueNow(source).map((daysPastDue) => ({ at, daysPastDue }))]
}

/** Days past due of each loan that is. */
export function overdueNow({ line, zone, at }: SignalSource): number[] {
  if (line.loans.length === 0) return []
  const today = zone.dayAt(at)
  return line.loans.flatMap(({ loan, settledOn }) => {
    if (settledOn !== null) return []
    const { daysPastDue } = positionOf(loan, Math.max(loan.disbursedOn, today))
    return daysPastDue > 0 ? [daysPastDue] : []
  })
}
