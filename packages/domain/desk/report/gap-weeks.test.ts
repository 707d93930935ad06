import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import type { PlanRecord } from '../funding/plan-record.ts'
import { weeksToGap } from './tables-of-funding.ts'

const TODAY = knownDay('2026-03-01')
const planWith = (firstOn: string | null): PlanRecord => {
  const gap = firstOn === null ? null : { peakMinor: 1, firstOn, peakOn: firstOn, buckets: 1, unpaid: [] }
  return { head: { summary: { gap } } } as unknown as PlanRecord
}

test.each<[rule: string, plan: PlanRecord | undefined, weeks: number | null | '']>([
  ['without a plan it is not known', undefined, null],
  ['a plan without a gap has none', planWith(null), ''],
  ['six days are this week', planWith('2026-03-07'), 0],
  ['seven are one', planWith('2026-03-08'), 1],
  ['a gap that has begun is now', planWith('2026-02-01'), 0],
])('%s', (_rule, plan, weeks) => {
  expect(weeksToGap(plan, TODAY)).toBe(weeks)
})
