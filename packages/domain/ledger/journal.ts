/** Entries of the accounts: what changed between two states of them. */
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { type Day, dayText } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import type { Balances } from './loan-balances.ts'

type JournalPosted = OutcomeOf<'journal-posted'>
export type Entry = JournalPosted['data']['entries'][number]

/** In the order of the roles; `loanId` null for money that no loan has. */
export function entriesBetween(before: Balances, after: Balances, loanId: string | null): readonly Entry[] {
  const entries: Entry[] = []
  for (const account of LEDGER_ROLES) {
    const amountMinor = (after[account] ?? 0) - (before[account] ?? 0)
    if (amountMinor !== 0) entries.push({ account, loanId, amountMinor })
  }
  return entries
}

/** None where nothing changed. `through`: the day up to which the entries follow the loans. */
export function journal(
  entries: readonly Entry[],
  { bookedOn, through = bookedOn, currency }: { bookedOn: Day; through?: Day; currency: string },
): readonly JournalPosted[] {
  if (entries.length === 0) return []
  const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, 0)
  invariant(sum === 0, 'debits equal credits')
  return [{ type: 'journal-posted', data: { bookedOn: dayText(bookedOn), through: dayText(through), currency, entries } }]
}
