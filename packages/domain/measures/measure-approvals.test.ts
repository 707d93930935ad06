import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Approvals, measureApprovals, type Segment } from './measure-approvals.ts'
import type { BorrowerMark } from './measure-flows.ts'
import { day, mark, PERIOD } from './measures.fixture.ts'
import { shareOf } from './share.ts'

const question = { period: PERIOD, now: day(60), product: undefined as string | undefined }
const measured = (marks: readonly BorrowerMark[], more: Partial<typeof question> = {}) => measureApprovals(marks, { ...question, ...more })
const cellsOf = (one: Approvals | undefined, segment: Segment) => one?.segments.find((known) => known.segment === segment)?.cells

/** `isApproved` null: it is not decided. */
function application(borrower: string, isApproved: boolean | null, { score = 600, onDay = 2, kind = 'individual' } = {}): BorrowerMark[] {
  const run = `app-${borrower}`
  const verdict =
    isApproved === null
      ? []
      : isApproved
        ? [mark(borrower, 'offer-made', onDay, run, 'A')]
        : [mark(borrower, 'grant-declined', onDay, run, 'D'), mark(borrower, 'application-closed', onDay, run, 'declined')]
  return [
    mark(borrower, 'borrower-registered', onDay - 1, null, kind),
    mark(borrower, 'score-updated', onDay - 1, null, `${score} 350 950`),
    mark(borrower, 'application-opened', onDay - 1, run, 'cn-consumer'),
    ...verdict,
  ]
}
const many = (count: number, name: string, isApproved: boolean, more = {}) =>
  Array.from({ length: count }, (_, nth) => application(`${name}${nth}`, isApproved, more)).flat()

test('lines and increases, by who asked', () => {
  const marks = [
    ...many(12, 'good', true, { score: 800 }),
    ...many(10, 'poor', false, { score: 400, kind: 'business' }),
    ...application('waits', null),
    ...[mark('good0', 'increase-requested', 3, 'i'), mark('good0', 'limit-raised', 4, 'i', 'A')],
  ]
  const [lines, increases] = measured(marks)
  expect(lines?.approved).toEqual(shareOf(12, 22))
  expect(cellsOf(lines, 'product')).toEqual([{ value: 'cn-consumer', approved: shareOf(12, 22) }])
  expect(cellsOf(lines, 'grade')).toEqual([
    { value: 'A', approved: shareOf(12, 12) },
    { value: 'D', approved: shareOf(0, 10) },
  ])
  expect(cellsOf(lines, 'score_band')).toEqual([
    { value: '350–469', approved: shareOf(0, 10) },
    { value: '710–829', approved: shareOf(12, 12) },
  ])
  expect(cellsOf(lines, 'borrower_kind')).toEqual([
    { value: 'business', approved: shareOf(0, 10) },
    { value: 'individual', approved: shareOf(12, 12) },
  ])
  expect(cellsOf(lines, 'employment')).toEqual([{ value: null, approved: shareOf(12, 22) }])
  expect(lines?.days).toEqual([{ date: '2026-03-02', decided: 22, approved: 12 }])
  expect(increases).toMatchObject({ kind: 'increase', approved: { count: 1, of: 1 } })
  expect(cellsOf(increases, 'grade')).toEqual([{ value: 'A', approved: null }])
})

test.each<[rule: string, sizes: readonly number[], told: readonly (number | null)[]]>([
  ['ten are told', [10, 10], [10, 10]],
  ['nine are not, nor the one that the total would give away', [30, 9, 20], [30, null, null]],
  ['two of a few hide each other', [30, 9, 8], [30, null, null]],
  ['one of a few alone is all there is', [9], [null]],
])('%s', (_rule, sizes, told) => {
  const marks = sizes.flatMap((size, band) => many(size, `s${band}-`, true, { score: 400 + band * 120 }))
  expect(cellsOf(measured(marks)[0], 'score_band')?.map(({ approved }) => approved?.of ?? null)).toEqual(told)
})

test('of whom nothing is known, a few hide nobody else', () => {
  const unknown = mark('x', 'line-granted', 2)
  expect(cellsOf(measured([...many(10, 'a', true), unknown])[0], 'product')).toEqual([
    { value: 'cn-consumer', approved: shareOf(10, 10) },
    { value: null, approved: null },
  ])
})

test.each<[score: number, band: string]>([
  [350, '350–469'],
  [469, '350–469'],
  [470, '470–589'],
  [949, '830–950'],
  [950, '830–950'],
])('a score of %i is of the band %s', (score, band) => {
  expect(cellsOf(measured(application('x', true, { score }))[0], 'score_band')).toEqual([{ value: band, approved: null }])
})

test('a score that came after the decision is not what decided', () => {
  const marks = [...application('x', true, { score: 400 }), mark('x', 'score-updated', 3, null, '900 350 950')]
  expect(cellsOf(measured(marks)[0], 'score_band')?.map(({ value }) => value)).toEqual(['350–469'])
})

test.each<[rule: string, marks: readonly BorrowerMark[], approved: number, decided: number]>([
  [
    'an offer that he did not take up was approved',
    [...application('x', true), mark('x', 'application-closed', 9, 'app-x', 'lapsed')],
    1,
    1,
  ],
  ['what he withdrew was not decided', [...application('x', null), mark('x', 'application-closed', 3, 'app-x', 'withdrawn')], 0, 0],
  ['where nobody applies, the grant is the answer', [mark('x', 'grant-declined', 1), mark('x', 'line-granted', 3)], 1, 1],
  ['or that there is none', [mark('x', 'grant-declined', 1), mark('x', 'grant-declined', 3)], 0, 1],
  ['who applied is not counted again when his line opens', [...application('x', true), mark('x', 'line-granted', 3)], 1, 1],
  ['decided before the period', application('x', true, { onDay: 1 - 1e-6 }), 0, 0],
  ['in its first moment', application('x', true, { onDay: 1 }), 1, 1],
  ['in its last', application('x', true, { onDay: 11 - 1e-6 }), 1, 1],
  ['behind it', application('x', true, { onDay: 11 }), 0, 0],
])('%s', (_rule, marks, approved, decided) => {
  expect(measured(marks)[0]?.approved).toEqual(shareOf(approved, decided))
})

test('of one product', () => {
  const marks = [...application('x', true), mark('y', 'line-granted', 2, null, 'other')]
  expect(measured(marks)[0]?.approved.of).toBe(2)
  expect(measured(marks, { product: 'other' })[0]?.approved.of).toBe(1)
})

test('in any order of arrival the same', () => {
  const twice = [mark('z', 'score-updated', 1, null, '400 350 950'), mark('z', 'score-updated', 1, null, '900 350 950')]
  const marks = [...many(3, 'a', true), ...many(2, 'b', false), ...twice, mark('z', 'grant-declined', 1), mark('z', 'line-granted', 3)]
  const inOrder = measured(marks)
  fc.assert(
    fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (mixed) => {
      expect(measured(mixed)).toEqual(inOrder)
    }),
  )
})
