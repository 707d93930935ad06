/**
 * What a desk can do for the borrower of a line it watches: what is ready, what to tell him before anything stands in his way, and when to ask for a higher limit.
 *
 * Made of  the warnings of the line, by the desk's own marks, so of nothing that he does not let the desk see now.
 * Always   what is not known is `unknown`, and never ready.
 */
import { GUIDANCE_TOPICS } from '@fairline/contract/desk/entries'
import type { Day } from '../../kernel/day.ts'
import type { BandReading, Marks } from '../picture/band-reading.ts'
import type { Badge } from '../status/badge.ts'
import type { BorrowerIndicatorId } from '../warning/catalogue.ts'
import { type Band, bandOf } from '../warning/indicator.ts'
import type { ValueId } from '../warning/values.ts'
import { CHECK_NAMES, type CheckId, GUIDANCE, type GuidanceTopic, type RAISE_WHEN } from './guidance-words.ts'

export type CheckState = 'ready' | 'attention' | 'not_ready' | 'unknown'
/** `value`: the one that it rests on; null: it is not known. */
export type Check = Readonly<{ check: CheckId; state: CheckState; value: number | null }>
/** `due`: should be told. `waiting`: was told, and it is not over. `cleared`: was told, and it is over. `unknown`: was told, and what came of it is not for the desk to see. */
export type GuidanceState = 'due' | 'waiting' | 'cleared' | 'unknown'
export type Guided = Readonly<{ topic: GuidanceTopic; state: GuidanceState; givenOn: Day | null }>

/** `left`: how much the lender still asks of him; null: nobody said. */
export type LineSeen = Readonly<{ badge: Badge; isAuthorised: boolean | null; left: number | null; readings: readonly BandReading[] }>
export type Given = Readonly<{ topic: GuidanceTopic; on: Day }>
export type Coaching = Readonly<{
  checks: readonly Check[]
  guidance: readonly Guided[]
  raise: Readonly<{ when: keyof typeof RAISE_WHEN; first: readonly CheckId[] }>
}>

/** Who was told is not told again sooner. */
const AGAIN_DAYS = 28

export function coachingOf(seen: LineSeen, given: readonly Given[], { today, marks }: Readonly<{ today: Day; marks: Marks }>): Coaching {
  const checks = checksOf(seen, marks)
  const guidance = GUIDANCE_TOPICS.flatMap((topic) => guidedOn(topic, seen, { given, today }) ?? [])
  return { checks, guidance, raise: raiseOf(seen, checks) }
}

/** By which values of which warning each is told. */
const TOLD_BY: Readonly<Partial<Record<CheckId, readonly [BorrowerIndicatorId, ValueId]>>> = {
  consent: ['B11', 'consentDaysLeft'],
  due_paid: ['B2', 'overdueDays'],
  identity: ['B7', 'idDaysLeft'],
  profile_fresh: ['B7', 'profileAgeDays'],
  profile_true: ['B7', 'profileMismatch'],
  usual_device: ['B6', 'newDevices'],
  utilisation: ['B5', 'utilisationPpm'],
}

const STATES: Readonly<Record<Band, CheckState>> = { normal: 'ready', amber: 'attention', red: 'not_ready' }

function checksOf(seen: LineSeen, marks: Marks): Check[] {
  const { isAuthorised, left } = seen
  const own: Readonly<Partial<Record<CheckId, Omit<Check, 'check'>>>> = {
    authorisation: {
      state: isAuthorised === null ? 'unknown' : isAuthorised ? 'ready' : 'not_ready',
      value: isAuthorised === null ? null : Number(isAuthorised),
    },
    documents: { state: left === null ? 'unknown' : left === 0 ? 'ready' : 'attention', value: left },
  }
  return (Object.keys(CHECK_NAMES) as CheckId[]).map((check) => {
    const by = TOLD_BY[check]
    return { check, ...(by === undefined ? own[check]! : checkBy(by, seen, marks)) }
  })
}

/** Of all that a warning is told by, one value alone. */
function checkBy([id, value]: readonly [BorrowerIndicatorId, ValueId], seen: LineSeen, marks: Marks): Omit<Check, 'check'> {
  const { amber, red } = marks(id)
  const alone = <T extends Readonly<{ of: ValueId }>>(bounds: readonly T[]) => bounds.filter(({ of }) => of === value)
  const values = readingOf(seen, id)?.values ?? {}
  const band = bandOf({ amber: alone(amber), red: alone(red) }, values)
  return band === null ? { state: 'unknown', value: null } : { state: STATES[band], value: values[value] ?? null }
}

const readingOf = ({ readings }: LineSeen, id: BorrowerIndicatorId) => readings.find(({ indicator }) => indicator === id)

type When = Readonly<{ given: readonly Given[]; today: Day }>

/** Undefined: there is nothing to tell, and nothing was told. */
function guidedOn(topic: GuidanceTopic, seen: LineSeen, { given, today }: When): Guided | undefined {
  const days = given.filter((one) => one.topic === topic && one.on <= today).map(({ on }) => on)
  const givenOn = days.length === 0 ? null : Math.max(...days)
  const band = readingOf(seen, GUIDANCE[topic].indicator)?.band ?? null
  const isWarned = band === 'amber' || band === 'red'
  if (givenOn === null) return isWarned ? { topic, state: 'due', givenOn } : undefined
  if (isWarned) return { topic, state: today - givenOn < AGAIN_DAYS ? 'waiting' : 'due', givenOn }
  return { topic, state: band === null ? 'unknown' : 'cleared', givenOn }
}

const UNSURE: ReadonlySet<Badge> = new Set<Badge>(['unknown', 'doubtful'])

/** One answer, the first that fits: what makes asking pointless before what makes it unwise. */
function raiseOf(seen: LineSeen, checks: readonly Check[]): Coaching['raise'] {
  const { raisePending, isNeededSoon } = readingOf(seen, 'B9')?.values ?? {}
  const inState = (...states: CheckState[]) => checks.filter(({ state }) => states.includes(state)).map(({ check }) => check)
  const [wrong, open] = [inState('attention', 'not_ready'), inState('unknown')]
  if (raisePending === 1) return { when: 'already_asked', first: wrong }
  if (UNSURE.has(seen.badge)) return { when: 'status_unknown', first: wrong }
  if (seen.badge !== 'normal') return { when: 'restricted', first: wrong }
  if (isNeededSoon === 1) return { when: 'backup_first', first: wrong }
  if (wrong.length > 0) return { when: 'put_right_first', first: wrong }
  return open.length > 0 ? { when: 'find_out_first', first: open } : { when: 'may_ask', first: [] }
}
