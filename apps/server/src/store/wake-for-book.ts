/**
 * After a change of a book: every account that it concerns is due at once, or at the moment from which it does; the scheduler does the rest. Nobody else
 * is woken.
 *
 * Late     an account that was decided while this looked was decided by the newest book already: its moment is its own.
 * Resumes  `wakes_of_book` of the organisation says up to which version all accounts were looked after; cut off, it is done again from there, and that changes nothing.
 * Servers  several may do it at once: each pulls the same moments forward, and none puts one off.
 */
import { versionsThatMatter, wakeOfBook } from '@fairline/domain/account/wake'
import type { Book } from '@fairline/domain/book/book'
import type { Pack } from '@fairline/domain/pack/pack'
import { type AccountRow, listAccounts, setWakes } from './account-table.ts'
import { readBookHistory } from './book-table.ts'
import { type BorrowerKey, BUCKETS } from './borrower-key.ts'
import { readAccounts } from './current-account.ts'
import type { Database, OrganisationDatabase } from './database.ts'
import { type Organisation, raiseWakesOfBook } from './organisation-table.ts'

export type WakeForBookOptions = {
  readonly pack: Pack
  /** The book's time. */
  readonly now: number
  readonly signal: AbortSignal
}

const PAGE = 2_000

export async function wakeForBook(
  database: Database,
  { id, bookVersion, wakesOfBook }: Pick<Organisation, 'id' | 'bookVersion' | 'wakesOfBook'>,
  options: WakeForBookOptions,
): Promise<void> {
  if (wakesOfBook >= bookVersion) return
  const book = database.as(id)
  const { versions, at } = await readBookHistory(book, id)
  const since = [at(wakesOfBook), ...versions.filter(({ version }) => version > wakesOfBook)]
  const matter = versionsThatMatter(options.pack, since)
  if (matter.length > 1) await wakeAccounts(book, matter, options)
  if (!options.signal.aborted) await raiseWakesOfBook(database, id, since.at(-1)!.version)
}

async function wakeAccounts(book: OrganisationDatabase, versions: readonly Book[], options: WakeForBookOptions): Promise<void> {
  for (let after: BorrowerKey = { bucket: 0, id: -1n }; !options.signal.aborted; ) {
    const rows = await listAccounts(book, { after, lastBucket: BUCKETS - 1, limit: PAGE })
    if (rows.length === 0) return
    await setWakes(book, await wakesOf(book, rows, versions, options))
    after = rows.at(-1)!.borrower
  }
}

type Wake = Pick<AccountRow, 'borrower' | 'version' | 'wakeAt'>

/** One that cannot be read is passed over: it is told when somebody sends an event for it. */
async function wakesOf(
  book: OrganisationDatabase,
  rows: readonly AccountRow[],
  versions: readonly Book[],
  { pack, now }: WakeForBookOptions,
): Promise<Wake[]> {
  const accounts = await readAccounts(book, rows)
  return rows.flatMap(({ borrower, version, wakeAt: before }): Wake[] => {
    const wakeAt = earliest(() => wakeOfBook(accounts.get(borrower.id)!(), pack, versions, now))
    return wakeAt === null || (before !== null && before <= wakeAt) ? [] : [{ borrower, version, wakeAt }]
  })
}

function earliest(wakeOf: () => number | null): number | null {
  try {
    return wakeOf()
  } catch {
    return null // An account whose bytes are broken cannot be woken either.
  }
}
