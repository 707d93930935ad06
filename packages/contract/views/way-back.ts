/** The way back from the holds of a line, with its proof, and what is close to bringing a hold about. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { HoldScope } from '../outcomes.ts'

const WayBackStep = z
  .object({
    action: z.string(),
    text: Bilingual,
    /** Whole minor units of the line's currency; null where the step is no payment. */
    amount_minor: z.int().positive().nullable(),
    /** When what it brings is here. */
    effective_at: z.string(),
  })
  .meta({ id: 'WayBackStep' })

/** No steps: to wait is enough. */
const WayBackPlan = z
  .object({
    /** What this plan is best at, of all there are. */
    best: z.array(z.enum(['preferred', 'fastest', 'cheapest', 'simplest'])),
    steps: z.array(WayBackStep),
    cost_minor: z.int().nonnegative(),
    /** When the holds of the goal are lifted. */
    reached_at: z.string(),
    days: z.int().nonnegative(),
  })
  .meta({ id: 'WayBackPlan' })

/** Whoever has the policy and the state can check a plan by one look, and that there is no better one by asking again. */
const WayBackCertificate = z
  .object({
    policy: z.string(),
    state: z.string(),
    /** Until then a plan is good although the policy changes; new causes of the borrower's own, or the law, may still stand in its way. */
    honour_until: z.string(),
    dates: z.array(z.string()),
    steps_max: z.int().positive(),
    horizon_days: z.int().positive(),
    /** Actions whose levels were tried in steps of so much; empty where every level that could matter was tried. */
    lattice: z.record(z.string(), z.int().positive()),
    lower_bound_minor: z.int().nonnegative(),
    nodes: z.int().nonnegative(),
  })
  .meta({ id: 'WayBackCertificate' })

const WayBackGoal = z
  .object({
    /** draw: all that blocks drawing. all: every hold. */
    scope: z.enum(['draw', 'all']),
    holds: z.array(z.object({ id: z.string(), reason: z.string(), scope: HoldScope })),
    /** none: proven that nothing the borrower can do, nor time, ends them within the horizon. bounded: the search was stopped. */
    answer: z.enum(['plans', 'none', 'bounded']),
    plans: z.array(WayBackPlan),
    /** Of `none`: the reasons that stay whatever he does. */
    stuck: z.array(z.string()),
    /** Of `bounded`: how much cheaper a plan could be at most; null where none was found. */
    gap_minor: z.int().nonnegative().nullable(),
    certificate: WayBackCertificate,
  })
  .meta({ id: 'WayBackGoal' })

/** A hold that is not there, and how small a change of one signal would bring it. */
const NearHold = z
  .object({
    reason: z.string(),
    signal: z.string(),
    name: Bilingual,
    unit: z.string(),
    value: z.number(),
    /** The nearest value that brings it. */
    bound: z.number(),
    distance: z.number().positive(),
    direction: z.enum(['up', 'down']),
  })
  .meta({ id: 'NearHold' })

/** The plans that are kept to from now on, whatever becomes of the policy, until their date. */
export const WayBackPromise = z
  .object({
    plans: z.array(z.object({ id: z.string(), scope: z.enum(['draw', 'all']), honour_until: z.string() })),
    /** What it was given for, and by which policy: see there for the steps. */
    way_back: z.lazy(() => WayBack),
  })
  .meta({ id: 'WayBackPromise' })

export const WayBack = z
  .object({
    as_of: z.string(),
    pack: z.string(),
    currency: z.string().nullable(),
    /** Taken for granted by every plan; null where the pack works out none. */
    assumes: Bilingual.nullable(),
    goals: z.array(WayBackGoal),
    /** The nearest first, by their share of the bound. */
    near_holds: z.array(NearHold),
  })
  .meta({ id: 'WayBack' })
