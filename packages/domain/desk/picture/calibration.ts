/**
 * What a desk's own incidents taught it about causes: read from its facts, so that everybody who asks about the same moment gets the same figures.
 *
 * Counts     an incident once a person closed it as real, with the cause that was found out, and something had been told of its cause before.
 * Exposure   of all lines from when they were registered until they ended or the moment that is asked about, whether they ever failed or not; each day weighs as much as the
 *            warnings that stood on it. Of a borrower who does not let the desk see him now, nothing is counted.
 */

import { DAY_MS } from '../../kernel/time.ts'
import { type Labelled, learn } from '../diagnosis/calibrate.ts'
import { CAUSES, type Cause, type Evidence, type EvidenceId } from '../diagnosis/causes.ts'
import { CALIBRATED_FROM, type Shares } from '../diagnosis/diagnose.ts'
import { logHazardOf } from '../diagnosis/likelihood.ts'
import { DEFAULT_PARAMETERS, type Parameters, type SignalId, type Signals } from '../diagnosis/parameters.ts'
import { type DeskBook, statesOf, storyOf, type When } from '../model/desk-book.ts'
import { hiddenAt } from '../model/desk-consent.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { lineSubject } from '../model/planning.ts'
import { ownFailuresFound } from '../recovery/recovery-case.ts'
import { watchedWorks } from './incident-facts.ts'

export type LabelledIncident = Labelled & Readonly<{ id: string; closedAt: number; toldCause: Cause | 'undetermined' }>
/** `parameters`: those that the diagnosis goes by. `exposureDays`: null while nothing is learned from it. */
export type Calibration = Readonly<{ parameters: Parameters; labelled: readonly LabelledIncident[]; exposureDays: number | null }>

export function calibrationOf(book: DeskBook, when: When): Calibration {
  const labelled = labelledIncidents(book, when.knownAt)
  if (labelled.length < CALIBRATED_FROM) return { parameters: DEFAULT_PARAMETERS, labelled, exposureDays: null }
  const exposureDays = exposureOf(book, when, DEFAULT_PARAMETERS)
  return { parameters: learn(DEFAULT_PARAMETERS, labelled, exposureDays), labelled, exposureDays }
}

type Told = Readonly<{ cause: Cause | 'undetermined'; shares_ppm: Shares; evidence?: Evidence; failed?: number }>

/** By when they were closed. */
export function labelledIncidents(book: DeskBook, knownAt: number): LabelledIncident[] {
  return watchedWorks(book)
    .flatMap(({ id }) => labelledOf(book, id, knownAt) ?? [])
    .sort((a, b) => a.closedAt - b.closedAt || (a.id < b.id ? -1 : 1))
}

const isCause = (found: unknown): found is Cause => (CAUSES as readonly unknown[]).includes(found)

function labelledOf(book: DeskBook, id: string, knownAt: number): LabelledIncident | undefined {
  const story = storyOf(book, 'incident', id).filter(({ recordedAt }) => recordedAt <= knownAt)
  const closed = story.findLast(({ type, data }) => type === 'moved' && data.state === 'closed')
  if (closed === undefined || closed.data.verdict !== 'real' || !isCause(closed.data.cause)) return undefined
  const told = (closed.data.told ?? story.findLast(({ type }) => type === 'diagnosed')?.data) as Told | undefined
  if (told === undefined) return undefined
  const { cause } = closed.data
  return {
    ...{ id, closedAt: closed.recordedAt, cause, toldCause: told.cause, sharesPpm: told.shares_ppm },
    evidence: { ...told.evidence, ...answersIn(story) },
    ownFailures: cause === 'individual' ? (told.failed ?? 1) : ownFailuresFound(book, id, knownAt),
  }
}

const answersIn = (story: readonly DeskFact[]): Evidence =>
  Object.fromEntries(
    story.filter(({ type }) => type === 'answered').map(({ data }) => [data.evidence as EvidenceId, data.answer as boolean]),
  )

type Watched = Readonly<{ subject: string; from: number; until: number }>

/** In days, each weighed by the warnings of that time. */
export function exposureOf(book: DeskBook, when: When, { logHazard }: Pick<Parameters, 'logHazard'>): number {
  const isHidden = hiddenAt(book, when)
  const changes = signalChanges(book, when)
  return watchedLines(book, when)
    .filter(({ subject }) => !isHidden(subject))
    .reduce((sum, line) => sum + weighed(line, changes.get(line.subject) ?? [], logHazard), 0)
}

function watchedLines(book: DeskBook, when: When): Watched[] {
  const enrolled = statesOf(book, 'enrolment', when)
  const own = statesOf(book, 'facility', when).filter(({ content }) => content.borrower_id === undefined)
  return [
    ...enrolled.map((one) => ({ subject: `enrolment:${one.id}`, ...spanOf(book, 'enrolment', one, when) })),
    ...own.map((one) => ({ subject: lineSubject(one, null), ...spanOf(book, 'facility', one, when) })),
  ]
}

function spanOf(
  book: DeskBook,
  kind: 'enrolment' | 'facility',
  { id, endedAt }: Readonly<{ id: string; endedAt: number | null }>,
  { at }: When,
) {
  const from = Math.min(...storyOf(book, kind, id).map(({ effectiveAt }) => effectiveAt))
  return { from, until: Math.min(endedAt ?? at, at) }
}

type Change = Readonly<{ at: number; signal: SignalId; band: unknown }>

/** By line: when each of its warnings came and went, in order of time. */
function signalChanges(book: DeskBook, { at, knownAt }: When): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Change[]>()
  for (const id of book.stories.get('reading')?.keys() ?? [])
    for (const { effectiveAt, recordedAt, data } of storyOf(book, 'reading', id)) {
      const { indicator, subject, band } = data as { indicator: string; subject: string; band: unknown }
      if (!(indicator in DEFAULT_PARAMETERS.logHazard) || effectiveAt > at || recordedAt > knownAt) continue
      const own = changes.get(subject) ?? []
      changes.set(subject, own)
      own.push({ at: effectiveAt, signal: indicator as SignalId, band })
    }
  for (const own of changes.values()) own.sort((a, b) => a.at - b.at)
  return changes
}

function weighed({ from, until }: Watched, changes: readonly Change[], logHazard: Parameters['logHazard']): number {
  let [signals, since, days]: [Signals, number, number] = [{}, from, 0]
  const pass = (to: number) => {
    days += (Math.max(0, to - since) / DAY_MS) * Math.exp(logHazardOf(signals, logHazard))
    since = Math.max(since, to)
  }
  for (const { at, signal, band } of changes) {
    pass(Math.min(at, until))
    const { [signal]: _before, ...others } = signals
    signals = band === 'amber' || band === 'red' ? { ...others, [signal]: band } : others
  }
  pass(until)
  return days
}
