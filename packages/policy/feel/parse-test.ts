/** Unary tests: cells, and what stands behind `in`. */
import type { UnaryTest, UnaryTests } from './ast.ts'
import { advance, attempt, bracketed, type Cursor, expect, peek, sees, spanFrom, startOf, take, unexpected } from './cursor.ts'
import { parseComparison } from './parse-range.ts'

/** A whole cell. */
export function parseCell(cursor: Cursor): UnaryTests {
  const dash = attempt(cursor, () => parseDash(cursor))
  return dash ?? attempt(cursor, () => parseNot(cursor)) ?? { kind: 'some', tests: parseTests(cursor) }
}

function parseDash(cursor: Cursor): UnaryTests {
  expect(cursor, '-')
  requireEnd(cursor)
  return { kind: 'any' }
}

/** `not(a)` alone is a negated test; in `not(a) and b` it is a call. */
function parseNot(cursor: Cursor): UnaryTests {
  const token = advance(cursor)
  if (token.kind !== 'name' || token.text !== 'not') throw unexpected(token, '`not`')
  expect(cursor, '(')
  const tests = bracketed(cursor, {}, () => parseTests(cursor))
  expect(cursor, ')')
  requireEnd(cursor)
  return { kind: 'none', tests }
}

function requireEnd(cursor: Cursor): void {
  const token = peek(cursor)
  if (token.kind !== 'end') throw unexpected(token, 'the end')
}

function parseTests(cursor: Cursor): UnaryTest[] {
  const tests = [parseTest(cursor)]
  while (take(cursor, ',')) tests.push(parseTest(cursor))
  return tests
}

function parseTest(cursor: Cursor): UnaryTest {
  const comparison = parseComparison(cursor)
  if (comparison) return comparison
  const at = startOf(cursor)
  const body = cursor.grammar.expression(cursor)
  return asTest({ ...spanFrom(cursor, at), kind: 'expression', body })
}

/** A range that stands alone is a test of its own. */
const asTest = (test: Extract<UnaryTest, { kind: 'expression' }>): UnaryTest => (test.body.kind === 'range' ? test.body.test : test)

/** After `in`: one test, or several in parentheses. */
export function parseInTests(cursor: Cursor): UnaryTest[] {
  const comparison = parseComparison(cursor)
  if (comparison) return [comparison]
  const several = sees(cursor, '(') ? attempt(cursor, () => parseSeveral(cursor)) : undefined
  if (several) return several
  const at = startOf(cursor)
  const body = cursor.grammar.sum(cursor)
  return [asTest({ ...spanFrom(cursor, at), kind: 'expression', body })]
}

const GOES_ON: ReadonlySet<string> = new Set(['.', '[', '(', '+', '-', '*', '/', '**'])

/** What is no list of tests, as `(1..2)` and `(a + b) * c`, is read as an expression. */
function parseSeveral(cursor: Cursor): UnaryTest[] {
  expect(cursor, '(')
  const tests = bracketed(cursor, {}, () => parseTests(cursor))
  expect(cursor, ')')
  const next = peek(cursor)
  if (next.kind === 'symbol' && GOES_ON.has(next.text)) throw unexpected(next, 'the end of the tests')
  return tests
}
