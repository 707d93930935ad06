import { expect, test } from 'vitest'
import { readCalendarSearch } from './calendar-search.ts'
import { byDay, sumsOf } from './due-days.ts'

const due = (date: string, currency: string, principal_minor: number) => ({
  date,
  currency,
  instalments: 1,
  principal_minor,
  interest_minor: 5,
  total_minor: principal_minor + 5,
})
const data = [due('2026-03-01', 'CNY', 100), due('2026-03-01', 'USD', 7), due('2026-03-09', 'CNY', 50)]

test('a day has one sum a currency', () => {
  expect(
    byDay(data)
      .get('2026-03-01')
      ?.map(({ currency }) => currency),
  ).toEqual(['CNY', 'USD'])
  expect(byDay(data).get('2026-03-02')).toBeUndefined()
})

test('a month is the sum of its days, and currencies are never added up', () => {
  expect(sumsOf(data)).toEqual([
    { currency: 'CNY', instalments: 2, principal_minor: 150, interest_minor: 10, total_minor: 160 },
    { currency: 'USD', instalments: 1, principal_minor: 7, interest_minor: 5, total_minor: 12 },
  ])
})

test.each([
  [
    { month: '2026-03', day: '2026-03-01' },
    { month: '2026-03', day: '2026-03-01' },
  ],
  [{ month: '2026-13', day: '2026-02-30' }, {}],
  [{ month: '2026-3', product: 'p' }, { product: 'p' }],
])('%j is read', (raw, read) => expect(readCalendarSearch(raw)).toEqual(read))
