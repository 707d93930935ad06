/** An entry of a file with what is to be done about it, as it is written down before anything is done. */
import type { ImportEntry } from '@fairline/contract/views/import-view'
import type { z } from 'zod'

type View = z.infer<typeof ImportEntry>

/** repay: a payment of a borrower. take-back: it undoes `originalId`. suspend: nobody's yet. list: nothing is posted. */
export type EntryTask = 'repay' | 'take-back' | 'suspend' | 'list'

/** to-do: the task may be done or not. assigning, returning: a person decided, and it may be half done. */
export type EntryState = 'to-do' | 'posted' | 'taken-back' | 'listed' | 'open' | 'assigning' | 'assigned' | 'returning' | 'returned'

export type NotedEntry = {
  readonly entryId: string
  /** The file that it came in first. */
  readonly importId: string
  /** Its place among the entries of that file, from 1. */
  readonly nth: number
  readonly place: string
  readonly reference: string
  readonly accountKey: string
  readonly bankKey: string | null
  readonly payerKey: string | null
  readonly direction: 'credit' | 'debit'
  readonly amountMinor: number
  readonly currency: string
  /** Dates as texts. */
  readonly bookedOn: string
  readonly valueOn: string
  readonly task: EntryTask
  readonly state: EntryState
  readonly why: View['why']
  readonly rule: View['rule']
  readonly fit: View['fit']
  /** What the line of the borrower said. */
  readonly problem: string | null
  readonly ref: string | null
  readonly loanId: string | null
  readonly originalId: string | null
  readonly notedAt: number
  readonly resolvedBy: string | null
  readonly resolvedAt: number | null
}

export type EntryOutcome = View['outcome']

const OUTCOMES: Readonly<Record<EntryState, EntryOutcome>> = {
  'to-do': 'failed',
  posted: 'posted',
  'taken-back': 'taken_back',
  listed: 'listed',
  open: 'unmatched',
  assigning: 'unmatched',
  assigned: 'unmatched',
  returning: 'unmatched',
  returned: 'unmatched',
}

export const outcomeOf = ({ state, importId }: NotedEntry, ofImport: string): EntryOutcome =>
  importId === ofImport || state === 'to-do' ? OUTCOMES[state] : 'repeated'
