/**
 * Facts: what happened to a borrower, as told by the systems that saw it. Outcomes (what we decided on them) are in outcomes.ts.
 *
 * Wire     CloudEvents 1.0 `type` is `fairline.<name>.v1`; fields in snake_case. Inside, the same names in camelCase.
 * Units    `..._minor`: whole minor units. `..._at`: RFC 3339. `days_past_due`: whole days.
 * Rule     no personal data: devices, networks, places and records are opaque identifiers of the sender.
 */
import { z } from 'zod'
import type { CamelKeys } from './case.ts'
import { instant } from './instant.ts'
import { currency, nonNegativeMinor, positiveMinor, publicId, text } from './text.ts'

export const PROFILE_FIELDS = ['phone', 'address', 'occupation', 'identity_document', 'bank_card'] as const
export const CONSENT_PURPOSES = ['score', 'bureau', 'device', 'marketing'] as const
/** Declared use of a drawdown; which are allowed is for the policy pack to say. */
export const DRAWDOWN_PURPOSES = [
  'consumption',
  'education',
  'medical',
  'travel',
  'renovation',
  'business_turnover',
  'house_purchase',
  'mortgage_repayment',
  'securities',
  'fixed_asset_investment',
] as const

const opaqueId = text(128)
const daysPastDue = z.int().min(0).max(36_500)
const method = z.enum(['document', 'document_bank_card_otp', 'face', 'in_person'])

const MAX_FACTORS = 10

export const factData = {
  /** The borrower is known to us. `fields_on_file`: profile fields taken and checked at registration; their values are not sent. */
  'borrower-registered': z.strictObject({
    kind: z.enum(['individual', 'business']),
    currency,
    fields_on_file: z.array(z.enum(PROFILE_FIELDS)).max(PROFILE_FIELDS.length).optional(),
  }),
  'consent-granted': z.strictObject({
    purpose: z.enum(CONSENT_PURPOSES),
    terms_version: text(64).optional(),
    expires_at: instant.optional(),
  }),
  'consent-withdrawn': z.strictObject({ purpose: z.enum(CONSENT_PURPOSES) }),
  'identity-verified': z.strictObject({ method }),
  /** The borrower's own failure. A verification service that broke is a `technical-failure-reported`. */
  'identity-failed': z.strictObject({ method, cause: z.enum(['mismatch', 'unreadable', 'expired', 'wrong_code', 'abandoned']) }),
  'session-started': z.strictObject({
    device_id: opaqueId,
    network: z.enum(['home', 'cellular', 'public', 'anonymised', 'unknown']).optional(),
    network_id: opaqueId.optional(),
    place: opaqueId.optional(),
  }),
  'drawdown-requested': z.strictObject({
    drawdown_id: publicId,
    amount_minor: positiveMinor,
    currency,
    purpose: z.enum(DRAWDOWN_PURPOSES).optional(),
  }),
  'repayment-posted': z.strictObject({ repayment_id: publicId, amount_minor: positiveMinor, currency }),
  /** An external credit score with its own scale, e.g. 350 to 950. */
  'score-updated': z
    .strictObject({
      value: z.int().nonnegative(),
      range_min: z.int().nonnegative(),
      range_max: z.int().positive(),
      source: text(64),
      factors: z.array(text(200)).max(MAX_FACTORS).optional(),
    })
    .refine(({ value, range_min, range_max }) => range_min <= value && value <= range_max, {
      path: ['value'],
      message: 'must lie within range_min and range_max',
    }),
  /** State of one debt with another lender; 0 days past due says that it was brought current. */
  'delinquency-elsewhere-reported': z.strictObject({ record_id: opaqueId, source: text(64), days_past_due: daysPastDue }),
  /** `verified`: the new value was checked, by a code or a document. Only then does the field count as up to date. */
  'profile-changed': z.strictObject({ field: z.enum(PROFILE_FIELDS), verified: z.boolean() }),
  /** Something of ours or of a supplier broke. Recorded, never counted against the borrower (P5). */
  'technical-failure-reported': z.strictObject({ component: text(64), incident_id: publicId.optional() }),
  'clock-ticked': z.strictObject({}),
  /** Observed: a line that another system granted. Never declined. */
  'line-imported': z.strictObject({ limit_minor: positiveMinor, drawn_minor: nonNegativeMinor, currency }),
  /** Observed: a statement of an imported line. `balance_minor` below zero is a credit balance; `paid_minor` since the statement before. */
  'statement-issued': z.strictObject({
    statement_id: publicId,
    balance_minor: z.int(),
    paid_minor: nonNegativeMinor,
    days_past_due: daysPastDue,
    currency,
  }),
} as const

export type FactType = keyof typeof factData
export type FactDataOnWire<T extends FactType> = z.input<(typeof factData)[T]>

/** A fact as the pure core sees it. `occurredAt`: when it took effect; `knownAt`: when we learned of it (never before). */
export type FactOf<T extends FactType> = {
  readonly type: T
  readonly occurredAt: number
  readonly knownAt: number
  readonly data: CamelKeys<z.output<(typeof factData)[T]>>
}
export type Fact = { [T in FactType]: FactOf<T> }[FactType]

export const FACT_TYPES = Object.keys(factData) as FactType[]
