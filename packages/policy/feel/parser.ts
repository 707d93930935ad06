/**
 * Tokens → syntax tree, by recursive descent. Grammar: DMN 1.5, section 10.3.1.2, without what the profile leaves out;
 * as there, a minus sign binds tighter than `**`.
 *
 * Throws   SyntaxFault. Call it through `parse-text.ts`.
 */
import { parseNumeral } from '../value.ts'
import type { ArithmeticOp, CompareOp, Expr, UnaryTest, UnaryTests } from './ast.ts'
import type { Token } from './lexer.ts'
import { SyntaxFault } from './syntax-fault.ts'

/** Nesting and chains deeper than this are refused before they can exhaust the stack of a later pass. */
const MAX_DEPTH = 100
/** Brackets are tried as intervals first, so nested `in (…)` is parsed more than once; this bounds the work. */
const MAX_STEPS = 50_000
const COMPARE: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '=', '!='])

export type Cursor = { readonly tokens: readonly Token[]; index: number; depth: number; steps: number }

export const cursorOver = (tokens: readonly Token[]): Cursor => ({ tokens, index: 0, depth: 0, steps: 0 })
const peek = (cursor: Cursor, ahead = 0): Token => cursor.tokens[cursor.index + ahead] ?? cursor.tokens.at(-1)!
const sees = (cursor: Cursor, text: string, ahead = 0): boolean => {
  const token = peek(cursor, ahead)
  return token.text === text && (token.kind === 'symbol' || token.kind === 'keyword')
}

function take(cursor: Cursor, text: string): boolean {
  if (!sees(cursor, text)) return false
  cursor.index++
  return true
}

function expect(cursor: Cursor, text: string): void {
  if (!take(cursor, text)) throw unexpected(peek(cursor), `\`${text}\``)
}

export function expectEnd(cursor: Cursor): void {
  const token = peek(cursor)
  if (token.kind !== 'end') throw unexpected(token, 'the end')
}

const unexpected = (token: Token, wanted: string): SyntaxFault =>
  new SyntaxFault('syntax', token.at, `found ${token.kind === 'end' ? 'the end' : `\`${token.text}\``} where ${wanted} should be`)

/** A whole cell. */
export function parseCell(cursor: Cursor): UnaryTests {
  if (sees(cursor, '-') && peek(cursor, 1).kind === 'end') {
    cursor.index++
    return { kind: 'any' }
  }
  return parseNot(cursor) ?? { kind: 'some', tests: parseTests(cursor) }
}

/** `not(a)` alone is a negated test; in `not(a) and b` it is a function call, so nothing is consumed and undefined comes back. */
function parseNot(cursor: Cursor): UnaryTests | undefined {
  const start = cursor.index
  if (peek(cursor).kind !== 'name' || peek(cursor).text !== 'not' || !sees(cursor, '(', 1)) return undefined
  cursor.index += 2
  const tests = parseTests(cursor)
  expect(cursor, ')')
  if (peek(cursor).kind === 'end') return { kind: 'none', tests }
  cursor.index = start
  return undefined
}

function parseTests(cursor: Cursor): UnaryTest[] {
  const tests = [parseTest(cursor)]
  while (take(cursor, ',')) tests.push(parseTest(cursor))
  return tests
}

function parseTest(cursor: Cursor): UnaryTest {
  const { at, kind, text } = peek(cursor)
  if (kind === 'symbol' && COMPARE.has(text)) {
    cursor.index++
    return { at, kind: 'order', op: text as CompareOp, operand: parseAdditive(cursor) }
  }
  return parseInterval(cursor) ?? { at, kind: 'expression', body: parseExpression(cursor) }
}

/** `[a..b]`, `(a..b)`, `]a..b[`; undefined (and nothing consumed) when the bracket opens a list or a group. */
function parseInterval(cursor: Cursor): UnaryTest | undefined {
  const start = cursor.index
  const { at, text } = peek(cursor)
  if (!sees(cursor, '[') && !sees(cursor, '(') && !sees(cursor, ']')) return undefined
  cursor.index++
  if (text === '[' && sees(cursor, ']')) {
    cursor.index = start
    return undefined
  }
  const low = parseExpression(cursor)
  if (!take(cursor, '..')) {
    cursor.index = start
    return undefined
  }
  const high = parseExpression(cursor)
  const end = peek(cursor)
  if (!take(cursor, ']') && !take(cursor, ')') && !take(cursor, '[')) throw unexpected(end, '`]` or `)`')
  return { at, kind: 'interval', low, high, lowOpen: text !== '[', highOpen: end.text !== ']' }
}

export function parseExpression(cursor: Cursor): Expr {
  if (++cursor.depth > MAX_DEPTH) throw new SyntaxFault('too-complex', peek(cursor).at, `an expression nests at most ${MAX_DEPTH} deep`)
  if (++cursor.steps > MAX_STEPS) throw new SyntaxFault('too-complex', peek(cursor).at, 'too many nested brackets')
  const expr = sees(cursor, 'if') ? parseIf(cursor) : parseOr(cursor)
  cursor.depth--
  return expr
}

function parseIf(cursor: Cursor): Expr {
  const { at } = peek(cursor)
  expect(cursor, 'if')
  const condition = parseExpression(cursor)
  expect(cursor, 'then')
  const yes = parseExpression(cursor)
  expect(cursor, 'else')
  return { at, kind: 'if', condition, yes, no: parseExpression(cursor) }
}

/** Left-associative chain of one precedence level. */
function chain(
  cursor: Cursor,
  ops: readonly string[],
  operand: (cursor: Cursor) => Expr,
  join: (op: string, at: number, left: Expr, right: Expr) => Expr,
): Expr {
  let left = operand(cursor)
  for (let links = 0; ops.some((op) => sees(cursor, op)); links++) {
    const { at, text } = peek(cursor)
    if (links >= MAX_DEPTH) throw new SyntaxFault('too-complex', at, `a chain holds at most ${MAX_DEPTH} operators`)
    cursor.index++
    left = join(text, at, left, operand(cursor))
  }
  return left
}

const joinLogic = (op: string, at: number, left: Expr, right: Expr): Expr => ({ at, kind: 'logic', op: op as 'and' | 'or', left, right })
const joinArithmetic = (op: string, at: number, left: Expr, right: Expr): Expr => ({
  at,
  kind: 'arithmetic',
  op: op as ArithmeticOp,
  left,
  right,
})

const parseOr = (cursor: Cursor): Expr => chain(cursor, ['or'], parseAnd, joinLogic)
const parseAnd = (cursor: Cursor): Expr => chain(cursor, ['and'], parseComparison, joinLogic)
const parseAdditive = (cursor: Cursor): Expr => chain(cursor, ['+', '-'], parseMultiplicative, joinArithmetic)
const parseMultiplicative = (cursor: Cursor): Expr => chain(cursor, ['*', '/'], parsePower, joinArithmetic)
const parsePower = (cursor: Cursor): Expr => chain(cursor, ['**'], parseUnary, joinArithmetic)

function parseComparison(cursor: Cursor): Expr {
  const left = parseAdditive(cursor)
  const { at, kind, text } = peek(cursor)
  if (kind === 'symbol' && COMPARE.has(text)) {
    cursor.index++
    return { at, kind: 'compare', op: text as CompareOp, left, right: parseAdditive(cursor) }
  }
  if (take(cursor, 'between')) {
    const low = parseAdditive(cursor)
    expect(cursor, 'and')
    return { at, kind: 'between', value: left, low, high: parseAdditive(cursor) }
  }
  return take(cursor, 'in') ? { at, kind: 'in', value: left, tests: parseInTests(cursor) } : left
}

/** After `in`: one test, or several in parentheses. `(a..b)` is an interval, so it is tried first. */
function parseInTests(cursor: Cursor): UnaryTest[] {
  const interval = parseInterval(cursor)
  if (interval) return [interval]
  if (!take(cursor, '(')) return [parseInOperand(cursor)]
  const tests = parseTests(cursor)
  expect(cursor, ')')
  return tests
}

function parseInOperand(cursor: Cursor): UnaryTest {
  const { at, kind, text } = peek(cursor)
  if (kind === 'symbol' && COMPARE.has(text)) return parseTest(cursor)
  return { at, kind: 'expression', body: parseAdditive(cursor) }
}

function parseUnary(cursor: Cursor): Expr {
  const { at } = peek(cursor)
  if (!take(cursor, '-')) return parsePostfix(cursor)
  if (++cursor.depth > MAX_DEPTH) throw new SyntaxFault('too-complex', at, `an expression nests at most ${MAX_DEPTH} deep`)
  const operand = parseUnary(cursor)
  cursor.depth--
  return { at, kind: 'negate', operand }
}

function parsePostfix(cursor: Cursor): Expr {
  let expr = parsePrimary(cursor)
  for (;;) {
    const { at } = peek(cursor)
    if (sees(cursor, '[') && expr.kind !== 'literal')
      throw new SyntaxFault('unsupported', at, 'a filter is outside the policy profile of FEEL')
    if (!take(cursor, '.')) return expr
    const field = peek(cursor)
    if (field.kind !== 'name') throw unexpected(field, 'a field name')
    cursor.index++
    expr = { at, kind: 'path', of: expr, field: field.text }
  }
}

function parsePrimary(cursor: Cursor): Expr {
  const token = peek(cursor)
  const { at, text } = token
  cursor.index++
  switch (token.kind) {
    case 'number':
      return { at, kind: 'literal', value: numeral(token) }
    case 'string':
      return { at, kind: 'literal', value: text }
    case 'name':
      return sees(cursor, '(') ? { at, kind: 'call', name: text, args: parseArguments(cursor) } : { at, kind: 'name', name: text }
    case 'keyword':
      return parseConstant(cursor, token)
    case 'symbol':
      return parseBracket(cursor, token)
    case 'end':
      throw unexpected(token, 'a value')
  }
}

function numeral({ text, at }: Token): NonNullable<ReturnType<typeof parseNumeral>> {
  const value = parseNumeral(text)
  if (value === null) throw new SyntaxFault('syntax', at, `${text} is larger than any number of FEEL`)
  return value
}

function parseConstant(cursor: Cursor, token: Token): Expr {
  const { at, text } = token
  if (text === 'true' || text === 'false') return { at, kind: 'literal', value: text === 'true' }
  if (text === 'null') return { at, kind: 'literal', value: null }
  if (text !== 'if') throw unexpected(token, 'a value')
  cursor.index--
  return parseExpression(cursor)
}

function parseBracket(cursor: Cursor, token: Token): Expr {
  const { at, text } = token
  if (text === '?') return { at, kind: 'it' }
  if (text === '(') return parseGroup(cursor)
  if (text !== '[') throw unexpected(token, 'a value')
  const items: Expr[] = []
  while (!sees(cursor, ']')) {
    items.push(parseExpression(cursor))
    if (sees(cursor, '..')) throw new SyntaxFault('unsupported', at, 'a range as a value is outside the policy profile of FEEL')
    if (!sees(cursor, ']')) expect(cursor, ',')
  }
  expect(cursor, ']')
  return { at, kind: 'list', items }
}

function parseGroup(cursor: Cursor): Expr {
  const expr = parseExpression(cursor)
  if (sees(cursor, '..')) throw new SyntaxFault('unsupported', expr.at, 'a range as a value is outside the policy profile of FEEL')
  expect(cursor, ')')
  return expr
}

function parseArguments(cursor: Cursor): Expr[] {
  expect(cursor, '(')
  if (take(cursor, ')')) return []
  const args = [parseExpression(cursor)]
  while (take(cursor, ',')) args.push(parseExpression(cursor))
  expect(cursor, ')')
  return args
}
