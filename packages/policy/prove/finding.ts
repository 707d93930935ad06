/** What a proof says, as data. Whoever shows it words it in his reader's language. */
import type { Inputs } from '../policy.ts'

/** Inputs that show a finding. `confirmed`: the evaluator that decides in production was asked, and says the same. */
export type Witness = { readonly inputs: Inputs; readonly confirmed: boolean }
/** A column and the values of it that are meant, as a cell would say them. */
export type Where = { readonly column: string; readonly text: string }

export type Gap = { readonly where: readonly Where[]; readonly witness: Witness }
export type Overlap = {
  /** 1-based, ascending. */
  readonly rows: readonly [number, number]
  /** `differ`: they match at once under ANY and give different outputs. */
  readonly kind: 'match-at-once' | 'differ'
  readonly where: readonly Where[]
  readonly witness: Witness
}
export type DeadRow = {
  readonly row: number
  readonly ruleId: string
  readonly line: number
  /**
   * `empty`: its cells take nothing that can be. `shadowed`: rows that go before it take all it takes. `refused`: wherever it matches another matches
   * at once, so that the table gives no answer.
   */
  readonly why: 'empty' | 'shadowed' | 'refused'
  /** The rows that do so together. */
  readonly by: readonly number[]
  /** Inputs that its cells take, and another row has. */
  readonly witness: Witness | null
}
/** A cell whose comma joins a lower and an upper bound, so that it takes every number. `meant` is the interval that was probably wanted. */
export type CommaTrap = {
  readonly row: number
  readonly line: number
  readonly column: string
  readonly cell: string
  readonly meant: string
}
/** Something that was not decided, and why: never left out in silence. */
export type Undecided = {
  /** `table`: nothing of it was looked at. `column`: its cells in `rows`. `cell` is told as one of those. */
  readonly what: 'table' | 'column' | 'cell' | 'gaps' | 'overlaps' | 'row'
  readonly column?: string
  readonly row?: number
  readonly rows?: readonly number[]
  /** `computed`: tests that are not against constants. `inside`: a table inside of an expression. `budget`: too large. */
  readonly why: 'computed' | 'inside' | 'budget'
  /** Share of the cases that were decided, where it is known. */
  readonly share?: number
}

/** Inputs for which the row fires. */
export type ReachedRow = { readonly row: number; readonly witness: Witness }

export type TableFindings = {
  readonly decision: string
  readonly line: number
  readonly rows: number
  /** Every row that can answer; a row that is not here is dead, or told as undecided. */
  readonly reached: readonly ReachedRow[]
  /** Inputs for which no row fires, whether or not that is a gap; null where there are none or it is not decided. */
  readonly silent: Witness | null
  /** What no row takes. Looked for where no row means no answer: not under COLLECT, RULE ORDER and OUTPUT ORDER, nor where there is a default output. */
  readonly gaps: readonly Gap[]
  /** There are more gaps than told. */
  readonly moreGaps: boolean
  readonly overlaps: readonly Overlap[]
  readonly moreOverlaps: boolean
  readonly deadRows: readonly DeadRow[]
  readonly commaTraps: readonly CommaTrap[]
  readonly undecided: readonly Undecided[]
}
