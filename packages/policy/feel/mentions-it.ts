import type { Expr, UnaryTest } from './ast.ts'

/** Does an expression ask about the value a cell tests? `?` of an inner `in` is that `in`'s own. */
export function mentionsIt(expr: Expr): boolean {
  return expr.kind === 'it' || partsOf(expr).some(mentionsIt)
}

/** The direct parts that stand in the same cell. */
function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'it':
    case 'literal':
    case 'temporal':
    case 'name':
    case 'box':
      return []
    case 'path':
      return [expr.of]
    case 'filter':
      return [expr.of, expr.condition]
    case 'negate':
      return [expr.operand]
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [expr.left, expr.right]
    case 'between':
      return [expr.value, expr.low, expr.high]
    case 'in':
    case 'instance':
      return [expr.value]
    case 'if':
      return [expr.condition, expr.yes, expr.no]
    case 'call':
      return [expr.of, ...expr.args.map(({ value }) => value)]
    case 'list':
      return expr.items
    case 'context':
      return [...expr.entries.map(({ value }) => value), ...(expr.result === null ? [] : [expr.result])]
    case 'range':
      return operandsOf(expr.test)
    case 'function':
      return [expr.body]
    case 'for':
      return [...expr.iterators.flatMap(({ from, to }) => (to === null ? [from] : [from, to])), expr.body]
    case 'quantified':
      return [...expr.iterators.flatMap(({ from, to }) => (to === null ? [from] : [from, to])), expr.condition]
  }
}

function operandsOf(test: UnaryTest): readonly Expr[] {
  switch (test.kind) {
    case 'order':
      return [test.operand]
    case 'interval':
      return [test.low, test.high]
    case 'expression':
      return [test.body]
  }
}
