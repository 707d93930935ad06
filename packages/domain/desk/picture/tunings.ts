/** The desk's own marks for indicators, each with its reason: the last that was told counts. */
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { type IndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { type Tuning, tune } from '../warning/indicator.ts'
import type { Marks } from './band-reading.ts'

export type ToldTuning = Readonly<{ at: number; actor: string; tuning: Tuning }>

export const tuningsOf = (book: DeskBook, id: IndicatorId): ToldTuning[] =>
  storyOf(book, 'indicator', id).map(({ recordedAt, actor, data }) => ({ at: recordedAt, actor, tuning: data as unknown as Tuning }))

export const marksOf =
  (book: DeskBook): Marks =>
  (id) => {
    const last = tuningsOf(book, id).at(-1)
    if (last === undefined) return indicatorOf(id)
    const tuned = tune(indicatorOf(id), last.tuning)
    // It was held to the same rule when it was told.
    return tuned.ok ? tuned.value : indicatorOf(id)
  }
