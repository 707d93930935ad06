/**
 * A function as a value: of the text (`function(x) x + 1`), of the model or built in. Two are equal only when they are the same one.
 * Generic only so that this file stands below the union of all values.
 */
import type { Type } from './type.ts'

export type FunctionParameter = { readonly name: string; readonly type: Type }
/** Why a model gave no result; see `evaluation.ts`. */
export type CallFault = {
  readonly code: 'input-type' | 'input-missing' | 'value-not-allowed' | 'no-attribute'
  readonly message: string
  readonly decision: string
  readonly input?: string
}
export type Tell = (fault: CallFault) => void
/** How a result moves as one argument rises and all others stay; null where that is not known. */
export type Move = 'up' | 'down' | null
type Call<Value> = (args: readonly Value[], tell?: Tell) => Value

export class FeelFunction<Value> {
  /** Null for a built-in function, which may be called in several ways. */
  readonly params: readonly FunctionParameter[] | null
  readonly result: Type
  /** Never throws; a call that does not fit gives null. Arguments by position. */
  readonly call: Call<Value>
  /** In steps of a loop, beside what the call itself spends. */
  readonly cost: number
  /** By place. Where it is known, a missing argument leaves no result. */
  readonly moves: readonly Move[]

  constructor(
    params: readonly FunctionParameter[] | null,
    result: Type,
    call: Call<Value>,
    { cost = 0, moves = [] }: { readonly cost?: number; readonly moves?: readonly Move[] } = {},
  ) {
    this.params = params
    this.result = result
    this.call = call
    this.cost = cost
    this.moves = moves
  }
}
