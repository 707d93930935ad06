/** What carries a delivery to whoever it is for. */
import type { Rendered } from '@fairline/domain/notices/rendered'

/**
 * `isFinal`: trying again would change nothing. `isUnreached`: nobody was there to look at it, so that another would have fared no better. `retryAfterMs`:
 * whoever took it asked for that much time.
 */
export type Failed = Readonly<{ outcome: 'failed'; problem: string; isFinal: boolean; isUnreached?: true; retryAfterMs?: number }>
export type Sent = Readonly<{ outcome: 'sent' }> | Failed

/** `id`: the same at each try, so that whoever gets it twice knows. */
export type Letter = Readonly<{ id: string; organisationId: number; ref: string; to: string; language: 'zh' | 'en'; rendered: Rendered }>

/** One for each channel that reaches a borrower beside the app. */
export type LetterPort = { readonly send: (letter: Letter, signal: AbortSignal) => Promise<Sent> }

export const sent: Sent = { outcome: 'sent' }
export const failed = (problem: string, isFinal = false): Failed => ({ outcome: 'failed', problem, isFinal })
export const unreached = (problem: string): Failed => ({ ...failed(problem), isUnreached: true })

/** The same at every try, and of one outcome to one endpoint only. */
export const deliveryName = ({ id }: { readonly id: bigint }): string => `dlv_${id}`

/** `withheld`: he does not want it, or there is no way to him. `until`: it may be sent then. */
export type Outcome =
  | Sent
  | { readonly outcome: 'withheld'; readonly problem: string }
  | { readonly outcome: 'later'; readonly until: number }
