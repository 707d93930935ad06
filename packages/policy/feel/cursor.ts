/** Where a parser is in its text, and the small steps that every part of the grammar is made of. */
import type { Expr, Span } from './ast.ts'
import { type Introduced, readField, readIntroduced, readToken, skipSpace, type Token } from './lexer.ts'
import { type Local, localName, type Names } from './names.ts'
import { SyntaxFault } from './syntax-fault.ts'

/** Nesting and chains deeper than this are refused before they can exhaust the stack of a later pass. */
const MAX_DEPTH = 100
/** Brackets of chains of brackets add up: no tree is higher. */
const MAX_HEIGHT = 600
/** A few forms are tried before others, so that a nested text may be parsed more than once; this bounds the work. */
const MAX_STEPS = 50_000

/** The rules that other parts of the grammar call. */
type Grammar = { readonly expression: (cursor: Cursor) => Expr; readonly sum: (cursor: Cursor) => Expr }

export type Cursor = {
  readonly source: string
  readonly names: Names
  readonly grammar: Grammar
  /** Offset of what is not read yet, and of the end of what was. */
  at: number
  last: number
  locals: Local | null
  /** Keys of all contexts so far: they may stand behind a dot. */
  keys: Local | null
  /** Inside of a filter the fields of its items are names. */
  fields: boolean
  /** An opening bracket may close a range here: `[1..10[`. */
  closing: boolean
  ahead: { readonly token: Token; readonly from: number; readonly locals: Local | null; readonly fields: boolean } | null
  depth: number
  /** At least the height of what was read at this depth. */
  height: number
  steps: number
}

export const cursorOver = (source: string, names: Names, grammar: Grammar): Cursor => ({
  source,
  names,
  grammar,
  at: 0,
  last: 0,
  locals: null,
  keys: null,
  fields: false,
  closing: false,
  ahead: null,
  depth: 0,
  height: 0,
  steps: 0,
})

export function peek(cursor: Cursor): Token {
  const { ahead, at, locals, fields } = cursor
  if (ahead !== null && ahead.from === at && ahead.locals === locals && ahead.fields === fields) return ahead.token
  const token = readToken(cursor, at)
  cursor.ahead = { token, from: at, locals, fields }
  return token
}

export function advance(cursor: Cursor, token = peek(cursor)): Token {
  if (++cursor.steps > MAX_STEPS) throw new SyntaxFault('too-complex', token.at, token.end, 'too much to read')
  cursor.at = token.end
  cursor.last = token.end
  return token
}

export function sees(cursor: Cursor, text: string): boolean {
  const token = peek(cursor)
  return token.text === text && (token.kind === 'symbol' || token.kind === 'keyword')
}

export function take(cursor: Cursor, text: string): boolean {
  if (!sees(cursor, text)) return false
  advance(cursor)
  return true
}

/** A word that is a keyword at this place only, such as `of`. */
export function takeWord(cursor: Cursor, word: string): boolean {
  const token = peek(cursor)
  if (token.kind !== 'name' || token.text !== word) return false
  advance(cursor, token)
  return true
}

export function expect(cursor: Cursor, text: string): void {
  if (!take(cursor, text)) throw unexpected(peek(cursor), `\`${text}\``)
}

export function expectEnd(cursor: Cursor): void {
  const token = peek(cursor)
  if (token.kind !== 'end') throw unexpected(token, 'the end')
}

export const unexpected = (token: Token, wanted: string): SyntaxFault =>
  new SyntaxFault(
    'syntax',
    token.at,
    token.end,
    `found ${token.kind === 'end' ? 'the end' : `\`${token.text}\``} where ${wanted} should be`,
  )

/** Where the next token begins. */
export const startOf = (cursor: Cursor): number => skipSpace(cursor.source, cursor.at)

/** From an offset to the end of the last token. */
export const spanFrom = (cursor: Cursor, at: number): Span => ({ at, end: cursor.last })

/** A name that the text brings in, with what must follow it; undefined, and nothing consumed, when there is none. */
export function takeIntroduced(cursor: Cursor, what: Introduced): Token | undefined {
  const token = readIntroduced(what, cursor.source, cursor.at)
  return token && advance(cursor, token)
}

export function takeField(cursor: Cursor): Token {
  const token = readField(cursor, cursor.at)
  if (token === undefined) throw unexpected(peek(cursor), 'a field name')
  return advance(cursor, token)
}

export function bring(cursor: Cursor, name: string): void {
  cursor.locals = localName(name, cursor.locals)
}

/** A key of a context, known to those after it, and from then on behind every dot. */
export function bringKey(cursor: Cursor, name: string): void {
  bring(cursor, name)
  cursor.keys = localName(name, cursor.keys)
}

/** Names brought in meanwhile are forgotten behind it. */
export function scoped<T>(cursor: Cursor, read: () => T): T {
  const { locals } = cursor
  const result = read()
  cursor.locals = locals
  return result
}

/** Inside of brackets: whether an opening bracket may close a range, or names are those of fields, is a new question. */
export function bracketed<T>(cursor: Cursor, how: { readonly closing?: boolean; readonly fields?: boolean }, read: () => T): T {
  const { closing, fields } = cursor
  cursor.closing = how.closing ?? false
  cursor.fields = how.fields ?? fields
  const result = read()
  cursor.closing = closing
  cursor.fields = fields
  return result
}

/** Undefined, and nothing consumed, where the text is not of this form. */
export function attempt<T>(cursor: Cursor, read: () => T): T | undefined {
  const { at, last, locals, fields, closing, depth } = cursor
  try {
    return read()
  } catch (fault) {
    if (!(fault instanceof SyntaxFault) || fault.code === 'too-complex') throw fault
    Object.assign(cursor, { at, last, locals, fields, closing, depth })
    return undefined
  }
}

export function nested<T>(cursor: Cursor, read: () => T): T {
  if (++cursor.depth > MAX_DEPTH) {
    const { at, end } = peek(cursor)
    throw new SyntaxFault('too-complex', at, end, `an expression nests at most ${MAX_DEPTH} deep`)
  }
  const { height } = cursor
  cursor.height = 0
  const result = read()
  cursor.depth--
  cursor.height = Math.max(height, grown(cursor))
  return result
}

/** One more link of a chain (`a + b + c`, `a.b.c`), which stands on top of what was read so far. */
export function link(cursor: Cursor, links: number): void {
  const { at, end } = peek(cursor)
  if (links >= MAX_DEPTH) throw new SyntaxFault('too-complex', at, end, `a chain holds at most ${MAX_DEPTH} links`)
  cursor.height = grown(cursor)
}

function grown(cursor: Cursor): number {
  const height = cursor.height + 1
  if (height <= MAX_HEIGHT) return height
  const { at, end } = peek(cursor)
  throw new SyntaxFault('too-complex', at, end, 'too many operators stand on each other')
}
