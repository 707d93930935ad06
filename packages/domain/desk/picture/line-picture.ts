/** One watched line: how it stands, since when it fails, what is known of its borrower, and what is warned of it. */
import type { ObservedField } from '@fairline/contract/desk/observations'
import { type Day, knownDay } from '../../kernel/day.ts'
import { DAY_MS } from '../../kernel/time.ts'
import type { Stability } from '../measures/stability.ts'
import { allowedOf } from '../model/desk-consent.ts'
import { type Badge, badgeOf } from '../status/badge.ts'
import { agreedLimit, type LimitReading, limitReading } from '../status/limit-reading.ts'
import { type Observation, silentMs } from '../status/observation.ts'
import { newestOf, observationsOf, ofField, type SeenOf, type SeenValue } from '../status/seen-value.ts'
import { type Status, statusOf } from '../status/status.ts'
import type { BorrowerSeen } from '../warning/read-borrower.ts'
import type { DataSeen } from '../warning/read-portfolio.ts'
import { stabilityOfLine } from './line-stability.ts'
import { expectedEveryMs, isSeen, type Registers, type WatchedLine } from './registers.ts'

export type LinePicture = Readonly<{
  line: WatchedLine
  status: Status
  /** Null: it works, or nothing is known of it. */
  failedAt: number | null
  seen: readonly SeenValue[]
  observations: readonly Observation[]
  limitMinor: number | null
  /** Of which `limitMinor` is: who says so. */
  limit: LimitReading | null
  drawnMinor: number | null
  stability: Stability
}>

/** `seenOf` may tell more than a borrower lets the desk see now: what he does not is left out here. `drewAt`: when statements show that money was drawn on it. */
export function pictureOfLine(line: WatchedLine, seenOf: SeenOf, at: number, drewAt: readonly number[] = []): LinePicture {
  const seen = seenOfLine(line, seenOf)
  const observations = observationsOf(seen, line.expectedEveryHours)
  const status = statusOf(observations, at)
  const limit = limitReading(status, agreedLimit(line.facility.content, line.scopes))
  const drawn = newestOf(seen, 'balance')?.value as { amount_minor: number } | undefined
  return {
    ...{ line, status, seen, observations },
    failedAt: SINCE[lenderSide(status)](status, observations),
    ...{ limit, limitMinor: limit?.minor ?? null },
    drawnMinor: drawn?.amount_minor ?? null,
    stability: stabilityOfLine([...observations, ...(isSeen(line) ? drewAt.map((time) => drawnAt(line, time)) : [])], at),
  }
}

/** Money that came shows that it could be drawn then. What is believed of the line now, its lender says: this counts for how steady it was. */
const drawnAt = (line: WatchedLine, at: number): Observation => ({
  ...{ id: `draw:${at}`, field: 'availability', value: 'drawable', effectiveAt: at, observedAt: at, source: 'statement' },
  ...{ confidencePermille: 1_000, expectedEveryMs: expectedEveryMs(line) },
})

function seenOfLine(line: WatchedLine, seenOf: SeenOf): readonly SeenValue[] {
  if (!isSeen(line)) return []
  const { enrolment, facility, scopes } = line
  const all = [...(enrolment === null ? [] : seenOf('enrolment', enrolment.id)), ...seenOf('facility', facility.id)]
  return scopes === null ? all : all.flatMap((one) => allowedOf(one, scopes) ?? [])
}

/** What the lender does, whatever the borrower owes: a line may be overdue and closed. */
const lenderSide = (status: Status): Badge => badgeOf({ ...status, obligation: { ...status.obligation, known: null } })

type Since = (status: Status, observations: readonly Observation[]) => number | null
const never: Since = () => null

/** What the lender does to a line, or seems to. An overdue debt is the borrower's, and is no failure of the channel. */
const SINCE: Readonly<Record<Badge, Since>> = {
  unknown: never,
  normal: never,
  debt_urgent: never,
  // Since the two stand against each other.
  doubtful: (_status, observations) => Math.max(...observations.map(({ effectiveAt }) => effectiveAt)),
  authorisation_ended: ({ authorisation }) => authorisation.since,
  needs_authorisation: ({ authorisation }) => (authorisation.known === 'reauth_required' ? authorisation.since : null),
  closed: ({ availability }) => availability.since,
  suspended: ({ availability }) => availability.since,
  limit_cut: ({ limit }) => limit.since,
}

const RESTRICTIONS: Readonly<Record<Badge, BorrowerSeen['restriction']>> = {
  unknown: null,
  doubtful: null,
  normal: 'none',
  limit_cut: 'restricted',
  needs_authorisation: 'restricted',
  debt_urgent: 'none',
  authorisation_ended: 'stopped',
  closed: 'stopped',
  suspended: 'stopped',
}

/** Of scores of 350 to 950: bands from 0. Set by judgement. */
const BANDS_FROM = [550, 600, 650, 700] as const
const bandOfScore = (points: number): number => BANDS_FROM.filter((from) => points >= from).length
const dayOf = ({ effectiveAt }: SeenValue): Day => Math.floor(effectiveAt / DAY_MS)

/** `neededOn`: when a project of his draws on it next; null: not known. */
export function borrowerSeenOf(picture: LinePicture, registers: Registers, survivalWeeks: number | null): BorrowerSeen {
  const { line, status, seen, limitMinor, drawnMinor } = picture
  const values = (field: ObservedField) => ofField(seen, field)
  const reports = line.scopes?.has('reasons') === true
  const profile = mergedProfile(values('profile'))
  const known = status.obligation.known
  return {
    scores: nullIfNone(values('score').map((one) => scoreOf(one))),
    overdueSince: known === null ? null : known === 'overdue' ? Math.floor(status.obligation.since! / DAY_MS) : 'none',
    attemptsOn: reports ? values('attempt').map(dayOf) : null,
    inquiries: (lasting(seen, 'inquiries', registers.today)?.value as Inquiries | undefined)?.in_three_months ?? null,
    debtSharePpm: (lasting(seen, 'debt_share', registers.today)?.value as Share | undefined)?.ppm ?? null,
    ...{ limitMinor, drawnMinor },
    newDevicesOn: reports
      ? values('device')
          .filter(({ value }) => value === 'new')
          .map(dayOf)
      : null,
    profileConfirmedOn: dayIn(profile.confirmed_on),
    idExpiresOn: dayIn(profile.id_expires_on),
    hasProfileMismatch: profile.matches === undefined ? null : !profile.matches,
    isRaisePending: raiseOf(newestOf(seen, 'raise_request')),
    neededOn: nextNeed(line, registers),
    employerSurvivalWeeks: survivalWeeks,
    consentEndsOn: consentEnd(line, registers),
    // Who was never asked took nothing back.
    isConsentWithdrawn: !isSeen(line) && line.borrowerId !== null && registers.everOnBoard(line.borrowerId),
    restriction: status.obligation.known === 'called' ? 'stopped' : RESTRICTIONS[lenderSide(status)],
  }
}

type Inquiries = Readonly<{ in_three_months: number }>
type Share = Readonly<{ ppm: number }>

/**
 * For how many days what was told of a borrower's file and means is taken to hold, set by judgement: a month for looks at his file, which add up quickly, and half a year
 * for what he earns. Then it is not known any more, whatever it was.
 */
const LASTS_DAYS = { inquiries: 31, debt_share: 183 } as const

function lasting(seen: readonly SeenValue[], field: keyof typeof LASTS_DAYS, today: Day): SeenValue | undefined {
  const newest = newestOf(seen, field)
  return newest === undefined || today - dayOf(newest) > LASTS_DAYS[field] ? undefined : newest
}

const scoreOf = (one: SeenValue) => {
  const points = (one.value as { value: number }).value
  return { on: dayOf(one), points, band: bandOfScore(points) }
}
const nullIfNone = <T>(all: readonly T[]): readonly T[] | null => (all.length === 0 ? null : all)
const raiseOf = (raise: SeenValue | undefined): boolean | null => (raise === undefined ? null : raise.value === 'pending')
const dayIn = (text: string | undefined): Day | null => (text === undefined ? null : knownDay(text))

type Profile = Readonly<{ confirmed_on?: string; id_expires_on?: string; matches?: boolean }>
/** What was said last of each part of it. */
const mergedProfile = (said: readonly SeenValue[]): Profile => Object.assign({}, ...said.map(({ value }) => value as Profile))

function nextNeed({ enrolment }: WatchedLine, { needsOf, today }: Registers): Day | null {
  const projectId = enrolment?.content.project_id
  const days = projectId === undefined ? [] : needsOf(projectId).map(({ content }) => knownDay(content.due_on))
  const ahead = days.filter((day) => day >= today)
  return ahead.length === 0 ? null : Math.min(...ahead)
}

/** The last of his consents to be on the board. */
function consentEnd({ borrowerId }: WatchedLine, { consentsOf }: Registers): Day | null {
  if (borrowerId === null) return null
  const ends = consentsOf(borrowerId)
    .filter(({ content }) => content.scopes.includes('board'))
    .map(({ content }) => Math.floor(Date.parse(content.expires_at) / DAY_MS))
  return ends.length === 0 ? null : Math.max(...ends)
}

/** Of whoever speaks of the line at all; of a line that is not looked at nothing is late. */
export function dataSeenOf({ line, status, observations }: LinePicture, at: number): DataSeen {
  const silences = observations.map((one) => silentMs(one, at))
  return {
    silentMs: silences.length === 0 ? null : Math.min(...silences),
    expectedEveryMs: expectedEveryMs(line),
    contradictions: Number(status.health === 'contradictory'),
    controlFailures: 0,
    signatureFailuresAt: [],
  }
}
