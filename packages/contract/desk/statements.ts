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
  })
  .meta({ id: 'DeskStatement' })
export const StatementListQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })
export const StatementList = pageOf(Kept)

export const StatementUndo = z.strictObject({ statement_id: publicId, reason: text(500) }).meta({ id: 'DeskStatementUndo' })
export const StatementUndone = z
  .object({ statement_id: z.string(), entries: z.int(), repeated: z.boolean() })
  .meta({ id: 'DeskStatementUndone' })
