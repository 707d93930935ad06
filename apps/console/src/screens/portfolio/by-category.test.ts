import { expect, test } from 'vitest'
import { byCategory } from './by-category.ts'

test('scopes of a reason are one row, and the largest category is first', () => {
  const holds = [
    { reason: 'SE01', category: 'security', scope: 'draw', holds: 2, observed: 0 },
    { reason: 'CR01', category: 'credit', scope: 'increase', holds: 1, observed: 1 },
    { reason: 'CR01', category: 'credit', scope: 'draw', holds: 3, observed: 1 },
    { reason: 'CR02', category: 'credit', scope: 'draw', holds: 5, observed: 0 },
  ] as const
  expect(byCategory(holds)).toEqual([
    {
      category: 'credit',
      holds: 9,
      reasons: [
        { reason: 'CR02', holds: 5, observed: 0 },
        { reason: 'CR01', holds: 4, observed: 2 },
      ],
    },
    { category: 'security', holds: 2, reasons: [{ reason: 'SE01', holds: 2, observed: 0 }] },
  ])
  expect(byCategory([])).toEqual([])
})
