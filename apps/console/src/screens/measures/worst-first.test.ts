import { expect, test } from 'vitest'
import { mostHarmfulFirst, totalsOf } from './worst-first.ts'

const share = (count: number, of: number, low: number | null) => ({ count, of, permille: null, low_permille: low, high_permille: null })
const row = (reason: string, placed: number, wrong: number | null, falsePositive: number | null, suspects = true) => ({
  reason,
  placed,
  suspects,
  in_force: 1,
  lifted: 4,
  judged: 2,
  harmless: suspects ? 1 : 0,
  wrong: share(1, 4, wrong),
  false_positive: share(2, 2, falsePositive),
})

test('what surely harms more stands first; of equals, what harms more people', () => {
  const rows = [
    row('few', 2, 90, 90),
    row('many', 200, 40, 300),
    row('none', 9, null, null),
    row('order', 50, 0, 900, false),
    row('big', 500, 0, 0),
  ]
  expect(mostHarmfulFirst(rows).map(({ reason }) => reason)).toEqual(['many', 'few', 'big', 'order', 'none'])
})

test('all together', () => {
  expect(totalsOf([row('a', 5, 0, 0), row('b', 6, 0, 0, false)])).toEqual({
    placed: 11,
    inForce: 2,
    lifted: 8,
    wrong: 2,
    harmless: 1,
    judged: 2,
  })
  expect(totalsOf([])).toEqual({ placed: 0, inForce: 0, lifted: 0, wrong: 0, harmless: 0, judged: 0 })
})
