/**
 * What is told of incidents: that one opened, who is called next, that the diagnosis changed, that it is over.
 *
 * Over     an incident that nobody took closes by itself once none of its warnings stands; one that was taken is watched on, and closed by a person with a note.
 * Again    what a person closed is opened anew only by a warning that came after it.
 */
import { DESK_KINDS, type DeskKind } from '@fairline/contract/desk/entries'
import type { Evidence } from '../diagnosis/causes.ts'
import type { Diagnosis } from '../diagnosis/diagnose.ts'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { type Work, worksOf } from '../model/work.ts'
import { type IndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { type Escalation, escalationOf } from '../warning/hygiene.ts'
import type { WarningIncident } from '../warning/incidents.ts'
import type { ToldFact } from './told-fact.ts'
import type { Standing, Warnings } from './warnings.ts'

/** What an incident that was opened by warnings is about. Times in milliseconds. */
export type WarningOf = Readonly<{
  key: string
  channel: string | null
  indicator: IndicatorId
  opened_at: number
  caused_at: number | null
  lag_seconds: number | null
}>
export type WatchedWork = Work & Readonly<{ warning: WarningOf }>
/** What is told of a channel whose lines fail, and by what evidence. */
export type Diagnosed = Readonly<{ diagnosis: Diagnosis; evidence: Evidence; failed: readonly string[] }>
/** Null: none of its lines fails. */
export type DiagnosisOf = (channel: string) => Diagnosed | null
/** What a desk keeps of it: from this, and from the cause that was found out, it learns (`calibration.ts`). */
export const keptOf = ({ diagnosis, evidence, failed }: Diagnosed) => ({
  ...{ cause: diagnosis.cause, shares_ppm: diagnosis.sharesPpm, model: diagnosis.model, evidence, failed: failed.length },
})

export const watchedWorks = (book: DeskBook): WatchedWork[] =>
  worksOf(book, 'incident')
    .flatMap((work) => (work.content.warning === undefined ? [] : [{ ...work, warning: work.content.warning as WarningOf }]))
    .sort((a, b) => a.openedAt - b.openedAt || numberOf(a.id) - numberOf(b.id))

/** When somebody first took it. */
export const takenAt = (book: DeskBook, incidentId: string): number | null =>
  storyOf(book, 'incident', incidentId).find(({ type }) => type === 'taken')?.recordedAt ?? null

/**
 * What opened it: of its subject, the last that had begun by then. One that ended while nobody looked is not the one that came after it.
 * Undefined: it was explained since, as by a maintenance that was announced late.
 */
export const incidentOf = (incidents: readonly WarningIncident[], { key, opened_at: openedAt }: WarningOf): WarningIncident | undefined =>
  incidents.findLast((one) => one.key === key && one.openedAt <= openedAt)

const isClosed = ({ state }: Work): boolean => state === 'closed'

export function incidentFacts(book: DeskBook, { incidents, standing }: Warnings, diagnosisOf: DiagnosisOf, now: number): ToldFact[] {
  const works = watchedWorks(book)
  const newest = new Map(incidents.map((incident) => [incident.key, incident]))
  const next = numbering(book)
  const opened = [...newest.values()].flatMap((incident) => openFact(incident, works, standing, next, now) ?? [])
  const open = works.filter((work) => !isClosed(work))
  return [...opened, ...open.flatMap((work) => movesOf(book, work, incidentOf(incidents, work.warning), diagnosisOf, now))]
}

const PREFIX = 'watch-'
const numberOf = (id: string): number => Number(id.slice(PREFIX.length)) || 0

/** People name incidents too: a name that is taken is passed over. */
function numbering(book: DeskBook): () => string {
  let nth = watchedWorks(book).length
  return () => {
    do nth += 1
    while (storyOf(book, 'incident', `${PREFIX}${nth}`).length > 0)
    return `${PREFIX}${nth}`
  }
}

function openFact(
  incident: WarningIncident,
  works: readonly WatchedWork[],
  standing: readonly Standing[],
  next: () => string,
  now: number,
): ToldFact | undefined {
  const work = works.findLast(({ warning }) => warning.key === incident.key && warning.opened_at >= incident.openedAt)
  const closedAt = work === undefined || !isClosed(work) ? null : work.moves.at(-1)!.at
  if (work !== undefined && closedAt === null) return undefined
  const alert = incident.alerts.find(({ at }) => closedAt === null || at > closedAt)
  if (alert === undefined) return undefined
  const read = standing.find(({ indicator, subject }) => indicator === alert.indicator && subject === alert.subject)!
  const cause = read.readings.findLast(({ at, band }) => at <= alert.at && band !== 'normal' && band !== null) ?? read.last
  const id = next()
  const { indicator } = alert
  const warning: WarningOf = {
    ...{ key: incident.key, channel: read.channel, indicator, opened_at: work === undefined ? incident.openedAt : alert.at },
    ...{ caused_at: cause.causedAt, lag_seconds: cause.causedAt === null ? null : Math.max(0, Math.round((now - cause.causedAt) / 1_000)) },
  }
  return {
    ...{ factId: `incident:${id}:1`, type: 'opened', kind: 'incident', id, effectiveAt: now },
    data: {
      ...{ title: `${indicatorOf(indicator).name.zh} · ${incident.key}`.slice(0, TITLE_MAX), severity: incident.severity },
      subjects: subjectsOf(incident.key),
      began_at: new Date(cause.causedAt ?? incident.openedAt).toISOString(),
      warning,
    },
  }
}

const TITLE_MAX = 200

/** A file that does not add up is no entry of a register: its incident is about none. */
function subjectsOf(key: string): Readonly<{ kind: DeskKind; id: string }>[] {
  const [name, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  return DESK_KINDS.filter((kind) => kind === name).map((kind) => ({ kind, id }))
}

/** `incident` undefined: what opened it was explained since, as by a maintenance that was announced late. */
function movesOf(
  book: DeskBook,
  work: WatchedWork,
  incident: WarningIncident | undefined,
  diagnosisOf: DiagnosisOf,
  now: number,
): ToldFact[] {
  const story = storyOf(book, 'incident', work.id)
  const facts: ToldFact[] = []
  const tell = (type: 'moved' | 'escalated' | 'diagnosed', data: ToldFact['data']): void =>
    void facts.push({
      ...{ factId: `incident:${work.id}:${story.length + facts.length + 1}`, type, kind: 'incident', id: work.id, effectiveAt: now, data },
    })
  const diagnosed = newDiagnosis(book, work, diagnosisOf)
  if (diagnosed !== undefined) tell('diagnosed', diagnosed)
  if (incident === undefined || incident.closedAt !== null) {
    const state = takenAt(book, work.id) === null ? 'closed' : 'observing'
    if (work.state !== state) tell('moved', { state, note: OVER[state] })
    return facts
  }
  const { step, told } = escalationFor(book, work, incident, now)
  if (step > story.filter(({ type }) => type === 'escalated').length) tell('escalated', { step, told })
  return facts
}

const OVER = {
  closed: '预警已全部解除，无人接手，自动关闭 / every warning is over and nobody had taken it: closed by itself',
  observing: '预警已全部解除，继续观察 / every warning is over: watched on',
} as const

export const escalationFor = (
  book: DeskBook,
  work: WatchedWork,
  { severity }: Pick<WarningIncident, 'severity'>,
  now: number,
): Escalation =>
  escalationOf(
    { owner: indicatorOf(work.warning.indicator).owner, severity, raisedAt: work.openedAt, takenAt: takenAt(book, work.id) },
    now,
  )

/** Undefined: it is what was told last. */
function newDiagnosis(book: DeskBook, { id, warning }: WatchedWork, diagnosisOf: DiagnosisOf): ToldFact['data'] | undefined {
  const diagnosed = warning.channel === null ? null : diagnosisOf(warning.channel)
  const last = storyOf(book, 'incident', id).findLast(({ type }) => type === 'diagnosed')
  return diagnosed === null || last?.data.cause === diagnosed.diagnosis.cause ? undefined : keptOf(diagnosed)
}
