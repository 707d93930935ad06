/** Whoever keeps credit records. Asked for only with the borrower's consent. */
import type { FactOf } from '@fairline/contract/facts'

export type BureauQuestion = {
  readonly organisationId: number
  readonly borrower: string
  readonly purpose: 'application' | 'renewal'
  /** Of the borrower's line, where that is known. */
  readonly currency: string | null
}

/** In the words of the facts that it becomes, but for their source. */
export type BureauReport = {
  readonly inquiries: readonly Omit<FactOf<'credit-inquiry-recorded'>['data'], 'source'>[]
  readonly delinquencies: readonly Omit<FactOf<'delinquency-elsewhere-reported'>['data'], 'source'>[]
  readonly debts: Omit<FactOf<'debt-statement-received'>['data'], 'source'> | null
  readonly file: Omit<FactOf<'credit-file-reported'>['data'], 'source'> | null
}

export type BureauPort = {
  readonly source: string
  readonly report: (question: BureauQuestion, signal: AbortSignal) => Promise<BureauReport | 'unavailable'>
}
