/** What the parser understood, before names and types are resolved. `at` is the offset in the text of the expression. */
import type { Num } from '../value.ts'

export type ArithmeticOp = '+' | '-' | '*' | '/' | '**'
export type OrderOp = '<' | '<=' | '>' | '>='
export type CompareOp = OrderOp | '=' | '!='

export type Expr = { readonly at: number } & (
  | { readonly kind: 'literal'; readonly value: Num | string | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'it' }
  | { readonly kind: 'path'; readonly of: Expr; readonly field: string }
  | { readonly kind: 'negate'; readonly operand: Expr }
  | { readonly kind: 'arithmetic'; readonly op: ArithmeticOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'compare'; readonly op: CompareOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'between'; readonly value: Expr; readonly low: Expr; readonly high: Expr }
  | { readonly kind: 'in'; readonly value: Expr; readonly tests: readonly UnaryTest[] }
  | { readonly kind: 'if'; readonly condition: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
)

export type UnaryTest = { readonly at: number } & (
  | { readonly kind: 'order'; readonly op: CompareOp; readonly operand: Expr }
  | { readonly kind: 'interval'; readonly low: Expr; readonly high: Expr; readonly lowOpen: boolean; readonly highOpen: boolean }
  | { readonly kind: 'expression'; readonly body: Expr }
)

/** A cell: `-`, a list of tests of which one must hold, or `not(...)` around such a list. */
export type UnaryTests =
  | { readonly kind: 'any' }
  | { readonly kind: 'some'; readonly tests: readonly UnaryTest[] }
  | { readonly kind: 'none'; readonly tests: readonly UnaryTest[] }
