import { expect, test } from 'vitest'
import { filterCount, type LoanSearch, readLoanSearch } from './loan-search.ts'

test.each<[raw: Record<string, unknown>, read: LoanSearch]>([
  [{}, {}],
  [
    { status: 'overdue,gone', bucket: 'm1,m7_plus', sort: '-first_unpaid_on' },
    { status: ['overdue'], bucket: ['m1', 'm7_plus'], sort: '-first_unpaid_on' },
  ],
  [{ sort: 'name', due_before: '2026-02-30', status: '' }, {}],
  [
    { borrower: ' bor_1', due_before: '2026-02-28', product: 'cn-consumer' },
    { borrower: 'bor_1', due_before: '2026-02-28', product: 'cn-consumer' },
  ],
])('%j is read', (raw, read) => expect(readLoanSearch(raw)).toEqual(read))

test('an order is no filter', () => expect(filterCount({ sort: 'loan_id', borrower: 'b' })).toBe(1))
