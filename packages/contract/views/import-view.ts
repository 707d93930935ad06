/** Files of payments, what became of each entry in them, and the entries that wait for a person. Nothing in it says who paid. */
import { z } from 'zod'
import { UNMATCHED_WHYS } from '../facts/book-facts.ts'
import { currency, nonNegativeMinor, publicId } from '../text.ts'
import { pageOf, pageQuery } from './page.ts'

/** repeated: it came in an earlier file. failed: not done yet, and done when the file is sent again. */
const Outcome = z.enum(['posted', 'taken_back', 'unmatched', 'listed', 'repeated', 'failed']).meta({ id: 'ImportOutcome' })

/** open: in suspense. assigning, returning: a person decided, and it broke off: decide the same again. listed: nothing was posted. */
const EntryState = z
  .enum(['to_do', 'posted', 'taken_back', 'listed', 'open', 'assigning', 'assigned', 'returning', 'returned'])
  .meta({ id: 'ImportEntryState' })

/** Why nothing is posted: no money came, or money went. not_taken_back: the line knows no such repayment any more. */
export const LISTED_WHYS = ['amount_zero', 'debit', 'reversal_without_original', 'several_originals', 'not_taken_back'] as const

const Why = z.enum([...UNMATCHED_WHYS, ...LISTED_WHYS]).meta({ id: 'ImportWhy' })

const Direction = z.enum(['credit', 'debit'])
const Rule = z.enum(['named_in_file', 'payment_reference', 'takes_back'])
/** How the amount lay to what was owed. */
const Fit = z.enum(['part_of_due', 'due', 'more_than_due', 'all_that_is_owed', 'more_than_owed'])

/** `place`: in the file. `reference`: as the bank numbered it, or a hash of the line. */
export const ImportEntry = z
  .object({
    entry_id: z.string(),
    import_id: z.string(),
    place: z.string(),
    reference: z.string(),
    direction: Direction,
    amount_minor: nonNegativeMinor,
    currency,
    booked_on: z.iso.date(),
    value_on: z.iso.date(),
    outcome: Outcome,
    state: EntryState,
    rule: Rule.nullable(),
    fit: Fit.nullable(),
    why: Why.nullable(),
    /** A code: why the borrower's line refused it. */
    problem: z.string().nullable(),
    borrower_id: z.string().nullable(),
    loan_id: z.string().nullable(),
    /** Whose repayment it took back. */
    original_entry_id: z.string().nullable(),
    resolved_at: z.string().nullable(),
    resolved_by: z.string().nullable(),
  })
  .meta({ id: 'ImportEntry' })

const FileFault = z
  .object({ code: z.string(), path: z.string(), line: z.int().nullable(), zh: z.string(), en: z.string() })
  .meta({ id: 'ImportFault' })

/** Every entry of the file is in one of them. */
const Total = z.object({ currency, direction: Direction, outcome: Outcome, count: z.int().positive(), amount_minor: nonNegativeMinor })

const StatementFigures = z.object({
  statement_id: z.string(),
  currency,
  opening_minor: z.int(),
  closing_minor: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
  entries: z.int().nonnegative(),
})

const importFile = {
  id: z.string(),
  sha256: z.string(),
  kind: z.enum(['camt053', 'csv']),
  bytes: z.int().nonnegative(),
  /** under_way: not all of it is done; sent again, it goes on. refused: it has faults, and nothing of it was taken. */
  state: z.enum(['under_way', 'done', 'refused']),
  received_at: z.string(),
  finished_at: z.string().nullable(),
  received_by: z.string(),
  /** It had faults, and what was right was taken. */
  is_partial: z.boolean(),
  /** The first hundred are told. */
  faults: z.object({ count: z.int().nonnegative(), told: z.array(FileFault) }),
  /** Entries that the bank has not booked yet. */
  skipped: z.int().nonnegative(),
  statements: z.array(StatementFigures),
  totals: z.array(Total),
}

export const ImportFile = z.object(importFile).meta({ id: 'ImportFile' })

/** `entries`: the first thousand. `repeated`: this very file came before, and this is what it was. */
export const ImportAnswer = z
  .object({
    ...importFile,
    dry_run: z.boolean(),
    repeated: z.boolean(),
    entries: z.array(ImportEntry),
    entries_count: z.int().nonnegative(),
  })
  .meta({ id: 'ImportAnswer' })

const flag = z.enum(['true', 'false']).default('false')

/** `dry_run`: says what would become of each entry, and posts nothing. `accept_partial`: takes what is right of a file with faults. */
export const ImportQuery = z.strictObject({ dry_run: flag, accept_partial: flag })

export const ImportFileQuery = z.strictObject(pageQuery)
export const ImportFileList = pageOf(ImportFile).meta({ id: 'ImportFileList' })

/** With the entries that it brought first, in the order of the file, a page at a time. */
export const ImportDetail = ImportFile.extend({
  entries: z.array(ImportEntry),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
}).meta({ id: 'ImportDetail' })

/** open: in suspense, or half resolved. listed: not posted, for a person to know of. */
export const ImportExceptionQuery = z.strictObject({ ...pageQuery, state: z.enum(['open', 'assigned', 'returned', 'listed']).optional() })
export const ImportExceptionList = pageOf(ImportEntry).meta({ id: 'ImportExceptionList' })

export const AssignException = z.strictObject({ entry_id: publicId, borrower_id: publicId, loan_id: publicId.optional() })
export const ReturnException = z.strictObject({ entry_id: publicId })

/** What the borrower writes with his transfer; null where his id holds characters that nobody can type at a bank. */
export const PaymentReferences = z
  .object({
    borrower_id: z.string(),
    reference: z.string().nullable(),
    loans: z.array(z.object({ loan_id: z.string(), reference: z.string().nullable() })),
  })
  .meta({ id: 'PaymentReferences' })
