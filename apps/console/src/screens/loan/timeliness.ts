import type { Instalment } from '../../api/views.ts'
import { daysBetween } from '../../format/calendar.ts'

export type Timeliness = Readonly<{ is: 'early' | 'onTime' | 'late' | 'lateNow'; days: number }>

/** How an instalment was paid against its due day; of one past due, how late it is by now. Null where there is nothing to tell yet. */
export function timelinessOf({ due_on, settled_on, unpaid_minor }: Instalment, on: string): Timeliness | null {
  if (settled_on !== null) {
    const late = daysBetween(due_on, settled_on)
    return { is: late > 0 ? 'late' : late < 0 ? 'early' : 'onTime', days: Math.abs(late) }
  }
  const late = daysBetween(due_on, on)
  return unpaid_minor > 0 && late > 0 ? { is: 'lateNow', days: late } : null
}

const COLUMNS = ['principal_minor', 'interest_minor', 'penalty_minor', 'unpaid_minor'] as const

export const dueMinor = (row: Instalment): number => row.principal_minor + row.interest_minor + row.penalty_minor
export const paidMinor = (row: Instalment): number => row.paid_principal_minor + row.paid_interest_minor + row.paid_penalty_minor

/** The columns of a schedule, each summed. */
export function totalsOf(schedule: readonly Instalment[]) {
  const sum = (figure: (row: Instalment) => number): number => schedule.reduce((total, row) => total + figure(row), 0)
  const [principal, interest, penalty, unpaid] = COLUMNS.map((column) => sum((row) => row[column]))
  return {
    principal: principal ?? 0,
    interest: interest ?? 0,
    penalty: penalty ?? 0,
    unpaid: unpaid ?? 0,
    due: sum(dueMinor),
    paid: sum(paidMinor),
  }
}
