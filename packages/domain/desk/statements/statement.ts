/**
 * A statement of an account of the desk or of one of its lenders, whatever file or message told it.
 *
 * Units     `...Minor`: whole minor units of the statement's one currency. An entry's amount is from 0; its direction says which way. Balances are below
 *           zero where the account is overdrawn. Days are the bank's own, as written.
 * Proof     where both balances are told, the opening one and all entries make the closing one; else the file's own counts and sums hold. What could
 *           not be proved is no statement.
 * Personal  `counterparty`, `text` and `references`: never in a fault or a log.
 */
import type { Day } from '../../kernel/day.ts'

export const STATEMENT_BYTES_MAX = 10 * 1024 * 1024
export const STATEMENT_ENTRIES_MAX = 50_000

/** In the file, counted from 1: `statement[1]/:61:[3]`, `row[12]/金额`. */
export type Place = { readonly path: string; readonly line: number | null }

/** `neutral`: the source counts it neither as income nor as expense, and does not say which way the money went. */
export type Direction = 'credit' | 'debit' | 'neutral'

export type StatementEntry = {
  readonly place: Place
  /** The same when the same movement comes again, in this file's form; unique within the account. */
  readonly key: string
  readonly bookedOn: Day
  readonly valueOn: Day
  /** As booked: the reversal of a credit is a debit. */
  readonly direction: Direction
  readonly amountMinor: number
  /** It takes back an earlier entry, or is money that could not be delivered. */
  readonly isReversal: boolean
  readonly counterparty: { readonly name: string | null; readonly account: string | null }
  /** One line, up to ENTRY_TEXT_MAX; empty where nothing is said. */
  readonly text: string
  /** The bank's, the sender's and the end-to-end one, as far as they are told. */
  readonly references: readonly string[]
}

export type EntryDraft = Omit<StatementEntry, 'key'>

/** A movement that the file names and that has not taken place, or of which that is not known. */
export type SkippedEntry = Place & { readonly status: string }

export type StatementSource = 'camt053' | 'mt940' | 'csv'

export type Statement = {
  readonly source: StatementSource
  /** Which profile of a layout read it: `alipay-app@1`. Null where the format is a standard. */
  readonly profile: string | null
  readonly account: string
  readonly number: string | null
  readonly currency: string
  readonly from: Day
  readonly to: Day
  /** Null where the file tells no balances. */
  readonly balances: Balances | null
  readonly entries: readonly StatementEntry[]
}

export type Balances = { readonly openingMinor: number; readonly closingMinor: number }

export type StatementReading<Fault> = {
  readonly statements: readonly Statement[]
  readonly skipped: readonly SkippedEntry[]
  readonly faults: { readonly told: readonly Fault[]; readonly count: number }
}
