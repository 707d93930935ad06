/** What is still to be paid of all loans, by due day. Of loans that were written off nothing is expected; penalty is not in it, as it grows by the day. */
import { z } from 'zod'
import { calendarDay } from '../terms.ts'
import { askedDay, searched } from './page.ts'

const count = z.int().nonnegative()
const expected = { currency: z.string(), instalments: count, principal_minor: count, interest_minor: count, total_minor: count }

/** `from` left out: today in the book. `to` left out: 30 days later. Both are in; at most 400 days. */
export const RepaymentCalendarQuery = z.strictObject({
  from: askedDay.optional(),
  to: askedDay.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Without its version. */
  product: searched.optional(),
})

/** `data`: days on which something is to be paid. `unpaid_before_today`: of earlier days, whether in grace or past due. */
export const RepaymentCalendar = z
  .object({
    today: calendarDay,
    from: calendarDay,
    to: calendarDay,
    data: z.array(z.object({ date: calendarDay, ...expected })),
    unpaid_before_today: z.array(z.object(expected)),
  })
  .meta({ id: 'RepaymentCalendar' })
