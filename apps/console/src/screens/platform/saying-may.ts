/** Which permission it takes to say what of the whole book. */
import type { Permission } from '@fairline/access/permissions'
import type { BookSaying } from '../../api/book-paths.ts'

export const SAYING_MAY: Readonly<Record<BookSaying, Permission>> = {
  'incident-opened': 'platform:run',
  'incident-closed': 'platform:run',
  'maintenance-scheduled': 'platform:run',
  'maintenance-started': 'platform:run',
  'maintenance-ended': 'platform:run',
  'regulator-order-issued': 'orders:issue',
  'regulator-order-lifted': 'orders:issue',
  'funder-limit-changed': 'funders:limit',
  'source-unavailable': 'platform:run',
  'source-restored': 'platform:run',
  'minimum-client-version-changed': 'platform:run',
  'bulk-correction-proposed': 'bulk-corrections:propose',
  'bulk-correction-released': 'bulk-corrections:release',
  'bulk-correction-withdrawn': 'bulk-corrections:propose',
}
