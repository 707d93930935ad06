/** What a borrower lets a financing desk know, scope by scope: by the rules of every other consent. */
import type { FactOf } from '@fairline/contract/facts'
import { DESK_SCOPES } from '@fairline/contract/facts/consent-facts'
import { type Consent, consentGiven, consentTakenBack, neverAsked } from '../signals/consent.ts'

export type DeskScope = (typeof DESK_SCOPES)[number]
/** Those that were ever spoken of, in the order of DESK_SCOPES. */
export type DeskConsents = readonly Readonly<{ scope: DeskScope; consent: Consent }>[]

export const deskConsentOf = (consents: DeskConsents, scope: DeskScope): Consent =>
  consents.find((one) => one.scope === scope)?.consent ?? neverAsked

export const deskGranted = (consents: DeskConsents, { occurredAt, data }: FactOf<'desk-consent-granted'>): DeskConsents =>
  withConsent(consents, data.scope, consentGiven(deskConsentOf(consents, data.scope), occurredAt, data.expiresAt ?? null))

export const deskWithdrawn = (consents: DeskConsents, { occurredAt, data }: FactOf<'desk-consent-withdrawn'>): DeskConsents =>
  withConsent(consents, data.scope, consentTakenBack(deskConsentOf(consents, data.scope), occurredAt))

/** All that were ever given. */
export const allWithdrawn = (consents: DeskConsents, at: number): DeskConsents =>
  consents.map(({ scope, consent }) => ({ scope, consent: consentTakenBack(consent, at) }))

const withConsent = (consents: DeskConsents, scope: DeskScope, consent: Consent): DeskConsents =>
  [...consents.filter((one) => one.scope !== scope), { scope, consent }].sort(
    (a, b) => DESK_SCOPES.indexOf(a.scope) - DESK_SCOPES.indexOf(b.scope),
  )
