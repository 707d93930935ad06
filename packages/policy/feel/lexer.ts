/**
 * Text → tokens. Names may hold spaces and operators (`Monthly income`, `a-b`), so the lexer is told which names exist
 * and takes the longest that fits (DMN 1.5, section 10.3.1.5).
 *
 * Throws   SyntaxFault.
 */
import { SyntaxFault } from './syntax-fault.ts'

export type Token = {
  readonly kind: 'number' | 'string' | 'name' | 'keyword' | 'symbol' | 'end'
  readonly text: string
  readonly at: number
}

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'if', 'then', 'else', 'and', 'or', 'between', 'in'])
const REFUSED: ReadonlySet<string> = new Set(['for', 'some', 'every', 'satisfies', 'return', 'function', 'instance', 'external'])
const SYMBOLS = ['**', '<=', '>=', '!=', '..', '<', '>', '=', '+', '-', '*', '/', '(', ')', '[', ']', ',', '.', '?']
const REFUSED_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['@', 'a date or time literal'],
  ['{', 'a context literal'],
])
const NUMERAL = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const WORD = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy
const NAME_PART = /[\p{L}\p{N}\p{M}_]/u
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y

/** Known names as patterns, longest first. Build once per scope. */
export type Names = readonly { readonly name: string; readonly pattern: RegExp }[]

export function knownNames(names: Iterable<string>): Names {
  const pattern = (name: string): RegExp => new RegExp(name.trim().split(/\s+/).map(escapeRegExp).join('\\s+'), 'uy')
  return [...new Set(names)].sort((a, b) => b.length - a.length).map((name) => ({ name, pattern: pattern(name) }))
}

const escapeRegExp = (text: string): string => text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')

export function tokenize(source: string, names: Names): Token[] {
  const tokens: Token[] = []
  for (let at = skip(source, 0); at < source.length; at = skip(source, at)) {
    const [token, end] = nextToken(source, at, names)
    tokens.push(token)
    at = end
  }
  tokens.push({ kind: 'end', text: 'the end', at: source.length })
  return tokens
}

const skip = (source: string, at: number): number => at + (match(SPACE, source, at)?.length ?? 0)

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0]
}

function nextToken(source: string, at: number, names: Names): [Token, number] {
  const numeral = match(NUMERAL, source, at)
  if (numeral !== undefined) return [{ kind: 'number', text: numeral, at }, at + numeral.length]
  if (source[at] === '"') return readString(source, at)
  return readName(source, at, names) ?? readSymbol(source, at)
}

function readName(source: string, at: number, names: Names): [Token, number] | undefined {
  const word = match(WORD, source, at)
  const known = longestKnown(source, at, names)
  if (known && known.length >= (word?.length ?? 0) && !(word === known.name && KEYWORDS.has(word))) {
    return [{ kind: 'name', text: known.name, at }, at + known.length]
  }
  if (word === undefined) return undefined
  if (REFUSED.has(word)) throw new SyntaxFault('unsupported', at, `\`${word}\` is outside the policy profile of FEEL`)
  return [{ kind: KEYWORDS.has(word) ? 'keyword' : 'name', text: word, at }, at + word.length]
}

function longestKnown(source: string, at: number, names: Names): { name: string; length: number } | undefined {
  for (const { name, pattern } of names) {
    const text = match(pattern, source, at)
    if (text === undefined) continue
    const next = source[at + text.length]
    if (next === undefined || !NAME_PART.test(next) || !NAME_PART.test(text.at(-1)!)) return { name, length: text.length }
  }
  return undefined
}

function readSymbol(source: string, at: number): [Token, number] {
  const symbol = SYMBOLS.find((text) => source.startsWith(text, at))
  if (symbol !== undefined) return [{ kind: 'symbol', text: symbol, at }, at + symbol.length]
  const refused = REFUSED_SYMBOLS.get(source[at]!)
  if (refused !== undefined) throw new SyntaxFault('unsupported', at, `${refused} is outside the policy profile of FEEL`)
  throw new SyntaxFault('syntax', at, `\`${String.fromCodePoint(source.codePointAt(at)!)}\` means nothing here`)
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
])
const HEX = /u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}/y

function readString(source: string, start: number): [Token, number] {
  let text = ''
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]!
    if (character === '"') return [{ kind: 'string', text, at: start }, at + 1]
    if (character !== '\\') {
      text += character
      continue
    }
    const [escaped, length] = readEscape(source, at + 1)
    text += escaped
    at += length
  }
  throw new SyntaxFault('syntax', start, 'this string has no closing quote')
}

function readEscape(source: string, at: number): [string, number] {
  const plain = ESCAPES.get(source[at] ?? '')
  if (plain !== undefined) return [plain, 1]
  const hex = match(HEX, source, at)
  const codePoint = hex === undefined ? Number.POSITIVE_INFINITY : Number.parseInt(hex.slice(1), 16)
  if (hex === undefined || codePoint > 0x10ffff) throw new SyntaxFault('syntax', at - 1, `\`\\${source[at] ?? ''}\` is not an escape`)
  return [hex[0] === 'u' ? String.fromCharCode(codePoint) : String.fromCodePoint(codePoint), hex.length]
}
