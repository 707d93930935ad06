/**
 * After a change of the policy, a restore or the step to this release: finds out anew when each account is to be woken, in the background, beside serving.
 *
 * Resumes  what was done stays done; when all is, the organisation's `wakes_of_pack` says so, and nothing is looked at again for this pack.
 * Disturbs little: PAGE accounts are read without a lock, and changed only where nobody changed them meanwhile. It rests as long as it works.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Book } from '@fairline/domain/book/book'
import type { Pack } from '@fairline/domain/pack/pack'
import { type AccountRow, listAccounts, setWakes } from './account-table.ts'
import { wakeAtOf } from './batch-writes.ts'
import { readBookHistory } from './book-table.ts'
import { type BorrowerKey, BUCKETS } from './borrower-key.ts'
import { readAccounts } from './current-account.ts'
import type { Database, OrganisationDatabase } from './database.ts'
import { lastRecorded } from './event-table.ts'
import { type BookClock, listOrganisations, setWakesOfPack } from './organisation-table.ts'

export type RenewWakesOptions = {
  readonly pack: Pack
  readonly packId: number
  readonly isStopped: () => boolean
  /** An account that cannot be read: it is told when somebody sends an event for it, too. */
  readonly onBroken: (row: AccountRow, error: unknown) => void
}

const PAGE = 200

/** Throws what the database throws: called again, it starts over with the organisation it was at. */
export async function renewWakes(database: Database, options: RenewWakesOptions): Promise<void> {
  for (const { id, clock, wakesOfPack } of await listOrganisations(database)) {
    if (wakesOfPack === options.packId) continue
    const { versions } = await readBookHistory(database.as(id), id)
    await renewBook(database.as(id), clock, { ...options, book: versions.at(-1)! })
    if (options.isStopped()) return
    await setWakesOfPack(database, id, options.packId)
  }
}

type RenewBookOptions = RenewWakesOptions & { readonly book: Book }

async function renewBook(book: OrganisationDatabase, clock: BookClock, options: RenewBookOptions): Promise<void> {
  for (let after: BorrowerKey = { bucket: 0, id: -1n }; !options.isStopped(); ) {
    const startedAt = performance.now()
    const rows = await listAccounts(book, { after, lastBucket: BUCKETS - 1, limit: PAGE })
    if (rows.length === 0) return
    await setWakes(book, await wakesOf(book, rows, clock, options))
    after = rows.at(-1)!.borrower
    await sleep(performance.now() - startedAt)
  }
}

type Wake = Pick<AccountRow, 'borrower' | 'version' | 'wakeAt'>

/** Those that are to be woken at another moment than they would be. */
async function wakesOf(
  book: OrganisationDatabase,
  rows: readonly AccountRow[],
  clock: BookClock,
  { pack, book: known, onBroken }: RenewBookOptions,
): Promise<Wake[]> {
  const [accounts, recorded] = [await readAccounts(book, rows), await lastRecorded(book, rows)]
  return rows.flatMap((row): Wake[] => {
    const { borrower, version } = row
    try {
      const wakeAt = wakeAtOf(accounts.get(borrower.id)!(), pack, known, clock, recorded.get(borrower.id) ?? 0)
      return wakeAt === row.wakeAt ? [] : [{ borrower, version, wakeAt }]
    } catch (error) {
      onBroken(row, error)
      return []
    }
  })
}
