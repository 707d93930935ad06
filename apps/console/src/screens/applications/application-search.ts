/** What the address says of the list of applications: the names are the API's. */
import type { ApplicationState } from '../../api/views.ts'
import { choicesOf, present, textOf } from '../../parts/search-values.ts'

export const STATES = [
  'open',
  'referred',
  'offered',
  'accepted',
  'declined',
  'withdrawn',
  'lapsed',
] as const satisfies readonly ApplicationState[]

export type ApplicationSearch = Partial<{ borrower: string; state: ApplicationState[]; product: string }>

export const readApplicationSearch = (raw: Record<string, unknown>): ApplicationSearch =>
  present<Required<ApplicationSearch>>({
    borrower: textOf(raw.borrower),
    state: choicesOf(raw.state, STATES),
    product: textOf(raw.product),
  })

export const isFiltered = (search: ApplicationSearch): boolean => Object.keys(search).length > 0
