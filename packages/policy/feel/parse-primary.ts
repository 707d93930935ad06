/** Literals, names, brackets, and what may follow them: a path, a filter, a call. */
import { parseNumeral } from '../value.ts'
import type { Argument, Expr } from './ast.ts'
import {
  advance,
  attempt,
  bracketed,
  bring,
  bringKey,
  type Cursor,
  expect,
  link,
  peek,
  scoped,
  sees,
  spanFrom,
  startOf,
  take,
  takeField,
  takeIntroduced,
  unexpected,
} from './cursor.ts'
import type { Token } from './lexer.ts'
import { parseHigh, parseParenthesis } from './parse-range.ts'
import { SyntaxFault } from './syntax-fault.ts'

export function parsePostfix(cursor: Cursor): Expr {
  const at = startOf(cursor)
  let expr = parsePrimary(cursor)
  for (let links = 0; ; links++) {
    const next = parseLink(cursor, expr, at)
    if (next === undefined) return expr
    link(cursor, links)
    expr = next
  }
}

function parseLink(cursor: Cursor, of: Expr, at: number): Expr | undefined {
  if (take(cursor, '.')) {
    const field = takeField(cursor).text
    return { ...spanFrom(cursor, at), kind: 'path', of, field }
  }
  if (sees(cursor, '(')) {
    const args = parseArguments(cursor)
    return { ...spanFrom(cursor, at), kind: 'call', of, args }
  }
  if (!sees(cursor, '[')) return undefined
  const condition = cursor.closing ? attempt(cursor, () => parseFilterInRange(cursor)) : parseFilter(cursor)
  return condition && { ...spanFrom(cursor, at), kind: 'filter', of, condition }
}

function parseFilter(cursor: Cursor): Expr {
  expect(cursor, '[')
  const condition = bracketed(cursor, { fields: true }, () => cursor.grammar.expression(cursor))
  expect(cursor, ']')
  return condition
}

/** In `[1..a[2]]` the inner brackets are a filter, in `[1..a[` the last one closes the range. */
function parseFilterInRange(cursor: Cursor): Expr {
  const condition = parseFilter(cursor)
  const next = peek(cursor)
  if (next.kind !== 'symbol' || !['.', '(', ')', '[', ']', '+', '-', '*', '/', '**'].includes(next.text)) throw unexpected(next, '`]`')
  return condition
}

function parseArguments(cursor: Cursor): Argument[] {
  expect(cursor, '(')
  if (take(cursor, ')')) return []
  const args = bracketed(cursor, {}, () => {
    const read = [parseArgument(cursor)]
    while (take(cursor, ',')) read.push(parseArgument(cursor))
    return read
  })
  const token = peek(cursor)
  expect(cursor, ')')
  const named = args.filter(({ name }) => name !== null).length
  if (named !== 0 && named !== args.length)
    throw new SyntaxFault('syntax', token.at, token.end, 'the arguments of a call have all a name or none')
  return args
}

function parseArgument(cursor: Cursor): Argument {
  const name = takeIntroduced(cursor, 'key')?.text ?? null
  return { name, value: cursor.grammar.expression(cursor) }
}

function parsePrimary(cursor: Cursor): Expr {
  const token = advance(cursor)
  const { at, end, text } = token
  switch (token.kind) {
    case 'number':
      return { at, end, kind: 'literal', value: numeral(token) }
    case 'string':
      return { at, end, kind: 'literal', value: text }
    case 'temporal':
      return { at, end, kind: 'temporal', text }
    case 'name':
      return { at, end, kind: 'name', name: text }
    case 'keyword':
      return parseConstant(token)
    case 'symbol':
      return parseBracket(cursor, token)
    case 'end':
      throw unexpected(token, 'a value')
  }
}

function numeral({ text, at, end }: Token): NonNullable<ReturnType<typeof parseNumeral>> {
  const value = parseNumeral(text)
  if (value === null) throw new SyntaxFault('syntax', at, end, `${text} is larger than any number of FEEL`)
  return value
}

function parseConstant(token: Token): Expr {
  const { at, end, text } = token
  if (text === 'true' || text === 'false') return { at, end, kind: 'literal', value: text === 'true' }
  if (text === 'null') return { at, end, kind: 'literal', value: null }
  throw unexpected(token, 'a value')
}

function parseBracket(cursor: Cursor, token: Token): Expr {
  const { at, end, text } = token
  if (text === '?') return { at, end, kind: 'it' }
  if (text === '(' || text === ']') return parseParenthesis(cursor, token)
  if (text === '[') return parseList(cursor, token)
  if (text === '{') return parseContext(cursor, at)
  throw unexpected(token, 'a value')
}

/** `[1, 2]`, or `[1..2]`. */
function parseList(cursor: Cursor, token: Token): Expr {
  const { at } = token
  if (take(cursor, ']')) return { ...spanFrom(cursor, at), kind: 'list', items: [] }
  const items = [bracketed(cursor, {}, () => cursor.grammar.expression(cursor))]
  if (sees(cursor, '..')) return parseHigh(cursor, token, items[0]!)
  while (take(cursor, ',')) items.push(bracketed(cursor, {}, () => cursor.grammar.expression(cursor)))
  expect(cursor, ']')
  return { ...spanFrom(cursor, at), kind: 'list', items }
}

type Entry = Extract<Expr, { kind: 'context' }>['entries'][number]

function parseContext(cursor: Cursor, at: number): Expr {
  const entries: Entry[] = []
  scoped(cursor, () => {
    if (sees(cursor, '}')) return
    do {
      const entry = bracketed(cursor, {}, () => parseEntry(cursor))
      entries.push(entry)
      bringKey(cursor, entry.key)
    } while (take(cursor, ','))
  })
  expect(cursor, '}')
  return { ...spanFrom(cursor, at), kind: 'context', entries, result: null }
}

function parseEntry(cursor: Cursor): Entry {
  const at = startOf(cursor)
  const key = parseKey(cursor)
  // A function may call itself, so its own name is known inside of it.
  const value = scoped(cursor, () => {
    if (sees(cursor, 'function')) bring(cursor, key)
    return cursor.grammar.expression(cursor)
  })
  return { ...spanFrom(cursor, at), key, value }
}

function parseKey(cursor: Cursor): string {
  const introduced = takeIntroduced(cursor, 'key')
  if (introduced) return introduced.text
  const token = advance(cursor)
  if (token.kind !== 'string') throw unexpected(token, 'a key')
  expect(cursor, ':')
  return token.text
}
