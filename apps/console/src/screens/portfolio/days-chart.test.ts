import { expect, test } from 'vitest'
import { daysByCategory } from './days-chart.ts'

test('reasons of a category are added, and a day without one has none', () => {
  const days = [
    { date: '2026-03-01', in_force: [{ reason: 'SE01', category: 'security', holds: 4 }] },
    {
      date: '2026-03-02',
      in_force: [
        { reason: 'CR01', category: 'credit', holds: 2 },
        { reason: 'CR02', category: 'credit', holds: 3 },
        { reason: 'SE01', category: 'security', holds: 1 },
      ],
    },
  ]
  expect(daysByCategory(days)).toEqual({
    dates: ['2026-03-01', '2026-03-02'],
    categories: [
      { category: 'credit', counts: [0, 5] },
      { category: 'security', counts: [4, 1] },
    ],
  })
  expect(daysByCategory([])).toEqual({ dates: [], categories: [] })
})
