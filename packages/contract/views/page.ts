/** How every list is asked for and told: by cursor, a page at a time. */
import { z } from 'zod'
import { calendarDay } from '../terms.ts'
import { isPlainLine } from '../text.ts'

const PAGE_DEFAULT = 50
const PAGE_MAX = 200

/** `cursor`: `next_cursor` of the page before. It fits the list, filters and order it came from, and no other. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
  cursor: z.string().max(512).optional(),
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), has_more: z.boolean(), next_cursor: z.string().nullable() })

/** What is looked for, or only its beginning. */
export const searched = z.string().max(64).refine(isPlainLine, 'must be well-formed text without control characters')

/** Several values in one parameter: `status=active,suspended`. */
export const listed = <Item extends z.ZodType<string, string>>(item: Item, most = 20) =>
  z
    .string()
    .max(1_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(item).min(1).max(most))

/** A day that is asked for: no book is older than 1970. */
export const askedDay = calendarDay.refine((date) => date >= '1970-01-01', 'must not lie before 1970')
