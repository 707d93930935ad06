/**
 * Names that a client sent, as far as a problem may repeat them: those that look like the name of a field. Anything else might be a value in the place of a
 * name, and problems end up in logs.
 */

const NAME = /^[A-Za-z_][A-Za-z0-9_.~/-]{0,40}$/
/** Of a phone, a document or a card. */
const DIGITS = /[0-9]{6}/
const INDEX = /^[0-9]{1,5}$/
const HIDDEN = '\u2026'

export const isPlainName = (text: string): boolean => (NAME.test(text) && !DIGITS.test(text)) || INDEX.test(text)

/** The name, or a mark in its place. */
export const namedPlainly = (name: string): string => (isPlainName(name) ? name : HIDDEN)

/** A JSON pointer, with what is no plain name left out of it. */
export const plainPointer = (pointer: string): string =>
  pointer
    .split('/')
    .map((part) => (part === '' ? part : namedPlainly(part)))
    .join('/')

const UNKNOWN_KEYS = /^Unrecognized keys?: (.*)$/s

/** What a check says is of its own words, but where it quotes keys. */
export function plainDetail(message: string): string {
  const quoted = UNKNOWN_KEYS.exec(message)?.[1]
  if (quoted === undefined) return message
  const names = [...quoted.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name)
  const all = names.map((name) => `"${namedPlainly(name)}"`).join(', ')
  return `Unrecognized key${names.length === 1 ? '' : 's'}: ${all}`
}
