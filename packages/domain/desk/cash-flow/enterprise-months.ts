/** The months of an enterprise's cash flow as the desk has them: of each the newest that was written down. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { type DeskBook, type DeskState, isOpen, statesOf, type When } from '../model/desk-book.ts'
import { type CashFlowMonth, monthOf } from './cash-flow-trend.ts'

export type EnterpriseMonth = CashFlowMonth & Readonly<{ entry: DeskState<'enterprise_cash_flow'> }>

/** The newest month first. A month that was written twice counts as it was written last; both stay in the register. */
export function enterpriseMonths(book: DeskBook, when: When, projectId: string): EnterpriseMonth[] {
  const byMonth = new Map<string, DeskState<'enterprise_cash_flow'>>()
  for (const state of statesOf(book, 'enterprise_cash_flow', when)) {
    const { project_id: project, month } = state.content
    if (project !== projectId || !isOpen(state)) continue
    const before = byMonth.get(month)
    if (before === undefined || before.recordedAt <= state.recordedAt) byMonth.set(month, state)
  }
  return [...byMonth.values()].map(monthFrom).toSorted((a, b) => b.month - a.month)
}

function monthFrom(entry: DeskState<'enterprise_cash_flow'>): EnterpriseMonth {
  const { month, inflow_minor, outflow_minor, due_debt_minor }: DeskEntry<'enterprise_cash_flow'> = entry.content
  return { entry, month: monthOf(month), inflowMinor: inflow_minor, outflowMinor: outflow_minor, dueDebtMinor: due_debt_minor }
}
