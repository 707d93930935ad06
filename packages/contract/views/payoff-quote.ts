/** What it takes to end loans on a day, to the minor unit. It is asked, not done: nothing changes. */
import { z } from 'zod'
import { calendarDay } from '../terms.ts'
import { publicId } from '../text.ts'
import { askedDay } from './page.ts'

const LOANS_MAX = 100
const minor = z.int().nonnegative()

/** `loan_ids` left out: all that are not paid back. `on` left out: today in the book; no earlier day can be asked for. */
export const PayoffRequest = z
  .strictObject({ borrower_id: publicId, loan_ids: z.array(publicId).min(1).max(LOANS_MAX).optional(), on: askedDay.optional() })
  .meta({ id: 'PayoffRequest' })

const amounts = { principal_minor: minor, interest_minor: minor, penalty_minor: minor, total_minor: minor }

/** If nothing is paid until then. `interest_minor`: earned by that day and not paid. `due_minor`: of the total, what is due by that day in any case. */
export const PayoffQuote = z
  .object({
    borrower_id: z.string(),
    on: calendarDay,
    currency: z.string().nullable(),
    loans: z.array(z.object({ loan_id: z.string(), ...amounts, due_minor: minor })),
    total: z.object({ ...amounts, due_minor: minor }),
  })
  .meta({ id: 'PayoffQuote' })
