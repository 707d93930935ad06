import { expect, test } from 'vitest'
import { JournalQuery } from './journal.ts'
import { LineQuery } from './line-row.ts'
import { LoanQuery } from './loan-row.ts'
import { pageQuery } from './page.ts'

test('a page is as long as it may be, and no longer', () => {
  expect(LineQuery.parse({})).toEqual({ limit: 50, sort: 'borrower_id', total: false })
  expect(pageQuery.limit.safeParse('200').success).toBe(true)
  expect([pageQuery.limit.safeParse('201').success, pageQuery.limit.safeParse('0').success]).toEqual([false, false])
})

test('several values stand in one parameter', () => {
  expect(LineQuery.parse({ status: 'active,suspended', sort: '-utilisation_permille', total: 'true' })).toMatchObject({
    status: ['active', 'suspended'],
    sort: '-utilisation_permille',
    total: true,
  })
})

test.each([
  [{ status: 'gone' }],
  [{ status: '' }],
  [{ sort: 'name' }],
  [{ reason: Array(21).fill('SE01').join(',') }],
  [{ utilisation_min: '-1' }],
  [{ anything: 'else' }],
])('%j is not a question about lines', (query) => expect(LineQuery.safeParse(query).success).toBe(false))

test('loans come with the newest first, and several statuses stand in one parameter', () => {
  expect(LoanQuery.parse({ status: 'open,overdue' })).toEqual({ limit: 50, sort: '-disbursed_on', status: ['open', 'overdue'] })
})

test.each([[{ due_before: '1969-12-31' }], [{ due_before: '2026-02-29' }], [{ bucket: 'm8' }]])('%j is no question about loans', (query) =>
  expect(LoanQuery.safeParse(query).success).toBe(false),
)

test('an account is one of those that money of a loan is booked on', () => {
  expect(JournalQuery.safeParse({ account: 'cash,overpaid' }).success).toBe(true)
  expect(JournalQuery.safeParse({ account: 'cash,money' }).success).toBe(false)
})
