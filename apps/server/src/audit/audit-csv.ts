/** The audit as CSV (RFC 4180), for a spreadsheet: a cell that it would take for a formula is told as text, behind an apostrophe. A number stays one. */
import type { AuditEntry } from '@fairline/contract/views/audit'
import type { z } from 'zod'

type Entry = z.infer<typeof AuditEntry>

const COLUMNS: readonly (readonly [name: string, of: (entry: Entry) => string | null])[] = [
  ['at', ({ at }) => at],
  ['kind', ({ kind }) => kind],
  ['what', ({ what }) => what],
  ['what_zh', ({ words }) => words.zh],
  ['what_en', ({ words }) => words.en],
  ['actor', ({ actor }) => actor.id],
  ['actor_name', ({ actor }) => actor.name],
  ['person', ({ person }) => person],
  ['roles', ({ roles }) => roles?.join(' ') ?? null],
  ['subject', ({ subject }) => subject],
  ['reason', ({ reason }) => reason],
  ['detail', ({ detail }) => (Object.keys(detail).length === 0 ? null : JSON.stringify(detail))],
  ['address', ({ address }) => address],
  ['request_id', ({ request_id }) => request_id],
  ['id', ({ id }) => id],
]

/** Without it a spreadsheet reads Chinese as something else. */
export const BYTE_ORDER_MARK = '\uFEFF'
const END = '\r\n'

export const csvHead = (): string => BYTE_ORDER_MARK + lineOf(COLUMNS.map(([name]) => name))
export const csvLine = (entry: Entry): string => lineOf(COLUMNS.map(([, of]) => of(entry) ?? ''))

export const lineOf = (cells: readonly string[]): string => cells.map(csvCell).join(',') + END

/** What spreadsheets take for the beginning of a formula, also after white space. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u
/** A figure is one, also below nothing. */
const FIGURE = /^-\d+(?:\.\d+)?$/
const NEEDS_QUOTES = /[",\r\n]/

export function csvCell(text: string): string {
  const plain = FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
