/**
 * A fact's data as the log keeps it: fields as on the wire (snake_case, instants in RFC 3339), with values as they were read.
 * What is read back is the fact that was decided on, so that a decision can be made again.
 */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import type { Fact } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'

/** By the contract's rule on names: `..._at` is an instant. */
const isInstant = (name: string): boolean => name.endsWith('_at')

export function writeFactData(fact: Fact): string {
  const data = snakeKeys(fact.data) as Record<string, unknown>
  for (const [name, value] of Object.entries(data)) if (isInstant(name) && typeof value === 'number') data[name] = writeInstant(value)
  return JSON.stringify(data)
}

/** The same object, from the received data that `fact` was read from: the contract changes nothing but names, there and back, and instants. */
export const writeReceivedData = (received: object, fact: Fact): string =>
  Object.keys(received).some(isInstant) ? writeFactData(fact) : JSON.stringify(received)

export function readFactData(stored: Readonly<Record<string, unknown>>): Fact['data'] {
  const data = { ...stored }
  for (const [name, value] of Object.entries(data)) if (isInstant(name) && typeof value === 'string') data[name] = Date.parse(value)
  return camelKeys(data) as Fact['data']
}
