/** What the calendar tells of its days, sorted into what a month shows. */
import type { RepaymentCalendar } from '../../api/views.ts'

export type DueDay = RepaymentCalendar['data'][number]
export type Due = RepaymentCalendar['unpaid_before_today'][number]

/** Each day with its sums, one a currency. */
export function byDay(data: readonly DueDay[]): ReadonlyMap<string, readonly DueDay[]> {
  const days = new Map<string, DueDay[]>()
  for (const due of data) days.set(due.date, [...(days.get(due.date) ?? []), due])
  return days
}

/** All days together, one sum a currency, in the order in which they first come. */
export function sumsOf(data: readonly Due[]): Due[] {
  const sums = new Map<string, Due>()
  for (const { currency, instalments, principal_minor, interest_minor, total_minor } of data) {
    const sum = sums.get(currency) ?? { currency, instalments: 0, principal_minor: 0, interest_minor: 0, total_minor: 0 }
    sums.set(currency, {
      currency,
      instalments: sum.instalments + instalments,
      principal_minor: sum.principal_minor + principal_minor,
      interest_minor: sum.interest_minor + interest_minor,
      total_minor: sum.total_minor + total_minor,
    })
  }
  return [...sums.values()]
}
