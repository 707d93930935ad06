import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountKey, followOn, type LastTaken } from './follow-on.ts'
import type { Statement } from './statement.ts'

const statement = (from: number, to: number, balances: readonly [number, number] | null, more: Partial<Statement> = {}): Statement => ({
  source: 'mt940',
  profile: null,
  account: 'A',
  number: null,
  currency: 'CNY',
  from,
  to,
  balances: balances && { openingMinor: balances[0], closingMinor: balances[1] },
  entries: [],
  ...more,
})
const said = (statements: readonly Statement[], last?: LastTaken) => {
  const { follows, waits, earlier } = followOn(statements, new Map(last ? [[accountKey(statements[0]!), last]] : []))
  return [
    follows.map(({ from }) => from),
    waits.map(({ statement: { from }, fault }) => `${from} ${fault.code}`),
    earlier.map(({ from }) => from),
  ]
}
const LAST: LastTaken = { to: 10, closingMinor: 100 }

// biome-ignore format: a table
test.each<[what: string, statements: Statement[], last: LastTaken | undefined, follows: number[], waits: string[], earlier: number[]]>([
  ['the first of an account follows', [statement(11, 11, [100, 5])], undefined, [11], [], []],
  ['it opens with what closed', [statement(11, 11, [100, 5])], LAST, [11], [], []],
  ['on the very day too', [statement(10, 11, [100, 5])], LAST, [10], [], []],
  ['weeks later too', [statement(40, 40, [100, 5])], LAST, [40], [], []],
  ['a minor unit off waits', [statement(11, 11, [101, 5])], LAST, [], ['11 gap-between'], []],
  ['and all behind it', [statement(11, 11, [101, 5]), statement(12, 12, [5, 6])], LAST, [], ['11 gap-between', '12 waits-behind'], []],
  ['a gap within one file', [statement(11, 11, [100, 5]), statement(13, 13, [6, 7])], LAST, [11], ['13 gap-between'], []],
  ['what was taken before', [statement(9, 10, [0, 100])], LAST, [], [], [9]],
  ['what reaches back and beyond', [statement(9, 11, [0, 5])], LAST, [], ['9 periods-overlap'], []],
  ['two of one day, by their balances', [statement(11, 11, [5, 6], { number: '1' }), statement(11, 11, [100, 5], { number: '2' })], LAST, [11, 11], [], []],
  ['without balances: the next day', [statement(11, 20, null)], { to: 10, closingMinor: null }, [11], [], []],
  ['without balances: an overlap', [statement(5, 20, null)], { to: 10, closingMinor: null }, [5], [], []],
  ['without balances: a day left out', [statement(12, 20, null)], { to: 10, closingMinor: null }, [], ['12 days-missing'], []],
  ['without balances: taken before', [statement(5, 10, null)], { to: 10, closingMinor: null }, [], [], [5]],
])('%s', (_what, statements, last, ...then) => {
  expect(said(statements, last)).toEqual(then)
})

test('the words of a gap: both figures, and the days that no statement covers', () => {
  const gap = followOn([statement(11, 11, [101, 5])], new Map([[accountKey(statement(0, 0, null)), LAST]])).waits[0]?.fault
  expect(gap?.zh).toContain('1.01')
  expect(gap?.en).toContain('1.00')
  const days = followOn([statement(13, 20, null)], new Map([[accountKey(statement(0, 0, null)), LAST]])).waits[0]?.fault
  expect(days?.en).toBe('no statement covers 1970-01-12 to 1970-01-13')
})

test('accounts and currencies do not mind each other', () => {
  const statements = [
    statement(11, 11, [100, 5]),
    statement(11, 11, [7, 8], { account: 'B' }),
    statement(11, 11, [9, 9], { currency: 'USD' }),
  ]
  expect(followOn(statements, new Map([[accountKey(statements[0]!), LAST]])).follows).toHaveLength(3)
})

test('in whatever order an unbroken chain comes, all of it follows; without one link, what lies behind waits', () => {
  const chain = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(chain, fc.infiniteStream(fc.nat()), fc.nat(), (moves, order, which) => {
      let closing = LAST.closingMinor!
      const statements = moves.map((move, index) => {
        const opening = closing
        closing = opening + move + 1
        return statement(11 + index, 11 + index, [opening, closing])
      })
      const shuffled = statements
        .map((one) => ({ one, at: order.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(said(shuffled, LAST)[0]).toEqual(statements.map(({ from }) => from))
      const missing = which % (statements.length - 1)
      const [follows, waits] = said(
        shuffled.filter(({ from }) => from !== 11 + missing),
        LAST,
      )
      expect([follows?.length, waits?.length]).toEqual([missing, statements.length - missing - 1])
    }),
    { numRuns: 50 },
  )
})
