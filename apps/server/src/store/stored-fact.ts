/**
 * A fact's data as the log keeps it: as it was sent, in the version it was sent in, with instants in UTC to the millisecond.
 * What is read back is the fact that was decided on, in the newest form, so that a decision can be made again.
 */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { upcast } from '@fairline/contract/upcast'

/** By the contract's rule on names: `..._at` is an instant, and stands at the top of the data. */
const isInstant = (name: string): boolean => name.endsWith('_at')

type Data = Readonly<Record<string, unknown>>

/** Data of a fact in the newest version, as if it had been received so. */
export const writeFactData = (fact: Fact): string =>
  JSON.stringify(mapInstants(snakeKeys(fact.data) as Data, (value) => (typeof value === 'number' ? writeInstant(value) : value)))

/** Received data, which fits the contract. */
export const writeReceivedData = (received: object): string =>
  JSON.stringify(mapInstants(received as Data, (value) => (typeof value === 'string' ? writeInstant(Date.parse(value)) : value)))

/** `version`: that of the stored data. */
export function readFactData(type: FactType, stored: Data, version = 1): Fact['data'] {
  const data = mapInstants(stored, (value) => (typeof value === 'string' ? Date.parse(value) : value))
  return upcast(type, version, camelKeys(data))
}

/** Most data holds no instant, and is not copied. */
function mapInstants(data: Data, map: (value: unknown) => unknown): Data {
  const names = Object.keys(data).filter(isInstant)
  return names.length === 0 ? data : { ...data, ...Object.fromEntries(names.map((name) => [name, map(data[name])])) }
}
