/**
 * What makes a message the same message, and what makes it the same content.
 *
 * key          the first 16 bytes of SHA-256 over source, one zero byte and id: both hold no control characters, so no two pairs run together.
 * contentHash  the first 16 bytes of SHA-256 over the message in canonical JSON (keys sorted, no white space), as it was received: before a missing
 *              time is filled in, so that a repeat without a time is still the same content.
 * Form         lower-case uuid text, as PostgreSQL gives it back.
 */
import { hash } from 'node:crypto'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'

export const eventKey = (source: string, id: string): string => uuidOf(`${source}\0${id}`)

/** `message` is a JSON value that fits the contract, so it is not deep. */
export const contentHash = (message: unknown): string => uuidOf(canonicalJson(message))

function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
