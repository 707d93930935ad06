/**
 * Registers that a desk brings in as tables: a profile says how the table of one source is to be read, and each file is looked at before anything of it is taken.
 *
 * Kinds    those that the desk plans with. What is about people (borrowers, consents) is told one by one, with the text they agreed to.
 */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { isPlainLine, publicId, text } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { PLANNED_KINDS } from './entries.ts'

export const IMPORT_BYTES_MAX = 1024 * 1024
export const IMPORT_ROWS_MAX = 2_000
const FIELDS_MAX = 60
const VALUES_MAX = 100
const NAME_MAX = 64

/** A day as the source writes it, an amount with its marks. */
const DAY_FORMS = ['yyyy-mm-dd', 'yyyy/mm/dd', 'yyyymmdd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const
/** What a rate is written in: a cell with a % is in percent whatever is said here. */
const RATE_UNITS = ['percent', 'permille', 'ppm', 'ratio'] as const

const name = z.string().trim().min(1).max(NAME_MAX).refine(isPlainLine, 'must be well-formed text without control characters')
const cell = z.string().max(500).refine(isPlainLine, 'must be well-formed text without control characters')

/**
 * `field`: of the register; of a list inside of it, `instalments/due_on`. `column`: as the header calls it. `otherwise`: where there is no column, or its cell is empty, written as a cell
 * is. `values`: what the source says for what we mean.
 */
const ProfileField = z
  .strictObject({
    field: z.string().regex(/^[a-z][a-z0-9_]*(?:\/[a-z][a-z0-9_]*)?$/, 'must be a field of the register'),
    column: name.optional(),
    otherwise: cell.min(1).optional(),
    values: z
      .array(z.strictObject({ said: cell, means: cell.min(1) }))
      .max(VALUES_MAX)
      .optional(),
    unit: z.enum(RATE_UNITS).optional(),
  })
  .refine(({ column, otherwise }) => column !== undefined || otherwise !== undefined, {
    path: ['column'],
    error: 'a field has a column, or is said for all rows',
  })

/** `column`: that names an entry; left out: it is named by what it says, so that a row that comes again is the same. `prefix`: before either. */
const ProfileNaming = z.strictObject({ column: name.optional(), prefix: z.string().regex(/^[A-Za-z0-9._-]{0,24}$/) })

const ProfileTotals = z
  .strictObject({
    /** The amount that is added up. */
    sum_field: z.string().max(NAME_MAX).optional(),
    /** Words around the table that a count, or a sum, stands behind. */
    count_label: name.optional(),
    sum_label: name.optional(),
  })
  .refine(({ sum_field, sum_label }) => sum_label === undefined || sum_field !== undefined, {
    path: ['sum_field'],
    error: 'is needed where the file tells a sum',
  })

const profile = {
  name: text(NAME_MAX),
  kind: z.enum(PLANNED_KINDS),
  delimiter: z.enum([',', ';', '\t', '|']),
  day_form: z.enum(DAY_FORMS),
  decimal_mark: z.enum(['.', ',']),
  group_mark: z.enum([',', '.', ' ', "'"]).nullable(),
  /** The table ends at the first line that begins so. */
  end_starts: z.array(name).max(10),
  naming: ProfileNaming,
  fields: z.array(ProfileField).min(1).max(FIELDS_MAX),
  totals: ProfileTotals,
}
export const ImportProfile = z
  .strictObject(profile)
  .refine(({ decimal_mark, group_mark }) => decimal_mark !== group_mark, { path: ['group_mark'], error: 'is the decimal mark' })
export type ImportProfile = z.infer<typeof ImportProfile>

/** `version`: as it was read; 0 for a new one. A file says which version read it. */
export const ImportProfileWish = ImportProfile.safeExtend({ version: z.int().min(0) }).meta({ id: 'DeskImportProfileWish' })
const ProfileView = z
  .object({ ...profile, id: z.string(), version: z.int(), recorded_at: z.string(), recorded_by: z.string() })
  .meta({ id: 'DeskImportProfile' })
export const ImportProfileList = z.object({ data: z.array(ProfileView) }).meta({ id: 'DeskImportProfileList' })

/** What a profile may say of a kind. `form`: how a cell of it is read. */
export const FIELD_FORMS = ['text', 'amount', 'rate', 'day', 'whole', 'yes_no', 'choice', 'ids'] as const
export type FieldForm = (typeof FIELD_FORMS)[number]
const KindShape = z.object({
  kind: z.enum(PLANNED_KINDS),
  fields: z.array(z.object({ field: z.string(), form: z.enum(FIELD_FORMS), is_required: z.boolean(), choices: z.array(z.string()) })),
})
export const ImportShapes = z.object({ data: z.array(KindShape) }).meta({ id: 'DeskImportShapes' })

const whole = z.coerce.number().int().min(0)
/** `count`, `sum_minor`: what the file should hold, as whoever brings it knows; where they do not fit, nothing of it is taken. */
export const ImportQuery = z.strictObject({
  profile_id: publicId,
  preview: z.stringbool().default(false),
  file_name: text(200).optional(),
  count: whole.optional(),
  sum_minor: whole.optional(),
})

const Where = z.object({ row: z.int(), line: z.int().nullable() })
/** `column`: as the header has it; null where a profile says it for all rows. `detail`: what the register says itself. */
const RowFault = z.object({
  ...Where.shape,
  column: z.string().nullable(),
  field: z.string(),
  code: z.string(),
  text: Bilingual,
  detail: z.string().nullable(),
})
const PLACES = ['registered', 'changed', 'same', 'quarantined'] as const
/** `fields`: that are said anew. An entry of several instalments has several rows. */
const ReadEntry = z.object({
  ...Where.shape,
  rows: z.array(z.int()),
  entry_id: z.string().nullable(),
  is: z.enum(PLACES),
  fields: z.array(z.string()),
  faults: z.array(RowFault),
})
const FileFault = z.object({ code: z.string(), path: z.string(), line: z.int().nullable(), text: Bilingual })
const counts = { rows: z.int(), registered: z.int(), changed: z.int(), same: z.int(), quarantined: z.int() }
/** `proved_by`: the control totals that were there, and fitted. */
const Totals = z.object({
  count: z.int(),
  sum_minor: z.int().nullable(),
  currency: z.string().nullable(),
  proved_by: z.array(z.enum(['count_given', 'sum_given', 'count_in_file', 'sum_in_file'])),
})
const Profiled = z.object({ id: z.string(), version: z.int() })

/** quarantined: nothing of the file was taken. Of a file that was taken, rows that cannot be are quarantined by themselves. */
export const ImportAnswer = z
  .object({
    import_id: z.string(),
    file_sha256: z.string(),
    state: z.enum(['previewed', 'taken', 'quarantined', 'repeated']),
    profile: Profiled,
    kind: z.enum(PLANNED_KINDS),
    ...counts,
    totals: Totals,
    /** Quarantined ones first, as far as they are shown. */
    entries: z.array(ReadEntry),
    faults: z.array(FileFault),
    fault_count: z.int(),
  })
  .meta({ id: 'DeskImportAnswer' })

const Kept = z
  .object({
    import_id: z.string(),
    state: z.enum(['taken', 'quarantined', 'undone', 'set_aside']),
    file_name: z.string().nullable(),
    file_sha256: z.string(),
    profile: Profiled,
    profile_name: z.string(),
    kind: z.enum(PLANNED_KINDS),
    recorded_at: z.string(),
    brought_by: z.string(),
    ...counts,
    /** Of the quarantined ones. */
    waiting: z.int(),
    mended: z.int(),
    discarded: z.int(),
    totals: Totals,
    fault_codes: z.array(z.string()),
  })
  .meta({ id: 'DeskImport' })
export const ImportListQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })
export const ImportList = pageOf(Kept)

export const ImportUndo = z.strictObject({ import_id: publicId, reason: text(500) }).meta({ id: 'DeskImportUndo' })
export const ImportUndone = z.object({ import_id: z.string(), withdrawn: z.int(), repeated: z.boolean() }).meta({ id: 'DeskImportUndone' })

const Cells = z.array(z.object({ column: z.string(), text: z.string() }))
const HeldEntry = z.object({
  ...Where.shape,
  entry_id: z.string().nullable(),
  rows: z.array(z.object({ row: z.int(), cells: Cells })),
  faults: z.array(RowFault),
})
export const ImportRowsQuery = z.strictObject({ import_id: publicId })
export const ImportRows = z.object({ data: z.array(HeldEntry) }).meta({ id: 'DeskImportRows' })

const CELLS_MAX = 60
const MendedRow = z.strictObject({
  row: z.int().min(1).max(IMPORT_ROWS_MAX),
  cells: z.array(z.strictObject({ column: name, text: cell })).max(CELLS_MAX),
})
/** `row`: the first of the entry. `rows`: what the cells should say; those that are not named stay as they are. */
export const RowMend = z
  .strictObject({
    import_id: publicId,
    row: z.int().min(1).max(IMPORT_ROWS_MAX),
    rows: z.array(MendedRow).min(1).max(600),
  })
  .meta({ id: 'DeskImportRowMend' })
export const RowMended = z
  .object({ entry_id: z.string(), is: z.enum(PLACES), version: z.int(), faults: z.array(RowFault) })
  .meta({ id: 'DeskImportRowMended' })
export const RowsDiscard = z
  .strictObject({
    import_id: publicId,
    rows: z.array(z.int().min(1).max(IMPORT_ROWS_MAX)).min(1).max(IMPORT_ROWS_MAX),
    reason: text(500),
  })
  .meta({ id: 'DeskImportRowsDiscard' })
export const RowsDiscarded = z.object({ import_id: z.string(), discarded: z.int() }).meta({ id: 'DeskImportRowsDiscarded' })
