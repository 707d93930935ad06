/**
 * The buckets of a plan. Money is drawn, and repaid where that is free, on their first days alone.
 *
 * On the safe side   what is due within a bucket is asked for on its first day, what is expected within it counts from the next one on. So whatever
 *                    holds from bucket to bucket holds on every day between.
 */
import { dayOf } from './calendar.ts'
import type { PlanInput } from './plan-input.ts'

export type Grid = {
  /** Days since 1970, each the first of a bucket. */
  readonly starts: readonly number[]
  /** The first day after the last bucket. */
  readonly end: number
}

const WEEK = 7
const WEEKS_SINGLY = 13
const WEEKS_TOGETHER = 4

/** The first week is divided at the days on which a draw requested today would land. */
export function gridOf(input: PlanInput): Grid {
  const asOf = dayOf(input.asOf)
  const singly = input.grid === 'weekly' ? input.horizonWeeks : Math.min(WEEKS_SINGLY, input.horizonWeeks)
  const offsets = new Set<number>()
  for (const { leadDays, blocked } of input.facilities) if (leadDays < WEEK && blocked === undefined) offsets.add(leadDays)
  for (let week = 0; week < singly; week++) offsets.add(week * WEEK)
  for (let week = singly; week < input.horizonWeeks; week += WEEKS_TOGETHER) offsets.add(week * WEEK)
  return { starts: [...offsets].sort((a, b) => a - b).map((offset) => asOf + offset), end: asOf + input.horizonWeeks * WEEK }
}

/** The bucket that holds the day; -1 before the first. */
export function bucketOf({ starts, end }: Grid, day: number): number {
  if (day >= end) return starts.length
  let bucket = starts.length - 1
  while (bucket >= 0 && starts[bucket]! > day) bucket--
  return bucket
}

/** The first bucket that begins on the day or later; as many as there are where none does. */
export function firstBucketFrom({ starts }: Grid, day: number): number {
  const found = starts.findIndex((start) => start >= day)
  return found < 0 ? starts.length : found
}

export const endOf = ({ starts, end }: Grid, bucket: number): number => starts[bucket + 1] ?? end
