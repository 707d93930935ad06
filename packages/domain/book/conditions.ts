/**
 * What a book says of one moment: what stops drawing on whose line, since when, and until when.
 *
 * Components a fault or maintenance of one of STOPS_DRAWING stops drawdowns; of any other it is only shown. Their names are those of the facts.
 * Units     instants in epoch milliseconds; `until` null where nobody knows.
 */
import type { Licence } from '../product/licence.ts'
import type { Book, Incident, Order } from './book.ts'
import { type Episode, isOn } from './episodes.ts'

/** A drawdown needs all of them. */
const STOPS_DRAWING: ReadonlySet<string> = new Set(['platform', 'limits', 'drawdowns', 'payouts'])

export type Condition = Readonly<{ id: string; components: readonly string[]; since: number; until: number | null }>
export type Disturbance = Condition & Readonly<{ severity: Incident['severity'] }>
export type Closure = Condition & Readonly<{ basis: string; licence: NonNullable<Order['licence']> | null }>

const NOTHING: readonly never[] = []

export const stopsDrawing = ({ components }: Pick<Condition, 'components'>): boolean => components.some((one) => STOPS_DRAWING.has(one))

/** Open ones of one kind, the gravest first, then the oldest. */
export function incidentsOf({ incidents }: Book, kind: Incident['kind']): readonly Disturbance[] {
  if (incidents.length === 0) return NOTHING
  return incidents
    .flatMap(({ id, ...episode }) => {
      const told = isOn({ id, ...episode }) ? episode.told : null
      if (told === null || told.data.kind !== kind) return []
      const { component, startedAt, expectedEndAt, severity } = told.data
      return [{ id, components: [component], since: startedAt, until: expectedEndAt ?? null, severity }]
    })
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.since - b.since)
}

const SEVERITIES: readonly Incident['severity'][] = ['minor', 'major', 'critical']

/** Planned or under way and not over: what ends last first. Begun, it lasts until it is said to be over; only planned, until its planned end. */
export function maintenanceAt({ maintenance, maintenanceStarts }: Book, at: number): readonly Condition[] {
  if (maintenance.length === 0) return NOTHING
  const running = maintenance.flatMap(({ id, told, endedAt }): Condition[] => {
    if (told === null) return []
    const { components, startsAt, endsAt } = told.data
    const start = maintenanceStarts.find((one) => one.id === id && isOn(one))?.told?.data
    if (start !== undefined && start.startedAt <= at) {
      return [{ id, components, since: start.startedAt, until: start.expectedEndAt ?? endsAt }]
    }
    const isPlanned = isOn({ id, told, endedAt }) && startsAt <= at && at < endsAt
    return isPlanned ? [{ id, components, since: startsAt, until: endsAt }] : []
  })
  return running.sort(lastFirst)
}

/** Planned for later, the next first. */
export function plannedAfter({ maintenance }: Book, at: number): readonly Condition[] {
  return maintenance
    .flatMap((episode): Condition[] => {
      const told = isOn(episode) ? episode.told : null
      if (told === null || told.data.startsAt <= at) return []
      return [{ id: episode.id, components: told.data.components, since: told.data.startsAt, until: told.data.endsAt }]
    })
    .sort((a, b) => a.since - b.since)
}

/** In force at that moment: what ends last first. `licences`: of the lenders; an order without a licence is for all. */
export function closuresAt({ orders }: Book, closes: Order['closes'], licences: readonly Licence[], at: number): readonly Closure[] {
  if (orders.length === 0) return NOTHING
  return orders
    .flatMap((episode): Closure[] => {
      const order = isOn(episode) ? episode.told?.data : undefined
      if (order === undefined || order.closes !== closes || !concerns(order, licences)) return []
      const { startsAt, endsAt = null, basis, licence = null } = order
      const isInForce = startsAt <= at && (endsAt === null || at < endsAt)
      return isInForce ? [{ id: episode.id, components: [], since: startsAt, until: endsAt, basis, licence }] : []
    })
    .sort(lastFirst)
}

const concerns = ({ licence }: Order, licences: readonly Licence[]): boolean => licence === undefined || licences.includes(licence)

const lastFirst = (a: Condition, b: Condition): number =>
  (b.until ?? Number.POSITIVE_INFINITY) - (a.until ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1)

/** Every instant at which time alone changes an answer of `closuresAt`. */
export const ordersMoveAt = ({ orders }: Book): readonly number[] =>
  orders.flatMap((episode: Episode<Order>) => {
    const order = isOn(episode) ? episode.told?.data : undefined
    return order === undefined ? [] : [order.startsAt, ...(order.endsAt === undefined ? [] : [order.endsAt])]
  })

/** The same of `maintenanceAt`. */
export const maintenanceMovesAt = ({ maintenance, maintenanceStarts }: Book): readonly number[] => [
  ...maintenance.flatMap(({ told }) => (told === null ? [] : [told.data.startsAt, told.data.endsAt])),
  ...maintenanceStarts.flatMap(({ told }) => (told === null ? [] : [told.at])),
]

/** One of these that lends nothing more. What it lent so far is its own to know: it says 0 when it is full. */
export const exhaustedFunder = ({ funders }: Book, ids: readonly string[]): Readonly<{ id: string; since: number }> | undefined => {
  const found = funders.find(({ id, data }) => data.limitMinor === 0 && ids.includes(id))
  return found && { id: found.id, since: found.at }
}

/** The oldest version of a kind of client that may draw; undefined where any may. */
export const clientFloor = ({ clients }: Book, kind: string): string | undefined => clients.find(({ id }) => id === kind)?.data.version

/** Number by number; a number that is not there is 0. What is no version is older than none. */
export function isOlderVersion(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)]
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

const numbersOf = (version: string): number[] => version.split('.').map(Number)
