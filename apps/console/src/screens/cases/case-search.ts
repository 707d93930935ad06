/** What the address says of the list of cases: the names are the API's, but for `due`, which moves with the book's clock. */
import type { CaseQuestion } from '../../api/case-requests.ts'
import type { CaseKind, CaseState } from '../../api/views.ts'
import { choiceOf, choicesOf, present, questionOf, textOf } from '../../parts/search-values.ts'

export const STATES = [
  'open',
  'waiting_for_us',
  'waiting_for_borrower',
  'escalated',
  'decided',
  'closed',
] as const satisfies readonly CaseState[]
export const KINDS = [
  'ticket',
  'appeal',
  'manual_review',
  'security',
  'increase_review',
  'objection',
  'complaint',
] as const satisfies readonly CaseKind[]
export const CATEGORIES = ['security', 'credit', 'behaviour', 'consent', 'information', 'regulatory', 'platform', 'technical'] as const
export const DUES = ['over', 'soon'] as const

export type CaseSearch = Partial<{
  borrower: string
  state: CaseState[]
  kind: CaseKind[]
  category: (typeof CATEGORIES)[number][]
  assignee: string
  due: (typeof DUES)[number]
}>

export const readCaseSearch = (raw: Record<string, unknown>): CaseSearch =>
  present<Required<CaseSearch>>({
    borrower: textOf(raw.borrower),
    state: choicesOf(raw.state, STATES),
    kind: choicesOf(raw.kind, KINDS),
    category: choicesOf(raw.category, CATEGORIES),
    assignee: textOf(raw.assignee),
    due: choiceOf(raw.due, DUES),
  })

export const isFiltered = (search: CaseSearch): boolean => Object.keys(search).length > 0

const SOON_MS = 3 * 86_400_000
const HOUR_MS = 3_600_000
/** What waits for somebody. */
const WAITING = STATES.filter((state) => state !== 'closed')
/** What can be late. */
const UNDECIDED = WAITING.filter((state) => state !== 'decided')

/** Without a word of the state, those that are not closed. To the hour, so that the question stays the same while one reads. */
export function caseQuestion({ due, ...search }: CaseSearch, nowMs: number | undefined): CaseQuestion {
  const states = due === undefined ? WAITING : UNDECIDED
  const question: CaseQuestion = questionOf({ ...search, state: search.state ?? states })
  if (due === undefined || nowMs === undefined) return question
  const beforeMs = due === 'soon' ? nowMs + SOON_MS : nowMs
  const due_before = new Date(due === 'soon' ? Math.ceil(beforeMs / HOUR_MS) * HOUR_MS : Math.floor(beforeMs / HOUR_MS) * HOUR_MS)
  return { ...question, due_before: due_before.toISOString() }
}
