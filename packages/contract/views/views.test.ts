import { expect, test } from 'vitest'
import { LineQuery } from './line-row.ts'
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
