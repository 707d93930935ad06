import type { BookEntry } from '@fairline/planner/book'
import type { PlanBucket } from '@fairline/planner/plan'
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { survivalOf, survivalWithoutAny } from '../measures/survival.ts'
import { curvesOf, outlookOf } from './plan-curves.ts'
import type { PlanOutlook, PlanRecord } from './plan-record.ts'

const bucket = (startsOn: string, gapMinor: number) => ({ startsOn, gapMinor }) as PlanBucket
const entry = (kind: string, id: string, firstGapOn: string | null, more: Partial<BookEntry> = {}) =>
  ({
    shock: { kind, id, severity: 'closed' },
    isCertified: true,
    firstGapOn,
    gapPeakMinor: firstGapOn === null ? 0 : 500,
    ...more,
  }) as BookEntry
const planOf = (outlook?: PlanOutlook, endsOn = '2026-03-30') =>
  ({ id: 'p', head: { summary: { endsOn, outlook } } }) as unknown as PlanRecord
const on = (day: string, outlook?: PlanOutlook) => curvesOf(planOf(outlook), knownDay(day))
/** Four weeks from the second of March. */
const SHORT: PlanOutlook = {
  gaps: [bucket('2026-03-02', 0), bucket('2026-03-09', 0), bucket('2026-03-16', 70), bucket('2026-03-18', 90), bucket('2026-03-23', 0)].map(
    ({ startsOn, gapMinor }) => ({ on: startsOn, minor: gapMinor }),
  ),
  without: [
    { provider: 'a', firstGapOn: '2026-03-09', peakMinor: 500 },
    { provider: 'b', firstGapOn: null, peakMinor: 0 },
  ],
}

test('of each week the most that is missing in it; the weeks that are over are left out', () => {
  expect(on('2026-03-02', SHORT)).toMatchObject({ planId: 'p', gapsMinor: [0, 0, 90, 0] })
  expect(on('2026-03-09', SHORT)!.gapsMinor).toEqual([0, 90, 0])
  expect(survivalOf(on('2026-03-15', SHORT)!.gapsMinor)).toEqual({ weeks: 0, isBeyond: false })
})

test.each([
  ['2026-03-02', { provider: 'a', weeks: 1, isBeyond: false }],
  ['2026-03-09', { provider: 'a', weeks: 0, isBeyond: false }],
  // A gap that would have begun before today would be there now.
  ['2026-03-16', { provider: 'a', weeks: 0, isBeyond: false }],
])('whichever provider fails, as of %s', (day, weakest) => {
  expect(survivalWithoutAny(on(day, SHORT)!.without!)).toEqual(weakest)
})

test.each<[why: string, outlook: PlanOutlook | undefined, day: string]>([
  ['made before outlooks were kept', undefined, '2026-03-02'],
  ['its last week has begun', SHORT, '2026-03-24'],
  ['it is over', SHORT, '2026-04-30'],
])('nothing is known: %s', (_why, outlook, day) => {
  expect(on(day, outlook)).toBeNull()
})

test('kept of a plan: where it falls short, and what the book says of providers that close', () => {
  const book = [entry('provider', 'a', '2026-03-09'), entry('provider', 'b', null), entry('group', 'g', '2026-03-02')] // biome-ignore format: one row
  const buckets = [bucket('2026-03-02', 0), bucket('2026-03-09', 70)]
  expect(outlookOf({ buckets }, book)).toEqual({
    gaps: [
      { on: '2026-03-02', minor: 0 },
      { on: '2026-03-09', minor: 70 },
    ],
    without: SHORT.without,
  })
  const unproven = [...book, entry('provider', 'c', null, { isCertified: false })]
  for (const none of [null, unproven]) expect(outlookOf({ buckets: [bucket('2026-03-02', 0)] }, none)).toEqual({ gaps: [], without: null })
})
