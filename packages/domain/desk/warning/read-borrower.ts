import type { Day } from '../../kernel/day.ts'
import type { Signals } from '../diagnosis/parameters.ts'
import { ppmOf } from '../measures/parts.ts'
import type { BorrowerIndicatorId } from './catalogue.ts'
import type { Band } from './indicator.ts'
import type { Values } from './values.ts'

/**
 * What is known of a borrower and his line. Null: not known, as where his consent does not reach; what is then told by it is not told.
 *
 * Units   amounts in whole minor units; days are calendar days, lists of them in any order.
 */
export type BorrowerSeen = Readonly<{
  /** Bands from 0, the lowest. */
  scores: readonly Readonly<{ on: Day; points: number; band: number }>[] | null
  /** Since when his oldest unpaid debt is past due; `'none'`: nothing is. */
  overdueSince: Day | 'none' | null
  attemptsOn: readonly Day[] | null
  /** In the three months before they were told. */
  inquiries: number | null
  limitMinor: number | null
  drawnMinor: number | null
  newDevicesOn: readonly Day[] | null
  profileConfirmedOn: Day | null
  idExpiresOn: Day | null
  hasProfileMismatch: boolean | null
  /** What falls due in a month, of what he declares to earn in one. */
  debtSharePpm: number | null
  isRaisePending: boolean | null
  neededOn: Day | null
  employerSurvivalWeeks: number | null
  consentEndsOn: Day | null
  isConsentWithdrawn: boolean
  /** Null: silent or in doubt, which other warnings tell of. */
  restriction: 'none' | 'restricted' | 'stopped' | null
}>

const [SCORE_DAYS, ATTEMPT_DAYS, DEVICE_DAYS, NEEDED_DAYS] = [30, 28, 14, 14]

export const readBorrower = (seen: BorrowerSeen, today: Day): Readonly<Record<BorrowerIndicatorId, Values>> => ({
  B1: scoreDrop(seen.scores, today),
  B2: { overdueDays: seen.overdueSince === 'none' ? 0 : daysSince(seen.overdueSince, today) },
  B3: { attempts: countSince(seen.attemptsOn, ATTEMPT_DAYS, today) },
  B4: { inquiries: seen.inquiries },
  B5: { utilisationPpm: share(seen.drawnMinor, seen.limitMinor) },
  B6: { newDevices: countSince(seen.newDevicesOn, DEVICE_DAYS, today) },
  B7: {
    profileAgeDays: daysSince(seen.profileConfirmedOn, today),
    idDaysLeft: seen.idExpiresOn === null ? null : seen.idExpiresOn - today,
    profileMismatch: yesNo(seen.hasProfileMismatch),
  },
  B8: { serviceToIncomePpm: seen.debtSharePpm },
  B9: { raisePending: yesNo(seen.isRaisePending), isNeededSoon: yesNo(isWithin(seen.neededOn, NEEDED_DAYS, today)) },
  B10: { employerSurvivalWeeks: seen.employerSurvivalWeeks },
  B11: { consentDaysLeft: seen.isConsentWithdrawn ? 0 : seen.consentEndsOn === null ? null : seen.consentEndsOn - today },
  B12: {
    isRestricted: seen.restriction === null ? null : Number(seen.restriction !== 'none'),
    isStopped: seen.restriction === null ? null : Number(seen.restriction === 'stopped'),
  },
})

/** From the highest that stood at any time in the last 30 days, the one that stood at their beginning included. */
function scoreDrop(scores: BorrowerSeen['scores'], today: Day): Values {
  const known = [...(scores ?? [])].filter(({ on }) => on <= today).sort((a, b) => a.on - b.on)
  const last = known.at(-1)
  if (last === undefined) return { scoreBandsDown: null, scorePointsDown: null }
  const start = known.findLastIndex(({ on }) => on <= today - SCORE_DAYS)
  const stood = known.slice(Math.max(0, start))
  return {
    scoreBandsDown: Math.max(...stood.map(({ band }) => band)) - last.band,
    scorePointsDown: Math.max(...stood.map(({ points }) => points)) - last.points,
  }
}

const daysSince = (day: Day | null, today: Day): number | null => (day === null ? null : today - day)

/** Today is one of the days. */
const countSince = (days: readonly Day[] | null, within: number, today: Day): number | null =>
  days === null ? null : days.filter((day) => day <= today && today - day < within).length

const isWithin = (day: Day | null, within: number, today: Day): boolean => day !== null && day - today <= within

/** Of nothing, something is all of it: a line that was cut to zero is used up. */
function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null) return null
  if (whole === 0) return part === 0 ? null : OVER
  return ppmOf(part, whole)
}
const OVER = 10_000_000

const yesNo = (answer: boolean | null): number | null => (answer === null ? null : Number(answer))

/** What stands at a borrower, as the diagnosis takes it. That a consent ends makes no line fail. */
export function signalsOf(bands: Readonly<Partial<Record<BorrowerIndicatorId, Band | null>>>): Signals {
  const standing = Object.entries(bands).filter(([id, band]) => id !== 'B11' && (band === 'amber' || band === 'red'))
  return Object.fromEntries(standing) as Signals
}
