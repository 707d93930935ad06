/** What the plan in force says of the weeks to come: what is missing in each, and what would be without each provider. */
import type { BookEntry } from '@fairline/planner/book'
import type { Plan } from '@fairline/planner/plan'
import { type Day, knownDay } from '../../kernel/day.ts'
import type { Curve } from '../measures/survival.ts'
import type { PlanOutlook, PlanRecord } from './plan-record.ts'

/** Week by week from today on. `without` null: the solver gave no book, or did not prove all of it, so whichever provider is the worst is not known. */
export type FundingCurves = Readonly<{ planId: string; gapsMinor: readonly number[]; without: readonly Curve[] | null }>

const WEEK_DAYS = 7

export function outlookOf({ buckets }: Pick<Plan, 'buckets'>, book: readonly BookEntry[] | null): PlanOutlook {
  const isShort = buckets.some(({ gapMinor }) => gapMinor > 0)
  const closed = book?.filter(({ shock }) => shock.kind === 'provider' && shock.severity === 'closed') ?? []
  const isProven = book !== null && closed.every(({ isCertified }) => isCertified)
  return {
    gaps: isShort ? buckets.map(({ startsOn, gapMinor }) => ({ on: startsOn, minor: gapMinor })) : [],
    without: isProven
      ? closed.map(({ shock, firstGapOn, gapPeakMinor }) => ({ provider: shock.id, firstGapOn, peakMinor: gapPeakMinor }))
      : null,
  }
}

/** Null: there is no plan, it was made before outlooks were kept, or its weeks are over. */
export function curvesOf(plan: PlanRecord | undefined, today: Day): FundingCurves | null {
  const { outlook, endsOn } = plan?.head.summary ?? {}
  if (plan === undefined || outlook === undefined || endsOn === undefined) return null
  const weeks = Math.floor((knownDay(endsOn) - today) / WEEK_DAYS)
  if (weeks <= 0) return null
  const week = (on: string) => Math.floor((knownDay(on) - today) / WEEK_DAYS)
  const gapsMinor = Array.from({ length: weeks }, (_, nth) =>
    outlook.gaps.reduce((most, { on, minor }) => (week(on) === nth ? Math.max(most, minor) : most), 0),
  )
  const without = outlook.without?.map(({ provider, firstGapOn, peakMinor }): Curve => {
    const first = firstGapOn === null ? weeks : Math.max(0, week(firstGapOn))
    return { provider, gapsMinor: gapsMinor.map((_, nth) => (nth < first ? 0 : peakMinor)) }
  })
  return { planId: plan.id, gapsMinor, without: without ?? null }
}
