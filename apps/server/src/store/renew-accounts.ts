/**
 * After a release with a new format of accounts: folds what is still stored in an older one from its log, in the background, beside serving.
 *
 * Resumes  the accounts themselves say which are left; when none is, the organisation's `account_format` says so, and nothing is looked at again.
 * Disturbs little: logs are read without a lock; PAGE accounts are locked, in key order as by everyone, only to be written, and only those that
 *          nobody changed meanwhile. It rests as long as it works.
 * Broken   an account whose log cannot be folded is told and left; its organisation stays marked, and the next start tries again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { FORMAT } from '@fairline/domain/account/codec'
import { type AccountChange, type AccountRow, listOlderAccounts, lockAccounts, saveAccounts } from './account-table.ts'
import { BUCKETS } from './borrower-key.ts'
import { isOfOlder, readAccounts, type StoredAccount } from './current-account.ts'
import { type Database, mayTryAgain, type OrganisationDatabase } from './database.ts'
import { listOrganisations, setAccountFormat } from './organisation-table.ts'
import { packState } from './stored-state.ts'

export type Renewed = { readonly organisationId: number; readonly bucket: number; readonly renewed: number }

export type RenewOptions = {
  readonly isStopped: () => boolean
  /** After each bucket in which there was something to do. */
  readonly onProgress: (renewed: Renewed) => void
  /** An account that cannot be folded. */
  readonly onBroken: (row: AccountRow, error: unknown) => void
}

const PAGE = 50

/** Throws what the database throws: called again, it goes on where it was. */
export async function renewAccounts(database: Database, options: RenewOptions): Promise<void> {
  for (const { id, accountFormat } of await listOrganisations(database)) {
    if (accountFormat >= FORMAT) continue
    let broken = 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      if (options.isStopped()) return
      const done = await renewBucket(database.as(id), bucket, options)
      broken += done.broken
      if (done.renewed > 0) options.onProgress({ organisationId: id, bucket, renewed: done.renewed })
    }
    if (!options.isStopped() && broken === 0) await setAccountFormat(database, id, FORMAT)
  }
}

type Done = { renewed: number; broken: number }

async function renewBucket(book: OrganisationDatabase, bucket: number, { isStopped, onBroken }: RenewOptions): Promise<Done> {
  const done: Done = { renewed: 0, broken: 0 }
  for (let after = { bucket, id: -1n }; !isStopped(); ) {
    const startedAt = performance.now()
    const rows = await listOlderAccounts(book, { after, format: FORMAT, limit: PAGE })
    if (rows.length === 0) break
    const accounts = await readAccounts(book, rows)
    const { changes, broken } = changesOf(rows, accounts, onBroken)
    done.broken += broken
    const saved = await saveUnchanged(book, changes)
    done.renewed += saved
    // What somebody changed meanwhile was renewed by him, or is looked at again.
    if (saved === changes.length) after = rows.at(-1)!.borrower
    await sleep(performance.now() - startedAt)
  }
  return done
}

function changesOf(
  rows: readonly AccountRow[],
  accounts: ReadonlyMap<bigint, StoredAccount>,
  onBroken: RenewOptions['onBroken'],
): { changes: AccountChange[]; broken: number } {
  const changes: AccountChange[] = []
  for (const row of rows) {
    const { borrower, ref, version, wakeAt } = row
    try {
      const account = accounts.get(borrower.id)!()
      changes.push({ borrower, ref, before: version, version, state: packState(account), wakeAt })
    } catch (error) {
      onBroken(row, error)
    }
  }
  return { changes, broken: rows.length - changes.length }
}

/** How many were saved; a deadlock saves none. */
async function saveUnchanged(book: OrganisationDatabase, changes: readonly AccountChange[]): Promise<number> {
  if (changes.length === 0) return 0
  try {
    return await book.withClient(async (client) => {
      await client.query('begin')
      const borrowers = changes.map(({ borrower }) => borrower)
      const locked = new Map((await lockAccounts(client, borrowers)).map((row) => [row.borrower.id, row]))
      const unchanged = changes.filter(({ borrower, version }) => {
        const row = locked.get(borrower.id)
        return row !== undefined && row.version === version && isOfOlder(row)
      })
      await saveAccounts(client, unchanged)
      await client.query('commit')
      return unchanged.length
    })
  } catch (error) {
    if (mayTryAgain(error)) return 0
    throw error
  }
}
