/** One channel: why its lines fail, as far as that can be told; what to ask next; and what is warned of it. */
import { DAY_MS } from '../../kernel/time.ts'
import { type Course, courseOf } from '../diagnosis/actions.ts'
import type { Evidence, EvidenceId } from '../diagnosis/causes.ts'
import { type Diagnosis, diagnose, type Incident, type SeenChannel } from '../diagnosis/diagnose.ts'
import type { Parameters, SignalId, Signals } from '../diagnosis/parameters.ts'
import { nextProbes, type RankedProbe } from '../diagnosis/probes.ts'
import { newestOf, ofField, type SeenValue } from '../status/seen-value.ts'
import type { ChannelSeen } from '../warning/read-channel.ts'
import type { BandReading } from './band-reading.ts'
import type { LinePicture } from './line-picture.ts'
import { noticesOf } from './notices.ts'
import { type Channel, isSeen, type Registers } from './registers.ts'

/** `diagnosis` null: none of its lines fails. `unseen`: lines of which there are no fresh data. */
export type ChannelPicture = Readonly<{
  channel: Channel
  failed: readonly string[]
  unseen: number
  evidence: Evidence
  diagnosis: Diagnosis | null
  course: Course | null
  probes: readonly RankedProbe[]
}>

/** `answers`: of people, to what was asked about an incident of this channel. `signalsOf`: the warnings that stand at a line. */
export type ChannelAsked = Readonly<{
  registers: Registers
  linesOf: (channelId: string) => readonly LinePicture[]
  signalsOf: (subject: string) => Signals
  answers: Evidence
  parameters: Parameters
}>

/** Failures of the last four weeks are looked at together. */
const WINDOW_DAYS = 28

export function pictureOfChannel(channel: Channel, asked: ChannelAsked): ChannelPicture {
  const { registers, linesOf, answers, parameters } = asked
  const { at } = registers.when
  const [lines, from] = [linesOf(channel.state.id), at - WINDOW_DAYS * DAY_MS]
  const failing = lines.filter(({ failedAt }) => failedAt !== null && failedAt > from)
  const unseen = lines.filter(({ line, status }) => isSeen(line) && status.badge === 'unknown').length
  const evidence = { ...evidenceOf(channel, failing, registers), ...answers }
  const rest = { channel, failed: failing.map(({ line }) => line.subject), unseen, evidence }
  if (failing.length === 0) return { ...rest, diagnosis: null, course: null, probes: [] }
  const seenIn = (id: string): SeenChannel => ({ id, lines: linesSeen(linesOf(id), asked.signalsOf) })
  const incident: Incident = {
    channel: seenIn(channel.state.id),
    siblings: channel.siblings.map(seenIn).filter((sibling) => sibling.lines.length > 0),
    window: { from, to: at },
    evidence,
  }
  const diagnosis = diagnose(incident, parameters)
  return { ...rest, diagnosis, course: courseOf(diagnosis), probes: nextProbes(incident, unseen, parameters) }
}

const linesSeen = (lines: readonly LinePicture[], signalsOf: ChannelAsked['signalsOf']): SeenChannel['lines'] =>
  lines
    .filter(({ line, status }) => isSeen(line) && status.badge !== 'unknown')
    .map(({ line, failedAt }) => ({ id: line.subject, failedAt, signals: signalsOf(line.subject) }))

/** Kinds of causes by which a lender says that it is about this borrower. */
const OF_THE_BORROWER: ReadonlySet<string> = new Set(['behaviour', 'credit', 'individual', 'information', 'security'])
const RECOVERY_MS = DAY_MS / 3

/** What the data answer by themselves. What nobody observed is left out, and is no "no". */
function evidenceOf(channel: Channel, failing: readonly LinePicture[], registers: Registers): Evidence {
  const found: [EvidenceId, boolean | undefined][] = [
    ...noticesOf(channel, registers).map(({ kind }): [EvidenceId, boolean] => [`${kind}_notice`, true]),
    ['second_source_contradicts', contradictedOf(failing)],
    ['refusal_names_borrower', failing.some(({ seen }) => namesBorrower(newestOf(seen, 'causes'))) || undefined],
    ['recovered_within_8_hours', failing.some(hasRecovered) || undefined],
  ]
  return Object.fromEntries(found.filter(([, answer]) => answer !== undefined))
}

const namesBorrower = (causes: SeenValue | undefined): boolean =>
  ((causes?.value ?? []) as readonly string[]).some((cause) => OF_THE_BORROWER.has(cause))

/** One source alone contradicts nobody, and confirms nothing. */
function contradictedOf(failing: readonly LinePicture[]): boolean | undefined {
  if (failing.some(({ status }) => status.health === 'contradictory')) return true
  const isConfirmed = failing.some(({ status: { badge, authorisation, availability, limit } }) => {
    const field = badge === 'limit_cut' ? limit : badge === 'closed' || badge === 'suspended' ? availability : authorisation
    return field.agreeing > 1
  })
  return isConfirmed ? false : undefined
}

/** It could not be drawn on, and could again soon after. */
function hasRecovered({ seen }: LinePicture): boolean {
  const said = ofField(seen, 'availability')
  return said.some(({ value, effectiveAt }, nth) => {
    const before = said[nth - 1]
    return value === 'drawable' && before !== undefined && before.value !== 'drawable' && effectiveAt - before.effectiveAt <= RECOVERY_MS
  })
}

/** The bands of a borrower's indicators that his hazard is told by. */
export function signalsOf(readings: readonly BandReading[]): Signals {
  const standing = readings.filter(({ indicator, band }) => SIGNALS.has(indicator) && (band === 'amber' || band === 'red'))
  return Object.fromEntries(standing.map(({ indicator, band }) => [indicator, band])) as Signals
}
const SIGNALS: ReadonlySet<string> = new Set<SignalId>(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10'])

type About = Readonly<{ lines: readonly LinePicture[]; seen: readonly SeenValue[]; systemicPpm: number | null; isNeeded: boolean }>
const [BEFORE_DAYS, RULE_DAYS] = [30, 30]
const PER_MILLE = 1_000
type Outcome = Readonly<{ outcome: 'approved' | 'rejected'; took_hours: number }>
type Offer = Readonly<{ rate_ppm: number; tenor_days: number }>
const HOUR_MS = DAY_MS / 24

export function channelSeenOf(channel: Channel, { lines, seen, systemicPpm, isNeeded }: About, registers: Registers): ChannelSeen {
  const { today, when } = registers
  const notices = noticesOf(channel, registers)
  const own = lines.filter(({ line }) => line.borrowerId === null)
  const dayOf = (one: SeenValue) => Math.floor(one.effectiveAt / DAY_MS)
  const applications = ofField(seen, 'application').map((one) => ({ on: dayOf(one), ...(one.value as Outcome) }))
  const recent = applications.filter(({ on }) => today - on < WINDOW_DAYS)
  const before = applications.filter(({ on }) => today - on >= WINDOW_DAYS)
  const rejected = (all: readonly Outcome[]) => all.filter(({ outcome }) => outcome === 'rejected').length
  return {
    ...{ systemicPpm, isNeeded, limits: lines.flatMap((line) => limitsOf(line, when.at)) },
    approvals: applications.filter(({ outcome }) => outcome === 'approved').map(({ on, took_hours }) => ({ on, ms: took_hours * HOUR_MS })),
    applications: { rejected: rejected(recent), decided: recent.length },
    baselinePermille: before.length === 0 ? null : Math.round((PER_MILLE * rejected(before)) / before.length),
    ...offersOf(ofField(seen, 'offer'), when.at),
    notices: {
      maintenance: notices.filter(({ kind }) => kind === 'maintenance').length,
      rule: notices.filter(({ kind, noticedAt }) => kind !== 'maintenance' && when.at - noticedAt < RULE_DAYS * DAY_MS).length,
    },
    linesAskedForSecurity: Number(newestOf(seen, 'collateral')?.value === 'asked'),
    ...testsOf(own),
  }
}

/** Of the company's own facilities: when the first of them ends, and when one last paid. */
function testsOf(own: readonly LinePicture[]): Pick<ChannelSeen, 'expiresOn' | 'testedOn' | 'openedOn'> {
  const days = own.map(({ line }) => line.facility.content)
  const tests = own.flatMap(({ seen }) => ofField(seen, 'test_draw').filter(({ value }) => (value as { succeeded: boolean }).succeeded))
  const day = (text: string) => Math.floor(Date.parse(text) / DAY_MS)
  return {
    expiresOn: days.length === 0 ? null : Math.min(...days.map(({ available_to }) => day(available_to))),
    testedOn: tests.length === 0 ? null : Math.max(...tests.map(({ effectiveAt }) => Math.floor(effectiveAt / DAY_MS))),
    openedOn: days.length === 0 ? 0 : Math.max(...days.map(({ available_from }) => day(available_from))),
  }
}

function limitsOf({ observations, status }: LinePicture, at: number): ChannelSeen['limits'] {
  const said = observations.filter(({ field }) => field === 'limit').sort((a, b) => a.effectiveAt - b.effectiveAt)
  const before = said.findLast(({ effectiveAt }) => effectiveAt <= at - BEFORE_DAYS * DAY_MS) ?? said[0]
  return before === undefined || status.limit.known === null ? [] : [{ beforeMinor: before.value as number, nowMinor: status.limit.known }]
}

function offersOf(offers: readonly SeenValue[], at: number): Pick<ChannelSeen, 'ratesOffered' | 'tenorsOffered'> {
  const before = offers.findLast(({ effectiveAt }) => effectiveAt <= at - BEFORE_DAYS * DAY_MS) ?? offers[0]
  if (before === undefined) return { ratesOffered: null, tenorsOffered: null }
  const [was, is] = [before.value as Offer, offers.at(-1)!.value as Offer]
  return {
    ratesOffered: { beforePpm: was.rate_ppm, nowPpm: is.rate_ppm },
    tenorsOffered: { beforeDays: was.tenor_days, nowDays: is.tenor_days },
  }
}
