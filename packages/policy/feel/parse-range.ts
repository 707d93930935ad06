/** Ranges, and the parentheses and brackets they share with groups and lists. */
import type { Expr, RangeTest } from './ast.ts'
import { bracketed, type Cursor, expect, peek, sees, spanFrom, startOf, take, unexpected } from './cursor.ts'
import type { Token } from './lexer.ts'
import type { CompareOp } from './operator.ts'

const COMPARE: readonly CompareOp[] = ['<=', '>=', '!=', '<', '>', '=']

/** Behind `(` or `]`: a group `(1 + 2)`, a range `(1..2)`, `]1..2]` or `(< 5)`. */
export function parseParenthesis(cursor: Cursor, opening: Token): Expr {
  const { at, text } = opening
  const comparison = text === '(' ? parseComparison(cursor) : undefined
  if (comparison) {
    expect(cursor, ')')
    return { ...spanFrom(cursor, at), kind: 'range', test: comparison }
  }
  const low = bracketed(cursor, {}, () => cursor.grammar.expression(cursor))
  if (text === ']' || sees(cursor, '..')) return parseHigh(cursor, opening, low)
  expect(cursor, ')')
  return low
}

/** `< 5` and its like; undefined, and nothing consumed, where no operator stands. */
export function parseComparison(cursor: Cursor): RangeTest | undefined {
  const at = startOf(cursor)
  const op = COMPARE.find((each) => take(cursor, each))
  if (op === undefined) return undefined
  const operand = cursor.grammar.sum(cursor)
  return { ...spanFrom(cursor, at), kind: 'order', op, operand }
}

/** From the two dots on. */
export function parseHigh(cursor: Cursor, opening: Token, low: Expr): Expr {
  expect(cursor, '..')
  const high = bracketed(cursor, { closing: true }, () => cursor.grammar.expression(cursor))
  const end = peek(cursor)
  if (!take(cursor, ']') && !take(cursor, ')') && !take(cursor, '[')) throw unexpected(end, '`]` or `)`')
  const span = spanFrom(cursor, opening.at)
  const test: RangeTest = { ...span, kind: 'interval', low, high, lowOpen: opening.text !== '[', highOpen: end.text !== ']' }
  return { ...span, kind: 'range', test }
}
