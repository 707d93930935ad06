/** What an evaluation gives back. */
import type { Value } from './value.ts'

export type EvaluationErrorCode =
  | 'unknown-decision'
  | 'unknown-invocable'
  | 'input-type'
  | 'input-missing'
  | 'value-not-allowed'
  | 'value-type'
  | 'rows-overlap'
  | 'rows-disagree'
  | 'too-deep'
  | 'too-much-work'
  | 'too-large'
  | 'no-attribute'

/** Something that should not have been. The value concerned counts as null; nothing is picked silently and nothing is thrown. */
export type EvaluationError = {
  readonly code: EvaluationErrorCode
  readonly message: string
  readonly decision?: string
  readonly input?: string
  /** 1-based. */
  readonly rows?: readonly number[]
}

export type FiredRow = {
  readonly decision: string
  /** 1-based. */
  readonly row: number
  readonly ruleId: string
  /** The annotation named `reason`, else the output named `reason`, else null. */
  readonly reason: string | null
  /** The row's own output: a value, or a context when the table has several outputs. */
  readonly output: Value
}

export type Evaluation = {
  readonly values: ReadonlyMap<string, Value>
  readonly fired: readonly FiredRow[]
  readonly errors: readonly EvaluationError[]
}

/** The same by place: the values in the order of what was asked. */
export type Answer = {
  readonly values: readonly Value[]
  readonly fired: readonly FiredRow[]
  readonly errors: readonly EvaluationError[]
}

/** Where the decisions of one evaluation leave what happened. */
export type Trace = {
  readonly fired: FiredRow[]
  readonly errors: EvaluationError[]
  /** The tables that stand inside of expressions. */
  readonly tables?: readonly ((frame: Value[], trace: Trace) => Value)[]
  /** What loops and calls have cost so far, and how deep calls stand in each other. */
  spent?: number
  depth?: number
}
