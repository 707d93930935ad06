/**
 * `products/<id>.yaml` of a pack: one product of credit, all that is fixed before a borrower appears.
 *
 * Units    money in minor units of the product's one currency; day rates in parts per 10^8; shares and penalties in permille; fees in ppm.
 * Source   reference of the product's own law in rules.yaml; what every field means for a lender is in policies/README.md.
 */

import { CONSENT_PURPOSES } from '@fairline/contract/facts/consent-facts'
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import { DOCUMENTS } from '@fairline/contract/facts/request-facts'
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { DUE_PARTS, RepaymentMethod } from '@fairline/contract/terms'
import { currency, nonNegativeMinor, positiveMinor } from '@fairline/contract/text'
import { z } from 'zod'
import { openZone } from '../kernel/zone.ts'
import type { LedgerRole } from '../ledger/loan-balances.ts'
import { Bilingual, fileDate, fileId } from '../pack/yaml-file.ts'
import { SIGNAL_FAMILIES } from '../signals/families.ts'
import { Licence } from './licence.ts'

/** Longest tenor a product may offer: ten years. */
/** Longer than that is no review, it is a refusal. */
const REVIEW_HOURS_MAX = 720

const TENOR_MONTHS_MAX = 120
const TENORS_MAX = 60
const DAYS_MAX = 3_660
const FEES_MAX = 20

const months = z.int().min(1).max(TENOR_MONTHS_MAX)
const days = z.int().min(0).max(DAYS_MAX)
const purposes = z.array(z.enum(DRAWDOWN_PURPOSES))

/** `3, 6, 12`, or all from one to another: either way a list in ascending order. */
const tenors = z
  .union([z.array(months).min(1).max(TENORS_MAX), z.strictObject({ from: months, to: months })])
  .transform((written) => {
    if (Array.isArray(written)) return [...new Set(written)].sort((one, other) => one - other)
    return Array.from({ length: Math.max(0, written.to - written.from + 1) }, (_, nth) => written.from + nth)
  })
  .refine((list) => list.length > 0, 'a range begins before it ends')

const Draw = z.strictObject({
  min_minor: positiveMinor,
  /** Null: up to what is available. */
  max_minor: positiveMinor.nullable(),
  step_minor: positiveMinor,
  tenors_months: tenors,
  methods: z.array(RepaymentMethod).min(1),
  default_tenor_months: months,
  default_method: RepaymentMethod,
  interest_only_max_months: months,
})

/** The rate of a loan comes from the policy's `price` table; these bounds are what the product may ask at all. */
const Interest = z.strictObject({
  by: z.enum(['days', 'months']),
  year_days: z.union([z.literal(365), z.literal(360)]),
  day_rate_min: z.int().nonnegative(),
  day_rate_max: z.int().positive(),
})

/** `misuse`: on what was used for something else than declared. Both of the day rate, in place of it. */
const Penalty = z.strictObject({ overdue: z.int().min(1000).max(2000), misuse: z.int().min(1500).max(2000) })

/** Paid to others than the creditor, and disclosed with the interest. */
const Fee = z.strictObject({
  id: fileId,
  title: Bilingual,
  basis: z.enum(['once_of_principal', 'monthly_of_principal']),
  rate_ppm: z.int().positive().max(1_000_000),
  payee: Bilingual,
})

const Account = z.strictObject({
  code: z.string().min(1).max(32),
  zh: z.string().min(1),
  en: z.string().min(1),
  side: z.enum(['debit', 'credit']),
})
const Accounts = z.strictObject(Object.fromEntries(LEDGER_ROLES.map((role) => [role, Account])) as Record<LedgerRole, typeof Account>)

/** Printed in contracts: where borrowers ask and complain, who collects, how disputes are settled. */
const Contacts = z.strictObject({ service: Bilingual, complaints: Bilingual, collection: Bilingual, disputes: Bilingual })

/** What a borrower of a grade gets besides money. No grade waits longer than the law allows. */
const Service = z.strictObject({ channel: z.enum(['app', 'phone', 'personal_manager']), review_hours: z.int().min(1).max(360) })

export const ProductFile = z.strictObject({
  format: z.literal(1),
  id: fileId,
  version: z.int().min(1),
  title: Bilingual,
  for: z.enum(['individual', 'small_business']),
  /** From this day on. The product must keep all law in force on it. */
  launched_on: fileDate,
  /** Jurisdictions whose rules it keeps, by law or by choice. */
  keeps_rules_of: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters')).min(1),
  currency,
  /** How many digits its minor unit has: 2 where 100 fen are one yuan. */
  minor_digits: z.int().min(0).max(4),
  time_zone: z.string().refine((name) => openZone(name) !== undefined, 'is in no time zone database'),
  calendar: fileId,
  line: z.strictObject({ min_minor: positiveMinor, max_minor: positiveMinor, step_minor: positiveMinor.optional() }),
  draw: Draw,
  interest: Interest,
  due_day: z.union([z.literal('same_as_disbursement'), z.int().min(1).max(28)]),
  /** none: due on the day even where it is none of business, since repaying by phone works on every day. What moving means: loan/due-days.ts. */
  due_date_moves: z.enum(['none', 'following_business_day']).default('none'),
  grace_days: z.int().min(0).max(31),
  penalty_permille: Penalty,
  /** Interest on unpaid interest: not offered. */
  compounding: z.literal(false),
  allocation: z.array(z.enum(DUE_PARTS)).length(DUE_PARTS.length),
  after_early: z.enum(['lower_instalments', 'fewer_instalments']),
  early_repayment: z.strictObject({ allowed: z.boolean(), fee_permille: z.int().min(0).max(100), min_minor: nonNegativeMinor }),
  purposes: z.strictObject({ allowed: purposes.min(1), prohibited: purposes }),
  /** `id`: as a funder names himself when he says how much he lends in all. */
  creditor: z.strictObject({ id: fileId.optional(), name: Bilingual, licence: Licence }),
  /** Without them, contracts have lines to fill in. */
  contacts: Contacts.optional(),
  joint_lending: z
    .strictObject({ partner: z.strictObject({ id: fileId, name: Bilingual, licence: Licence }), share_permille: z.int().min(1).max(999) })
    .nullable(),
  fees: z.array(Fee).max(FEES_MAX),
  disclosure: z.strictObject({
    reading_seconds: z.int().min(0).max(600),
    quote_valid_minutes: z.int().min(1).max(1_440),
    quote_required: z.boolean(),
  }),
  offer_valid_days: days.min(1),
  /**
   * How old a score, or a credit record, may get before it is asked for again; null: only for an application. `retry_after_days`: when whoever has it
   * could not be reached.
   */
  inquiries: z.strictObject({
    score_every_days: days.min(1).nullable(),
    bureau_every_days: days.min(1).nullable(),
    retry_after_days: days.min(1).default(7),
  }),
  statement_day: z.int().min(1).max(28),
  required_consents: z.array(z.enum(CONSENT_PURPOSES)),
  required_documents: z.array(z.enum(DOCUMENTS)),
  /** Days that a limit stands before it rises, after any change and after a cut; whether he accepts first what he had not asked for; for how long a request is looked at more closely. */
  increase: z.strictObject({
    after_days: days,
    after_cut_days: days,
    needs_acceptance: z.boolean(),
    review_hours: z.int().min(1).max(REVIEW_HOURS_MAX).optional(),
  }),
  reassess_every_days: days.min(1),
  temporary_limit: z.strictObject({ max_days: days, max_permille: z.int().min(0).max(1000) }),
  charge_off_after_days: days.min(1),
  /** Families of signals that are not looked at for its borrowers, beside what pack.yaml says of its jurisdictions. */
  signals_off: z.array(z.enum(SIGNAL_FAMILIES)).default([]),
  service: z.record(z.string(), Service),
  ledger: z.strictObject({ accounts: Accounts }),
})
export type ProductFile = z.infer<typeof ProductFile>
