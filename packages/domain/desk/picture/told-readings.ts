/** Readings as the desk keeps them: told where the band is another one than was told last, so that histories can be followed without what they were read from. */
import { type DeskBook, storyOf, type When } from '../model/desk-book.ts'
import type { IndicatorId } from '../warning/catalogue.ts'
import type { Band } from '../warning/indicator.ts'
import type { Values } from '../warning/values.ts'
import type { BandReading } from './band-reading.ts'
import type { ToldFact } from './told-fact.ts'

/** One row of a history. `lagSeconds`: from when what it rests on came to be so until it was told. */
export type ToldReading = Readonly<{
  indicator: IndicatorId
  subject: string
  channel: string | null
  at: number
  band: Band | null
  values: Values
  inputs: readonly string[]
  causedAt: number | null
  lagSeconds: number | null
}>

const idOf = ({ indicator, subject }: Pick<BandReading, 'indicator' | 'subject'>): string => `${indicator}:${subject}`

/** By indicator and subject, each in order of time. */
export function toldReadings(book: DeskBook): ReadonlyMap<string, readonly ToldReading[]> {
  const stories = book.stories.get('reading') ?? new Map()
  return new Map(
    [...stories.keys()].map((id) => [id, storyOf(book, 'reading', id).map(({ effectiveAt, data }) => readingOf(effectiveAt, data))]),
  )
}

const readingOf = (at: number, data: Readonly<Record<string, unknown>>): ToldReading => ({
  ...(data as { indicator: IndicatorId; subject: string; channel: string | null; band: Band | null; values: Values; inputs: string[] }),
  ...{ at, causedAt: data.caused_at as number | null, lagSeconds: data.lag_seconds as number | null },
})

/** `upTo`: no fact after it; left out: whatever was recorded by then. */
export type WarnedWhen = When & Readonly<{ upTo?: number | undefined }>

/** Subjects at which an indicator last read amber or red, as far as that was told: whoever asks again about the same moment hears the same. */
export function warnedAt(book: DeskBook, { at, knownAt, upTo = Number.POSITIVE_INFINITY }: WarnedWhen): ReadonlySet<string> {
  const ids = [...(book.stories.get('reading')?.keys() ?? [])]
  const isKnown = (fact: Readonly<{ effectiveAt: number; recordedAt: number; sequence: number }>) =>
    fact.effectiveAt <= at && fact.recordedAt <= knownAt && fact.sequence <= upTo
  const last = ids.flatMap((id) => storyOf(book, 'reading', id).findLast(isKnown) ?? [])
  return new Set(last.filter(({ data }) => isWarning(data.band)).map(({ data }) => String(data.subject)))
}

export const isWarning = (band: unknown): boolean => band === 'amber' || band === 'red'

/** What is to be told. What was never told counts as normal; what is not read any more, as the line or the consent ended, warns of nothing. */
export function changedReadings(book: DeskBook, readings: readonly BandReading[], at: number): ToldFact[] {
  const told = toldReadings(book)
  const read = new Set(readings.map(idOf))
  const changed = readings.filter((reading) => isAnother(told.get(idOf(reading))?.at(-1), reading.band))
  const gone = [...told].flatMap(([id, all]): BandReading[] => {
    const last = all.at(-1)!
    return read.has(id) || last.band === 'normal' ? [] : [{ ...last, band: 'normal', values: {}, inputs: [], causedAt: null }]
  })
  return [...changed, ...gone].map((reading) => factOf(reading, told.get(idOf(reading))?.length ?? 0, at))
}

const isAnother = (last: ToldReading | undefined, band: Band | null): boolean => (last === undefined ? isWarning(band) : last.band !== band)

function factOf(reading: BandReading, before: number, at: number): ToldFact {
  const { indicator, subject, channel, band, values, inputs, causedAt } = reading
  const id = idOf(reading)
  const lag = causedAt === null ? null : Math.max(0, Math.round((at - causedAt) / 1_000))
  return {
    ...{ factId: `reading:${id}:${before + 1}`, type: 'read', kind: 'reading', id, effectiveAt: at },
    data: { indicator, subject, channel, band, values, inputs, caused_at: causedAt, lag_seconds: lag },
  }
}
