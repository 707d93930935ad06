/**
 * The accounts changed lately, kept decoded: one that nobody else changed needs no reading from the database.
 *
 * Never wrong   whoever writes on what is kept here names the version he saw, and the row is only changed where it still has that version
 *               (account-table.ts): a stale account costs a second try, never a lost event.
 * Limit         `size` accounts, of `bytes` in their stored form together: in memory they take some ten times that. In two halves: when the younger is full, the older goes and the younger takes its place. An order by last use would
 *               cost more than the reading it saves, as a Map is slow to find its first entry among many deleted ones.
 */
import type { Account } from '@fairline/domain/account/account'

/** `bytes`: of its stored form. */
export type KeptAccount = { readonly ref: string; readonly account: Account; readonly bytes: number }

export type AccountCache = {
  readonly find: (borrowerId: bigint) => KeptAccount | undefined
  readonly keep: (borrowerId: bigint, kept: KeptAccount) => void
  readonly forget: (borrowerId: bigint) => void
}

const ACCOUNTS_MAX = 20_000
const BYTES_MAX = 16 * 1024 * 1024

export function openAccountCache(size = ACCOUNTS_MAX, bytesMax = BYTES_MAX): AccountCache {
  let younger = new Map<bigint, KeptAccount>()
  let older = new Map<bigint, KeptAccount>()
  let youngerBytes = 0
  return {
    find: (borrowerId) => younger.get(borrowerId) ?? older.get(borrowerId),
    keep: (borrowerId, kept) => {
      const before = younger.get(borrowerId)
      if (before === undefined && (younger.size >= size / 2 || youngerBytes + kept.bytes > bytesMax / 2)) {
        older = younger
        younger = new Map()
        youngerBytes = 0
      }
      youngerBytes += kept.bytes - (before?.bytes ?? 0)
      younger.set(borrowerId, kept)
    },
    forget: (borrowerId) => {
      youngerBytes -= younger.get(borrowerId)?.bytes ?? 0
      younger.delete(borrowerId)
      older.delete(borrowerId)
    },
  }
}
