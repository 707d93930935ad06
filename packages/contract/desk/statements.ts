/** Statements that a desk brings of its accounts: what was taken, what could not be proved, and which planned moves they show to have taken place. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { publicId, text } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'

/** `preview`: nothing is kept. `project_id`: of whose cash the closing balance tells. `account`: of a table that does not name its own. */
export const StatementQuery = z.strictObject({
  preview: z.stringbool().default(false),
  project_id: publicId.optional(),
  account: text(64).optional(),
})

/** quarantined: it does not prove itself, so nothing of it counts. waits: one before it is missing. earlier, repeated: taken before. */
const STATEMENT_STATES = ['new', 'taken', 'quarantined', 'waits', 'earlier', 'repeated', 'undone'] as const

const Matched = z.object({
  entry_key: z.string(),
  task_id: z.string(),
  evidence: z.enum(['reference', 'party']),
  amount_minor: z.int(),
  difference_minor: z.int(),
  booked_on: z.string(),
})
/** Fits several, or none beyond doubt: for a person to look at. */
const Open = z.object({
  entry_key: z.string(),
  why: z.enum(['several', 'amount-and-day', 'named-otherwise', 'nothing-expected']),
  task_ids: z.array(z.string()),
  direction: z.enum(['credit', 'debit', 'neutral']),
  amount_minor: z.int(),
  booked_on: z.string(),
})
/** By what the file was read: the format, and which version of which layout. `profile` null: the format is a standard. */
const ReadBy = z
  .object({ source: z.enum(['camt053', 'mt940', 'csv']), profile: z.object({ id: z.string(), version: z.int() }).nullable() })
  .meta({ id: 'DeskReadBy' })
const Fault = z.object({ code: z.string(), path: z.string(), line: z.int().nullable(), text: Bilingual })

const Read = z
  .object({
    statement_id: z.string(),
    state: z.enum(STATEMENT_STATES),
    /** Its last characters. */
    account_end: z.string(),
    number: z.string().nullable(),
    currency: z.string(),
    from: z.string(),
    to: z.string(),
    opening_minor: z.int().nullable(),
    closing_minor: z.int().nullable(),
    entries: z.int(),
    why: Bilingual.nullable(),
    read_by: ReadBy,
    matches: z.array(Matched),
    open: z.array(Open),
  })
  .meta({ id: 'DeskStatementRead' })

/** A file is taken whole or not at all: with any fault nothing of it is. */
export const StatementAnswer = z
  .object({
    file_sha256: z.string(),
    state: z.enum(['previewed', 'taken', 'quarantined']),
    statements: z.array(Read),
    faults: z.array(Fault),
    fault_count: z.int(),
  })
  .meta({ id: 'DeskStatementAnswer' })

const Kept = z
  .object({
    statement_id: z.string(),
    state: z.enum(STATEMENT_STATES),
    recorded_at: z.string(),
    brought_by: z.string(),
    file_sha256: z.string(),
    account_end: z.string(),
    currency: z.string(),
    from: z.string(),
    to: z.string(),
    entries: z.int(),
    matches: z.int(),
    fault_codes: z.array(z.string()),
    /** Null of what was read before this was kept, and of a file that could not be read. */
    read_by: ReadBy.nullable(),
    /** Of its entries that matched nothing: what a person said of them. */
    assigned: z.int(),
    set_aside: z.int(),
  })
  .meta({ id: 'DeskStatement' })
export const StatementListQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })
export const StatementList = pageOf(Kept)

export const StatementUndo = z.strictObject({ statement_id: publicId, reason: text(500) }).meta({ id: 'DeskStatementUndo' })
export const StatementUndone = z
  .object({ statement_id: z.string(), entries: z.int(), repeated: z.boolean() })
  .meta({ id: 'DeskStatementUndone' })

/** Entries of a statement that matched nothing by themselves. `state` left out: all of them. */
const ENTRY_STATES = ['open', 'assigned', 'set_aside'] as const
export const StatementEntryQuery = z.strictObject({
  ...pageQuery,
  cursor: publicId.optional(),
  statement_id: publicId,
  state: z.enum(ENTRY_STATES).optional(),
})
const StatementEntry = z
  .object({
    statement_id: z.string(),
    entry_key: z.string(),
    state: z.enum(ENTRY_STATES),
    /** Where it stands in the file. */
    path: z.string(),
    line: z.int().nullable(),
    booked_on: z.string(),
    amount_minor: z.int(),
    currency: z.string(),
    direction: z.enum(['credit', 'debit', 'neutral']),
    why: z.enum(['several', 'amount-and-day', 'named-otherwise', 'nothing-expected']),
    /** What a person said last; null: nothing yet, or it was taken back. */
    task_id: z.string().nullable(),
    difference_minor: z.int().nullable(),
    reason: z.string().nullable(),
    said_by: z.string().nullable(),
    said_at: z.string().nullable(),
  })
  .meta({ id: 'DeskStatementEntry' })
export const StatementEntries = pageOf(StatementEntry)

const entry = { statement_id: publicId, entry_key: publicId, reason: text(500) }
/** `task_id`: the draw or repayment that is expected, or the step of a plan, that the entry shows. */
export const EntryAssign = z.strictObject({ ...entry, task_id: publicId }).meta({ id: 'DeskEntryAssign' })
/** Not ours: none of what is planned or owed. */
export const EntrySetAside = z.strictObject(entry).meta({ id: 'DeskEntrySetAside' })
/** What a person said of it is taken back. */
export const EntryReopen = z.strictObject(entry).meta({ id: 'DeskEntryReopen' })
/** `moved_minor`: by how much what is owed on the line moved. */
export const EntrySaid = z
  .object({
    entry_key: z.string(),
    state: z.enum(ENTRY_STATES),
    line: z.string().nullable(),
    moved_minor: z.int(),
    difference_minor: z.int(),
    repeated: z.boolean(),
  })
  .meta({ id: 'DeskEntrySaid' })
