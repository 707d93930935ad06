/**
 * A fact's data as the log keeps it: as it was sent, in the version it was sent in, with instants in UTC to the millisecond.
 * What is read back is the fact that was decided on, in the newest form, so that a decision can be made again.
 */
import { camelKeys } from '@fairline/contract/case'
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { upcast } from '@fairline/contract/upcast'

/** By the contract's rule on names: `..._at` is an instant, and stands at the top of the data. */
const isInstant = (name: string): boolean => name.endsWith('_at')

type Data = Readonly<Record<string, unknown>>

/** Received data, which fits the contract. */
export const writeReceivedData = (received: object): string =>
  JSON.stringify(mapInstants(received as Data, (written) => writeInstant(Date.parse(written))))

/** `version`: that of the stored data. */
export function readFactData(type: FactType, stored: Data, version = 1): Fact['data'] {
  return upcast(type, version, camelKeys(mapInstants(stored, Date.parse)))
}

/** Most data holds no instant, and is not copied. */
function mapInstants(data: Data, map: (written: string) => unknown): Data {
  const instants = Object.entries(data).filter((entry): entry is [string, string] => isInstant(entry[0]) && typeof entry[1] === 'string')
  return instants.length === 0 ? data : { ...data, ...Object.fromEntries(instants.map(([name, written]) => [name, map(written)])) }
}
