/** What carries a delivery to whoever it is for. */
import type { Rendered } from '@fairline/domain/notices/rendered'

/** `isFinal`: trying again would change nothing. `retryAfterMs`: whoever took it asked for that much time. */
export type Sent =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'failed'; readonly problem: string; readonly isFinal: boolean; readonly retryAfterMs?: number }

/** `id`: the same at each try, so that whoever gets it twice knows. */
export type Letter = Readonly<{ id: string; organisationId: number; ref: string; to: string; language: 'zh' | 'en'; rendered: Rendered }>

/** One for each channel that reaches a borrower beside the app. */
export type LetterPort = { readonly send: (letter: Letter, signal: AbortSignal) => Promise<Sent> }

export const sent: Sent = { outcome: 'sent' }
export const failed = (problem: string, isFinal = false): Sent => ({ outcome: 'failed', problem, isFinal })

/** The same at every try, and of one outcome to one endpoint only. */
export const deliveryName = ({ id }: { readonly id: bigint }): string => `dlv_${id}`

/** `withheld`: he does not want it, or there is no way to him. `until`: it may be sent then. */
export type Outcome =
  | Sent
  | { readonly outcome: 'withheld'; readonly problem: string }
  | { readonly outcome: 'later'; readonly until: number }
