/** What every engine has to tell of a borrower, in one form to compare: the rows that fired by table, the score and the limit. */
export type Told = {
  readonly holds: readonly number[]
  readonly card: readonly number[]
  readonly score: number
  readonly matrix: readonly number[]
  readonly limit: number | null
}
export type Tell<Row> = (row: Row) => Told | Promise<Told>
