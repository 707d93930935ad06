/** Sums of an import, so that whoever sent the file can see that all of it was counted, and as what. */
import type { NotedEntry } from './noted-entry.ts'
import { type EntryOutcome, outcomeOf } from './noted-entry.ts'

/** Over all of a file: every entry is in one of them. */
export type ImportTotal = {
  readonly currency: string
  readonly direction: 'credit' | 'debit'
  readonly outcome: EntryOutcome
  readonly count: number
  readonly amount_minor: number
}

/** Of a statement that was proved; balances below zero are overdrawn. */
export type StatementFigures = {
  readonly statement_id: string
  readonly currency: string
  readonly opening_minor: number
  readonly closing_minor: number
  readonly from: string
  readonly to: string
  readonly entries: number
}

/** By currency, direction and outcome, in that order. */
export function totalsOf(entries: readonly NotedEntry[], importId: string): ImportTotal[] {
  const totals = new Map<string, ImportTotal>()
  for (const entry of entries) {
    const { currency, direction, amountMinor } = entry
    const outcome = outcomeOf(entry, importId)
    const key = [currency, direction, outcome].join(' ')
    const { count, amount_minor } = totals.get(key) ?? { count: 0, amount_minor: 0 }
    totals.set(key, { currency, direction, outcome, count: count + 1, amount_minor: amount_minor + amountMinor })
  }
  return [...totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total)
}
