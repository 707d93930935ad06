/** A drill as the API writes it. */
import type { DrillView } from '@fairline/contract/desk/drills'
import { writeInstant } from '@fairline/contract/instant'
import type { DrillRecord, TickedStep } from '@fairline/domain/desk/funding/drill-record'
import { switchMinutes } from '@fairline/domain/desk/measures/switch-time'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import { scopesOfLines } from '@fairline/domain/desk/model/desk-consent'
import type { BookEntry } from '@fairline/planner/book'
import type { z } from 'zod'
import { bookView } from './desk-plan-words.ts'

type View = z.infer<typeof DrillView>
const instantOrNull = (at: number | null): string | null => (at === null ? null : writeInstant(at))

/** `mayShow`: what the plan meant to draw on a line; of a borrower who does not let the desk see him any more it is not told. */
export type MayShow = (facilityId: string) => boolean

export function mayShowAt(book: DeskBook, at: number): MayShow {
  const scopesOf = scopesOfLines(book, { at, knownAt: at })
  return (facilityId) => scopesOf(facilityId)?.has('board') ?? true
}

/** `entry`: only where one is asked for by itself. */
export const drillView = (drill: DrillRecord, mayShow: MayShow, entry?: BookEntry): View => ({
  ...{ id: drill.id, project_id: drill.data.project_id, plan_id: drill.data.plan_id, kind: drill.data.kind, fails: drill.data.fails },
  ...{ playbook_id: drill.data.playbook_id ?? null, state: drill.state, findings: [...drill.findings] },
  ...{ planned_for: drill.data.planned_for ?? null, planned_by: drill.plannedBy, started_by: drill.begunBy },
  ...{ started_at: instantOrNull(drill.time?.firstSeenAt ?? null), funds_at: instantOrNull(drill.time?.fundsAt ?? null) },
  ...{ ended_at: instantOrNull(drill.endedAt), minutes: drill.time === null ? null : switchMinutes(drill.time) },
  steps: drill.steps.map((step, nth) => stepView(step, nth + 1, mayShow)),
  moves: drill.moves.map(({ at, ...move }) => ({ ...move, at: writeInstant(at) })),
  entry: entry === undefined ? null : bookView(entry),
})

const SECOND_MS = 1_000

const stepView = (step: TickedStep, nth: number, mayShow: MayShow): View['steps'][number] => ({
  ...{ step: nth, kind: step.kind, role: step.role ?? null, person: step.person ?? null, deputy: step.deputy ?? null },
  ...{ facility_id: step.facility_id ?? null, audience: step.audience ?? null },
  amount_minor: step.facility_id !== undefined && mayShow(step.facility_id) ? (step.amount_minor ?? null) : null,
  ...{ done_at: instantOrNull(step.doneAt), done_by: step.doneBy, note: step.note },
  took_seconds: step.tookMs === null ? null : Math.floor(step.tookMs / SECOND_MS),
})
