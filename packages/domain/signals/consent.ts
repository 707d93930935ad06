/** One thing that a borrower agreed to: when, until when, and when he took it back. */
import type { CONSENT_PURPOSES } from '@fairline/contract/facts'

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export type Consent = Readonly<{ grantedAt: number | null; expiresAt: number | null; withdrawnAt: number | null }>

export const neverAsked: Consent = { grantedAt: null, expiresAt: null, withdrawnAt: null }

/** A withdrawal at the very instant of a grant wins: in doubt there is no consent. */
export const isInForce = ({ grantedAt, expiresAt, withdrawnAt }: Consent, at: number): boolean =>
  grantedAt !== null && (withdrawnAt === null || grantedAt > withdrawnAt) && (expiresAt === null || expiresAt > at)

/** The newest grant counts, with its own expiry; of two at one instant, the one that lasts longer. */
export function consentGiven(before: Consent, at: number, expiresAt: number | null): Consent {
  const isNewer = before.grantedAt === null || at > before.grantedAt
  const outlasts = at === before.grantedAt && (expiresAt ?? Infinity) > (before.expiresAt ?? Infinity)
  return isNewer || outlasts ? { ...before, grantedAt: at, expiresAt } : before
}

export const consentTakenBack = (before: Consent, at: number): Consent => ({
  ...before,
  withdrawnAt: Math.max(before.withdrawnAt ?? at, at),
})
