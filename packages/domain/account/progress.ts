/** Where a step stands between fold and answer, and how it takes its own outcomes in. */
import type { Fact } from '@fairline/contract/facts'
import type { Book } from '../book/book.ts'
import type { Day } from '../kernel/day.ts'
import { evolve } from '../line/evolve.ts'
import type { Line } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { passDays } from '../line/passing-days.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import type { Doing } from '../signals/doing.ts'
import { foldOutcome } from '../signals/fold-outcome.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Signals } from '../signals/signals.ts'
import type { Assessment } from './account.ts'

/** `packNamed`: packs of before, for whoever was promised to be judged by one. `borrower`: a short text unique to the borrower, from which the ids of his holds and notices are made. */
export type Naming = { readonly borrower: string; readonly packNamed?: (hash: string) => Pack | undefined }

/** What an outcome changes. */
export type State = Readonly<{ signals: Signals; line: Line }>
/** `passedTo`: the day up to which the loans have been looked at. */
export type Progress = State & Readonly<{ assessment: Assessment; outcomes: readonly LineOutcome[]; passedTo: Day }>
/** `fact`: what is decided on. `before`, `signalsBefore`: the line, and the signals, as they were when it came. `by`: who asks for the drawdown that is decided on. */
export type Context = Readonly<{
  pack: Pack
  book: Book
  at: number
  naming: Naming
  sequence: number
  hear: Hear | undefined
  fact: Fact
  before: Line
  signalsBefore: Signals
  by: Doing | null
}>

/**
 * Hears what the policy is asked on the way of a step, and how many outcomes there were before; for whoever wants to know how a decision came about.
 * A review looks at the whole line, a drawdown at one request.
 */
export type Hear = (question: 'review' | 'drawdown', source: SignalSource, outcomesBefore: number) => void

export const sourceOf = (state: State, { at, pack, book }: Pick<Context, 'at' | 'pack' | 'book'>): SignalSource =>
  sourceAt(pack, state, at, book)

type Told = Pick<Context, 'at' | 'by'>

export function record(progress: Progress, outcomes: readonly LineOutcome[], context: Told): Progress {
  if (outcomes.length === 0) return progress
  const { signals, line } = outcomes.reduce<State>((state, outcome) => apply(state, outcome, context), progress)
  return { ...progress, signals, line, outcomes: [...progress.outcomes, ...outcomes] }
}

export function apply({ signals, line }: State, outcome: LineOutcome, { at, by }: Told): State {
  const evolved = evolve(line, outcome, at)
  return { line: evolved, signals: foldOutcome(signals, outcome, at, evolved.drawnMinor, by) }
}

/** Up to that day, whatever happened to the loans on the way; a day before is passed already. */
export function pass(progress: Progress, to: Day, context: Told): Progress {
  if (to <= progress.passedTo) return progress
  return { ...record(progress, passDays(progress.line, progress.passedTo, to), context), passedTo: to }
}
