/** Which part of the ledger is looked at, and what of it: the names are the API's. */
import type { JournalQuestion } from '../../api/lending-requests.ts'
import type { LedgerRole } from '../../api/views.ts'
import { lending } from '../../locales/en/lending.ts'
import { choiceOf, choicesOf, dayOf, present, questionOf, textOf } from '../../parts/search-values.ts'

export const VIEWS = ['trial', 'control', 'journal'] as const
export type LedgerViewName = (typeof VIEWS)[number]
export const ROLES = Object.keys(lending.account) as LedgerRole[]

/** `on`: of the balances; `from`, `to`: of the journal. */
export type LedgerSearch = Partial<{
  view: LedgerViewName
  on: string
  product: string
  borrower: string
  loan: string
  account: LedgerRole[]
  from: string
  to: string
}>

/** What each part is given; `change` puts another search in place of it. */
export type LedgerProps = { search: LedgerSearch; change: (next: Partial<Record<keyof LedgerSearch, unknown>>) => void }

export function readLedgerSearch(raw: Record<string, unknown>): LedgerSearch {
  const borrower = textOf(raw.borrower)
  return present<Required<LedgerSearch>>({
    view: choiceOf(raw.view, VIEWS),
    on: dayOf(raw.on),
    product: textOf(raw.product),
    borrower,
    // A loan is one of a borrower: without him it names nothing.
    loan: borrower === undefined ? undefined : textOf(raw.loan),
    account: choicesOf(raw.account, ROLES),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
  })
}

/** What the journal is asked for. */
export const journalQuestion = ({ borrower, loan, account, product, from, to }: LedgerSearch): JournalQuestion =>
  questionOf(present<Omit<Required<LedgerSearch>, 'view' | 'on'>>({ borrower, loan, account, product, from, to }))
