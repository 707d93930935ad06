/**
 * Where borrowers get lost: of each way, how many began it, and of each of its steps, how many came to it, did it, failed at it, gave up or wait.
 *
 * Period   ways that began in it, whatever became of them since.
 * Step     begins with the way, or when the last of the steps before it was done.
 * Gave up  it is his turn, and since the step began or he last failed at it so many days have passed. Fewer: he is under way.
 * Time     of those who did the step.
 */
import { groupBy } from '../kernel/group-by.ts'
import { DAY_MS } from '../kernel/time.ts'
import { bookDay } from '../views/day-change.ts'
import type { Flow, FlowName, FlowStep, StepName, Trigger } from './flows.ts'
import { inTime, type Mark } from './marks.ts'
import { isIn, type Period } from './period.ts'
import { type Share, shareOf } from './share.ts'

/** `borrower`: any name that tells one from the others. */
export type BorrowerMark = Mark & Readonly<{ borrower: string }>

/** `started` are those who `done` it, `gaveUp`, `ended` before it was done, or are `waiting`. `erred`: of those who started, who failed at least once. */
export type StepMeasures = Readonly<{
  step: StepName
  by: FlowStep['by']
  started: number
  done: number
  waiting: number
  ended: number
  gaveUp: Share
  erred: Share
  failures: number
  halfMs: number | null
  mostMs: number | null
}>
export type FlowMeasures = Readonly<{
  flow: FlowName
  begun: number
  finished: number
  ended: number
  gaveUp: number
  underWay: number
  days: readonly Readonly<{ date: string; begun: number; finished: number; gaveUp: number }>[]
  steps: readonly StepMeasures[]
}>

export type FlowQuestion = Readonly<{ period: Period; now: number; abandonDays: number; product: string | undefined }>

type StepRun = Readonly<{ at: number; doneAt: number | null; failures: number; state: 'done' | 'gave-up' | 'ended' | 'waiting' }>
type Run = Readonly<{ beganAt: number; steps: readonly StepRun[]; state: 'finished' | 'ended' | 'gave-up' | 'under-way' }>

/** All of one borrower in time; and by run, those of the run and those of none. */
type Marked = Readonly<{ all: readonly Mark[]; byRun: ReadonlyMap<string | null, readonly Mark[]> }>

export const marksByBorrower = (marks: readonly BorrowerMark[], now: number): readonly Marked[] =>
  [...groupBy(marks, ({ borrower }) => borrower).values()].map((his) => {
    const all = his.filter(({ at }) => at <= now).sort(inTime)
    return { all, byRun: groupBy(all, ({ run }) => run) }
  })

/** One way alone, so that whoever has other work may do it between two. */
export const measureFlow = (flow: Flow, borrowers: readonly Marked[], question: FlowQuestion): FlowMeasures =>
  measuresOf(
    flow,
    borrowers.flatMap((his) => runsOf(flow, his, question)),
  )

function runsOf(flow: Flow, { all, byRun }: Marked, question: FlowQuestion): Run[] {
  const ofNone = byRun.get(null) ?? []
  return [...byRun].flatMap(([key, own]) => {
    const begins = own.filter((mark) => isOf(flow.begins, mark))
    if (begins.length === 0) return []
    const about = key === null ? own : [...ofNone, ...own].sort(inTime)
    return separate(flow, begins, about)
      .filter(({ at }) => isIn(question.period, at) && isOfProduct(all, at, question.product))
      .map((span) => runOf(flow, about, span, question))
  })
}

type Span = Readonly<{ at: number; until: number }>

/** What begins again before it was over is still the same; after that, it is another time of the same way. */
function separate(flow: Flow, begins: readonly Mark[], about: readonly Mark[]): Span[] {
  const spans: Span[] = []
  for (const { at } of begins) {
    const last = spans.at(-1)
    if (last !== undefined && overAt(flow, about, last) > at) continue
    if (last !== undefined) spans[spans.length - 1] = { ...last, until: at }
    spans.push({ at, until: Number.POSITIVE_INFINITY })
  }
  return spans
}

function overAt(flow: Flow, about: readonly Mark[], span: Span): number {
  const last = flow.steps.at(-1)!
  return Math.min(...[doneAt(last, about, span), firstOf(flow.ends, about, span)].map((at) => at ?? Number.POSITIVE_INFINITY))
}

const meets = ({ mark, detail }: Mark, trigger: Trigger): boolean =>
  mark === trigger.mark && (trigger.details === undefined || (detail !== null && trigger.details.includes(detail)))

const isOf = (triggers: readonly Trigger[], mark: Mark): boolean => triggers.some((trigger) => meets(mark, trigger))

const firstOf = (triggers: readonly Trigger[], about: readonly Mark[], { at, until }: Span): number | undefined =>
  about.find((mark) => at <= mark.at && mark.at < until && isOf(triggers, mark))?.at

function doneAt({ done, standing }: FlowStep, about: readonly Mark[], span: Span): number | undefined {
  const first = firstOf(done, about, standing ? { ...span, at: Number.NEGATIVE_INFINITY } : span)
  return first === undefined ? undefined : Math.max(first, span.at)
}

function runOf(flow: Flow, about: readonly Mark[], span: Span, { now, abandonDays }: FlowQuestion): Run {
  const endedAt = firstOf(flow.ends, about, span) ?? null
  const steps: StepRun[] = []
  let at = span.at
  for (const step of flow.steps) {
    const done = doneAt(step, about, span)
    const until = done === undefined ? (endedAt ?? span.until) : Math.max(done, at)
    const tries = about.filter((mark) => at <= mark.at && mark.at <= until && isOf(step.failed, mark)).map((mark) => mark.at)
    const isGivenUp = step.by === 'borrower' && now - Math.max(at, ...tries) >= abandonDays * DAY_MS
    const state = done !== undefined ? 'done' : endedAt !== null ? 'ended' : isGivenUp ? 'gave-up' : 'waiting'
    steps.push({ at, doneAt: done === undefined ? null : until, failures: tries.length, state })
    if (done === undefined) break
    at = until
  }
  return { beganAt: span.at, steps, state: stateOf(flow, steps) }
}

function stateOf(flow: Flow, steps: readonly StepRun[]): Run['state'] {
  const { state } = steps.at(-1)!
  if (state === 'done') return steps.length === flow.steps.length ? 'finished' : 'under-way'
  return state === 'waiting' ? 'under-way' : state
}

/** Of the product that he had, or first had since. */
function isOfProduct(his: readonly Mark[], at: number, product: string | undefined): boolean {
  if (product === undefined) return true
  const named = his.filter(({ mark }) => mark === 'line-granted' || mark === 'application-opened')
  const before = named.filter((mark) => mark.at <= at).at(-1)
  return (before ?? named[0])?.detail === product
}

function measuresOf(flow: Flow, runs: readonly Run[]): FlowMeasures {
  const count = (state: Run['state'], among = runs) => among.filter((run) => run.state === state).length
  const days = [...groupBy(runs, ({ beganAt }) => bookDay(beganAt))].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    flow: flow.flow,
    begun: runs.length,
    finished: count('finished'),
    ended: count('ended'),
    gaveUp: count('gave-up'),
    underWay: count('under-way'),
    days: days.map(([date, those]) => ({
      date,
      begun: those.length,
      finished: count('finished', those),
      gaveUp: count('gave-up', those),
    })),
    steps: flow.steps.map((step, nth) =>
      stepOf(
        step,
        runs.flatMap(({ steps }) => steps[nth] ?? []),
      ),
    ),
  }
}

function stepOf({ step, by }: FlowStep, runs: readonly StepRun[]): StepMeasures {
  const count = (state: StepRun['state']) => runs.filter((run) => run.state === state).length
  const waiting = count('waiting')
  const took = runs.flatMap(({ at, doneAt: done }) => (done === null ? [] : [done - at])).sort((a, b) => a - b)
  return {
    step,
    by,
    started: runs.length,
    done: count('done'),
    waiting,
    ended: count('ended'),
    gaveUp: shareOf(count('gave-up'), runs.length - waiting),
    erred: shareOf(runs.filter(({ failures }) => failures > 0).length, runs.length),
    failures: runs.reduce((sum, { failures }) => sum + failures, 0),
    halfMs: took[Math.ceil(took.length / 2) - 1] ?? null,
    mostMs: took[Math.ceil(took.length * MOST) - 1] ?? null,
  }
}

const MOST = 0.9
