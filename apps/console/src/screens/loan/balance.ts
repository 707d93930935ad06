/** Principal still owed, day by day of change: as it was agreed, and as it was paid. */
import type { LoanDetail } from '../../api/views.ts'

export type BalancePoint = Readonly<{ on: string; minor: number }>
type Paid = Readonly<{ on: string; minor: number }>
type Given = Pick<LoanDetail, 'principal_minor' | 'disbursed_on' | 'on' | 'plan' | 'payments'>

/** Each balance holds until the next; the actual one is known up to today alone. What was taken back never counted. */
export function balancesOf({ principal_minor, disbursed_on, on, plan, payments }: Given): {
  planned: BalancePoint[]
  actual: BalancePoint[]
} {
  const planned = plan.map((one) => ({ on: one.due_on, minor: one.principal_minor }))
  const paid = payments
    .filter(({ taken_back_at, principal_minor: minor }) => taken_back_at === null && minor !== 0)
    .map((one) => ({ on: one.paid_on, minor: one.principal_minor }))
  const actual = falling(principal_minor, disbursed_on, paid)
  const last = actual.at(-1)
  if (last !== undefined && last.on < on) actual.push({ on, minor: last.minor })
  return { planned: falling(principal_minor, disbursed_on, planned), actual }
}

function falling(principal: number, from: string, paid: readonly Paid[]): BalancePoint[] {
  const points: BalancePoint[] = [{ on: from, minor: principal }]
  for (const { on, minor } of paid.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const last = points.at(-1)!
    if (last.on === on) points.pop()
    points.push({ on, minor: last.minor - minor })
  }
  return points
}

/** Days on which either changes, with both as they are then; the actual one is null of days to come. */
export function balanceRows(balances: ReturnType<typeof balancesOf>): { on: string; planned: number; actual: number | null }[] {
  const { planned, actual } = balances
  const days = [...new Set([...planned, ...actual].map(({ on }) => on))].sort()
  const lastKnown = actual.at(-1)?.on ?? ''
  const at = (points: readonly BalancePoint[], day: string): number => points.findLast(({ on }) => on <= day)?.minor ?? 0
  return days.map((on) => ({ on, planned: at(planned, on), actual: on <= lastKnown ? at(actual, on) : null }))
}
