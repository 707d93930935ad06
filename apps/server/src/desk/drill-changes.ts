/** What is told of a drill: that it was planned or begun, ticked, moved, and what was found missing in it. */
import type { DrillMove, DrillTick, DrillWish } from '@fairline/contract/desk/drills'
import type { EntryKept } from '@fairline/contract/desk/views'
import { type DrillAsked, drillMove, drillOf } from '@fairline/domain/desk/funding/drill-record'
import { drillSteps } from '@fairline/domain/desk/funding/drill-steps'
import { planOf } from '@fairline/domain/desk/funding/plan-record'
import { type DeskBook, isOpen, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { BookEntry } from '@fairline/planner/book'
import type { z } from 'zod'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Queryable } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { readPlan } from './plan-store.ts'

type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>
type Reading = Readonly<{ book: DeskBook; client: Queryable; organisationId: number }>
type Deciding = Reading & Readonly<{ at: number }>
export type DrillDecide = (deciding: Deciding) => Promise<DeskChange<Kept>>

const SAID = { observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null } as const
const done = (id: string, version: number, repeated: boolean): Kept => ({ ok: true, kept: { id, version, repeated } })
const nothing = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => nothing({ ok: false, problem })
const unfit = (pointer: string, detail: string) => refused(problemOf('invalid-request', { errors: [{ pointer, detail }] }))

/** Asked for again it is the same, whatever became of it since. */
export const opened =
  (id: string, data: Omit<z.infer<typeof DrillWish>, 'id'>): DrillDecide =>
  async (deciding) => {
    const { book, at } = deciding
    const before = drillOf(book, id)
    if (before !== undefined)
      return canonicalJson(before.data) === canonicalJson(data) ? nothing(done(id, 1, true)) : refused(problemOf('id-reused'))
    if (planOf(book, data.plan_id)?.head.project_id !== data.project_id) return refused(problemOf('entry-not-found'))
    if (data.playbook_id !== undefined && playbookIn(deciding, data) === undefined)
      return unfit('/playbook_id', 'there is no playbook of this id that is open, for this project')
    if (data.planned_for !== undefined && Date.parse(data.planned_for) <= at) return unfit('/planned_for', 'must lie ahead')
    const steps = data.planned_for === undefined ? { steps: await stepsNow(deciding, data) } : {}
    const fact: NewDeskFact = {
      ...{ ...SAID, factId: `drill:${id}:1`, type: 'opened', kind: 'drill', id, effectiveAt: at, data: { ...data, ...steps } },
    }
    return { facts: [fact], answer: () => done(id, 1, false) }
  }

function playbookIn({ book, at }: Deciding, { playbook_id: id, project_id: projectId }: DrillAsked) {
  const playbook = id === undefined ? undefined : stateOf(book, 'playbook', id, { at, knownAt: at })
  if (playbook === undefined || !isOpen(playbook)) return undefined
  return (playbook.content.project_id ?? projectId) === projectId ? playbook.content : undefined
}

/** As they stand at the moment at which the clock begins. */
async function stepsNow(deciding: Deciding, asked: DrillAsked) {
  const entry = await entryOfDrill(deciding, asked)
  return drillSteps({ entry, playbook: playbookIn(deciding, asked), isLost: lostBy(deciding, asked) })
}

/** What the book of its plan foresees for just that failure. */
export async function entryOfDrill(
  { book, client, organisationId }: Reading,
  { plan_id: planId, kind, fails }: DrillAsked,
): Promise<BookEntry | undefined> {
  const plan = await readPlan(client, organisationId, book, planId)
  return plan?.body.book?.find(({ shock }) => shock.kind === kind && shock.id === fails && shock.severity === 'closed')
}

function lostBy({ book, at }: Deciding, { kind, fails }: DrillAsked): (facilityId: string) => boolean {
  const when = { at, knownAt: at }
  return (facilityId) => {
    if (kind === 'facility') return facilityId === fails
    const channel = stateOf(book, 'facility', facilityId, when)?.content.channel_id
    const provider = channel && stateOf(book, 'channel', channel, when)?.content.provider_id
    if (provider === undefined) return false
    return kind === 'provider' ? provider === fails : stateOf(book, 'provider', provider, when)?.content.group_ids.includes(fails) === true
  }
}

export const tickedOff =
  ({ id, step, note }: z.infer<typeof DrillTick>): DrillDecide =>
  async ({ book, at }) => {
    const drill = drillOf(book, id)
    if (drill === undefined) return refused(problemOf('entry-not-found'))
    const [version, one] = [storyOf(book, 'drill', id).length, drill.steps[step - 1]]
    if (drill.state === 'ended' || drill.state === 'called_off') return refused(problemOf('entry-ended'))
    if (drill.state === 'planned') return unfit('/id', 'it has not begun yet')
    if (one === undefined) return unfit('/step', `there are ${drill.steps.length} steps`)
    if (one.doneAt !== null) return nothing(done(id, version, true))
    return {
      facts: [laterFact('ticked', id, version + 1, { step, ...(note !== undefined && { note }) }, at)],
      answer: () => done(id, version + 1, false),
    }
  }

export const moved =
  ({ id, state, note, findings = [] }: z.infer<typeof DrillMove>): DrillDecide =>
  async (deciding) => {
    const { book, at } = deciding
    const drill = drillOf(book, id)
    if (drill === undefined) return refused(problemOf('entry-not-found'))
    const version = storyOf(book, 'drill', id).length
    switch (drillMove(drill.state, state)) {
      case 'repeated':
        return nothing(done(id, version, true))
      case 'over':
        return refused(problemOf('entry-ended'))
      case 'not-next':
        return unfit('/state', `does not follow on ${drill.state}`)
      case 'moves': {
        const tasks = findings.map((finding, nth) => taskFact(id, nth + 1, finding, at))
        const steps = state === 'running' ? { steps: await stepsNow(deciding, drill.data) } : {}
        const data = { state, note, findings: tasks.map((task) => task.id), ...steps }
        return { facts: [laterFact('moved', id, version + 1, data, at), ...tasks], answer: () => done(id, version + 1, false) }
      }
    }
  }

const laterFact = (type: 'ticked' | 'moved', id: string, version: number, data: NewDeskFact['data'], at: number): NewDeskFact => ({
  ...{ ...SAID, factId: `drill:${id}:${version}`, type, kind: 'drill', id, effectiveAt: at, data },
})

type Finding = NonNullable<z.infer<typeof DrillMove>['findings']>[number]

function taskFact(drillId: string, nth: number, { words, assignee, due_at }: Finding, at: number): NewDeskFact {
  const id = `dt-${drillId}-${nth}`
  const data = { kind: 'confirm', words, assignee, due_at, drill_id: drillId }
  return { ...SAID, factId: `task:${id}:1`, type: 'opened', kind: 'task', id, effectiveAt: at, data }
}
