/** Whoever pays money out: a bank, a payment institution, a funder. */

/** `orderId`: of one drawdown, however often it is asked for. */
export type PayOutOrder = {
  readonly organisationId: number
  readonly orderId: string
  readonly amountMinor: number
  readonly currency: string
  /** The borrower, by his public id: where his money goes is known there. */
  readonly payee: string
}

/** `final`: asking again will not help. */
export type PayOutResult =
  | { readonly outcome: 'paid'; readonly paidAt: number; readonly reference: string }
  | { readonly outcome: 'failed'; readonly cause: 'bank_card' | 'funder' | 'technical'; readonly final: boolean }

export type PaymentPort = {
  /**
   * Pays an order once: asked again, it answers what became of it.
   *
   * Throws   where it is not known what became of it. Asking again is safe then, and the only way to find out.
   */
  readonly payOut: (order: PayOutOrder, signal: AbortSignal) => Promise<PayOutResult>
  /** What is told without being asked, perhaps more than once. */
  readonly onResult: (hear: (order: PayOutOrder, result: PayOutResult) => Promise<void>) => void
}
