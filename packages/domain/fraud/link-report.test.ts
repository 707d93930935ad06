import { expect, test } from 'vitest'
import { linksFound, type Use } from './link-graph.ts'
import { linkReports } from './link-report.ts'

const use = (borrower: string, key: number): Use => ({ borrower, kind: 'device', key, since: 0, until: null })
const three = [use('a', 1), use('b', 1), use('c', 1)]
const told = (uses: readonly Use[], fromSize: number) => linkReports(linksFound(uses, 9), fromSize)

test('told are those of whom enough hang together, each with the kind of link and how many they are', () => {
  expect(told(three, 4)).toEqual([])
  expect(told(three, 3).map(({ borrower, data }) => [borrower, data])).toEqual(
    ['a', 'b', 'c'].map((borrower) => [borrower, { linkId: 'links-device', link: 'device', linkedBorrowerCount: 3 }]),
  )
})

test('the same people found again are the same event; with one more it is another', () => {
  const ids = (uses: readonly Use[]) => new Set(told(uses, 2).map(({ id }) => id))
  expect(ids([...three].reverse())).toEqual(ids(three))
  expect(ids(three).size).toBe(3)
  expect([...ids([...three, use('d', 1)])].filter((id) => ids(three).has(id))).toEqual([])
  for (const id of ids(three)) expect(id.length).toBeLessThanOrEqual(64)
})
