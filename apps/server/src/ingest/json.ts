/**
 * Bytes from outside to a JSON value: fatal UTF-8, then JSON, each fault with its place. Never throws on what was sent.
 *
 * Numbers  minus zero is read as zero: it is the same amount, and a stored fact must read back as it was decided on.
 */

import { isUtf8 } from 'node:buffer'

export type JsonFault = { readonly code: 'invalid-utf-8' } | { readonly code: 'malformed-json'; readonly offset: number }
export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault }

const BYTE_ORDER_MARK = 0xef
const MINUS_ZERO = /[:,[]\s*-0/

export function readJson(bytes: Uint8Array): JsonReading {
  if (!isUtf8(bytes)) return { ok: false, fault: { code: 'invalid-utf-8' } }
  const text = textOf(bytes)
  try {
    const value: unknown = MINUS_ZERO.test(text) ? JSON.parse(text, (_name, item) => (item === 0 ? 0 : item)) : JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false, fault: { code: 'malformed-json', offset: faultOffset(text) } }
  }
}

/** Without a byte order mark, which some systems put before every text. */
function textOf(source: Uint8Array): string {
  const bytes = Buffer.isBuffer(source) ? source : Buffer.from(source.buffer, source.byteOffset, source.length)
  return bytes[0] === BYTE_ORDER_MARK && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.toString('utf8', 3) : bytes.toString('utf8')
}

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside strings
  /[\t\n\r ]*(?:(?<mark>[{}[\],:])|(?<string>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const SPACE = /[\t\n\r ]*/y

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'end-of-text'

/**
 * Where a text stops being JSON, in UTF-16 units: the start of the first token that has no place, or the text's end.
 * JSON.parse does not tell, and its messages quote what was sent. Used only on text that JSON.parse refused.
 */
export function faultOffset(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let position = 0
  for (;;) {
    TOKEN.lastIndex = position
    const token = TOKEN.exec(text)
    const next: Expected | null | undefined =
      token && after(expected, token.groups?.mark ?? (token.groups?.string ? 'string' : 'scalar'), open)
    if (!token || !next) {
      SPACE.lastIndex = position
      return position + (SPACE.exec(text)?.[0].length ?? 0)
    }
    expected = next
    position = TOKEN.lastIndex
  }
}

/** What may follow a token, or undefined where the token itself has no place. Keeps `open`, the brackets around it. */
function after(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const closed = (): Expected => (open.length > 0 ? 'comma-or-end' : 'end-of-text')
  if (token === '}' || token === ']') {
    const fits = token === '}' ? ['name-or-end', 'comma-or-end'] : ['value-or-end', 'comma-or-end']
    if (!fits.includes(expected) || open.at(-1) !== (token === '}' ? '{' : '[')) return undefined
    open.pop()
    return closed()
  }
  if (token === ':') return expected === 'colon' ? 'value' : undefined
  if (token === ',') return expected === 'comma-or-end' ? (open.at(-1) === '{' ? 'name' : 'value') : undefined
  if (expected === 'name' || expected === 'name-or-end') return token === 'string' ? 'colon' : undefined
  if (expected !== 'value' && expected !== 'value-or-end') return undefined
  if (token !== '{' && token !== '[') return closed()
  open.push(token)
  return token === '{' ? 'name-or-end' : 'value-or-end'
}
