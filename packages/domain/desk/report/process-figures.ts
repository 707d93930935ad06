/**
 * How fast a desk is: from what happened until it was told, appealed, restored and paid from elsewhere; by month and by channel.
 *
 * Month    in which the incident opened, in the desk's own zone.
 * Waits    those that go on are counted in for as long as they have lasted.
 */

import { dayText } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Zone } from '../../kernel/zone.ts'
import { type Share, shareOf } from '../../measures/share.ts'
import { type Wait, type Waited, waitedOf } from '../../measures/waited.ts'
import { planOf } from '../funding/plan-record.ts'
import { switchOf } from '../funding/switch-record.ts'
import { type DeskBook, stateOf, storyOf, type When } from '../model/desk-book.ts'
import { type Work, worksOf } from '../model/work.ts'
import type { WarningOf } from '../picture/incident-facts.ts'
import { recoveriesOf } from '../recovery/recovery-case.ts'

export type ProcessStep = 'detect' | 'appeal' | 'restore' | 'switch'
export const PROCESS_STEPS: readonly ProcessStep[] = ['detect', 'appeal', 'restore', 'switch']

/** `channelId` null: of no one channel. `lagMs` null: by when it was so is not known, or no warning told of it. */
export type MeasuredIncident = Readonly<{
  id: string
  openedAt: number
  channelId: string | null
  lagMs: number | null
  verdict: 'real' | 'false' | null
  waits: Readonly<Partial<Record<ProcessStep, Wait>>>
}>

/** `month`: `2026-03`. `channelId` undefined: of all. */
export type ProcessRow = Readonly<{
  month: string
  channelId: string | null | undefined
  incidents: number
  waited: Readonly<Record<ProcessStep, Waited>>
  /** Of those whose verdict is known, those that were real. */
  precision: Share
  /** Of those of which is known since when it was so, those that were told within five minutes. */
  within5Minutes: Share
}>

const FIVE_MINUTES_MS = 5 * 60_000

export function measuredIncidents(book: DeskBook, at: number): MeasuredIncident[] {
  const switches = switchWaits(book, at)
  const appeals = appealsOf(book)
  return worksOf(book, 'incident').map((work) => {
    const { id, openedAt, content } = work
    const warning = content.warning as WarningOf | undefined
    const verdict = verdictOf(book, id)
    const beganAt = Date.parse(String(content.began_at))
    const asked = [
      ['detect', { ms: Math.max(0, openedAt - beganAt), isOver: true }],
      ['appeal', verdict === 'false' ? undefined : appealWait(appeals.get(id) ?? [], openedAt, at)],
      ['restore', verdict === 'false' ? undefined : lasting(beganAt, restoredAt(work), at)],
      ['switch', switches.get(id)],
    ] as const
    const waits = Object.fromEntries(asked.filter(([, wait]) => wait !== undefined)) as MeasuredIncident['waits']
    const lag = warning?.lag_seconds ?? null
    return { id, openedAt, channelId: channelOf(book, work, at), lagMs: lag === null ? null : lag * 1_000, verdict, waits }
  })
}

const lasting = (from: number, until: number | undefined, at: number): Wait => ({
  ms: Math.max(0, (until ?? at) - from),
  isOver: until !== undefined,
})

const verdictOf = (book: DeskBook, id: string): MeasuredIncident['verdict'] =>
  (storyOf(book, 'incident', id).findLast(({ data }) => data.verdict !== undefined)?.data.verdict as 'real' | 'false' | undefined) ?? null

/** Watched on, or over: whatever came first. */
const restoredAt = ({ moves }: Work): number | undefined => moves.find(({ state }) => state === 'observing' || state === 'closed')?.at

type Appeal = Readonly<{ incidentId: string; filedAt: number | undefined }>

/** Of recovery cases, and of tasks to appeal: by incident. What was given up is left out. */
function appealsOf(book: DeskBook): ReadonlyMap<string, readonly Appeal[]> {
  const firstOf = (moves: readonly Readonly<{ state: string; at: number }>[], state: string) =>
    moves.find((move) => move.state === state)?.at
  const tasks = worksOf(book, 'task')
    .filter(({ content, state }) => content.kind === 'appeal' && state !== 'dropped')
    .map(({ content, moves }): Appeal => ({ incidentId: String(content.incident_id), filedAt: firstOf(moves, 'done') }))
  const cases = recoveriesOf(book)
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ content, moves }): Appeal => ({ incidentId: String(content.incident_id), filedAt: firstOf(moves, 'filed') }))
  return groupBy([...tasks, ...cases], ({ incidentId }) => incidentId)
}

/** Until the first was handed in. Where nobody meant to appeal, there is nothing to wait for. */
function appealWait(appeals: readonly Appeal[], openedAt: number, at: number): Wait | undefined {
  if (appeals.length === 0) return undefined
  const done = appeals.flatMap(({ filedAt }) => filedAt ?? [])
  return lasting(openedAt, done.length === 0 ? undefined : Math.min(...done), at)
}

/** Of plans that two people agreed on for an incident: the first of each. */
function switchWaits(book: DeskBook, at: number): ReadonlyMap<string, Wait> {
  const plans = [...(book.stories.get('plan')?.keys() ?? [])].flatMap((id) => planOf(book, id) ?? [])
  const waits = new Map<string, Wait>()
  for (const { id } of plans.sort((a, b) => (a.approved?.at ?? 0) - (b.approved?.at ?? 0))) {
    const found = switchOf(book, id)
    if (found?.incidentId == null || waits.has(found.incidentId)) continue
    waits.set(found.incidentId, lasting(found.time.firstSeenAt, found.time.fundsAt ?? undefined, at))
  }
  return waits
}

type Subject = Readonly<{ kind: string; id: string }>

/** Of the first thing that it is about. */
function channelOf(book: DeskBook, { content }: Work, at: number): string | null {
  const warned = (content.warning as WarningOf | undefined)?.channel
  if (warned != null) return warned.slice('channel:'.length)
  const when: When = { at, knownAt: Number.POSITIVE_INFINITY }
  const subject = ((content.subjects ?? []) as readonly Subject[])[0]
  if (subject?.kind === 'channel') return subject.id
  const line = subject?.kind === 'enrolment' ? stateOf(book, 'enrolment', subject.id, when)?.content.facility_id : subject?.id
  const isLine = subject?.kind === 'enrolment' || subject?.kind === 'facility'
  return (isLine && line !== undefined && stateOf(book, 'facility', line, when)?.content.channel_id) || null
}

/** By month, each with all channels first. Months without incidents have no row. */
export function processRows(
  incidents: readonly MeasuredIncident[],
  { from, until, zone }: Readonly<{ from: number; until: number; zone: Zone }>,
): ProcessRow[] {
  const within = incidents.filter(({ openedAt }) => openedAt >= from && openedAt < until)
  const months = groupBy(within, ({ openedAt }) => dayText(zone.dayAt(openedAt)).slice(0, 'YYYY-MM'.length))
  return [...months]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([month, of]) => [
      rowOf(month, undefined, of),
      ...[...groupBy(of, ({ channelId }) => channelId)]
        .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
        .map(([channelId, own]) => rowOf(month, channelId, own)),
    ])
}

function rowOf(month: string, channelId: ProcessRow['channelId'], incidents: readonly MeasuredIncident[]): ProcessRow {
  const waited = (step: ProcessStep) => waitedOf(incidents.flatMap(({ waits }) => waits[step] ?? []))
  const judged = incidents.filter(({ verdict }) => verdict !== null)
  const timed = incidents.flatMap(({ lagMs }) => lagMs ?? [])
  return {
    ...{ month, channelId, incidents: incidents.length },
    waited: { detect: waited('detect'), appeal: waited('appeal'), restore: waited('restore'), switch: waited('switch') },
    precision: shareOf(judged.filter(({ verdict }) => verdict === 'real').length, judged.length),
    within5Minutes: shareOf(timed.filter((ms) => ms <= FIVE_MINUTES_MS).length, timed.length),
  }
}
