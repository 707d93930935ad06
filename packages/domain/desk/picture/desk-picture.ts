/**
 * The whole of a desk at one moment: each line, each channel, each project, and what every indicator reads of them.
 *
 * Always   what a borrower does not let the desk see now is not among what it is made of, whenever it was seen.
 * Always   the same registers, observations and moment give the same picture.
 */
import type { ObservedField } from '@fairline/contract/desk/observations'
import type { Day } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { DAY_MS } from '../../kernel/time.ts'
import type { Evidence } from '../diagnosis/causes.ts'
import { DEFAULT_PARAMETERS, type Parameters as DiagnosisParameters, type Signals } from '../diagnosis/parameters.ts'
import { curvesOf, type FundingCurves } from '../funding/plan-curves.ts'
import { plansInForce } from '../funding/plan-record.ts'
import { matchesOf } from '../funding/statement-record.ts'
import { survivalWithoutAny } from '../measures/survival.ts'
import type { DeskBook, When } from '../model/desk-book.ts'
import { type Called, callPlaybook, NOT_RUNNING, type PlaybookClock, type Situation } from '../playbook/level.ts'
import { situationOf } from '../playbook/situation.ts'
import type { SeenOf } from '../status/seen-value.ts'
import type { IndicatorId } from '../warning/catalogue.ts'
import { readBorrower } from '../warning/read-borrower.ts'
import { readChannel } from '../warning/read-channel.ts'
import { readData, readFailedChecks, readPortfolio } from '../warning/read-portfolio.ts'
import type { Values } from '../warning/values.ts'
import { type BandReading, bandReadings, channelSubject, type Marks, projectSubject } from './band-reading.ts'
import { type ChannelPicture, channelSeenOf, pictureOfChannel, signalsOf } from './channel-picture.ts'
import { fileReadings } from './file-readings.ts'
import { borrowerSeenOf, dataSeenOf, type LinePicture, pictureOfLine } from './line-picture.ts'
import { type Measured, measureProject } from './project-picture.ts'
import { isSeen, type Registers, registersOf } from './registers.ts'
import { isWarning } from './told-readings.ts'

export type DeskGround = Readonly<{
  book: DeskBook
  when: When
  today: Day
  /** When the day of the desk ends. */
  dayEndsAt: number
  seenOf: SeenOf
  marks: Marks
  /** When webhooks of a channel failed their check, in the last hour at least. */
  refusedOf?: (channelId: string) => readonly number[]
  /** What people answered about open incidents of a channel. */
  answersOf: (channelId: string) => Evidence
  parameters?: DiagnosisParameters
}>

export type ProjectPicture = Measured &
  Readonly<{ readings: readonly BandReading[]; called: Called; situation: Situation; clock: PlaybookClock }>
export type DeskPicture = Readonly<{
  at: number
  registers: Registers
  lines: ReadonlyMap<string, LinePicture>
  channels: ReadonlyMap<string, ChannelPicture>
  projects: readonly ProjectPicture[]
  /** Of every subject. */
  readings: readonly BandReading[]
}>

/** Told by what is registered, not by what is seen. */
const OF_ENTRIES: ReadonlySet<string> = new Set<IndicatorId>(['P6', 'P7', 'P9', 'P10'])
/** Where no backup is ready: the least that any takes. */
const BACKUP_DAYS = 1
/** What nobody asks of a channel that lends to the company through no facility of its own. */
const OF_OWN_LINES: readonly IndicatorId[] = ['C9', 'C10']

export function pictureOf(ground: DeskGround): DeskPicture {
  const registers = registersOf(ground.book, ground.when, ground.today, (day) => ground.dayEndsAt - (ground.today + 1 - day) * DAY_MS)
  const { at } = ground.when
  const drew = drawsOf(ground)
  const lines = new Map(registers.lines.map((line) => [line.subject, pictureOfLine(line, ground.seenOf, at, drew.get(line.facility.id))]))
  const funding = fundingOf(registers, ground)
  const ofLines = new Map([...lines].map(([subject, picture]) => [subject, lineReadings(picture, registers, ground, funding)]))
  const signals = new Map([...ofLines].map(([subject, readings]) => [subject, signalsOf(readings)]))
  const channels = channelPictures(registers, { ground, lines, signals })
  const ofChannels = new Map([...channels].map(([id, channel]) => [id, channelReadings(channel, { registers, ground, lines })]))
  const warned = warnedSubjects([...ofLines.values(), ...ofChannels.values()].flat())
  const projects = projectPictures(registers, { ground, funding, lines, channels, ofLines, warned })
  const files = fileReadings(ground)
  const readings = [...ofLines.values(), ...ofChannels.values(), ...projects.map((project) => project.readings), files].flat()
  return { at, registers, lines, channels, projects, readings }
}

/** By facility: when statements show that it was drawn on. */
function drawsOf({ book, when: { at } }: DeskGround): ReadonlyMap<string, readonly number[]> {
  const draws = matchesOf(book).filter(({ kind, line, effectiveAt }) => kind === 'draw' && line !== null && effectiveAt <= at)
  return new Map([...groupBy(draws, ({ line }) => line!)].map(([line, all]) => [line, all.map(({ effectiveAt }) => effectiveAt)]))
}

function fundingOf({ projects, today }: Registers, { book, when }: DeskGround): Funding {
  const plans = plansInForce(book, when.knownAt)
  return new Map(projects.map(({ id }) => [id, curvesOf(plans.get(id), today)]))
}

/** Of the plan in force of each project; null: none is known. */
type Funding = ReadonlyMap<string, FundingCurves | null>

/** In weeks, whichever provider fails. */
const shortestOf = (funding: FundingCurves | null | undefined): number | null =>
  funding === null || funding === undefined ? null : (survivalWithoutAny(funding.without ?? [])?.weeks ?? null)

/** By which fields each is told, so that a warning names what it rests on, and since when that is so. The others are told by all that was seen of the line. */
const TOLD_BY: Readonly<Partial<Record<IndicatorId, readonly ObservedField[]>>> = {
  B1: ['score'],
  B2: ['obligation'],
  B3: ['attempt'],
  B4: ['inquiries'],
  B5: ['limit', 'balance'],
  B6: ['device'],
  B7: ['profile'],
  B8: ['debt_share'],
  B9: ['raise_request'],
  B10: [],
  B11: [],
  B12: ['authorisation', 'availability', 'limit', 'limit_band', 'obligation'],
}

function lineReadings(picture: LinePicture, registers: Registers, ground: DeskGround, funding: Funding): BandReading[] {
  const { line, seen, failedAt } = picture
  const weeks = shortestOf(funding.get(line.enrolment?.content.project_id ?? ''))
  const read = readBorrower(borrowerSeenOf(picture, registers, weeks), registers.today)
  const { D1, D2 } = readData(dataSeenOf(picture, ground.when.at), ground.when.at)
  const readings = (values: Partial<Record<IndicatorId, Values>>): BandReading[] =>
    Object.entries(values).flatMap(([id, value]) => {
      const fields = TOLD_BY[id as IndicatorId]
      const inputs = fields === undefined ? seen : seen.filter(({ field }) => fields.includes(field))
      return bandReadings({ [id]: value }, { subject: line.subject, channel: channelSubject(line.channelId), inputs }, ground.marks)
    })
  // A line that somebody speaks of again is not restricted since then.
  const own = (all: BandReading[]) =>
    all.map((one) => (one.indicator === 'B12' && failedAt !== null ? { ...one, causedAt: failedAt } : one))
  if (line.borrowerId === null) return own(readings({ B12: read.B12, D1, D2 }))
  // Of a borrower who does not let the desk see him, that is all there is to say.
  return own(readings(isSeen(line) ? { ...read, D1, D2 } : { B11: read.B11 }))
}

type Lines = Readonly<{ ground: DeskGround; lines: ReadonlyMap<string, LinePicture> }>

function channelPictures(registers: Registers, { ground, lines, signals }: Lines & Readonly<{ signals: ReadonlyMap<string, Signals> }>) {
  const linesOf = (id: string) => registers.channels.get(id)!.lines.map(({ subject }) => lines.get(subject)!)
  const asked = {
    registers,
    linesOf,
    signalsOf: (subject: string) => signals.get(subject) ?? {},
    parameters: ground.parameters ?? DEFAULT_PARAMETERS,
  }
  return new Map(
    [...registers.channels].map(([id, channel]) => [id, pictureOfChannel(channel, { ...asked, answers: ground.answersOf(id) })]),
  )
}

function channelReadings({ channel, diagnosis }: ChannelPicture, { registers, ground, lines }: Lines & Readonly<{ registers: Registers }>) {
  const [id, own] = [channel.state.id, channel.lines.map(({ subject }) => lines.get(subject)!)]
  const seen = ground.seenOf('channel', id)
  const about = { lines: own, seen, systemicPpm: diagnosis?.systemicPpm ?? 0, isNeeded: own.length > 0 }
  const read = readChannel(channelSeenOf(channel, about, registers), registers.today)
  const isOwn = own.some(({ line }) => line.borrowerId === null)
  const values: Record<string, Values> = Object.fromEntries(
    Object.entries(read).filter(([indicator]) => isOwn || !OF_OWN_LINES.includes(indicator as IndicatorId)),
  )
  const refusedAt = ground.refusedOf?.(id) ?? []
  if (refusedAt.length > 0) values.D4 = readFailedChecks(refusedAt, ground.when.at)
  const inputs = [...seen, ...own.flatMap((line) => (line.failedAt === null ? [] : line.seen))]
  return bandReadings(values, { subject: channelSubject(id), channel: channelSubject(id), inputs }, ground.marks)
}

/** Subjects at which an indicator reads amber or red. */
const warnedSubjects = (readings: readonly BandReading[]): ReadonlySet<string> =>
  new Set(readings.filter(({ band }) => isWarning(band)).map(({ subject }) => subject))

type Asked = Lines &
  Readonly<{
    funding: Funding
    channels: ReadonlyMap<string, ChannelPicture>
    ofLines: ReadonlyMap<string, readonly BandReading[]>
    warned: ReadonlySet<string>
  }>

function projectPictures(registers: Registers, asked: Asked): ProjectPicture[] {
  const byProject = groupBy(
    [...asked.lines.values()].flatMap((picture) => projectsOf(picture).map((project) => ({ project, picture }))),
    ({ project }) => project,
  )
  const forAll = byProject.get(ANY) ?? []
  return registers.projects.map((project) => {
    const lines = [...(byProject.get(project.id) ?? []), ...forAll].map(({ picture }) => picture)
    return pictureOfProject(project, lines, registers, asked)
  })
}

const ANY = ''
/** That a facility may serve, and that its enrolment is of. */
function projectsOf({ line: { enrolment, facility, borrowerId } }: LinePicture): readonly string[] {
  const named = new Set([
    ...facility.content.project_ids,
    ...(enrolment?.content.project_id === undefined ? [] : [enrolment.content.project_id]),
  ])
  return named.size > 0 ? [...named] : borrowerId === null ? [ANY] : []
}

function pictureOfProject(
  project: Registers['projects'][number],
  lines: readonly LinePicture[],
  registers: Registers,
  { ground, funding: ofProjects, channels, ofLines, warned }: Asked,
): ProjectPicture {
  const funding = ofProjects.get(project.id) ?? null
  const isWarned = ({ line }: LinePicture) => warned.has(line.subject) || warned.has(channelSubject(line.channelId))
  const measured = measureProject(project, { registers, lines, seen: ground.seenOf('project', project.id), funding, isWarned })
  const of = { subject: projectSubject(project.id), channel: null, inputs: measured.inputs }
  const statements = measured.measures.forecast?.statements ?? []
  const readings = Object.entries(readPortfolio(measured.seen)).flatMap(([id, values]) =>
    bandReadings(
      { [id]: values },
      OF_ENTRIES.has(id) ? { ...of, inputs: [] } : id === 'P8' ? { ...of, inputs: statements } : of,
      ground.marks,
    ),
  )
  const hit = [...new Set(lines.map(({ line }) => line.channelId))].flatMap((id) => {
    const { diagnosis, channel } = channels.get(id)!
    return diagnosis === null ? [] : [{ provider: channel.providerId, groups: channel.groups, diagnosis }]
  })
  const { measures } = measured
  const floor = project.content.reserve_target_minor
  const situation = situationOf({
    ...{ statuses: lines.filter(({ line }) => isSeen(line)).map(({ status }) => status), channels: hit },
    borrowerBands: lines.flatMap(({ line }) =>
      ofLines.get(line.subject)!.flatMap(({ indicator, band }) => (indicator.startsWith('B') ? (band ?? []) : [])),
    ),
    ...{ survivalWithoutAny: measures.survivalWithoutAny ?? undefined, gapsMinor: funding?.gapsMinor ?? [] },
    ...{ reserveMinor: measures.cashMinor ?? floor, reserveFloorMinor: floor, debtServiceShortMinor: measures.debtServiceShortMinor },
  })
  const leads = measured.lines
    .filter(({ isFunding, counted }) => isFunding && counted.badge === 'normal')
    .map(({ counted }) => counted.leadDays)
  const clock = {
    raisedAt: ground.when.at,
    dayEndsAt: ground.dayEndsAt,
    backupLeadDays: leads.length === 0 ? BACKUP_DAYS : Math.min(...leads),
  }
  const called = project.content.state === 'draft' ? NOT_RUNNING : callPlaybook(situation, clock)
  return { ...measured, readings, called, situation, clock }
}
