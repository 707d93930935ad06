/** Unary tests → typed IR, against the type of the value they test. */
import type { UnaryTests } from '../feel/ast.ts'
import type { IrCell } from '../ir/ir.ts'
import { typeExpression } from './type-expression.ts'
import { typeTests } from './type-test.ts'
import type { Typing } from './typing.ts'

export function typeCell(cell: UnaryTests, typing: Typing): IrCell {
  return cell.kind === 'any' ? { match: 'any' } : { match: cell.kind, tests: typeTests(cell.tests, typing, typeExpression, 'cell') }
}
