/** What statements of a project show that borrowing cost it in a month. */
import { upShare } from '@fairline/planner/ledger-account'
import { addMonths, type Day, dayText } from '../../kernel/day.ts'
import { planOf } from '../funding/plan-record.ts'
import { expectsOf, type MatchRecord, matchesOf, statementsOf } from '../funding/statement-record.ts'
import { type DeskBook, stateOf } from '../model/desk-book.ts'
import { workOf } from '../model/work.ts'
import type { ReportTime } from './report-ground.ts'

/** `ofMinor`: payments whose interest is told; `untoldMinor`: those that hold interest and do not say how much. `seenTo`: the last day of a statement. */
export type PaidService = Readonly<{ interestMinor: number; ofMinor: number; untoldMinor: number; seenTo: string }>

/** Undefined: no statement of the project that was looked through for interest has a day of the month. */
export function servicesIn(book: DeskBook, projectId: string, currency: string, first: Day): PaidService | undefined {
  const [from, until] = [dayText(first), dayText(addMonths(first, 1))]
  const taken = statementsOf(book).filter(
    ({ state, data }) =>
      state === 'taken' &&
      data.project_id === projectId &&
      data.currency === currency &&
      data.service !== undefined &&
      data.from < until &&
      data.to >= from,
  )
  if (taken.length === 0) return undefined
  const own = taken.flatMap(({ data }) => data.service!.filter(({ month }) => month === from.slice(0, 7)))
  const last = addMonths(first, 1) - 1
  const seenTo = taken.map(({ data }) => data.to).reduce((latest, to) => (to > latest ? to : latest))
  return {
    interestMinor: own.reduce((sum, { interest_minor: minor }) => sum + minor, 0),
    ofMinor: own.reduce((sum, { of_minor: minor }) => sum + minor, 0),
    untoldMinor: own.reduce((sum, { untold_minor: minor }) => sum + minor, 0),
    seenTo: seenTo > dayText(last) ? dayText(last) : seenTo,
  }
}

/** Of draws and repayments that were matched: what was kept of them, or what the line agrees on, whichever is more. */
export function feesIn(
  { book, at, knownAt }: Pick<ReportTime, 'at' | 'knownAt'> & { book: DeskBook },
  projectId: string,
  month: string,
): number {
  return matchesOf(book)
    .filter((match) => match.booked_on.startsWith(month) && isOf(book, match, projectId))
    .reduce((sum, match) => sum + feeOf(book, match, { at, knownAt }), 0)
}

function isOf(book: DeskBook, { task_id: taskId }: MatchRecord, projectId: string): boolean {
  const planId = workOf(book, 'task', taskId)?.content.plan_id
  return typeof planId === 'string' && planOf(book, planId)?.head.project_id === projectId
}

function feeOf(book: DeskBook, match: MatchRecord, when: Pick<ReportTime, 'at' | 'knownAt'>): number {
  const { kind, line, difference_minor: differenceMinor } = match
  if (kind === 'repayment') return Math.max(0, differenceMinor)
  const terms = line === null ? undefined : stateOf(book, 'facility', line, when)?.content
  const drawnMinor = expectsIn(book, match)
  const agreedMinor = terms ? upShare(drawnMinor, terms.fee_on_draw_ppm, { days: 1, ofYear: 1 }) + terms.fixed_fee_minor : 0
  return Math.max(agreedMinor, -differenceMinor)
}

function expectsIn(book: DeskBook, { task_id: taskId, amount_minor: amountMinor }: MatchRecord): number {
  const task = workOf(book, 'task', taskId)
  return (task && expectsOf(task)?.amount_minor) ?? amountMinor
}
