/**
 * What the parser understood, before names and types are resolved. `at` and `end` are offsets in the text of the expression.
 *
 * Boxes of a model are the same nodes: a boxed context is `context`, an invocation `call` with named arguments, a relation a `list` of `context`s.
 * What is no text of FEEL, as a decision table inside of a box, is a `box`, which types itself where it stands.
 */
import type { Typing } from '../check/typing.ts'
import type { Ir } from '../ir/ir.ts'
import type { Num } from '../value.ts'
import type { ArithmeticOp, CompareOp } from './operator.ts'
import type { Type } from './type.ts'

export type Span = { readonly at: number; readonly end: number }

export type Expr = Span &
  (
    | { readonly kind: 'literal'; readonly value: Num | string | boolean | null }
    /** `@"2024-01-31"` */
    | { readonly kind: 'temporal'; readonly text: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'it' }
    | { readonly kind: 'path'; readonly of: Expr; readonly field: string }
    | { readonly kind: 'filter'; readonly of: Expr; readonly condition: Expr }
    | { readonly kind: 'negate'; readonly operand: Expr }
    | { readonly kind: 'arithmetic'; readonly op: ArithmeticOp; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'compare'; readonly op: CompareOp; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'between'; readonly value: Expr; readonly low: Expr; readonly high: Expr }
    | { readonly kind: 'in'; readonly value: Expr; readonly tests: readonly UnaryTest[] }
    | { readonly kind: 'if'; readonly condition: Expr; readonly yes: Expr; readonly no: Expr }
    /** Arguments have all a name or none. */
    | { readonly kind: 'call'; readonly of: Expr; readonly args: readonly Argument[] }
    | { readonly kind: 'list'; readonly items: readonly Expr[] }
    /** Entries see those before them; `result` sees all and is the value where there is one, as in a box whose last entry has no name. */
    | { readonly kind: 'context'; readonly entries: readonly ContextEntry[]; readonly result: Expr | null }
    /** An end is null where a comparison leaves it open. */
    | { readonly kind: 'range'; readonly test: RangeTest }
    | { readonly kind: 'function'; readonly params: readonly FormalParameter[]; readonly body: Expr; readonly external: boolean }
    | { readonly kind: 'instance'; readonly value: Expr; readonly type: TypeExpr }
    | { readonly kind: 'for'; readonly iterators: readonly Iteration[]; readonly body: Expr }
    | { readonly kind: 'quantified'; readonly how: 'some' | 'every'; readonly iterators: readonly Iteration[]; readonly condition: Expr }
    | { readonly kind: 'box'; readonly check: (typing: Typing) => Ir }
  )

export type Argument = { readonly name: string | null; readonly value: Expr }
/** `type`: what the value is held to, where a box declares it. */
export type ContextEntry = Span & { readonly key: string; readonly value: Expr; readonly type?: Type }
export type FormalParameter = Span & { readonly name: string; readonly type: TypeExpr | Type | null }
/** `to` is there in `for i in 1..n`. */
export type Iteration = Span & { readonly name: string; readonly from: Expr; readonly to: Expr | null }

export type TypeExpr = Span &
  (
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'list-of'; readonly item: TypeExpr }
    | { readonly kind: 'range-of'; readonly of: TypeExpr }
    | { readonly kind: 'context-of'; readonly fields: readonly { readonly name: string; readonly type: TypeExpr }[] }
    | { readonly kind: 'function-of'; readonly params: readonly TypeExpr[]; readonly result: TypeExpr }
  )

export type RangeTest = Extract<UnaryTest, { kind: 'order' | 'interval' }>

export type UnaryTest = Span &
  (
    | { readonly kind: 'order'; readonly op: CompareOp; readonly operand: Expr }
    | { readonly kind: 'interval'; readonly low: Expr; readonly high: Expr; readonly lowOpen: boolean; readonly highOpen: boolean }
    | { readonly kind: 'expression'; readonly body: Expr }
  )

/** A cell: `-`, a list of tests of which one must hold, or `not(...)` around such a list. */
export type UnaryTests =
  | { readonly kind: 'any' }
  | { readonly kind: 'some'; readonly tests: readonly UnaryTest[] }
  | { readonly kind: 'none'; readonly tests: readonly UnaryTest[] }
