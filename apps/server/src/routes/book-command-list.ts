/**
 * What is said of the whole book, one road for all: which address says which fact. The id of what begins is the client's own; what ends is named by it. Said
 * twice with one `idempotency-key` it is recorded once.
 */
import type { Permission } from '@fairline/access/permissions'
import type { FactType } from '@fairline/contract/facts'
import type { Book } from '@fairline/domain/book/book'

/** `needs`: what must have been said before; the field of the data that names it. */
type Needs = Readonly<{
  field: 'incident_id' | 'maintenance_id' | 'order_id' | 'source'
  among: 'incidents' | 'maintenance' | 'orders' | 'sources'
}>

export type BookCommand = Readonly<{
  /** As the router has it: two colons stand for one. */
  path: string
  may: Permission
  operationId: string
  summary: string
  fact: FactType
  needs?: Needs
}>

const incident: Needs = { field: 'incident_id', among: 'incidents' }
const maintenance: Needs = { field: 'maintenance_id', among: 'maintenance' }
const order: Needs = { field: 'order_id', among: 'orders' }
const source: Needs = { field: 'source', among: 'sources' }

export const BOOK_COMMANDS: readonly BookCommand[] = [
  { path: '/v1/incidents', may: 'platform:run', operationId: 'openIncident', summary: 'Something is broken: an outage, a wrong value on show, or somebody got in', fact: 'incident-opened' }, // biome-ignore format: one row
  { path: '/v1/incidents::close', may: 'platform:run', operationId: 'closeIncident', summary: 'It works again', fact: 'incident-closed', needs: incident }, // biome-ignore format: one row
  { path: '/v1/maintenance', may: 'platform:run', operationId: 'planMaintenance', summary: 'Maintenance is planned, or its plan changes', fact: 'maintenance-scheduled' }, // biome-ignore format: one row
  { path: '/v1/maintenance::start', may: 'platform:run', operationId: 'startMaintenance', summary: 'It began; it lasts until it is said to be over', fact: 'maintenance-started', needs: maintenance }, // biome-ignore format: one row
  { path: '/v1/maintenance::end', may: 'platform:run', operationId: 'endMaintenance', summary: 'It is over, or does not take place', fact: 'maintenance-ended', needs: maintenance }, // biome-ignore format: one row
  { path: '/v1/orders', may: 'orders:issue', operationId: 'issueOrder', summary: 'A regulator closes drawing, increases or new lines', fact: 'regulator-order-issued' }, // biome-ignore format: one row
  { path: '/v1/orders::lift', may: 'orders:issue', operationId: 'liftOrder', summary: 'That order is lifted: all it held is released', fact: 'regulator-order-lifted', needs: order }, // biome-ignore format: one row
  { path: '/v1/funders::limit', may: 'funders:limit', operationId: 'limitFunder', summary: 'How much a funder lends in all from now on; 0 is nothing more', fact: 'funder-limit-changed' }, // biome-ignore format: one row
  { path: '/v1/sources::fail', may: 'platform:run', operationId: 'failSource', summary: 'A source of scores or records does not answer', fact: 'source-unavailable' }, // biome-ignore format: one row
  { path: '/v1/sources::restore', may: 'platform:run', operationId: 'restoreSource', summary: 'It answers again', fact: 'source-restored', needs: source }, // biome-ignore format: one row
  { path: '/v1/bulk-corrections', may: 'bulk-corrections:propose', operationId: 'proposeBulkCorrection', summary: 'Many holds that were a mistake of ours are to be lifted together: looked at first, released by another', fact: 'bulk-correction-proposed' }, // biome-ignore format: one row
  { path: '/v1/bulk-corrections::release', may: 'bulk-corrections:release', operationId: 'releaseBulkCorrection', summary: 'Another person releases it, for as many holds as he saw', fact: 'bulk-correction-released' }, // biome-ignore format: one row
  { path: '/v1/bulk-corrections::withdraw', may: 'bulk-corrections:propose', operationId: 'withdrawBulkCorrection', summary: 'It is not done', fact: 'bulk-correction-withdrawn' }, // biome-ignore format: one row
  { path: '/v1/clients::require', may: 'platform:run', operationId: 'requireClient', summary: 'The oldest version of a client that may draw', fact: 'minimum-client-version-changed' }, // biome-ignore format: one row
]

export const isKnown = (book: Book, { field, among }: Needs, data: Readonly<Record<string, unknown>>): boolean =>
  book[among].some(({ id, told }) => id === data[field] && told !== null)
