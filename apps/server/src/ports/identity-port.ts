/**
 * Whoever proves that somebody is who he says: by his document, a bank card in his name, and a code sent to the phone that the bank knows. A face may be
 * asked for on top of that by whoever offers it; it is never the only way, and this port does not need it.
 */

export type IdentityClaim = {
  readonly organisationId: number
  readonly borrower: string
  /** Judged and forgotten: neither is stored. */
  readonly idNumber: string
  readonly bankCard: string
}

export type IdentityStart =
  | { readonly outcome: 'code-sent'; readonly sessionId: string; readonly expiresAt: number }
  | { readonly outcome: 'refused'; readonly cause: 'id-number' | 'bank-card' }
  | 'unavailable'

export type IdentityAnswer =
  | { readonly outcome: 'verified'; readonly method: 'document_bank_card_otp' }
  | { readonly outcome: 'wrong-code'; readonly triesLeft: number }
  /** Never begun, over, or tried too often: to be started anew. */
  | { readonly outcome: 'ended' }
  | 'unavailable'

export type IdentityPort = {
  readonly start: (claim: IdentityClaim) => Promise<IdentityStart>
  readonly confirm: (answer: {
    readonly organisationId: number
    readonly borrower: string
    readonly sessionId: string
    readonly code: string
  }) => Promise<IdentityAnswer>
}
