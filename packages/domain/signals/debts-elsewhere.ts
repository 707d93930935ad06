/** Debts with other lenders as they were reported: one entry a record, its latest report. */
import { fingerprint } from '../kernel/fingerprint.ts'
import type { Dated } from './retention.ts'
import { CAP } from './windows.ts'

export type DebtElsewhere = Dated & Readonly<{ record: number; daysPastDue: number }>

export const recordOf = (source: string, recordId: string): number => fingerprint(`${source}\n${recordId}`)

export function withDebt(debts: readonly DebtElsewhere[], debt: DebtElsewhere): readonly DebtElsewhere[] {
  const { at, learnedAt, daysPastDue, record } = debt
  const before = debts.find((one) => one.record === record)
  if (before && (before.at - at || before.learnedAt - learnedAt || before.daysPastDue - daysPastDue) > 0) return debts
  const all = [...debts.filter((one) => one.record !== record), debt]
  return all.sort((a, b) => a.at - b.at || a.record - b.record).slice(-CAP.elsewhere)
}
