import type { Day } from '../../kernel/day.ts'
import { DAY_MS } from '../../kernel/time.ts'
import { shareOf } from '../../measures/share.ts'
import { medianOf, ppmOf } from '../measures/parts.ts'
import type { ChannelIndicatorId } from './catalogue.ts'
import type { Values } from './values.ts'

/** What is known of a channel. Null: not known. Days are calendar days, today's value is the last one in force. */
export type ChannelSeen = Readonly<{
  /** Of the diagnosis of the last week; null where no line failed. */
  systemicPpm: number | null
  /** Of each line: 30 days ago, and now. */
  limits: readonly Readonly<{ beforeMinor: number; nowMinor: number }>[]
  /** When each application was approved, and how long it took. */
  approvals: readonly Readonly<{ on: Day; ms: number }>[]
  /** Of the last 28 days. */
  applications: Readonly<{ rejected: number; decided: number }>
  /** What share used to be rejected, in parts per thousand. */
  baselinePermille: number | null
  ratesOffered: Readonly<{ beforePpm: number; nowPpm: number }> | null
  tenorsOffered: Readonly<{ beforeDays: number; nowDays: number }> | null
  notices: Readonly<{ maintenance: number; rule: number }>
  linesAskedForSecurity: number
  expiresOn: Day | null
  isNeeded: boolean
  /** When a draw last went through; null: never, which counts from `openedOn`. */
  testedOn: Day | null
  openedOn: Day
}>

const [APPROVAL_DAYS, RECENT_DAYS, APPROVALS_MIN, DECIDED_MIN] = [90, 14, 3, 5]
const PPM_A_BASIS_POINT = 100

export const readChannel = (seen: ChannelSeen, today: Day): Readonly<Record<ChannelIndicatorId, Values>> => ({
  C1: { systemicPpm: seen.systemicPpm },
  C2: { medianLimitChangePpm: medianLimitChange(seen.limits) },
  C3: { approvalTimesPpm: approvalTimes(seen.approvals, today) },
  C4: { rejectionRisePermille: rejectionRise(seen) },
  C5: {
    rateRiseBasisPoints: seen.ratesOffered && Math.floor((seen.ratesOffered.nowPpm - seen.ratesOffered.beforePpm) / PPM_A_BASIS_POINT),
  },
  C6: { tenorChangePpm: seen.tenorsOffered && changePpm(seen.tenorsOffered.beforeDays, seen.tenorsOffered.nowDays) },
  C7: { maintenanceNotices: seen.notices.maintenance, ruleNotices: seen.notices.rule },
  C8: { linesAskedForSecurity: seen.linesAskedForSecurity },
  C9: { daysToExpiry: seen.expiresOn === null ? null : seen.expiresOn - today, isNeeded: Number(seen.isNeeded) },
  C10: { daysSinceTest: today - (seen.testedOn ?? seen.openedOn) },
})

/** Towards zero. Null of what was nothing. */
export const changePpm = (before: number, now: number): number | null =>
  before <= 0 ? null : now >= before ? ppmOf(now - before, before) : 0 - ppmOf(before - now, before)

const medianLimitChange = (limits: ChannelSeen['limits']): number | null =>
  medianOf(limits.flatMap(({ beforeMinor, nowMinor }) => changePpm(beforeMinor, nowMinor) ?? []))

/** The median of the last two weeks over that of the 90 days before them; of fewer than three on either side nothing is told. */
function approvalTimes(approvals: ChannelSeen['approvals'], today: Day): number | null {
  const age = ({ on }: { on: Day }) => today - on
  const recent = approvals.filter((one) => age(one) >= 0 && age(one) < RECENT_DAYS).map(({ ms }) => ms)
  const before = approvals.filter((one) => age(one) >= RECENT_DAYS && age(one) < RECENT_DAYS + APPROVAL_DAYS).map(({ ms }) => ms)
  if (recent.length < APPROVALS_MIN || before.length < APPROVALS_MIN) return null
  const usual = Math.max(1, medianOf(before)!)
  return ppmOf(Math.min(medianOf(recent)!, DAY_MS * APPROVAL_DAYS), usual)
}

/** At least so much above the baseline, with 95 % confidence: two of three rejected are no trend. Of fewer than five nothing is told. */
function rejectionRise({ applications: { rejected, decided }, baselinePermille }: ChannelSeen): number | null {
  if (decided < DECIDED_MIN || baselinePermille === null) return null
  return shareOf(rejected, decided).lowPermille! - baselinePermille
}
