/** What everybody who looks at the platform should know now: maintenance, faults, and what is planned soon. Nothing of it is about him. */
import { DAY_MS } from '../kernel/time.ts'
import type { Book } from './book.ts'
import { type Condition, incidentsOf, maintenanceAt, plannedAfter, stopsDrawing } from './conditions.ts'

/** The reasons of the catalogue that say so. */
export const BANNER_REASON = { maintenance: 'TE01', outage: 'TE02', data_fault: 'TE03', security: 'PL10' } as const

export type Banner = Condition &
  Readonly<{ reason: (typeof BANNER_REASON)[keyof typeof BANNER_REASON]; state: 'on' | 'planned'; stopsDrawing: boolean }>

/** Planned maintenance is announced this long ahead. */
const ANNOUNCED_MS = 3 * DAY_MS

/** The gravest first: somebody got in, then what does not work, then what is wrong, then what is planned. */
export function bannersAt(book: Book, at: number): readonly Banner[] {
  if (book.version === 0) return []
  const soon = plannedAfter(book, at).filter(({ since }) => since <= at + ANNOUNCED_MS)
  return [
    ...incidentsOf(book, 'security').map((one) => banner('security', one)),
    ...incidentsOf(book, 'outage').map((one) => banner('outage', one)),
    ...maintenanceAt(book, at).map((one) => banner('maintenance', one)),
    ...incidentsOf(book, 'data_fault').map((one) => banner('data_fault', one)),
    ...soon.map((one) => banner('maintenance', one, 'planned')),
  ]
}

function banner(kind: keyof typeof BANNER_REASON, condition: Condition, state: Banner['state'] = 'on'): Banner {
  const { id, components, since, until } = condition
  // A wrong value that is shown stops nothing: the right one counts.
  const isStopped = kind === 'security' || (kind !== 'data_fault' && stopsDrawing(condition))
  return { id, components, since, until, reason: BANNER_REASON[kind], state, stopsDrawing: isStopped }
}
