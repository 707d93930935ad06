import type { Expr } from './ast.ts'

/** Does an expression ask about the value a cell tests? `?` of an inner `in` is that `in`'s own. */
export function mentionsIt(expr: Expr): boolean {
  switch (expr.kind) {
    case 'it':
      return true
    case 'literal':
    case 'name':
      return false
    case 'path':
      return mentionsIt(expr.of)
    case 'negate':
      return mentionsIt(expr.operand)
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return mentionsIt(expr.left) || mentionsIt(expr.right)
    case 'between':
      return [expr.value, expr.low, expr.high].some(mentionsIt)
    case 'in':
      return mentionsIt(expr.value)
    case 'if':
      return [expr.condition, expr.yes, expr.no].some(mentionsIt)
    case 'call':
      return expr.args.some(mentionsIt)
    case 'list':
      return expr.items.some(mentionsIt)
  }
}
