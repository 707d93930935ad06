import type { Ir, IrTest } from './ir.ts'

/** The direct parts of an expression. */
export function childrenOf(ir: Ir): readonly Ir[] {
  switch (ir.op) {
    case 'constant':
    case 'slot':
    case 'it':
      return []
    case 'field':
      return [ir.of]
    case 'negate':
      return [ir.operand]
    case 'arithmetic':
    case 'concatenate':
    case 'compare':
    case 'logic':
      return [ir.left, ir.right]
    case 'if':
      return [ir.condition, ir.yes, ir.no]
    case 'call':
      return ir.args
    case 'apply':
      return [...ir.args, ir.body]
    case 'list':
      return ir.items
    case 'in':
      return [ir.value, ...ir.tests.flatMap(operandsOf)]
  }
}

function operandsOf(test: IrTest): readonly Ir[] {
  switch (test.test) {
    case 'null':
      return []
    case 'equal':
    case 'order':
      return [test.operand]
    case 'interval':
      return [test.low, test.high]
    case 'expression':
      return [test.body]
  }
}
