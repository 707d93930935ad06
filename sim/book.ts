/** What happens to the whole book: outages, maintenance, and a score model that drifts. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { FactType } from '@fairline/contract/facts'
import { reveal } from './borrower.ts'
import { DAY_MS, type Month } from './calendar.ts'
import { type DataToTell, itemOf, type SimulatedItem } from './message.ts'
import { PARAMETERS } from './parameters.ts'
import type { Fault, World } from './world.ts'

const ANNOUNCED_BEFORE_MS = 2 * DAY_MS

export function bookMonth(world: World, month: Month): SimulatedItem[] {
  const { modelDrift } = PARAMETERS
  if (month.nth === modelDrift.value.month) {
    const to = world.monthOf(month.nth + modelDrift.value.months).startAt
    reveal(world, BOOK_SUBJECT, { kind: 'model-drift', from: month.startAt, to })
  }
  return world.faultsOf(month.nth).flatMap((fault) => {
    reveal(world, BOOK_SUBJECT, { kind: fault.kind, from: fault.from, to: fault.to, serious: fault.severity !== 'minor' })
    return TOLD[fault.kind](fault)
  })
}

const iso = (at: number): string => new Date(at).toISOString()

const say = <T extends FactType>(id: string, type: T, at: number, data: DataToTell<T>): SimulatedItem =>
  itemOf({ id: `${BOOK_SUBJECT}.${id}`, subject: BOOK_SUBJECT, type, at, data })

const incident = (
  kind: 'outage' | 'security',
  component: string,
  { id: incident_id, from, to, severity }: Omit<Fault, 'kind'>,
): SimulatedItem[] => [
  say(`${incident_id}.opened`, 'incident-opened', from, {
    incident_id,
    component,
    kind,
    severity,
    started_at: iso(from),
  }),
  say(`${incident_id}.closed`, 'incident-closed', to, { incident_id }),
]

const maintenance = ({ id: maintenance_id, from, to }: Fault): SimulatedItem[] => [
  say(`${maintenance_id}.scheduled`, 'maintenance-scheduled', from - ANNOUNCED_BEFORE_MS, {
    maintenance_id,
    components: ['drawdowns'],
    starts_at: iso(from),
    ends_at: iso(to),
  }),
  say(`${maintenance_id}.started`, 'maintenance-started', from, { maintenance_id, expected_end_at: iso(to) }),
  say(`${maintenance_id}.ended`, 'maintenance-ended', to, { maintenance_id }),
]

/** The lender's own money, as the default pack names it. */
const FUNDER = 'example-consumer-finance'
const ENOUGH_MINOR = 50_000_000_000

const funderPause = ({ id, from, to }: Fault): SimulatedItem[] => [
  say(`${id}.paused`, 'funder-limit-changed', from, { funder: FUNDER, limit_minor: 0, currency: 'CNY' }),
  say(`${id}.resumed`, 'funder-limit-changed', to, { funder: FUNDER, limit_minor: ENOUGH_MINOR, currency: 'CNY' }),
]

const TOLD: Readonly<Record<Fault['kind'], (fault: Fault) => SimulatedItem[]>> = {
  outage: (fault) => incident('outage', 'drawdowns', fault),
  'break-in': (fault) => incident('security', 'platform', fault),
  maintenance,
  'funder-pause': funderPause,
}
