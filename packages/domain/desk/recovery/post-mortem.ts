/** What there is to learn from an incident that is over: what was told and what was found, how long each step took, what was left undone, and what people wrote. */

import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { type Work, worksOf } from '../model/work.ts'
import { takenAt } from '../picture/incident-facts.ts'
import { measuredIncidents } from '../report/process-figures.ts'
import { isOver, recoveriesOf } from './recovery-case.ts'

const MINUTE_MS = 60_000
type Told = Readonly<{ cause: string; shares_ppm: Readonly<Record<string, number>> }>

/** Minutes from when it began, rounded down; null: it did not come to that, or nobody knows. `toldPpm`: how likely that cause was held to be. */
export type PostMortem = Readonly<{
  told: string | null
  toldPpm: number | null
  found: string | null
  verdict: 'real' | 'false' | null
  minutes: Readonly<{ opened: number; taken: number | null; switched: number | null; over: number }>
  tasks: Readonly<{ done: number; late: number; dropped: number }>
  recoveries: Readonly<{ restored: number; refused: number; open: number }>
  reviews: readonly Readonly<{ at: number; actor: string; lessons: string; tasks: readonly string[] }>[]
}>

/** Undefined: it is not over yet. */
export function postMortemOf(book: DeskBook, work: Work): PostMortem | undefined {
  const over = work.moves.at(-1)
  if (work.state !== 'closed' || over === undefined) return undefined
  const story = storyOf(book, 'incident', work.id)
  const closing = story.findLast(({ type, data }) => type === 'moved' && data.state === 'closed')?.data ?? {}
  const told = (closing.told ?? story.findLast(({ type }) => type === 'diagnosed')?.data ?? null) as Told | null
  const beganAt = Date.parse(String(work.content.began_at))
  const since = (at: number | null): number | null => (at === null ? null : Math.max(0, Math.floor((at - beganAt) / MINUTE_MS)))
  return {
    ...{ told: told?.cause ?? null, toldPpm: told?.shares_ppm[told.cause] ?? null },
    ...{ found: (closing.cause as string | undefined) ?? null, verdict: (closing.verdict as 'real' | 'false' | undefined) ?? null },
    minutes: {
      opened: since(work.openedAt)!,
      taken: since(takenAt(book, work.id)),
      switched: switchedAfter(book, work, over.at),
      over: since(over.at)!,
    },
    ...{ tasks: tasksOf(book, work.id), recoveries: recoveriesIn(book, work.id) },
    reviews: story
      .filter(({ type }) => type === 'reviewed')
      .map(({ recordedAt, actor, data }) => ({ at: recordedAt, actor, lessons: String(data.lessons), tasks: data.tasks as string[] })),
  }
}

function switchedAfter(book: DeskBook, { id }: Work, at: number): number | null {
  const wait = measuredIncidents(book, at).find((one) => one.id === id)?.waits.switch
  return wait?.isOver ? Math.floor(wait.ms / MINUTE_MS) : null
}

function tasksOf(book: DeskBook, incidentId: string): PostMortem['tasks'] {
  const tasks = worksOf(book, 'task').filter(({ content }) => content.incident_id === incidentId)
  const inState = (state: string) => tasks.filter((one) => one.state === state)
  const late = inState('done').filter(({ content, moves }) => moves.at(-1)!.at > Date.parse(String(content.due_at)))
  return { done: inState('done').length, late: late.length, dropped: inState('dropped').length }
}

function recoveriesIn(book: DeskBook, incidentId: string): PostMortem['recoveries'] {
  const all = recoveriesOf(book).filter(({ content }) => content.incident_id === incidentId)
  const inState = (state: string) => all.filter((one) => one.state === state).length
  return { restored: inState('restored'), refused: inState('refused'), open: all.filter((one) => !isOver(one)).length }
}
