/** Marks of made-up borrowers, with days for times. */
import { DAY_MS } from '../kernel/time.ts'
import { startOfBookDay } from '../views/day-change.ts'
import type { MarkName } from './marks.ts'
import type { BorrowerMark } from './measure-flows.ts'
import { daysFromTo } from './period.ts'

/** Day 1 of the period of ten days that these tests look at. */
const BEGINS = startOfBookDay('2026-03-01')
export const PERIOD = daysFromTo('2026-03-01', '2026-03-10')
export const day = (nth: number): number => BEGINS + (nth - 1) * DAY_MS

export const mark = (
  borrower: string,
  name: MarkName,
  onDay: number,
  run: string | null = null,
  detail: string | null = null,
): BorrowerMark => ({ borrower, mark: name, run, detail, at: day(onDay) })
