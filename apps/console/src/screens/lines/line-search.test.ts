import { expect, test } from 'vitest'
import { filterCount, readLineSearch, sortOf } from './line-search.ts'

test.each<[given: Record<string, unknown>, read: object]>([
  [{}, {}],
  [{ status: 'active,suspended' }, { status: ['active', 'suspended'] }],
  [{ status: ['active', 'active', 'gone'] }, { status: ['active'] }],
  [{ status: 'gone' }, {}],
  [
    { category: ['security'], reason: 'SE01,../x' },
    { category: ['security'], reason: ['SE01'] },
  ],
  [{ utilisation_min: 900 }, { utilisation_min: 900 }],
  [{ utilisation_min: '900' }, { utilisation_min: 900 }],
  [{ utilisation_min: -1, limit_min: 1.5, limit_max: 2 ** 53, utilisation_max: '' }, {}],
  [{ limit_min: 0 }, { limit_min: 0 }],
  [{ q: ' bor_1 ' }, { q: 'bor_1' }],
  [{ q: 12 }, { q: '12' }],
  [{ q: 'x'.repeat(10_000) }, { q: 'x'.repeat(64) }],
  [{ q: {}, sort: 'name', other: 1 }, {}],
  [
    { placed_on: '2026-02-28', lifted_on: '2026-03-01' },
    { placed_on: '2026-02-28', lifted_on: '2026-03-01' },
  ],
  [{ placed_on: '2026-02-30', lifted_on: 'today' }, {}],
  [{ sort: '-limit_minor' }, { sort: '-limit_minor' }],
])('%j', (given, read) => expect(readLineSearch(given)).toEqual(read))

test('what was read is read as the same again', () => {
  const search = readLineSearch({ status: 'active', utilisation_min: '5', q: 'a', sort: '-as_of' })
  expect(readLineSearch(search)).toEqual(search)
  expect(filterCount(search)).toBe(3)
})

test('a minus turns the order round', () => {
  expect([sortOf('-as_of'), sortOf('as_of'), sortOf(undefined)]).toEqual([
    ['as_of', 'descend'],
    ['as_of', 'ascend'],
    [undefined, 'ascend'],
  ])
})
