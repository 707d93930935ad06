/**
 * The accounts changed last, kept decoded: one that nobody else changed needs no reading from the database.
 *
 * Never wrong   whoever writes on what is kept here names the version he saw, and the row is only changed where it still has that version
 *               (account-table.ts): a stale account costs a second try, never a lost event.
 * Limit         `size` accounts, the one kept longest ago leaves first.
 */
import type { Account } from '@fairline/domain/account/account'

export type KeptAccount = { readonly ref: string; readonly account: Account }

export type AccountCache = {
  readonly find: (borrowerId: bigint) => KeptAccount | undefined
  readonly keep: (borrowerId: bigint, kept: KeptAccount) => void
  readonly forget: (borrowerId: bigint) => void
}

export const ACCOUNTS_MAX = 20_000

export function openAccountCache(size = ACCOUNTS_MAX): AccountCache {
  const kept = new Map<bigint, KeptAccount>()
  return {
    find: (borrowerId) => kept.get(borrowerId),
    keep: (borrowerId, account) => {
      kept.delete(borrowerId)
      for (const oldest of kept.keys()) {
        if (kept.size < size) break
        kept.delete(oldest)
      }
      kept.set(borrowerId, account)
    },
    forget: (borrowerId) => void kept.delete(borrowerId),
  }
}
