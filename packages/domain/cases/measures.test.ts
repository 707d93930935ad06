import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Measured, measureCases } from './measures.ts'

const HOUR_MS = 3_600_000
const one = (more: Partial<Measured>): Measured => ({
  kind: 'appeal',
  state: 'open',
  reasons: ['SE01'],
  openedAt: 0,
  dueAt: 100 * HOUR_MS,
  firstAnswerAt: null,
  decision: null,
  closedAt: null,
  ...more,
})
const decided = (hours: number, result: string, more: Partial<Measured> = {}) =>
  one({
    state: 'decided',
    firstAnswerAt: hours * HOUR_MS,
    decision: { at: hours * HOUR_MS, result, overturns: result === 'upheld', by: 'ann' },
    ...more,
  })

test('nothing is measured of nothing', () => {
  expect(measureCases([], 0)).toEqual({ kinds: [], reasons: [] })
})

test('times by kind: half of them, and nine of ten', () => {
  const cases = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((hours) => decided(hours, 'rejected'))
  const [appeals] = measureCases([...cases, one({}), one({ kind: 'ticket', firstAnswerAt: HOUR_MS })], 0).kinds
  expect(appeals).toEqual({
    kind: 'appeal',
    opened: 11,
    open: 1,
    late: 0,
    firstAnswer: { cases: 10, halfMs: 5 * HOUR_MS, mostMs: 9 * HOUR_MS },
    decision: { cases: 10, halfMs: 5 * HOUR_MS, mostMs: 9 * HOUR_MS },
  })
})

test.each<[rule: string, what: Measured, now: number, late: number]>([
  ['in time to the last moment', one({}), 100 * HOUR_MS - 1, 0],
  ['and late from the next', one({}), 100 * HOUR_MS, 1],
  ['decided in time is not late afterwards', decided(99, 'rejected'), 500 * HOUR_MS, 0],
  ['decided late stays late', decided(100, 'rejected'), 500 * HOUR_MS, 1],
  ['closed in time is not late', one({ kind: 'ticket', state: 'closed', closedAt: HOUR_MS }), 500 * HOUR_MS, 0],
  ['without a deadline nothing is late', one({ dueAt: null }), 500 * HOUR_MS, 0],
])('%s', (_rule, what, now, late) => {
  expect(measureCases([what], now).kinds[0]?.late).toBe(late)
})

test('what did not stand, by reason; what he took back was not decided', () => {
  const cases = [
    decided(1, 'upheld'),
    decided(1, 'rejected'),
    decided(1, 'rejected'),
    decided(1, 'withdrawn', { reasons: ['CR04'] }),
    decided(1, 'upheld', { reasons: ['IF02', 'SE01'] }),
  ]
  expect(measureCases(cases, 0).reasons).toEqual([
    { reason: 'IF02', decided: 1, overturned: 1, overturnedPermille: 1000 },
    { reason: 'SE01', decided: 4, overturned: 2, overturnedPermille: 500 },
  ])
})

test('in any order the same', () => {
  const cases = [decided(1, 'upheld'), decided(5, 'rejected', { reasons: ['CR04'] }), one({}), one({ kind: 'ticket' })]
  const inOrder = measureCases(cases, 7)
  fc.assert(
    fc.property(fc.shuffledSubarray(cases, { minLength: cases.length }), (mixed) => {
      expect(measureCases(mixed, 7)).toEqual(inOrder)
    }),
  )
})
