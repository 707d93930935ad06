/** What a table is found by. */
export type TableLayout = {
  readonly id: string
  readonly version: number
  /** Each stands above the table or in its header. */
  readonly marks: readonly string[]
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** The table ends at the first line that begins so. `isRequired`: a file without it was cut off. */
  readonly end: { readonly starts: readonly string[]; readonly isRequired: boolean } | null
}
