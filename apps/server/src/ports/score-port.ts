/** Whoever makes credit scores. Asked for only with the borrower's consent. */

export type ScoreQuestion = {
  readonly organisationId: number
  readonly borrower: string
  readonly purpose: 'application' | 'renewal'
}

export type Score = { readonly value: number; readonly rangeMin: number; readonly rangeMax: number; readonly source: string }

export type ScorePort = {
  readonly source: string
  readonly score: (question: ScoreQuestion, signal: AbortSignal) => Promise<Score | 'unavailable'>
}
