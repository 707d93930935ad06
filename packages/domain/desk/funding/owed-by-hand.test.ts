/** What is owed on a line that people assign entries to, and take them back from. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { owedByHand } from './owed-by-hand.ts'
import type { MatchRecord } from './statement-record.ts'

const match = (entryKey: string, sequence: number, moved_minor: number) => ({ entryKey, sequence, moved_minor }) as MatchRecord
const SEEN = { amountMinor: 100, sequence: 5 }
const DRAW = match('draw', 6, 50)
const REPAY = match('repay', 7, -130)

test.each<[rule: string, standing: readonly MatchRecord[], asked: Parameters<typeof owedByHand>[2], amount: number, isAnew: boolean]>([
  ['as it was seen', [], {}, 100, false],
  ['and as it moves now', [], { moreMinor: 20 }, 120, false],
  ['and as people moved it since', [DRAW, REPAY], {}, 20, false],
  ['nothing is owed below nothing', [REPAY], {}, 0, false],
  ['taken back, it is as it was', [DRAW], { without: new Set(['draw']) }, 100, false],
  ['and the other one stands', [DRAW, REPAY], { without: new Set(['draw']) }, 0, false],
  ['what was seen since holds it already', [match('early', 4, 30)], {}, 100, false],
  ['and without it is less', [match('early', 4, 30)], { without: new Set(['early']) }, 70, true],
  ['by as much as there was', [match('early', 5, 130)], { without: new Set(['early']) }, 0, true],
])('%s', (_rule, standing, asked, amountMinor, isAnew) => {
  expect(owedByHand(SEEN, standing, asked)).toEqual({ amountMinor, isAnew })
})

test('in whatever order they are taken back, in the end it is what was seen', () => {
  const moves = fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 6 })
  fc.assert(
    fc.property(moves, fc.nat(), (all, turn) => {
      let standing = all.map((moved, nth) => match(`e${nth}`, SEEN.sequence + 1 + nth, moved))
      while (standing.length > 0) {
        const key = standing[turn % standing.length]!.entryKey
        const after = owedByHand(SEEN, standing, { without: new Set([key]) })
        standing = standing.filter(({ entryKey }) => entryKey !== key)
        expect(after).toEqual(owedByHand(SEEN, standing, {}))
      }
      expect(owedByHand(SEEN, standing, {}).amountMinor).toBe(SEEN.amountMinor)
    }),
  )
})
