/** Drawdowns that wait for their money, out of the accounts, page by page. */
import { setTimeout as sleep } from 'node:timers/promises'
import { findAccount, listAccounts } from './account-table.ts'
import { type BorrowerKey, BUCKETS } from './borrower-key.ts'
import { readAccounts, type StoredAccount } from './current-account.ts'
import type { OrganisationDatabase } from './database.ts'

export type PendingDrawdown = {
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly drawdownId: string
  readonly amountMinor: number
  readonly currency: string
}

const PAGE = 200

/** Only pages on which there is one. It rests as long as it works. */
export async function* pendingDrawdowns(book: OrganisationDatabase): AsyncGenerator<PendingDrawdown[]> {
  for (let after: BorrowerKey = { bucket: 0, id: -1n }; ; ) {
    const startedAt = performance.now()
    const rows = await listAccounts(book, { after, lastBucket: BUCKETS - 1, limit: PAGE })
    if (rows.length === 0) return
    const accounts = await readAccounts(book, rows)
    const found = rows.flatMap(({ borrower, ref }) => pendingOf(accounts.get(borrower.id)!).map((one) => ({ borrower, ref, ...one })))
    if (found.length > 0) yield found
    after = rows.at(-1)!.borrower
    await sleep(performance.now() - startedAt)
  }
}

/** Whether the money of a drawdown is still waited for: neither out, nor given up. Throws where the account cannot be read. */
export async function isAwaited(book: OrganisationDatabase, borrower: BorrowerKey, drawdownId: string): Promise<boolean> {
  const row = await findAccount(book, borrower)
  if (row === undefined) return false
  const stored = (await readAccounts(book, [row])).get(borrower.id)!
  return stored().line.pending.some((one) => one.drawdownId === drawdownId && !one.failed)
}

function pendingOf(stored: StoredAccount): Pick<PendingDrawdown, 'drawdownId' | 'amountMinor' | 'currency'>[] {
  const line = lineOf(stored)
  if (line === undefined || line.currency === null) return []
  const { currency } = line
  return line.pending.filter(({ failed }) => !failed).map(({ drawdownId, amountMinor }) => ({ drawdownId, amountMinor, currency }))
}

/** An account that cannot be read is told of when it is renewed, and when somebody sends an event for it; the others are looked through. */
function lineOf(stored: StoredAccount) {
  try {
    return stored().line
  } catch {
    return undefined
  }
}
