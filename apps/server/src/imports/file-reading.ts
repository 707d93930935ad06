/** A file of payments, of whichever kind, read to what an import works on: without names and accounts of who paid whom. */
import { dayText } from '@fairline/domain/kernel/day'
import type { ImportFaults } from './import-fault.ts'
import type { StatementFigures } from './import-totals.ts'
import type { MatchedEntry } from './match-entry.ts'
import { readCamt053 } from './read-camt053.ts'
import { readPaymentCsv } from './read-payment-csv.ts'
import type { Statement, StatementEntry } from './statement-entry.ts'

export const FILE_KINDS = ['camt053', 'csv'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** `account`: the lender's own, that the entry moved; empty where the file does not say. */
export type ImportedEntry = MatchedEntry & { readonly account: string }

/** `skipped`: entries that are not booked yet. */
export type ReadingHead = {
  readonly statements: readonly StatementFigures[]
  readonly skipped: number
  readonly faults: ImportFaults
}

export type FileReading = ReadingHead & { readonly entries: readonly ImportedEntry[] }

/** Blocks for seconds on large files. */
export function readPaymentFile(bytes: Uint8Array, kind: FileKind): FileReading {
  if (kind === 'csv') {
    const { entries, faults } = readPaymentCsv(bytes)
    return { statements: [], skipped: 0, faults, entries: entries.map((entry) => withoutParties(entry, '')) }
  }
  const { statements, skipped, faults } = readCamt053(bytes)
  return {
    statements: statements.map(figuresOf),
    skipped: skipped.length,
    faults,
    entries: statements.flatMap(({ account, entries }) => entries.map((entry) => withoutParties(entry, account))),
  }
}

function withoutParties(entry: StatementEntry, account: string): ImportedEntry {
  const { debtorName: _debtor, debtorAccount: _from, creditorName: _creditor, creditorAccount: _to, ...rest } = entry
  return { ...rest, account }
}

const figuresOf = ({ statementId, currency, openingMinor, closingMinor, from, to, entries }: Statement): StatementFigures => ({
  statement_id: statementId,
  currency,
  opening_minor: openingMinor,
  closing_minor: closingMinor,
  from: dayText(from),
  to: dayText(to),
  entries: entries.length,
})
