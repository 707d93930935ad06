/** The desk's own marks for indicators, each with its reason: the last that was told counts. */
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { type IndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { type Indicator, type Tuning, tune } from '../warning/indicator.ts'
import type { Marks } from './band-reading.ts'

export type ToldTuning = Readonly<{ at: number; actor: string; tuning: Tuning }>

export const tuningsOf = (book: DeskBook, id: string): ToldTuning[] =>
  storyOf(book, 'indicator', id).map(({ recordedAt, actor, data }) => ({ at: recordedAt, actor, tuning: data as unknown as Tuning }))

/** An indicator as the desk has it. */
export function tunedBy<One extends Indicator>(book: DeskBook, indicator: One): One {
  const last = tuningsOf(book, indicator.id).at(-1)
  if (last === undefined) return indicator
  const tuned = tune(indicator, last.tuning)
  // It was held to the same rule when it was told.
  return tuned.ok ? tuned.value : indicator
}

export const marksOf =
  (book: DeskBook): Marks =>
  (id: IndicatorId) =>
    tunedBy(book, indicatorOf(id))
