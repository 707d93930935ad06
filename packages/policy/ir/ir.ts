/**
 * The typed middle of the compiler: names are slots, types are known, faults are gone. Every back end starts here.
 *
 * A frame is an array of values: the inputs first, then the decisions, each at its slot. `it` is the value a cell tests (`?`).
 */
import type { Aggregation, HitPolicy } from '../dmn/model.ts'
import type { ArithmeticOp, CompareOp, OrderOp } from '../feel/ast.ts'
import type { Type } from '../feel/type.ts'
import type { Value } from '../value.ts'

export type Ir = { readonly type: Type } & (
  | { readonly op: 'constant'; readonly value: Value }
  | { readonly op: 'slot'; readonly slot: number; readonly name: string }
  | { readonly op: 'it' }
  | { readonly op: 'field'; readonly of: Ir; readonly field: string }
  | { readonly op: 'negate'; readonly operand: Ir }
  | { readonly op: 'arithmetic'; readonly how: ArithmeticOp; readonly left: Ir; readonly right: Ir }
  | { readonly op: 'concatenate'; readonly left: Ir; readonly right: Ir }
  | { readonly op: 'compare'; readonly how: CompareOp; readonly left: Ir; readonly right: Ir }
  | { readonly op: 'logic'; readonly how: 'and' | 'or'; readonly left: Ir; readonly right: Ir }
  | { readonly op: 'if'; readonly condition: Ir; readonly yes: Ir; readonly no: Ir }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Ir[]; readonly spread: boolean }
  /** A function of the model: its parameters take these slots while the body runs. None calls itself. */
  | { readonly op: 'apply'; readonly args: readonly Ir[]; readonly slots: readonly number[]; readonly body: Ir }
  | { readonly op: 'list'; readonly items: readonly Ir[] }
  /** `value in tests`: some test holds, by three-valued logic, with `it` bound to the value. */
  | { readonly op: 'in'; readonly value: Ir; readonly tests: readonly IrTest[] }
)

export type IrTest =
  | { readonly test: 'null' }
  | { readonly test: 'equal'; readonly negated: boolean; readonly operand: Ir }
  | { readonly test: 'order'; readonly how: OrderOp; readonly operand: Ir }
  | { readonly test: 'interval'; readonly low: Ir; readonly high: Ir; readonly lowOpen: boolean; readonly highOpen: boolean }
  | { readonly test: 'expression'; readonly body: Ir }

/** `any` is a dash. `some`: one test holds. `none`: the value is not null and no test holds or is undecided. */
export type IrCell = { readonly match: 'any' } | { readonly match: 'some' | 'none'; readonly tests: readonly IrTest[] }

/** Where the value of a column comes from. */
export type ColumnSource =
  | { readonly kind: 'input' | 'decision'; readonly name: string; readonly slot: number }
  | { readonly kind: 'expression' }

export type IrColumn = {
  readonly label: string
  readonly text: string
  readonly source: ColumnSource
  readonly value: Ir
  /** Values the column may hold; another value is an evaluation error and counts as null. */
  readonly allowed: IrCell
}

export type IrOutput = { readonly name: string; readonly type: Type; readonly allowed: IrCell; readonly defaultValue: Ir | null }

export type IrRule = {
  readonly row: number
  readonly ruleId: string
  readonly line: number
  readonly cells: readonly IrCell[]
  readonly texts: readonly string[]
  readonly outputs: readonly Ir[]
  readonly reason: string | null
}

export type IrTable = {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly columns: readonly IrColumn[]
  readonly outputs: readonly IrOutput[]
  readonly rules: readonly IrRule[]
  /** Index of the string output named `reason`, or -1. */
  readonly reasonOutput: number
}

export type IrDecision = {
  readonly name: string
  readonly slot: number
  readonly type: Type
  /** Values the result may have; another value is an evaluation error and counts as null. */
  readonly allowed: IrCell
  readonly requires: readonly string[]
  readonly body: IrTable | { readonly kind: 'expression'; readonly value: Ir }
  readonly line: number
}

export type IrInput = { readonly name: string; readonly slot: number; readonly type: Type; readonly allowed: IrCell }

/** `size` counts the slots of a frame. Decisions are sorted so that each stands after what it requires. */
export type IrPolicy = { readonly size: number; readonly inputs: readonly IrInput[]; readonly decisions: readonly IrDecision[] }
