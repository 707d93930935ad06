/** The forms that bring names of their own: `for`, `some`, `every` and functions. */
import type { Expr, FormalParameter, Iteration } from './ast.ts'
import {
  advance,
  bring,
  type Cursor,
  expect,
  peek,
  scoped,
  spanFrom,
  startOf,
  take,
  takeIntroduced,
  takeWord,
  unexpected,
} from './cursor.ts'
import { parseType } from './parse-type.ts'

export function parseFor(cursor: Cursor): Expr {
  const { at } = advance(cursor)
  return scoped(cursor, () => {
    const iterators = parseIterators(cursor)
    expect(cursor, 'return')
    bring(cursor, 'partial')
    const body = cursor.grammar.expression(cursor)
    return { ...spanFrom(cursor, at), kind: 'for', iterators, body }
  })
}

export function parseQuantified(cursor: Cursor): Expr {
  const { at, text } = advance(cursor)
  return scoped(cursor, () => {
    const iterators = parseIterators(cursor)
    expect(cursor, 'satisfies')
    const condition = cursor.grammar.expression(cursor)
    return { ...spanFrom(cursor, at), kind: 'quantified', how: text === 'some' ? 'some' : 'every', iterators, condition }
  })
}

/** Each sees those before it. */
function parseIterators(cursor: Cursor): Iteration[] {
  const iterators: Iteration[] = []
  do {
    const at = startOf(cursor)
    const name = takeIntroduced(cursor, 'iterator')
    if (name === undefined) throw unexpected(peek(cursor), 'a name and `in`')
    const from = cursor.grammar.expression(cursor)
    const to = take(cursor, '..') ? cursor.grammar.expression(cursor) : null
    iterators.push({ ...spanFrom(cursor, at), name: name.text, from, to })
    bring(cursor, name.text)
  } while (take(cursor, ','))
  return iterators
}

export function parseFunction(cursor: Cursor): Expr {
  const { at } = advance(cursor)
  expect(cursor, '(')
  return scoped(cursor, () => {
    const params = parseParameters(cursor)
    const external = takeWord(cursor, 'external')
    for (const { name } of params) bring(cursor, name)
    const body = cursor.grammar.expression(cursor)
    return { ...spanFrom(cursor, at), kind: 'function', params, body, external }
  })
}

function parseParameters(cursor: Cursor): FormalParameter[] {
  if (take(cursor, ')')) return []
  const params: FormalParameter[] = []
  do {
    const at = startOf(cursor)
    const name = takeIntroduced(cursor, 'parameter')
    if (name === undefined) throw unexpected(peek(cursor), 'a parameter')
    const type = take(cursor, ':') ? parseType(cursor) : null
    params.push({ ...spanFrom(cursor, at), name: name.text, type })
  } while (take(cursor, ','))
  expect(cursor, ')')
  return params
}
