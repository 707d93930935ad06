/** The accounts as a whole: their balances at the end of a day, and the proof of them from the loans. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { LedgerRole } from '../loan-outcomes.ts'
import { calendarDay } from '../terms.ts'
import { askedDay, searched } from './page.ts'

const minor = z.int().nonnegative()

/** `debit_minor`, `credit_minor`: all that was posted by then. `balance_minor`: their difference; below zero a credit balance. */
const TrialBalanceRow = z
  .object({
    account: LedgerRole,
    /** Of the product's chart of accounts; null where the pack has none. */
    code: z.string().nullable(),
    name: Bilingual.nullable(),
    side: z.enum(['debit', 'credit']).nullable(),
    currency: z.string(),
    debit_minor: minor,
    credit_minor: minor,
    balance_minor: z.int(),
  })
  .meta({ id: 'TrialBalanceRow' })

/** `on` left out: today in the book. `product` without its version; left out: all of them, under the names of the pack's default. */
export const TrialBalanceQuery = z.strictObject({ on: askedDay.optional(), product: searched.optional() })

/** Every account in every currency that was posted in. */
export const TrialBalance = z
  .object({
    on: calendarDay,
    product: z.string().nullable(),
    data: z.array(TrialBalanceRow),
    totals: z.array(z.object({ currency: z.string(), debit_minor: minor, credit_minor: minor, balance_minor: z.int() })),
  })
  .meta({ id: 'TrialBalance' })

export const LedgerControlQuery = z.strictObject({ on: askedDay.optional() })

/** `recomputed_minor`: worked out again from loans and repayments, as they were known to the accounts by the end of that day. */
const LedgerControlRow = z
  .object({
    account: LedgerRole,
    currency: z.string(),
    ledger_minor: z.int(),
    recomputed_minor: z.int(),
    difference_minor: z.int(),
  })
  .meta({ id: 'LedgerControlRow' })

export const LedgerControl = z
  .object({
    on: calendarDay,
    /** How many it was worked out from. */
    loans: minor,
    agrees: z.boolean(),
    data: z.array(LedgerControlRow),
  })
  .meta({ id: 'LedgerControl' })
