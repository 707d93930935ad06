/**
 * The form of a backup: gzipped NDJSON.
 *
 * Lines    the head; of each section, in the order of book-sections.ts, `{"section":NAME}`, its rows, and `{"end":NAME,"rows":N,"sha256":HEX}`, the
 *          hash being that of its row lines with their ends; last `{"total":N,"sha256":HEX}`, the hash being that of all lines that are no rows.
 * Format   BACKUP_FORMAT rises whenever the lines themselves change, or a table that there was before gets a section; which sections there are follows from
 *          the format and the schema. 2: which packs wait and which decides.
 */
import { z } from 'zod'
import type { SectionName } from '../store/book-sections.ts'

export const BACKUP_FORMAT = 2
/** That this release reads. */
export const BACKUP_FORMATS = [1, BACKUP_FORMAT] as const

/** `schema`: the number of the newest migration. `taken_at`: RFC 3339. */
export const BackupHead = z.strictObject({
  fairline: z.literal('backup'),
  format: z.literal(BACKUP_FORMATS),
  schema: z.int().positive(),
  release: z.string(),
  taken_at: z.iso.datetime(),
})
export type BackupHead = z.infer<typeof BackupHead>

export type SectionEnd = { readonly end: SectionName; readonly rows: number; readonly sha256: string }

export const lineOf = (value: object): string => `${JSON.stringify(value)}\n`
