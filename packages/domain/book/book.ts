/**
 * Book: what is known of the whole book at one moment of its log, and holds for every line in it. No borrower is judged by it.
 *
 * Version  the sequence, in the log of the book, of the last fact that it took in; 0 before the first. A decision remembers the version it saw, so that it can be
 *          made again (P8).
 * Always   the same facts give the same book in any order (episodes.ts); facts of money are of no interest to it, and change nothing, its version neither.
 * Units    instants in epoch milliseconds; money in whole minor units.
 */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { type Episode, end, forget, isNewer, isOn, tell } from './episodes.ts'

export type Incident = Readonly<Omit<FactOf<'incident-opened'>['data'], 'incidentId'>>
export type Maintenance = Readonly<{ components: readonly string[]; startsAt: number; endsAt: number }>
export type MaintenanceStart = Readonly<{ startedAt: number; expectedEndAt: number | null }>
export type SourceGap = Readonly<{ since: number; expectedEndAt: number | null }>
export type Order = Readonly<Omit<FactOf<'regulator-order-issued'>['data'], 'orderId'>>
export type FunderLimit = Readonly<{ limitMinor: number; currency: string }>
export type ClientFloor = Readonly<{ version: string }>

/** What was said last, and counts until something else is said. */
export type Latest<Data> = Readonly<{ id: string; at: number; data: Data }>

export type Book = Readonly<{
  version: number
  /** The newest instant of anything taken in. */
  asOf: number
  incidents: readonly Episode<Incident>[]
  maintenance: readonly Episode<Maintenance>[]
  /** By the same ids: when it really began. */
  maintenanceStarts: readonly Episode<MaintenanceStart>[]
  sources: readonly Episode<SourceGap>[]
  orders: readonly Episode<Order>[]
  /** One a funder. */
  funders: readonly Latest<FunderLimit>[]
  /** One a kind of client. */
  clients: readonly Latest<ClientFloor>[]
}>

export const newBook: Book = {
  version: 0,
  asOf: 0,
  incidents: [],
  maintenance: [],
  maintenanceStarts: [],
  sources: [],
  orders: [],
  funders: [],
  clients: [],
}

/** The facts that change a book. Others of the whole book tell of money that is nobody's yet. */
export const BOOK_CHANGES = [
  'incident-opened',
  'incident-closed',
  'maintenance-scheduled',
  'maintenance-started',
  'maintenance-ended',
  'source-unavailable',
  'source-restored',
  'funder-limit-changed',
  'regulator-order-issued',
  'regulator-order-lifted',
  'minimum-client-version-changed',
] as const satisfies readonly FactType[]

type BookChange = { [T in (typeof BOOK_CHANGES)[number]]: FactOf<T> }[(typeof BOOK_CHANGES)[number]]

const changes: ReadonlySet<FactType> = new Set(BOOK_CHANGES)

export const isBookChange = (fact: Fact): fact is BookChange => changes.has(fact.type)

/** `sequence`: of the fact in the log of the book. */
export function foldBook(book: Book, fact: Fact, sequence: number): Book {
  if (!isBookChange(fact)) return book
  const asOf = Math.max(book.asOf, fact.occurredAt)
  return forgetOld({ ...book, ...changeOf(book, fact), version: sequence, asOf })
}

function changeOf(book: Book, fact: BookChange): Partial<Book> {
  const { occurredAt: at } = fact
  switch (fact.type) {
    case 'incident-opened': {
      const { incidentId, ...incident } = fact.data
      return { incidents: tell(book.incidents, incidentId, at, incident) }
    }
    case 'incident-closed':
      return { incidents: end(book.incidents, fact.data.incidentId, at) }
    case 'maintenance-scheduled': {
      const { maintenanceId, components, startsAt, endsAt } = fact.data
      return { maintenance: tell(book.maintenance, maintenanceId, at, { components, startsAt, endsAt }) }
    }
    case 'maintenance-started': {
      const start = { startedAt: at, expectedEndAt: fact.data.expectedEndAt ?? null }
      return { maintenanceStarts: tell(book.maintenanceStarts, fact.data.maintenanceId, at, start) }
    }
    case 'maintenance-ended': {
      const { maintenanceId } = fact.data
      return {
        maintenance: end(book.maintenance, maintenanceId, at),
        maintenanceStarts: end(book.maintenanceStarts, maintenanceId, at),
      }
    }
    case 'source-unavailable':
      return { sources: tell(book.sources, fact.data.source, at, { since: at, expectedEndAt: fact.data.expectedEndAt ?? null }) }
    case 'source-restored':
      return { sources: end(book.sources, fact.data.source, at) }
    case 'regulator-order-issued': {
      const { orderId, ...order } = fact.data
      return { orders: tell(book.orders, orderId, at, order) }
    }
    case 'regulator-order-lifted':
      return { orders: end(book.orders, fact.data.orderId, at) }
    case 'funder-limit-changed': {
      const { funder, limitMinor, currency } = fact.data
      return { funders: latest(book.funders, { id: funder, at, data: { limitMinor, currency } }) }
    }
    case 'minimum-client-version-changed':
      return { clients: latest(book.clients, { id: fact.data.client, at, data: { version: fact.data.version } }) }
  }
}

function latest<Data>(all: readonly Latest<Data>[], one: Latest<Data>): readonly Latest<Data>[] {
  const before = all.find(({ id }) => id === one.id)
  if (before !== undefined && !isNewer(one, before)) return all
  return [...all.filter(({ id }) => id !== one.id), one].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What ended by itself is forgotten like what was ended, but for maintenance that began and is not over. */
function forgetOld(book: Book): Book {
  const { asOf, maintenanceStarts } = book
  const isRunning = (id: string) => maintenanceStarts.some((start) => start.id === id && isOn(start))
  return {
    ...book,
    incidents: forget(book.incidents, asOf),
    maintenance: forget(book.maintenance, asOf, ({ id, told }) => (told === null || isRunning(id) ? null : told.data.endsAt)),
    maintenanceStarts: forget(maintenanceStarts, asOf),
    sources: forget(book.sources, asOf),
    orders: forget(book.orders, asOf, ({ told }) => told?.data.endsAt ?? null),
  }
}
