/**
 * An entry of a statement that matched nothing, and what a person says of it: it is this draw or repayment, or it is none of ours.
 *
 * Always   one to one: an entry stands for one move, and a move is met once. A reason is given, and what was said can be taken back.
 * Amount   a person may see that it is the same though the amounts differ by more than a fee; then what is owed moves by what was booked.
 */
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { workOf } from '../model/work.ts'
import { expectsOf, feeOf, type MatchData, matchesOf, owedMoveMinor } from './statement-record.ts'

/** As it was kept once its statement was taken: without names and words. */
export type OpenRow = Readonly<{
  statementId: string
  entryKey: string
  bookedOn: string
  amountMinor: number
  currency: string
  direction: 'credit' | 'debit' | 'neutral'
}>
export type EntryState = 'open' | 'assigned' | 'set_aside'

export function entryStateOf(book: DeskBook, entryKey: string): EntryState {
  const last = storyOf(book, 'statement_entry', entryKey).at(-1)
  if (last?.type === 'matched') return 'assigned'
  return last?.type === 'moved' ? 'set_aside' : 'open'
}

/** The statement of each entry that is set aside. */
export const setAsideIn = (book: DeskBook): string[] =>
  [...(book.stories.get('statement_entry')?.values() ?? [])].flatMap((story) => {
    const last = story.at(-1)
    return last?.type === 'moved' ? [String(last.data.statement_id)] : []
  })

export type AssignFault = 'task-unknown' | 'task-dropped' | 'task-met' | 'task-without-money' | 'direction-differs' | 'currency-differs'
type Assigned = Readonly<{ ok: true; match: MatchData }> | Readonly<{ ok: false; why: AssignFault }>

const refuse = (why: AssignFault): Assigned => ({ ok: false, why })
const SIDES = { draw: 'credit', repayment: 'debit' } as const
const KINDS = { draw: 'draw', repay: 'repayment' } as const

/** `taskId`: of what is expected, or of a step of a plan or an incident by which money is drawn or repaid. */
export function assignEntry(book: DeskBook, row: OpenRow, taskId: string, reason: string): Assigned {
  const task = workOf(book, 'task', taskId)
  if (task === undefined) return refuse('task-unknown')
  if (task.state === 'dropped') return refuse('task-dropped')
  if (matchesOf(book).some(({ task_id }) => task_id === taskId)) return refuse('task-met')
  const expects = expectsOf(task)
  const kind = expects?.kind ?? KINDS[task.content.kind as keyof typeof KINDS]
  if (kind === undefined) return refuse('task-without-money')
  if (row.direction !== 'neutral' && row.direction !== SIDES[kind]) return refuse('direction-differs')
  if (expects !== undefined && expects.currency !== row.currency) return refuse('currency-differs')
  const subject = task.content.subject as Readonly<{ kind: string; id: string }> | undefined
  const line = expects?.line ?? (subject?.kind === 'facility' ? subject.id : null)
  const difference = expects === undefined ? 0 : row.amountMinor - expects.amount_minor
  const isFee = expects !== undefined && Math.abs(difference) <= feeOf(expects.amount_minor)
  const booked = kind === 'draw' ? row.amountMinor : -row.amountMinor
  return {
    ok: true,
    match: {
      ...{ statement_id: row.statementId, task_id: taskId, kind, line, evidence: 'person', reason },
      ...{ amount_minor: row.amountMinor, difference_minor: difference, booked_on: row.bookedOn },
      moved_minor: isFee ? owedMoveMinor(kind, row.amountMinor, difference) : booked,
    },
  }
}
