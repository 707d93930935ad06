/** What is said of the whole book has an address each, for whoever may say just that. */
export const BOOK_PATHS = {
  'incident-opened': '/v1/incidents',
  'incident-closed': '/v1/incidents:close',
  'maintenance-scheduled': '/v1/maintenance',
  'maintenance-started': '/v1/maintenance:start',
  'maintenance-ended': '/v1/maintenance:end',
  'regulator-order-issued': '/v1/orders',
  'regulator-order-lifted': '/v1/orders:lift',
  'funder-limit-changed': '/v1/funders:limit',
  'source-unavailable': '/v1/sources:fail',
  'source-restored': '/v1/sources:restore',
  'minimum-client-version-changed': '/v1/clients:require',
  'bulk-correction-proposed': '/v1/bulk-corrections',
  'bulk-correction-released': '/v1/bulk-corrections:release',
  'bulk-correction-withdrawn': '/v1/bulk-corrections:withdraw',
} as const

export type BookSaying = keyof typeof BOOK_PATHS
export const isBookSaying = (type: string): type is BookSaying => Object.hasOwn(BOOK_PATHS, type)
