/**
 * Facts: what happened to a borrower or to the whole book, as told by the systems that saw it. Outcomes (what we decided on them) are in
 * outcomes.ts.
 *
 * Wire     CloudEvents 1.0 `type` is `fairline.<name>.v<version>`; fields in snake_case. Inside, the same names in camelCase.
 * Units    by the end of the name (unit-of.ts): `..._minor` whole minor units, `..._at` RFC 3339, `days_past_due` whole days.
 * Personal fields are marked in their schema (personal.ts). In the core such a field holds an opaque token and never the value: the store puts
 *          the token in its place before anything is decided. All else is opaque identifiers of the sender.
 */
import type { z } from 'zod'
import type { CamelKeys } from './case.ts'
import { applicationFacts } from './facts/application-facts.ts'
import { bookFacts } from './facts/book-facts.ts'
import { bulkFacts } from './facts/bulk-facts.ts'
import { caseFacts } from './facts/case-facts.ts'
import { consentFacts } from './facts/consent-facts.ts'
import { creditFacts } from './facts/credit-facts.ts'
import { incomeFacts } from './facts/income-facts.ts'
import { loanFacts } from './facts/loan-facts.ts'
import { orderFacts } from './facts/order-facts.ts'
import { profileFacts } from './facts/profile-facts.ts'
import { requestFacts } from './facts/request-facts.ts'
import { securityFacts } from './facts/security-facts.ts'
import { upkeepFacts } from './facts/upkeep-facts.ts'
import type { olderData } from './older-data.ts'

export { CONSENT_PURPOSES } from './facts/consent-facts.ts'
export { DRAWDOWN_PURPOSES } from './facts/loan-facts.ts'
export { HELD_DOCUMENTS, PROFILE_FIELDS } from './facts/profile-facts.ts'

/** All that the contract says of each fact: words, senders, scope, whether it counts, the newest form of its data, an example. */
export const FACTS = {
  ...profileFacts,
  ...consentFacts,
  ...securityFacts,
  ...creditFacts,
  ...incomeFacts,
  ...applicationFacts,
  ...loanFacts,
  ...requestFacts,
  ...caseFacts,
  ...orderFacts,
  ...upkeepFacts,
  ...bookFacts,
  ...bulkFacts,
} as const

export type FactType = keyof typeof FACTS
export const FACT_TYPES = Object.keys(FACTS) as FactType[]

/** The newest form of each fact's data. */
export const factData = Object.fromEntries(FACT_TYPES.map((type) => [type, FACTS[type].data])) as {
  readonly [T in FactType]: (typeof FACTS)[T]['data']
}

export type FactDataOnWire<T extends FactType> = z.input<(typeof factData)[T]>
/** The same in version 1. */
export type FirstDataOnWire<T extends FactType> = T extends keyof typeof olderData ? z.input<(typeof olderData)[T][0]> : FactDataOnWire<T>

/** A fact as the pure core sees it. `occurredAt`: when it took effect; `knownAt`: when we learned of it (never before). */
export type FactOf<T extends FactType> = {
  readonly type: T
  readonly occurredAt: number
  readonly knownAt: number
  readonly data: CamelKeys<z.output<(typeof factData)[T]>>
}
export type Fact = { [T in FactType]: FactOf<T> }[FactType]

/** Facts of one borrower, and of the whole book. */
export type BookFactType = { [T in FactType]: (typeof FACTS)[T]['scope'] extends 'book' ? T : never }[FactType]
