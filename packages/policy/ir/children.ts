import type { Ir, IrIterator, IrTest } from './ir.ts'

/** The direct parts of an expression. */
export function childrenOf(ir: Ir): readonly Ir[] {
  switch (ir.op) {
    case 'constant':
    case 'slot':
    case 'it':
    case 'table':
    case 'builtin':
      return []
    case 'field':
    case 'path':
      return [ir.of]
    case 'field-or-else':
      return [ir.of, ir.otherwise]
    case 'filter':
      return [ir.of, ir.condition]
    case 'for':
      return [...ir.iterators.flatMap(sourcesOf), ir.body]
    case 'quantified':
      return [...ir.iterators.flatMap(sourcesOf), ir.condition]
    case 'instance':
    case 'coerce':
    case 'hold':
      return [ir.value]
    case 'range':
      return [ir.low, ir.high]
    case 'context':
      return [...ir.entries.map(({ value }) => value), ...(ir.result === null ? [] : [ir.result])]
    case 'function':
      return [ir.body]
    case 'invoke':
      return [ir.of, ...ir.args]
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

const sourcesOf = ({ from, to }: IrIterator): readonly Ir[] => (to === null ? [from] : [from, to])

function operandsOf(test: IrTest): readonly Ir[] {
  switch (test.test) {
    case 'null':
      return []
    case 'equal':
    case 'order':
    case 'value':
      return [test.operand]
    case 'interval':
      return [test.low, test.high]
    case 'expression':
      return [test.body]
  }
}
