/**
 * A function as a value: of the text (`function(x) x + 1`), of the model or built in. Two are equal only when they are the same one.
 * Generic only so that this file stands below the union of all values.
 */
import type { Type } from './type.ts'

export type FunctionParameter = { readonly name: string; readonly type: Type }

export class FeelFunction<Value> {
  /** Null for a built-in function, which may be called in several ways. */
  readonly params: readonly FunctionParameter[] | null
  readonly result: Type
  /** Never throws; a call that does not fit gives null. Arguments by position. */
  readonly call: (args: readonly Value[]) => Value

  constructor(params: readonly FunctionParameter[] | null, result: Type, call: (args: readonly Value[]) => Value) {
    this.params = params
    this.result = result
    this.call = call
  }
}
