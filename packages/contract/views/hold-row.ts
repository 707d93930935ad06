/** The list of holds: those in force and those lifted, the newest first. */
import { z } from 'zod'
import { instant } from '../instant.ts'
import { HoldScope } from '../outcomes.ts'
import { listed, pageOf, pageQuery, searched } from './page.ts'

export const HoldRow = z
  .object({
    id: z.string(),
    borrower_id: z.string(),
    reason: z.string(),
    category: z.string(),
    scope: HoldScope,
    placed_at: z.string(),
    observed_until: z.string().nullable(),
    lifted_at: z.string().nullable(),
    /** Of the event that brought it, in its borrower's log. */
    placed_by_sequence: z.int().positive(),
    lifted_by_sequence: z.int().positive().nullable(),
  })
  .meta({ id: 'HoldRow' })

/** `state`: in-force (observed or not), observed, or lifted. */
const holdFilters = {
  state: z.enum(['in-force', 'observed', 'lifted']).optional(),
  reason: listed(searched).optional(),
  category: listed(searched).optional(),
  scope: listed(HoldScope).optional(),
  placed_from: instant.optional(),
  placed_before: instant.optional(),
}

export type HoldFilters = z.output<z.ZodObject<typeof holdFilters>>

export const HoldQuery = z.strictObject({ ...pageQuery, ...holdFilters })

export const HoldList = pageOf(HoldRow).meta({ id: 'HoldList' })
