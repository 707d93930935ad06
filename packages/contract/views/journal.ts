/** The accounts entry by entry, the newest first. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { LedgerRole } from '../loan-outcomes.ts'
import { calendarDay } from '../terms.ts'
import { askedDay, listed, pageOf, pageQuery, searched } from './page.ts'

/** `code` and `name`: of the product's chart of accounts; null where the pack has none. `amount_minor`: a debit; below zero a credit. */
export const JournalEntry = z
  .object({
    booked_on: calendarDay,
    borrower_id: z.string(),
    /** Null for money that no loan has. */
    loan_id: z.string().nullable(),
    account: LedgerRole,
    code: z.string().nullable(),
    name: Bilingual.nullable(),
    currency: z.string(),
    amount_minor: z.int(),
    /** Of the event that brought it, in its borrower's log; and which of that event's entries it is. */
    sequence: z.int().positive(),
    nth: z.int().positive(),
  })
  .meta({ id: 'JournalEntry' })

/** `loan` is one of the borrower's: it needs `borrower` beside it. Both ends of the days are in. */
const journalFilters = {
  borrower: searched.optional(),
  loan: searched.optional(),
  account: listed(LedgerRole).optional(),
  product: searched.optional(),
  from: askedDay.optional(),
  to: askedDay.optional(),
}
export type JournalFilters = z.output<z.ZodObject<typeof journalFilters>>

export const JournalQuery = z.strictObject({ ...pageQuery, ...journalFilters })

export const JournalPage = pageOf(JournalEntry).meta({ id: 'JournalPage' })
