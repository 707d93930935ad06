/** How a borrower goes about money, as compact bytes. Part of the account's format (account/codec.ts). */
import {
  type Reader,
  readCount,
  readList,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeList,
  writeOptional,
  writeSigned,
  writeText,
} from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import {
  type Attempt,
  type Conduct,
  type CreditFile,
  type DaySpending,
  noConduct,
  type ScoreFactors,
  type SpanCount,
  WATCHED_CATEGORIES,
} from './conduct.ts'
import { readDates, writeDates } from './dated-codec.ts'
import type { Sighting } from './retention.ts'

/** Of most borrowers there is nothing: one byte says so. */
export function writeConduct(writer: Writer, asOf: number, conduct: Conduct): void {
  const { inquiries, file, factors, seenSince, spans, spending, attempts, usedAt } = conduct
  const lists = inquiries.length + spans.length + spending.length + attempts.length
  const isEmpty = lists === 0 && file === null && factors === null && seenSince === null && usedAt === null
  writeCount(writer, isEmpty ? 0 : 1)
  if (isEmpty) return
  writeList(writer, inquiries, ({ key, at }) => {
    writeCount(writer, key)
    writeSigned(writer, asOf - at)
  })
  writeFile(writer, asOf, file)
  writeFactors(writer, asOf, factors)
  writeOptional(writer, seenSince)
  writeSpans(writer, spans)
  writeList(writer, spending, (one) => writeSpending(writer, one))
  writeList(writer, attempts, ({ at, amountMinor }) => {
    writeSigned(writer, asOf - at)
    writeCount(writer, amountMinor)
  })
  writeOptional(writer, usedAt)
}

export function readConduct(reader: Reader, asOf: number): Conduct {
  if (readCount(reader) === 0) return noConduct
  return {
    inquiries: readList(reader, (): Sighting => ({ key: readCount(reader), at: asOf - readSigned(reader) })),
    file: readFile(reader, asOf),
    factors: readFactors(reader, asOf),
    seenSince: readOptional(reader),
    spans: readSpans(reader),
    spending: readList(reader, () => readSpending(reader)),
    attempts: readList(reader, (): Attempt => ({ at: asOf - readSigned(reader), amountMinor: readCount(reader) })),
    usedAt: readOptional(reader),
  }
}

function writeFile(writer: Writer, asOf: number, file: CreditFile | null): void {
  writeCount(writer, file === null ? 0 : 1)
  if (file === null) return
  writeDates(writer, asOf, file)
  writeCount(writer, file.months)
  writeCount(writer, file.accounts)
}

const readFile = (reader: Reader, asOf: number): CreditFile | null =>
  readCount(reader) === 0 ? null : { ...readDates(reader, asOf), months: readCount(reader), accounts: readCount(reader) }

function writeFactors(writer: Writer, asOf: number, told: ScoreFactors | null): void {
  writeCount(writer, told === null ? 0 : 1)
  if (told === null) return
  writeDates(writer, asOf, told)
  writeCount(writer, told.source)
  writeList(writer, told.factors, (factor) => writeText(writer, factor))
}

const readFactors = (reader: Reader, asOf: number): ScoreFactors | null =>
  readCount(reader) === 0
    ? null
    : { ...readDates(reader, asOf), source: readCount(reader), factors: readList(reader, () => readText(reader)) }

/** Each as its distance from the one before. */
function writeSpans(writer: Writer, spans: readonly SpanCount[]): void {
  let before = 0
  writeList(writer, spans, ({ span, count }) => {
    writeSigned(writer, span - before)
    writeCount(writer, count)
    before = span
  })
}

function readSpans(reader: Reader): readonly SpanCount[] {
  let before = 0
  return readList(reader, () => {
    before += readSigned(reader)
    return { span: before, count: readCount(reader) }
  })
}

function writeSpending(writer: Writer, { day, category, currency, amountMinor }: DaySpending): void {
  writeSigned(writer, day)
  writeCount(writer, WATCHED_CATEGORIES.indexOf(category))
  writeText(writer, currency)
  writeCount(writer, amountMinor)
}

function readSpending(reader: Reader): DaySpending {
  const day = readSigned(reader)
  const category = WATCHED_CATEGORIES[readCount(reader)]
  invariant(category !== undefined, 'spending is of a known category')
  return { day, category, currency: readText(reader), amountMinor: readCount(reader) }
}
