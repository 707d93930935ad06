/** A text in quotes, with its escapes. */
import { SyntaxFault } from './syntax-fault.ts'

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
])
const HEX = /u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}/y

/** `start` is the opening quote; `end` is behind the closing one. */
export function readString(source: string, start: number): { readonly text: string; readonly end: number } {
  let text = ''
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]!
    if (character === '"') return { text, end: at + 1 }
    if (character !== '\\') {
      text += character
      continue
    }
    const [escaped, length] = readEscape(source, at + 1)
    text += escaped
    at += length
  }
  throw new SyntaxFault('syntax', start, source.length, 'this string has no closing quote')
}

/** Two `\u` escapes in a row may make one character. A backslash before any other character is no escape, and stays: patterns are full of them. */
function readEscape(source: string, at: number): [string, number] {
  const plain = ESCAPES.get(source[at] ?? '')
  if (plain !== undefined) return [plain, 1]
  HEX.lastIndex = at
  const hex = HEX.exec(source)?.[0]
  if (hex === undefined && !/[uU]/.test(source[at] ?? '')) return ['\\', 0]
  const codePoint = hex === undefined ? Number.POSITIVE_INFINITY : Number.parseInt(hex.slice(1), 16)
  if (hex === undefined || codePoint > 0x10ffff)
    throw new SyntaxFault('syntax', at - 1, Math.min(at + 1, source.length), `\`\\${source[at] ?? ''}\` is not an escape`)
  return [hex[0] === 'u' ? String.fromCharCode(codePoint) : String.fromCodePoint(codePoint), hex.length]
}
