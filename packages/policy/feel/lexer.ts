/**
 * Text → the next token. What a name is depends on the names in scope at that place, so tokens are read one by one as the parser asks.
 *
 * Throws   SyntaxFault.
 */
import { PART, START } from './characters.ts'
import { type Found, isInScope, type Local, longestLocal, longestPhrase, type Names } from './names.ts'
import { readString } from './string-literal.ts'
import { SyntaxFault } from './syntax-fault.ts'

export type Token = {
  readonly kind: 'number' | 'string' | 'temporal' | 'name' | 'keyword' | 'symbol' | 'end'
  readonly text: string
  readonly at: number
  readonly end: number
}

/** What the lexer has to know about a place. `fields`: names of fields are in scope too, as inside a filter. */
export type Surroundings = {
  readonly source: string
  readonly names: Names
  readonly locals: Local | null
  readonly keys: Local | null
  readonly fields: boolean
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'true false null if then else and or between in for return some every satisfies instance function'.split(' '),
)
const SYMBOLS = ['**', '<=', '>=', '!=', '..', '<', '>', '=', '+', '-', '*', '/', '(', ')', '[', ']', '{', '}', ',', '.', '?', ':']
const NUMERAL = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const WORD = new RegExp(`[${START}][${PART}]*`, 'uy')
/** A name where one is brought in: words, and the marks a name may hold between them. */
const FREE_NAME = `[${START}](?:[${PART}\\s./'+*-]*[${PART}./'+*-])?`
const KEY = new RegExp(`(${FREE_NAME})\\s*:`, 'uy')
const ITERATOR = new RegExp(`([${START}](?:[${PART}\\s./'+*-]*?[${PART}./'+*-])??)\\s+in(?![${PART}])`, 'uy')
const PARAMETER = new RegExp(`(${FREE_NAME})\\s*(?=[:,)])`, 'uy')
const SPACE = /(?:[\s\u{85}\u{180e}\u{200b}]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/uy

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/** Where the next token begins: behind spaces and comments. */
export const skipSpace = (source: string, at: number): number => at + (match(SPACE, source, at)?.[0].length ?? 0)

export function readToken(place: Surroundings, from: number): Token {
  const { source } = place
  const at = skipSpace(source, from)
  if (at >= source.length) return { kind: 'end', text: 'the end', at, end: at }
  const numeral = match(NUMERAL, source, at)?.[0]
  if (numeral !== undefined) return { kind: 'number', text: numeral, at, end: at + numeral.length }
  if (source[at] === '"') return { kind: 'string', ...readString(source, at), at }
  if (source.startsWith('@"', at)) return { kind: 'temporal', ...readString(source, at + 1), at }
  return readName(place, at) ?? readSymbol(source, at)
}

function readName(place: Surroundings, at: number): Token | undefined {
  const { source, names, locals, keys, fields } = place
  const word = match(WORD, source, at)?.[0]
  const phrases = [longestLocal(locals, source, at), longestPhrase(names.scope, source, at)]
  if (fields) phrases.push(longestPhrase(names.fields, source, at), longestLocal(keys, source, at))
  const known =
    longest(phrases) ?? (word !== undefined && isInScope(word, names, locals) ? undefined : longestPhrase(names.elsewhere, source, at))
  return nameToken(known, word, at)
}

/** What follows a dot: a known field, however it is called, else one word. */
export function readField({ source, names, keys }: Surroundings, from: number): Token | undefined {
  const at = skipSpace(source, from)
  const word = match(WORD, source, at)?.[0]
  const token = nameToken(longest([longestLocal(keys, source, at), longestPhrase(names.fields, source, at)]), word, at)
  return token && { ...token, kind: 'name' }
}

/** A known name wins over a shorter word. */
function nameToken(known: Found | undefined, word: string | undefined, at: number): Token | undefined {
  if (known && known.length > (word?.length ?? 0)) return { kind: 'name', text: known.name, at, end: at + known.length }
  return word === undefined ? undefined : { kind: KEYWORDS.has(word) ? 'keyword' : 'name', text: word, at, end: at + word.length }
}

const longest = (found: readonly (Found | undefined)[]): Found | undefined =>
  found.reduce((best, each) => ((each?.length ?? 0) > (best?.length ?? 0) ? each : best), undefined)

/** `key` takes the colon with it, `iterator` the word `in`. */
export type Introduced = 'key' | 'iterator' | 'parameter'
const INTRODUCED: Record<Introduced, RegExp> = { key: KEY, iterator: ITERATOR, parameter: PARAMETER }

/** A name that the text brings in; `end` is behind what must follow it. */
export function readIntroduced(what: Introduced, source: string, from: number): Token | undefined {
  const at = skipSpace(source, from)
  const found = match(INTRODUCED[what], source, at)
  return found === null ? undefined : { kind: 'name', text: found[1]!.replace(/\s+/g, ' '), at, end: at + found[0].length }
}

function readSymbol(source: string, at: number): Token {
  const symbol = SYMBOLS.find((text) => source.startsWith(text, at))
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, at, end: at + symbol.length }
  const character = String.fromCodePoint(source.codePointAt(at)!)
  throw new SyntaxFault('syntax', at, at + character.length, `\`${character}\` means nothing here`)
}
