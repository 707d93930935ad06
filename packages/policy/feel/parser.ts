/**
 * Text → syntax tree, by recursive descent: operators by precedence. Grammar: DMN 1.5, section 10.3.1.2; as there, a minus sign binds
 * tighter than `**`, which is left-associative.
 *
 * Throws   SyntaxFault. Call it through `parse-text.ts`.
 */
import type { Expr } from './ast.ts'
import {
  advance,
  type Cursor,
  cursorOver,
  expect,
  link,
  nested,
  peek,
  sees,
  spanFrom,
  startOf,
  take,
  takeWord,
  unexpected,
} from './cursor.ts'
import type { Names } from './names.ts'
import type { ArithmeticOp, CompareOp } from './operator.ts'
import { parseFor, parseFunction, parseQuantified } from './parse-binding.ts'
import { parsePostfix } from './parse-primary.ts'
import { parseInTests } from './parse-test.ts'
import { parseType } from './parse-type.ts'

const COMPARE = ['<=', '>=', '!=', '<', '>', '='] as const

export const cursorFor = (source: string, names: Names): Cursor => cursorOver(source, names, { expression: parseExpression, sum: parseSum })

export function parseExpression(cursor: Cursor): Expr {
  return nested(cursor, () => parseControl(cursor) ?? parseOr(cursor))
}

/** The forms that begin with a word and reach as far as they can. */
function parseControl(cursor: Cursor): Expr | undefined {
  if (sees(cursor, 'if')) return parseIf(cursor)
  if (sees(cursor, 'for')) return parseFor(cursor)
  if (sees(cursor, 'some') || sees(cursor, 'every')) return parseQuantified(cursor)
  return sees(cursor, 'function') ? parseFunction(cursor) : undefined
}

function parseIf(cursor: Cursor): Expr {
  const at = startOf(cursor)
  expect(cursor, 'if')
  const condition = parseExpression(cursor)
  expect(cursor, 'then')
  const yes = parseExpression(cursor)
  expect(cursor, 'else')
  const no = parseExpression(cursor)
  return { ...spanFrom(cursor, at), kind: 'if', condition, yes, no }
}

/** Left-associative chain of one precedence level; `next` reads an operator and what follows, or nothing. */
function chain(cursor: Cursor, first: (cursor: Cursor) => Expr, next: (left: Expr, at: number) => Expr | undefined): Expr {
  const at = startOf(cursor)
  let left = first(cursor)
  for (let links = 0; ; links++) {
    const joined = next(left, at)
    if (joined === undefined) return left
    link(cursor, links)
    left = joined
  }
}

function takeOne<Op extends string>(cursor: Cursor, ops: readonly Op[]): Op | undefined {
  return ops.find((op) => take(cursor, op))
}

const parseLogic = (cursor: Cursor, how: 'and' | 'or', operand: (cursor: Cursor) => Expr): Expr =>
  chain(cursor, operand, (left, at) => {
    if (!take(cursor, how)) return undefined
    const right = operand(cursor)
    return { ...spanFrom(cursor, at), kind: 'logic', op: how, left, right }
  })

const parseOr = (cursor: Cursor): Expr => parseLogic(cursor, 'or', parseAnd)
const parseAnd = (cursor: Cursor): Expr => parseLogic(cursor, 'and', parseComparison)

const parseArithmetic = (cursor: Cursor, ops: readonly ArithmeticOp[], operand: (cursor: Cursor) => Expr): Expr =>
  chain(cursor, operand, (left, at) => {
    const op = takeOne(cursor, ops)
    if (op === undefined) return undefined
    const right = operand(cursor)
    return { ...spanFrom(cursor, at), kind: 'arithmetic', op, left, right }
  })

function parseSum(cursor: Cursor): Expr {
  return parseArithmetic(cursor, ['+', '-'], parseProduct)
}
const parseProduct = (cursor: Cursor): Expr => parseArithmetic(cursor, ['*', '/'], parsePower)
const parsePower = (cursor: Cursor): Expr => parseArithmetic(cursor, ['**'], parseSigned)

const parseComparison = (cursor: Cursor): Expr => chain(cursor, parseSum, (left, at) => parseRelation(cursor, left, at))

function parseRelation(cursor: Cursor, left: Expr, at: number): Expr | undefined {
  const op: CompareOp | undefined = takeOne(cursor, COMPARE)
  if (op !== undefined) {
    const right = parseSum(cursor)
    return { ...spanFrom(cursor, at), kind: 'compare', op, left, right }
  }
  if (take(cursor, 'between')) {
    const low = parseSum(cursor)
    expect(cursor, 'and')
    const high = parseSum(cursor)
    return { ...spanFrom(cursor, at), kind: 'between', value: left, low, high }
  }
  if (take(cursor, 'in')) {
    const tests = parseInTests(cursor)
    return { ...spanFrom(cursor, at), kind: 'in', value: left, tests }
  }
  if (!take(cursor, 'instance')) return undefined
  if (!takeWord(cursor, 'of')) throw unexpected(peek(cursor), '`of`')
  const type = parseType(cursor)
  return { ...spanFrom(cursor, at), kind: 'instance', value: left, type }
}

function parseSigned(cursor: Cursor): Expr {
  if (!sees(cursor, '-')) return parseControl(cursor) ?? parsePostfix(cursor)
  const { at } = advance(cursor)
  const operand = nested(cursor, () => parseSigned(cursor))
  return { ...spanFrom(cursor, at), kind: 'negate', operand }
}
