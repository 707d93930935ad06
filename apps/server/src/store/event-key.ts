/**
 * What makes a message the same message, and what makes it the same content.
 *
 * key          the first 16 bytes of SHA-256 over source, one zero byte and id: both hold no control characters, so no two pairs run together.
 * contentHash  the first 16 bytes of SHA-256 over the message in canonical JSON (keys sorted, no white space), as it was received: before a missing
 *              time is filled in, so that a repeat without a time is still the same content.
 * Form         lower-case uuid text, as PostgreSQL gives it back.
 */
import { hash } from 'node:crypto'

export const eventKey = (source: string, id: string): string => uuidOf(`${source}\0${id}`)

/** `message` is a JSON value that fits the contract, so it is not deep. */
export const contentHash = (message: unknown): string => uuidOf(canonicalJson(message))

/** One text, added to as the value is walked; of what is in it only objects whose keys are not in order are sorted. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return canonicalList(value)
  const fields = value as Record<string, unknown>
  let text = '{'
  for (const name of inOrder(Object.keys(fields))) text += `${text.length > 1 ? ',' : ''}${quoted(name)}:${canonicalJson(fields[name])}`
  return `${text}}`
}

function canonicalList(items: readonly unknown[]): string {
  let text = '['
  for (const item of items) text += `${text.length > 1 ? ',' : ''}${canonicalJson(item)}`
  return `${text}]`
}

function inOrder(names: string[]): string[] {
  for (let index = 1; index < names.length; index++) if (names[index - 1]! > names[index]!) return names.sort()
  return names
}

/** Letters, digits and signs of ASCII that JSON writes as they are. */
const PLAIN = /^[ !#-[\]-~]*$/

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))

function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
