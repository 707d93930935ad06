/** One loan: what was agreed, how its plan stands today, what was paid, who lends it, and how it is booked. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { calendarDay, LoanTerms, PlannedInstalment, ReliefKind } from '../terms.ts'
import { JournalEntry } from './journal.ts'
import { LoanRow } from './loan-row.ts'

const minor = z.int().nonnegative()

/** upcoming: not due yet. due: due, and its grace lasts. overdue: its grace is over. settled: all of it is paid. */
const INSTALMENT_STATES = ['upcoming', 'due', 'overdue', 'settled'] as const
const InstalmentState = z.enum(INSTALMENT_STATES).meta({ id: 'InstalmentState' })

export const ScheduledInstalment = z
  .object({
    nth: z.int().positive(),
    due_on: calendarDay,
    state: InstalmentState,
    principal_minor: minor,
    interest_minor: minor,
    /** Earned on it by today. */
    penalty_minor: minor,
    paid_principal_minor: minor,
    paid_interest_minor: minor,
    paid_penalty_minor: minor,
    unpaid_minor: minor,
    settled_on: calendarDay.nullable(),
  })
  .meta({ id: 'ScheduledInstalment' })

/** What it paid is as was told when it was applied; one that is heard of later may turn its parts. `taken_back_at`: it bounced, and counts no more. */
const LoanPayment = z
  .object({
    repayment_id: z.string(),
    paid_on: calendarDay,
    amount_minor: z.int().positive(),
    penalty_minor: z.int(),
    interest_minor: z.int(),
    principal_minor: z.int(),
    taken_back_at: z.string().nullable(),
    sequence: z.int().positive(),
  })
  .meta({ id: 'LoanPayment' })

/** The partner's share of every running total is rounded down; the creditor has the rest. */
const LenderShare = z
  .object({
    role: z.enum(['creditor', 'partner']),
    name: Bilingual.nullable(),
    permille: z.int().min(0).max(1000),
    principal_minor: minor,
    principal_left_minor: minor,
  })
  .meta({ id: 'LenderShare' })

/** What was unpaid on `granted_on` is paid in so many instalments from then on; the days are null where nothing was left. */
const LoanRelief = z
  .object({
    relief_id: z.string(),
    kind: ReliefKind,
    granted_on: calendarDay,
    instalments: minor,
    first_due_on: calendarDay.nullable(),
    last_due_on: calendarDay.nullable(),
    waived_penalty_minor: minor,
  })
  .meta({ id: 'LoanRelief' })

/** `until`: the first day without it; null while it runs. */
const LoanMisuse = z
  .object({ charged_from: calendarDay, until: calendarDay.nullable(), penalty_permille: minor })
  .meta({ id: 'LoanMisuse' })

export const LoanDetail = LoanRow.extend({
  /** The day it stands on. */
  on: calendarDay,
  product_title: Bilingual.nullable(),
  purpose: z.string().nullable(),
  terms: LoanTerms,
  /** Yearly rate of interest alone, simple, in millionths. */
  simple_annual_ppm: minor,
  due: z.object({ penalty_minor: minor, interest_minor: minor, principal_minor: minor }),
  /** As it was agreed. */
  plan: z.array(PlannedInstalment),
  /** As it stands, after what was paid early or late. */
  schedule: z.array(ScheduledInstalment),
  payments: z.array(LoanPayment),
  /** Paid beyond the debt of this loan, as when an earlier payment is heard of after the last one. */
  surplus_minor: minor,
  /** In the order in which they were granted. */
  reliefs: z.array(LoanRelief),
  /** A relief keeps it at special mention at least. */
  restructured: z.boolean(),
  /** When it was charged as used for something else than agreed. */
  misuses: z.array(LoanMisuse),
  lenders: z.array(LenderShare),
  /** The newest 200 entries; more of them in `/v1/ledger/journal`. */
  journal: z.array(JournalEntry),
  /** The accounts follow it up to that day. */
  booked_through: calendarDay,
}).meta({ id: 'LoanDetail' })
