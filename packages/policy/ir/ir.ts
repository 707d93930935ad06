/**
 * The typed middle of the compiler: names are slots, types are known, faults are gone. Every back end starts here.
 *
 * A frame is an array of values: the inputs first, then the decisions, then what expressions bring in (parameters, iterators, entries of contexts),
 * each at its slot; what happens meanwhile is traced at its end. `it` is the value a cell tests (`?`).
 */
import type { Aggregation, HitPolicy, ModelOrigin } from '../dmn/model.ts'
import type { ArithmeticOp, CompareOp, OrderOp } from '../feel/operator.ts'
import type { RangeForm } from '../feel/range.ts'
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
  /** A built-in function. */
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Ir[] }
  /** A function of the model: its parameters take these slots while the body runs. None calls itself. */
  | { readonly op: 'apply'; readonly args: readonly Ir[]; readonly slots: readonly number[]; readonly body: Ir }
  /** A function that is known only when it runs. `names` are those of the arguments, where they have any. */
  | { readonly op: 'invoke'; readonly of: Ir; readonly args: readonly Ir[]; readonly names: readonly string[] | null }
  /**
   * A function value. It sees the frame as it is where it is made. `self`: the slot where it finds itself. `once`: the slot where it is kept,
   * for a function of the model.
   */
  | {
      readonly op: 'function'
      readonly params: readonly IrParameter[]
      readonly self: number | null
      readonly once: number | null
      readonly body: Ir
    }
  /** A built-in function as a value. */
  | { readonly op: 'builtin'; readonly name: string }
  | { readonly op: 'list'; readonly items: readonly Ir[] }
  /** Entries take their slots one by one. `result` is the value, where there is one. */
  | { readonly op: 'context'; readonly entries: readonly IrEntry[]; readonly result: Ir | null }
  | {
      readonly op: 'range'
      readonly form: RangeForm
      readonly low: Ir
      readonly high: Ir
      readonly lowOpen: boolean
      readonly highOpen: boolean
    }
  /** A field, a property or a projection, of what is known only when it runs. */
  | { readonly op: 'path'; readonly of: Ir; readonly field: string }
  /** A field of the item in hand where it has one, else what the name means outside. */
  | { readonly op: 'field-or-else'; readonly of: Ir; readonly field: string; readonly otherwise: Ir }
  /** `slot` holds the item while the condition runs. */
  | { readonly op: 'filter'; readonly of: Ir; readonly slot: number; readonly condition: Ir }
  /** `partial` is the slot of the results so far, where the body asks for them. */
  | { readonly op: 'for'; readonly iterators: readonly IrIterator[]; readonly partial: number | null; readonly body: Ir }
  | { readonly op: 'quantified'; readonly how: 'some' | 'every'; readonly iterators: readonly IrIterator[]; readonly condition: Ir }
  | { readonly op: 'instance'; readonly value: Ir; readonly of: Type }
  /** The value where it is of the type, or can be made so; else null. */
  | { readonly op: 'coerce'; readonly value: Ir; readonly to: Type }
  /** The same, with allowed values at every level of the type. */
  | { readonly op: 'hold'; readonly value: Ir; readonly to: Held }
  /** A decision table inside of an expression: the n-th of the policy. */
  | { readonly op: 'table'; readonly table: number }
  /** `value in tests`: some test holds, by three-valued logic, with `it` bound to the value. */
  | { readonly op: 'in'; readonly value: Ir; readonly tests: readonly IrTest[] }
)

export type IrParameter = { readonly name: string; readonly slot: number; readonly type: Type }
export type IrEntry = { readonly key: string; readonly slot: number; readonly value: Ir }
/** `to` is there in `for i in from..to`. */
export type IrIterator = { readonly slot: number; readonly from: Ir; readonly to: Ir | null }

/** The only operand of an `in` is its items and never the list itself; in a cell a truth is a condition. */
export type TestPlace = 'cell' | 'among others' | 'alone'

export type IrTest =
  | { readonly test: 'null' }
  | { readonly test: 'equal'; readonly negated: boolean; readonly operand: Ir }
  | { readonly test: 'order'; readonly how: OrderOp; readonly operand: Ir }
  | { readonly test: 'interval'; readonly low: Ir; readonly high: Ir; readonly lowOpen: boolean; readonly highOpen: boolean }
  /** By what the operand turns out to be: in a range, in a list or the list itself, or equal. */
  | { readonly test: 'value'; readonly operand: Ir; readonly where: TestPlace }
  | { readonly test: 'expression'; readonly body: Ir }

/** `any` is a dash. `some`: one test holds. `none`: the value is not null and no test holds or is undecided. */
export type IrCell = { readonly match: 'any' } | { readonly match: 'some' | 'none'; readonly tests: readonly IrTest[] }

/**
 * A type, and at each of its levels the values allowed there; null is allowed at all of them. `item` of a list, `fields` of a context, where they
 * ask for more than their types do.
 */
export type Held = {
  readonly type: Type
  readonly allowed: IrCell
  readonly item?: Held
  readonly fields?: ReadonlyMap<string, Held>
  /** A context whose fields are not declared. */
  readonly anyContext?: boolean
}

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
  /** What the result is held to, where it is not certain to be that; what does not fit is an evaluation error and counts as null. */
  readonly held?: Held | null
  readonly requires: readonly string[]
  /** The PMML model that it is, if it is one. */
  readonly model?: ModelOrigin
  readonly body: IrTable | { readonly kind: 'expression'; readonly value: Ir }
  readonly line: number
}

export type IrInput = {
  readonly name: string
  readonly slot: number
  readonly type: Type
  readonly allowed: IrCell
  /** What the value is held to, where the host may offer others. */
  readonly held?: Held | null
}

/** A decision table inside of an expression; what fires there is told under this name. */
export type IrBox = {
  readonly name: string
  readonly table: IrTable
  readonly line: number
  /** The same table as another, for a decision inside of a service: what there is to say of it is said there. */
  readonly isCopy: boolean
}

/** What a host may call by name: a decision service or a knowledge model. Its parameters take their slots while the body runs. */
export type IrInvocable = {
  readonly name: string
  readonly kind: 'service' | 'function'
  readonly params: readonly { readonly name: string; readonly slot: number; readonly held: Held }[]
  readonly body: Ir
}

/** `size` counts the slots of a frame, the last of which is the trace. Decisions are sorted so that each stands after what it requires. */
export type IrPolicy = {
  readonly size: number
  readonly inputs: readonly IrInput[]
  readonly decisions: readonly IrDecision[]
  readonly tables: readonly IrBox[]
  readonly invocables?: readonly IrInvocable[]
}
