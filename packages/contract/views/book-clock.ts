/** What time it is in the book, and, in a demo, how it is filled. */
import { z } from 'zod'

/** `now` is null for a book of the past before its first event. */
export const BookClockView = z.object({ clock: z.enum(['wall', 'log']), now: z.string().nullable() }).meta({ id: 'BookClock' })

export const DEMO_PACES = [60, 300, 1_800, 7_200] as const
const Pace = z.union(DEMO_PACES.map((pace) => z.literal(pace)))

/** `loading`: its history is being recorded. `live`: goes on by itself, at `pace` times the speed of the wall clock. */
export const DemoView = z
  .object({
    phase: z.enum(['loading', 'live', 'paused']),
    /** Facts of the simulation that are done: recorded, or void because the drawdown they belong to was declined. */
    events_recorded: z.int().nonnegative(),
    /** Of the history. */
    events_total: z.int().nonnegative(),
    pace: Pace,
  })
  .meta({ id: 'Demo' })

export const DemoOrder = z
  .strictObject({
    paused: z.boolean().optional(),
    pace: Pace.optional(),
  })
  .meta({ id: 'DemoOrder' })
