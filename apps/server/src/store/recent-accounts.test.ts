import { newAccount } from '@fairline/domain/account/step'
import { expect, test } from 'vitest'
import { borrowerKey } from './borrower-key.ts'
import { ACCOUNTS_MAX, packAccount, readAccount } from './recent-accounts.ts'
import { packState } from './stored-state.ts'

const borrower = borrowerKey('a')
const accountAt = (sequence: number) => ({ ...newAccount, sequence })

test('an account whose bytes are those packed last is the very same', () => {
  const account = accountAt(1)
  const state = packAccount(borrower.id, account)
  expect(readAccount({ borrower, state: Buffer.from(state) })).toBe(account)
})

test.each([
  ['older bytes, as after a rollback', 1],
  ['newer bytes, as from another server', 3],
])('%s are read for what they say', (_what, sequence) => {
  packAccount(borrower.id, accountAt(2))
  expect(readAccount({ borrower, state: packState(accountAt(sequence)) })).toEqual(accountAt(sequence))
})

test('bytes that changed are refused, known account or not', () => {
  const state = Buffer.from(packAccount(borrower.id, accountAt(4)))
  state[10] = state[10]! ^ 1
  expect(() => readAccount({ borrower, state })).toThrow('checksum')
})

test('the account packed longest ago leaves first, and is then decoded', () => {
  const others = Array.from({ length: ACCOUNTS_MAX - 1 }, (_, index) => borrowerKey(`other-${index}`).id)
  const account = accountAt(5)
  const state = packAccount(borrower.id, account)
  for (const other of others) packAccount(other, newAccount)
  expect(readAccount({ borrower, state })).toBe(account)
  packAccount(borrowerKey('one more').id, newAccount)
  expect(readAccount({ borrower, state })).not.toBe(account)
  expect(readAccount({ borrower, state })).toEqual(account)
})
