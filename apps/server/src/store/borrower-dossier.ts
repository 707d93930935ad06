/**
 * One borrower's dossier, folded from the beginning of his log.
 *
 * Work     in proportion to his log, as in account-before.ts: whoever asks for many at once should let them wait for each other.
 */
import { type Dossier, openDossier } from '@fairline/domain/documents/dossier'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { listEventKeys, readEventsOf } from './event-table.ts'

const PAGE = 500
const ALL = 2 ** 31 - 1

/** `'unwanted'` as soon as nobody waits for it any more. */
export async function readDossier(database: Queryable, borrower: BorrowerKey, isWanted: () => boolean): Promise<Dossier | 'unwanted'> {
  const dossier = openDossier()
  const keys = await listEventKeys(database, borrower, ALL)
  for (let from = 0; from < keys.length; from += PAGE) {
    if (!isWanted()) return 'unwanted'
    for (const event of await readEventsOf(database, borrower, keys.slice(from, from + PAGE))) dossier.take(event)
  }
  return dossier.read()
}
