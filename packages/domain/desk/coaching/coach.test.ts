/** What is ready, what is told and what came of it, and when to ask for more: on both sides of each edge. */
import { expect, test } from 'vitest'
import type { BandReading } from '../picture/band-reading.ts'
import type { Badge } from '../status/badge.ts'
import { type BorrowerIndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { bandOf } from '../warning/indicator.ts'
import type { Values } from '../warning/values.ts'
import { type CheckState, coachingOf, type Given, type GuidanceState, type LineSeen } from './coach.ts'
import type { CheckId, RAISE_WHEN } from './guidance-words.ts'

const TODAY = 20_000
const WELL: Readonly<Partial<Record<BorrowerIndicatorId, Values>>> = {
  B2: { overdueDays: 0 },
  B3: { attempts: 0 },
  B5: { utilisationPpm: 400_000 },
  B6: { newDevices: 0 },
  B7: { profileAgeDays: 10, idDaysLeft: 900, profileMismatch: 0 },
  B9: { raisePending: 0, isNeededSoon: 0 },
  B11: { consentDaysLeft: 200 },
}
const reading = ([id, values]: [string, Values]): BandReading => {
  const indicator = id as BorrowerIndicatorId
  return {
    indicator,
    subject: 'enrolment:e',
    channel: null,
    band: bandOf(indicatorOf(indicator), values),
    values,
    inputs: [],
    causedAt: null,
  }
}
type More = Readonly<{ values?: typeof WELL; badge?: Badge; isAuthorised?: boolean | null; left?: number | null }>
const seen = ({ values = {}, badge = 'normal', isAuthorised = true, left = 0 }: More = {}): LineSeen => {
  const readings = Object.entries({ ...WELL, ...values }).map(reading)
  return { badge, isAuthorised, left, readings }
}
const coach = (more?: More, given: readonly Given[] = []) => coachingOf(seen(more), given, { today: TODAY, marks: indicatorOf })

test.each<[check: CheckId, more: More, state: CheckState]>([
  ['profile_fresh', { values: { B7: { profileAgeDays: 180 } } }, 'ready'],
  ['profile_fresh', { values: { B7: { profileAgeDays: 181 } } }, 'attention'],
  ['profile_fresh', { values: { B7: { profileAgeDays: null } } }, 'unknown'],
  ['identity', { values: { B7: { idDaysLeft: 60 } } }, 'ready'],
  ['identity', { values: { B7: { idDaysLeft: 59 } } }, 'attention'],
  ['identity', { values: { B7: { idDaysLeft: -1 } } }, 'not_ready'],
  // That nobody knows when his document ends is not made up for by a profile that fits.
  ['identity', { values: { B7: { profileMismatch: 0, idDaysLeft: null } } }, 'unknown'],
  ['profile_true', { values: { B7: { profileMismatch: 1 } } }, 'not_ready'],
  ['usual_device', { values: { B6: { newDevices: 1 } } }, 'attention'],
  ['usual_device', { values: { B6: { newDevices: null } } }, 'unknown'],
  ['utilisation', { values: { B5: { utilisationPpm: 700_000 } } }, 'ready'],
  ['utilisation', { values: { B5: { utilisationPpm: 700_001 } } }, 'attention'],
  ['consent', { values: { B11: { consentDaysLeft: 31 } } }, 'ready'],
  ['consent', { values: { B11: { consentDaysLeft: 30 } } }, 'attention'],
  ['documents', { left: 0 }, 'ready'],
  ['documents', { left: 1 }, 'attention'],
  ['documents', { left: null }, 'unknown'],
  ['authorisation', { isAuthorised: false }, 'not_ready'],
  ['authorisation', { isAuthorised: null }, 'unknown'],
])('%s of %j: %s', (check, more, state) => {
  expect(coach(more).checks.find((one) => one.check === check)?.state).toBe(state)
})

const NEW_DEVICE = { values: { B6: { newDevices: 1 } } }
test.each<[rule: string, more: More, daysAgo: number | null, state: GuidanceState | undefined]>([
  ['nothing to tell, nothing told', {}, null, undefined],
  ['a warning is to be told', NEW_DEVICE, null, 'due'],
  ['told, it is waited for', NEW_DEVICE, 27, 'waiting'],
  ['and told again after four weeks', NEW_DEVICE, 28, 'due'],
  ['once it is over the desk sees that', {}, 3, 'cleared'],
  ['and where he does not let it, it does not', { values: { B6: { newDevices: null } } }, 3, 'unknown'],
  ['what will be told is not told yet', NEW_DEVICE, -1, 'due'],
])('%s', (_rule, more, daysAgo, state) => {
  const { guidance } = coach(more, daysAgo === null ? [] : [{ topic: 'device', on: TODAY - daysAgo }])
  expect(guidance.find(({ topic }) => topic === 'device')?.state).toBe(state)
})

test.each<[more: More, when: keyof typeof RAISE_WHEN, first: readonly CheckId[]]>([
  [{}, 'may_ask', []],
  [{ left: null }, 'find_out_first', ['documents']],
  [{ left: null, ...NEW_DEVICE }, 'put_right_first', ['usual_device']],
  [{ values: { B9: { raisePending: 0, isNeededSoon: 1 } } }, 'backup_first', []],
  [{ badge: 'suspended', values: { B9: { isNeededSoon: 1 } } }, 'restricted', []],
  [{ badge: 'doubtful' }, 'status_unknown', []],
  [{ badge: 'unknown', values: { B9: { raisePending: 1 } } }, 'already_asked', []],
])('asked for more with %j: %s', (more, when, first) => {
  expect(coach(more).raise).toEqual({ when, first })
})
