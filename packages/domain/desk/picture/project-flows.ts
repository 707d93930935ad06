/** What a project has to pay and expects to be paid from today on, by weeks and quarters, and by which entries. */
import { type Day, knownDay } from '../../kernel/day.ts'
import type { Week } from '../measures/coverage.ts'
import type { Quarter } from '../measures/leverage.ts'
import type { DebtWeek } from '../measures/maturity.ts'
import { sum } from '../measures/parts.ts'
import type { DeskState } from '../model/desk-book.ts'
import { debtsAhead } from './project-outlook.ts'
import type { Registers } from './registers.ts'

/** `of`: the entry. */
export type Flow = Readonly<{ id: string; of: string; dueOn: Day; minor: number }>
export type ProjectFlows = Readonly<{
  today: Day
  debts: readonly Flow[]
  spending: readonly Flow[]
  receipts: readonly Flow[]
  weeks: readonly Week[]
  debtWeeks: readonly DebtWeek[]
  quarters: readonly Quarter[]
}>

const [WEEKS, QUARTERS] = [26, 4]
export const [WEEK_DAYS, QUARTER_DAYS] = [7, 91] as const

export function projectFlows(projectId: string, registers: Registers): ProjectFlows {
  const { needsOf, receiptsOf, today } = registers
  const flow = ({ id, content }: DeskState<'need'> | DeskState<'receipt'>): Flow => ({
    ...{ id, of: id, dueOn: knownDay(content.due_on), minor: content.p50_minor },
  })
  const isAhead = ({ dueOn }: Flow) => dueOn >= today
  const debts = debtsAhead(projectId, registers)
  const spending = needsOf(projectId)
    .filter(({ content }) => content.purpose !== 'debt_service')
    .map(flow)
    .filter(isAhead)
  const receipts = receiptsOf(projectId).map(flow).filter(isAhead)
  const within = (all: readonly Flow[], nth: number, days: number) =>
    sum(all.filter(({ dueOn }) => Math.floor((dueOn - today) / days) === nth).map(({ minor }) => minor))
  const each = <T>(count: number, of: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => of(nth))
  return {
    ...{ today, debts, spending, receipts },
    weeks: each(
      WEEKS,
      (nth): Week => ({
        outMinor: within(debts, nth, WEEK_DAYS) + within(spending, nth, WEEK_DAYS),
        inMinor: within(receipts, nth, WEEK_DAYS),
      }),
    ),
    debtWeeks: each(WEEKS, (nth) => ({ serviceMinor: within(debts, nth, WEEK_DAYS), receiptsMinor: within(receipts, nth, WEEK_DAYS) })),
    quarters: each(QUARTERS, (nth) => ({
      cashFlowMinor: within(receipts, nth, QUARTER_DAYS) - within(spending, nth, QUARTER_DAYS),
      serviceMinor: within(debts, nth, QUARTER_DAYS),
    })),
  }
}
