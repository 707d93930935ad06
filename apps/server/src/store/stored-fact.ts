/**
 * A fact's data as the log keeps it: as it was sent, in the version it was sent in, with instants in UTC to the millisecond.
 * What is read back is the fact that was decided on, in the newest form, so that a decision can be made again.
 */

import { camelKeys } from '@fairline/contract/case'
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { personalFieldsOf } from '@fairline/contract/personal'
import { upcast } from '@fairline/contract/upcast'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'

/** By the contract's rule on names: `..._at` is an instant, and stands at the top of the data. */
const isInstant = (name: string): boolean => name.endsWith('_at')

type Data = Readonly<Record<string, unknown>>

/** Received data, which fits the contract. */
export const writeReceivedData = (received: object): string =>
  canonicalJson(mapInstants(received as Data, (written) => writeInstant(Date.parse(written))))

/** `version`: that of the stored data. A sealed value is read as its token. */
export function readFactData(type: FactType, stored: Data, version: number): Fact['data'] {
  return upcast(type, version, camelKeys(mapInstants(withTokens(type, stored, version), Date.parse)))
}

function withTokens(type: FactType, stored: Data, version: number): Data {
  const tokens = personalFieldsOf(type, version).flatMap(({ field }) => {
    const sealed = stored[field]
    return typeof sealed === 'object' && sealed !== null ? [[field, (sealed as { readonly token: string }).token]] : []
  })
  return tokens.length === 0 ? stored : { ...stored, ...Object.fromEntries(tokens) }
}

/** Most data holds no instant, and is not copied. */
function mapInstants(data: Data, map: (written: string) => unknown): Data {
  if (!Object.keys(data).some(isInstant)) return data
  const instants = Object.entries(data).filter((entry): entry is [string, string] => isInstant(entry[0]) && typeof entry[1] === 'string')
  return instants.length === 0 ? data : { ...data, ...Object.fromEntries(instants.map(([name, written]) => [name, map(written)])) }
}
