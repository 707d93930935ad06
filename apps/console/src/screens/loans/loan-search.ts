/** What the address says of the list of loans: the names are the API's. */
import type { LoanQuestion } from '../../api/lending-requests.ts'
import type { LoanRow } from '../../api/views.ts'
import { choiceOf, choicesOf, dayOf, present, textOf } from '../../parts/search-values.ts'

export const STATUSES = ['open', 'overdue', 'settled', 'written_off'] as const satisfies readonly LoanRow['status'][]
export const BUCKETS = ['current', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7_plus'] as const satisfies readonly LoanRow['bucket'][]
export const LOAN_SORTS = ['loan_id', 'disbursed_on', 'principal_minor', 'principal_left_minor', 'first_unpaid_on', 'settled_on'] as const

type Sort = NonNullable<LoanQuestion['sort']>
export type LoanSearch = Partial<{
  borrower: string
  status: LoanRow['status'][]
  bucket: LoanRow['bucket'][]
  product: string
  due_before: string
  due_on: string
  sort: Sort
}>

const SORTS: readonly Sort[] = LOAN_SORTS.flatMap((column) => [column, `-${column}`] as const)

export const readLoanSearch = (raw: Record<string, unknown>): LoanSearch =>
  present<Required<LoanSearch>>({
    borrower: textOf(raw.borrower),
    status: choicesOf(raw.status, STATUSES),
    bucket: choicesOf(raw.bucket, BUCKETS),
    product: textOf(raw.product),
    due_before: dayOf(raw.due_before),
    due_on: dayOf(raw.due_on),
    sort: choiceOf(raw.sort, SORTS),
  })

/** How many filters are set; the order is none. */
export const filterCount = (search: LoanSearch): number => Object.keys(search).filter((name) => name !== 'sort').length
