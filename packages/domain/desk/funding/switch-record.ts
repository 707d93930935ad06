/**
 * How far a switch is: its steps as people did them, and what statements show.
 *
 * Time  from what was first observed (the incident's beginning; without one, when the plan was agreed on) until the first draw is in the account: when whoever did it said so, once a
 *       statement shows it; where nobody said, the end of the day on which it was booked.
 */
import type { Switch } from '../measures/switch-time.ts'
import type { DeskBook } from '../model/desk-book.ts'
import { type Work, workOf, worksOf } from '../model/work.ts'
import { planOf } from './plan-record.ts'
import { type MatchRecord, matchesOf } from './statement-record.ts'

export type SwitchStep = Readonly<{ task: Work; step: number; doneAt: number | null; matched: MatchRecord | null }>
export type PlanSwitch = Readonly<{ incidentId: string | null; steps: readonly SwitchStep[]; time: Switch }>

/** Undefined: the plan was not agreed on. */
export function switchOf(book: DeskBook, planId: string): PlanSwitch | undefined {
  const approved = planOf(book, planId)?.approved
  if (approved == null) return undefined
  const matches = new Map(matchesOf(book).map((match) => [match.task_id, match]))
  const steps = worksOf(book, 'task')
    .filter(({ content }) => content.plan_id === planId)
    .map(
      (task): SwitchStep => ({
        ...{ task, step: Number(task.content.step ?? 0), matched: matches.get(task.id) ?? null },
        doneAt: task.moves.find(({ state }) => state === 'done')?.at ?? null,
      }),
    )
    .sort((a, b) => a.step - b.step)
  const first = steps.find(({ task }) => task.content.kind === 'draw' && task.state !== 'dropped')
  const fundsAt = first?.matched == null ? null : (first.doneAt ?? first.matched.effectiveAt)
  const firstSeenAt = beganAt(book, approved.incident_id) ?? approved.at
  return { incidentId: approved.incident_id, steps, time: { firstSeenAt, fundsAt, kind: 'incident' } }
}

function beganAt(book: DeskBook, incidentId: string | null): number | undefined {
  const incident = incidentId === null ? undefined : workOf(book, 'incident', incidentId)
  return incident === undefined ? undefined : Date.parse(String(incident.content.began_at))
}
