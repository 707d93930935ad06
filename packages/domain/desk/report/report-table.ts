/**
 * What a report of a desk is made of: tables with words in both languages, so that it is the same as JSON, as a page, in print, as CSV and in the console.
 *
 * Unknown   a cell that is null is not known, and is said to be so; an empty text is nothing to say.
 */
import type { Words } from '../../documents/markup.ts'

export type Money = Readonly<{ amount_minor: number; currency: string }>
/** At: as `writeInstant` writes it. Day: `2026-03-31`. */
export type Cell = string | number | null | Money | Words
/** `ppm`: shown as a percentage. `milli`: thousandths. `minutes`: of a wait. `people`: ids of accounts, a space between them. */
export type CellKind = 'text' | 'count' | 'money' | 'ppm' | 'milli' | 'permille' | 'minutes' | 'at' | 'day' | 'people'
export type ReportColumn = Readonly<{ id: string; label: Words; kind: CellKind }>
/** `from`: by what it is told, in a sentence. */
export type ReportTable = Readonly<{
  id: string
  title: Words
  from: Words
  columns: readonly ReportColumn[]
  rows: readonly (readonly Cell[])[]
}>

export const words = (zh: string, en: string): Words => ({ zh, en })
export const column = (id: string, kind: CellKind, zh: string, en: string): ReportColumn => ({ id, kind, label: { zh, en } })
export const money = (amountMinor: number | null, currency: string): Money | null =>
  amountMinor === null ? null : { amount_minor: amountMinor, currency }
