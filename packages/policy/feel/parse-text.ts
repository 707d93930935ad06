/** The door to the parser: every fault of a text comes back as a value. */
import type { Expr, Span, UnaryTests } from './ast.ts'
import { type Cursor, expectEnd } from './cursor.ts'
import type { Names } from './names.ts'
import { parseCell } from './parse-test.ts'
import { cursorFor, parseExpression } from './parser.ts'
import { SyntaxFault, type SyntaxFaultCode } from './syntax-fault.ts'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false; readonly code: SyntaxFaultCode; readonly message: string } & Span)

/** Longest text of one cell or expression, in UTF-16 units. */
const MAX_TEXT = 20_000

export const parseExpressionText = (text: string, names: Names): Parsed<Expr> => parse(text, names, parseExpression)

/** An empty cell says the same as `-`. */
export const parseCellText = (text: string, names: Names): Parsed<UnaryTests> =>
  text.trim() === '' ? { ok: true, value: { kind: 'any' } } : parse(text, names, parseCell)

function parse<T>(text: string, names: Names, read: (cursor: Cursor) => T): Parsed<T> {
  if (text.length > MAX_TEXT)
    return { ok: false, code: 'too-complex', at: MAX_TEXT, end: text.length, message: `longer than ${MAX_TEXT} characters` }
  try {
    const cursor = cursorFor(text, names)
    const value = read(cursor)
    expectEnd(cursor)
    return { ok: true, value }
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault
    return { ok: false, code: fault.code, at: fault.at, end: fault.end, message: fault.message }
  }
}
