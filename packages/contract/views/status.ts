/** How the platform itself is: what is broken or being maintained, what regulators closed, what funders and clients are limited to. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'

/** What everybody should know now. `until`: null where nobody knows; `stops_draws`: no drawdown is approved meanwhile. */
export const Banner = z
  .object({
    reason: z.string(),
    state: z.enum(['on', 'planned']),
    id: z.string(),
    components: z.array(z.string()),
    since: z.string(),
    until: z.string().nullable(),
    stops_draws: z.boolean(),
    text: Bilingual,
    wait: Bilingual,
  })
  .meta({ id: 'Banner' })

const Incident = z.object({
  id: z.string(),
  component: z.string(),
  kind: z.enum(['outage', 'data_fault', 'security']),
  severity: z.enum(['minor', 'major', 'critical']),
  started_at: z.string(),
  expected_end_at: z.string().nullable(),
})

const Maintenance = z.object({
  id: z.string(),
  components: z.array(z.string()),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  state: z.enum(['planned', 'on']),
})

const Order = z.object({
  id: z.string(),
  closes: z.enum(['new_lines', 'draws', 'increases']),
  licence: z.string().nullable(),
  basis: z.string(),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  state: z.enum(['planned', 'in_force', 'over']),
})

/** `version`: of the book, as decisions name it. */
export const PlatformStatus = z
  .object({
    version: z.int().nonnegative(),
    as_of: z.string().nullable(),
    banners: z.array(Banner),
    incidents: z.array(Incident),
    maintenance: z.array(Maintenance),
    orders: z.array(Order),
    funders: z.array(z.object({ funder: z.string(), limit_minor: z.int().nonnegative(), currency: z.string(), since: z.string() })),
    sources: z.array(z.object({ source: z.string(), since: z.string(), expected_end_at: z.string().nullable() })),
    clients: z.array(z.object({ client: z.string(), version: z.string(), since: z.string() })),
  })
  .meta({ id: 'PlatformStatus' })
