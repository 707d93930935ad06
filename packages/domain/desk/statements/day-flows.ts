/**
 * What each day of a statement brought in and took out in all: what is kept of entries that nothing was matched with, so that what was expected can be held against it.
 *
 * Left out   draws and repayments of lines, which are financing; what moved between own accounts; and where it is not told which way the money went.
 * Reversals  take off what they take back, on the day they are booked: a day may come to less than nothing.
 * Limit      DAYS_KEPT days up to the statement's end.
 */
import { dayText } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { DayFlow } from '../funding/statement-record.ts'
import { sum } from '../measures/parts.ts'
import type { HashText } from './entry-keys.ts'
import type { Statement, StatementEntry } from './statement.ts'

/** A quarter: more than anything looks back. */
export const DAYS_KEPT = 92

/** `financing`: keys of entries. `ownAccounts`: by their hashes. */
export type LeftOut = Readonly<{ financing: ReadonlySet<string>; ownAccounts: ReadonlySet<string> }>

export function dayFlows({ from, to, entries }: Statement, leftOut: LeftOut, hash: HashText): { days_from: string; days: DayFlow[] } {
  const first = Math.max(from, to - DAYS_KEPT + 1)
  const counted = entries.filter((entry) => entry.bookedOn >= first && entry.bookedOn <= to && counts(entry, leftOut, hash))
  const byDay = [...groupBy(counted, ({ bookedOn }) => bookedOn)].sort(([a], [b]) => a - b)
  return {
    days_from: dayText(first),
    days: byDay.map(([day, ofDay]) => ({ on: dayText(day), in_minor: flowOf(ofDay, 'credit'), out_minor: flowOf(ofDay, 'debit') })),
  }
}

function counts({ key, direction, counterparty }: StatementEntry, { financing, ownAccounts }: LeftOut, hash: HashText): boolean {
  if (direction === 'neutral' || financing.has(key)) return false
  return counterparty.account === null || !ownAccounts.has(hash(counterparty.account))
}

/** The reversal of a credit is a debit, and takes off what came in. */
const flowOf = (entries: readonly StatementEntry[], way: 'credit' | 'debit'): number =>
  sum(
    entries.map(({ direction, isReversal, amountMinor }) =>
      isReversal ? (direction === way ? 0 : -amountMinor) : direction === way ? amountMinor : 0,
    ),
  )
