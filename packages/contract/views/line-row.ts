/** The list of lines: one row a borrower, with what is filtered and sorted by. */
import { z } from 'zod'
import { LineStatus } from '../answer.ts'
import { HoldScope } from '../outcomes.ts'
import { calendarDay } from '../terms.ts'
import { listed, pageOf, pageQuery, searched } from './page.ts'

/** A hold in short. `category` is that of its reason in the pack in force. */
const HoldInShort = z
  .object({
    id: z.string(),
    reason: z.string(),
    category: z.string(),
    scope: HoldScope,
    placed_at: z.string(),
    observed_until: z.string().nullable(),
  })
  .meta({ id: 'HoldInShort' })

export const LineRow = z
  .object({
    borrower_id: z.string(),
    status: LineStatus,
    currency: z.string().nullable(),
    limit_minor: z.int().nonnegative(),
    drawn_minor: z.int().nonnegative(),
    available_minor: z.int().nonnegative(),
    /** Drawn of the limit, in parts per thousand, cut off; above 1000 after a cut; null without a limit. */
    utilisation_permille: z.int().nonnegative().nullable(),
    grade: z.string().nullable(),
    behaviour_score: z.int().nullable(),
    holds: z.array(HoldInShort),
    opened_at: z.string().nullable(),
    /** When the newest event of the borrower was decided, on the book's clock. */
    as_of: z.string(),
    sequence: z.int().positive(),
  })
  .meta({ id: 'LineRow' })

/**
 * In the order of a column, and where it is equal in that of the borrowers' ids; `-` before it turns the whole order round. What is missing comes below
 * every value.
 */
export const LINE_SORTS = ['borrower_id', 'limit_minor', 'drawn_minor', 'available_minor', 'utilisation_permille', 'behaviour_score', 'opened_at', 'as_of'] as const // biome-ignore format: one table
export type LineSortColumn = (typeof LINE_SORTS)[number]
const LineSort = z.enum(LINE_SORTS.flatMap((column) => [column, `-${column}`] as const))

export const lineFilters = {
  status: listed(LineStatus).optional(),
  /** Lines under a hold in force with one of these reasons. */
  reason: listed(searched).optional(),
  category: listed(searched).optional(),
  scope: listed(HoldScope).optional(),
  /** Grades; `none` for lines without one. */
  grade: listed(searched).optional(),
  currency: listed(z.string().regex(/^[A-Z]{3}$/)).optional(),
  /** The beginning of a borrower's id. */
  q: searched.optional(),
  limit_min: z.coerce.number().int().nonnegative().optional(),
  limit_max: z.coerce.number().int().nonnegative().optional(),
  utilisation_min: z.coerce.number().int().nonnegative().optional(),
  utilisation_max: z.coerce.number().int().nonnegative().optional(),
  /** Days of the book: lines of which a hold was placed, or lifted, on that day; both together, of which the same hold was. */
  placed_on: calendarDay.optional(),
  lifted_on: calendarDay.optional(),
}

export type LineFilters = z.output<z.ZodObject<typeof lineFilters>>

export const LineQuery = z.strictObject({
  ...pageQuery,
  ...lineFilters,
  sort: LineSort.default('borrower_id'),
  /** How many lines fit the filters, beside the page. */
  total: z.stringbool().default(false),
})

export const LineList = pageOf(LineRow).extend({ total: z.int().nonnegative().optional() }).meta({ id: 'LineList' })
