/** What somebody wants proved of a policy, as data. */
import type { Value } from '../value.ts'

export type Monotone = {
  readonly decision: string
  /** One of several outputs; null where there is one. */
  readonly output: string | null
  readonly input: string
  /** As the input rises, all else the same. */
  readonly direction: 'never-raises' | 'never-lowers'
  /** Outputs that are no numbers, from low to high. */
  readonly order: readonly Value[] | null
  /** Where no answer stands: below all answers, above them, or beside them, so that it is compared with none. */
  readonly noAnswer: 'lowest' | 'highest' | 'apart'
}

export type Forbidden = {
  readonly what: string
  /** Names of inputs; `*` stands for anything. */
  readonly inputs: readonly string[]
  /** Null: all decisions. */
  readonly decisions: readonly string[] | null
}

export type Statements = {
  /** What is known of inputs beyond their types: a cell for each. */
  readonly assume: ReadonlyMap<string, string>
  readonly monotone: readonly Monotone[]
  readonly forbidden: readonly Forbidden[]
  /** Tables that always answer. */
  readonly complete: readonly string[]
  /** Every reason that a row names can be given. */
  readonly reasons: boolean
}

export const noStatements: Statements = { assume: new Map(), monotone: [], forbidden: [], complete: [], reasons: true }
