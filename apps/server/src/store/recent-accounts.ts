/**
 * The accounts packed last, kept beside their bytes: one whose row still holds those bytes needs no decoding.
 *
 * Never wrong   what is kept is only that these bytes are this account; the row is read and locked as ever. Other bytes, as after a rollback, another
 *               server or damage, are decoded and checked as ever.
 * Limit         ACCOUNTS_MAX accounts, the one packed longest ago leaves first.
 */
import type { Account } from '@fairline/domain/account/account'
import type { AccountRow } from './account-table.ts'
import { packState, readState } from './stored-state.ts'

export const ACCOUNTS_MAX = 4_000

/** One for the process: whose database the bytes came from makes no difference. */
const recent = new Map<bigint, { readonly state: Buffer; readonly account: Account }>()

export function readAccount({ borrower, state }: Pick<AccountRow, 'borrower' | 'state'>): Account {
  const known = recent.get(borrower.id)
  return known?.state.equals(state) ? known.account : readState(state)
}

export function packAccount(borrowerId: bigint, account: Account): Buffer {
  const state = packState(account)
  recent.delete(borrowerId)
  for (const oldest of recent.keys()) {
    if (recent.size < ACCOUNTS_MAX) break
    recent.delete(oldest)
  }
  recent.set(borrowerId, { state, account })
  return state
}
