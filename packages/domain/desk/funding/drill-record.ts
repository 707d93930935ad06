/**
 * Drills as facts: planned perhaps, begun with their steps as they stand then, ticked, and ended with what was found to be missing.
 *
 * Time  of a drill the clock runs from when it was begun until somebody says that the backup would be in the account.
 */
import type { DRILL_STEPS, DrillState } from '@fairline/contract/desk/drills'
import type { AUDIENCES } from '@fairline/contract/desk/playbooks'
import type { Switch } from '../measures/switch-time.ts'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'

/** As it is kept: fields that its kind has nothing to say of are left out. */
export type DrillStep = Readonly<{
  kind: (typeof DRILL_STEPS)[number]
  role?: string
  person?: string
  deputy?: string
  facility_id?: string
  amount_minor?: number
  audience?: (typeof AUDIENCES)[number]
}>
export type TickedStep = DrillStep & Readonly<{ doneAt: number | null; doneBy: string | null; note: string | null; tookMs: number | null }>
export type DrillAsked = Readonly<{
  project_id: string
  plan_id: string
  kind: string
  fails: string
  playbook_id?: string | undefined
  planned_for?: string | undefined
}>
type DrillMoved = Readonly<{ state: DrillState; at: number; actor: string; note: string }>

export type DrillRecord = Readonly<{
  id: string
  data: DrillAsked
  state: DrillState
  plannedBy: string
  /** Null: it never began. */
  begunBy: string | null
  time: Switch | null
  endedAt: number | null
  steps: readonly TickedStep[]
  moves: readonly DrillMoved[]
  findings: readonly string[]
}>
/** Its clock runs, or ran. */
export type BegunDrill = DrillRecord & Readonly<{ begunBy: string; time: Switch }>

type Opened = DrillAsked & Readonly<{ steps?: readonly DrillStep[] }>

/** Undefined: nobody asked for it. */
export function drillOf(book: DeskBook, id: string): DrillRecord | undefined {
  const [first, ...later] = storyOf(book, 'drill', id)
  if (first === undefined) return undefined
  const { steps: atOnce, ...data } = first.data as Opened
  const moves = later.filter(({ type }) => type === 'moved')
  const to = (state: DrillState) => moves.find((move) => move.data.state === state)
  const begun = data.planned_for === undefined ? first : to('running')
  const ended = to('ended')
  const endedAt = ended?.recordedAt ?? null
  const steps = data.planned_for === undefined ? atOnce : (begun?.data as Partial<Opened> | undefined)?.steps
  return {
    ...{ id, data, plannedBy: first.actor, begunBy: begun?.actor ?? null, endedAt },
    state: (moves.at(-1)?.data.state ?? (begun === undefined ? 'planned' : 'running')) as DrillState,
    time: begun === undefined ? null : timeOf(begun.recordedAt, to('funds_ready'), endedAt),
    steps: begun === undefined ? [] : ticked(steps ?? [], later, begun.recordedAt),
    moves: moves.map(({ data: { state, note }, recordedAt: at, actor }) => ({ state: state as DrillState, at, actor, note: String(note) })),
    findings: (ended?.data.findings ?? []) as readonly string[],
  }
}

const timeOf = (firstSeenAt: number, funds: DeskFact | undefined, endedAt: number | null): Switch => ({
  ...{ firstSeenAt, fundsAt: funds?.recordedAt ?? null, waitedUntil: endedAt, kind: 'drill' },
})

function ticked(steps: readonly DrillStep[], later: readonly DeskFact[], begunAt: number): TickedStep[] {
  const ticks = later.filter(({ type }) => type === 'ticked')
  return steps.map((step, nth) => {
    const at = ticks.findIndex(({ data }) => data.step === nth + 1)
    const tick = ticks[at]
    if (tick === undefined) return { ...step, doneAt: null, doneBy: null, note: null, tookMs: null }
    const before = ticks[at - 1]?.recordedAt ?? begunAt
    const note = typeof tick.data.note === 'string' ? tick.data.note : null
    return { ...step, doneAt: tick.recordedAt, doneBy: tick.actor, note, tookMs: tick.recordedAt - before }
  })
}

/** By id. */
export const drillsOf = (book: DeskBook): DrillRecord[] =>
  [...(book.stories.get('drill')?.keys() ?? [])].sort().flatMap((id) => drillOf(book, id) ?? [])

const hasBegun = (drill: DrillRecord): drill is BegunDrill => drill.time !== null
export const begunDrills = (book: DeskBook): BegunDrill[] => drillsOf(book).filter(hasBegun)

const NEXT: Readonly<Record<DrillState, readonly DrillState[]>> = {
  planned: ['running', 'called_off'],
  running: ['funds_ready', 'ended'],
  funds_ready: ['ended'],
  ended: [],
  called_off: [],
}

/** over: it is at its end. not-next: that does not follow on where it is. */
export function drillMove(from: DrillState, to: DrillState): 'moves' | 'repeated' | 'over' | 'not-next' {
  if (from === to) return 'repeated'
  if (NEXT[from].length === 0) return 'over'
  return NEXT[from].includes(to) ? 'moves' : 'not-next'
}
