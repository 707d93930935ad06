/** The book as a whole: as it stands, and day by day. A day is one of the book's time zone, Asia/Shanghai. */
import { z } from 'zod'
import { LineStatus } from '../answer.ts'
import { HoldScope } from '../outcomes.ts'
import { askedDay } from './page.ts'

const count = z.int().nonnegative()

/** What happened on a day. `lines_restricted`: got their first hold on drawing. `lines_released`: lost their last. */
const Happened = z
  .object({
    events: count,
    holds_placed: count,
    holds_lifted: count,
    lines_opened: count,
    lines_restricted: count,
    lines_released: count,
    drawdowns_approved: count,
    drawdowns_declined: count,
    limits_raised: count,
    limits_cut: count,
  })
  .meta({ id: 'Happened' })

export const Portfolio = z
  .object({
    /** The book's clock. */
    as_of: z.string().nullable(),
    /** How long ago the oldest event was recorded that these figures do not show yet; 0 where they show all of them. */
    behind_seconds: count,
    lines: count,
    by_status: z.array(z.object({ status: LineStatus, lines: count })),
    by_grade: z.array(z.object({ grade: z.string().nullable(), lines: count })),
    /** Per currency, the one with the most lines first. */
    amounts: z.array(
      z.object({
        currency: z.string(),
        lines: count,
        limit_minor: count,
        drawn_minor: count,
        available_minor: count,
        utilisation_permille: count.nullable(),
      }),
    ),
    /** Holds in force. */
    holds: z.array(z.object({ reason: z.string(), category: z.string(), scope: HoldScope, holds: count, observed: count })),
    today: Happened.extend({ date: z.iso.date() }),
  })
  .meta({ id: 'Portfolio' })

export const PortfolioDaysQuery = z.strictObject({
  from: askedDay.optional(),
  to: askedDay.optional(),
  /** Of the amounts; that of most lines where none is named. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
})

/** At most 400 days, the latest. Amounts and `in_force` are as of the end of the day. Days on which nothing happened are there too. */
export const PortfolioDays = z
  .object({
    currency: z.string().nullable(),
    data: z.array(
      Happened.extend({
        date: z.iso.date(),
        lines: count,
        suspended: count,
        limit_minor: count,
        drawn_minor: count,
        available_minor: count,
        placed: z.array(z.object({ reason: z.string(), category: z.string(), holds: count })),
        lifted: z.array(z.object({ reason: z.string(), category: z.string(), holds: count })),
        in_force: z.array(z.object({ reason: z.string(), category: z.string(), holds: count })),
      }),
    ),
  })
  .meta({ id: 'PortfolioDays' })
