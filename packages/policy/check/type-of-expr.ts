import type { Expr } from '../feel/ast.ts'
import type { Ir } from '../ir/ir.ts'
import type { Typing } from './typing.ts'

/** How the parts of an expression are typed, for the rules that stand below the one for all expressions. */
export type TypeOfExpr = (expr: Expr, typing: Typing) => Ir
