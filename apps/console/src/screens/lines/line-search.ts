/** What the address says of the list of lines: the same names as the API's, each value checked, what does not fit left out. */
export const SORT_COLUMNS = [
  'borrower_id',
  'limit_minor',
  'drawn_minor',
  'available_minor',
  'utilisation_permille',
  'behaviour_score',
  'opened_at',
  'as_of',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

const LISTS = {
  status: /^(pending|active|suspended)$/,
  scope: /^(draw|increase|login|profile)$/,
  category: /^[\w-]{1,64}$/,
  reason: /^[\w-]{1,64}$/,
  grade: /^[\w+-]{1,64}$/,
  currency: /^[A-Z]{3}$/,
} as const
const NUMBERS = ['limit_min', 'limit_max', 'utilisation_min', 'utilisation_max'] as const
const DAYS = ['placed_on', 'lifted_on'] as const
const LIST_MOST = 20
const Q_MOST = 64

export type ListName = keyof typeof LISTS
export type NumberName = (typeof NUMBERS)[number]
export type Sort = SortColumn | `-${SortColumn}`
export type DayName = (typeof DAYS)[number]
export type LineSearch = Partial<Record<ListName, string[]>> &
  Partial<Record<NumberName, number>> &
  Partial<Record<DayName, string>> & { q?: string; sort?: Sort }

const LIST_NAMES = Object.keys(LISTS) as ListName[]

/** Reads both what we write (arrays) and what people type (`status=active,suspended`). */
export function readLineSearch(raw: Record<string, unknown>): LineSearch {
  const search: LineSearch = {}
  for (const name of LIST_NAMES) {
    const values = listOf(raw[name]).filter((value) => LISTS[name].test(value))
    if (values.length > 0) search[name] = [...new Set(values)].slice(0, LIST_MOST)
  }
  for (const name of NUMBERS) {
    const value = raw[name] === '' || raw[name] === undefined ? Number.NaN : Number(raw[name])
    if (Number.isSafeInteger(value) && value >= 0) search[name] = value
  }
  for (const name of DAYS) {
    const value = raw[name]
    if (typeof value === 'string' && isDay(value)) search[name] = value
  }
  if (typeof raw.q === 'string' || typeof raw.q === 'number') {
    const q = String(raw.q).slice(0, Q_MOST).trim()
    if (q) search.q = q
  }
  const sort = SORT_COLUMNS.flatMap((column) => [column, `-${column}`] as const).find((known) => known === raw.sort)
  if (sort) search.sort = sort
  return search
}

/** Of the calendar: no thirtieth of February. */
function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(',') : typeof value === 'number' ? [String(value)] : []
}

/** How many filters are set; the order is none. */
export const filterCount = (search: LineSearch): number => Object.keys(search).filter((name) => name !== 'sort').length

export const sortOf = (sort: Sort | undefined): readonly [column: SortColumn | undefined, order: 'ascend' | 'descend'] =>
  sort?.startsWith('-') ? [sort.slice(1) as SortColumn, 'descend'] : [sort as SortColumn | undefined, 'ascend']
