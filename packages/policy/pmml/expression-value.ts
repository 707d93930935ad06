import type { DataType, PmmlValue } from './data-type.ts'
import type { Linear, Read } from './scope.ts'

/** A compiled expression: what it gives, and what is known of it without running it. */
export type Expression = {
  readonly type: DataType | null
  readonly inputs: readonly string[]
  readonly linear: Linear | null
  /** The value of a constant; null for all else. */
  readonly constant: PmmlValue
  readonly read: Read
}

export const missingValue: Expression = { type: null, inputs: [], linear: null, constant: null, read: () => null }
