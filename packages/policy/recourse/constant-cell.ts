import type { IrCell } from '../ir/ir.ts'
import { isNum } from '../value.ts'

/** Whether a cell compares with constants alone: then it can be told of a value without anything around it. */
export function isOfConstants(cell: IrCell): boolean {
  if (cell.match === 'any') return true
  return cell.tests.every((test) => {
    if (test.test === 'null') return true
    if (test.test === 'expression') return false
    const operands = test.test === 'interval' ? [test.low, test.high] : [test.operand]
    return operands.every((ir) => ir.op === 'constant' && (ir.value === null || typeof ir.value !== 'object' || isNum(ir.value)))
  })
}
