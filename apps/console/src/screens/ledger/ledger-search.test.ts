import { expect, test } from 'vitest'
import { journalQuestion, type LedgerSearch, ROLES, readLedgerSearch } from './ledger-search.ts'

test.each<[raw: Record<string, unknown>, read: LedgerSearch]>([
  [
    { view: 'journal', account: 'cash,money', from: '2026-01-01' },
    { view: 'journal', account: ['cash'], from: '2026-01-01' },
  ],
  [{ view: 'all', on: '2026-02-30' }, {}],
  [{ loan: 'ld_1' }, {}],
  [
    { loan: 'ld_1', borrower: 'bor_1' },
    { loan: 'ld_1', borrower: 'bor_1' },
  ],
])('%j is read', (raw, read) => expect(readLedgerSearch(raw)).toEqual(read))

test('the journal is asked with its own filters alone', () => {
  expect(journalQuestion({ view: 'journal', on: '2026-01-01', account: ['cash', 'suspense'], to: '2026-01-31' })).toEqual({
    account: 'cash,suspense',
    to: '2026-01-31',
  })
  expect(ROLES).toHaveLength(15)
})
