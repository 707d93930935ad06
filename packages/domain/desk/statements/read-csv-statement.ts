/**
 * Tables of movements as banks and platforms export them, by versioned profiles of their layouts.
 *
 * Proof    by the balance behind each row or around the table, where there is one; by the file's own counts and sums, where it tells them.
 * Takes    the whole table, or nothing of it where any row is wrong. Rows that have not taken place are named among the skipped.
 * Errors   every fault with its row and column; never throws on what was sent.
 */

import { readMarkedAmount } from '../../kernel/amount-text.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { Day } from '../../kernel/day.ts'
import { readWrittenDay } from '../../kernel/written-day.ts'
import { labelledValue } from './csv-label.ts'
import { type CsvLabel, type CsvProfile, columnNames, profileName } from './csv-profile.ts'
import { type ReadRow, readRow } from './csv-row.ts'
import { type CsvTable, readTable } from './csv-table.ts'
import { checkTotals } from './csv-totals.ts'
import type { HashText } from './entry-keys.ts'
import { proveStatement, signedMinor } from './prove-statement.ts'
import { type Balances, type SkippedEntry, STATEMENT_ENTRIES_MAX, type StatementReading } from './statement.ts'
import { type StatementFault, StatementFaults } from './statement-fault.ts'

/** `account`: for files that do not name it. */
export type CsvReadingOptions = { readonly profiles: readonly CsvProfile[]; readonly account: string | null }

type StatementTable = CsvTable<CsvProfile>

export function readCsvStatement(
  text: string,
  { profiles, account: givenAccount }: CsvReadingOptions,
  hash: HashText,
  faults = new StatementFaults(),
): StatementReading<StatementFault> {
  const none = { statements: [], skipped: [], faults }
  const before = faults.count
  const table = readTable(text, { profiles, columnsOf: columnNames, rowsMax: STATEMENT_ENTRIES_MAX }, faults)
  if (!table) return none
  const { rows, skipped } = readRows(table, faults)
  const currency = oneCurrency(table, rows, faults)
  const account = readAccount(table, givenAccount, faults)
  const period = readPeriod(table, rows, faults)
  if (currency !== undefined) checkTotals(table, currency, faults)
  if (faults.count > before || currency === undefined || account === undefined || !period) return none
  const oldestFirst = table.profile.order === 'oldest-first' ? rows : rows.toReversed()
  const balances = readBalances(table, oldestFirst, currency, faults)
  if (faults.count > before) return none
  const statement = proveStatement(
    {
      source: 'csv',
      profile: profileName(table.profile),
      account,
      number: null,
      currency,
      ...period,
      balances,
      entries: oldestFirst.map(({ entry }) => entry),
      place: table.header,
      closingPlace: oldestFirst.at(-1)?.entry.place ?? table.header,
    },
    faults,
    hash,
  )
  return statement ? { statements: [statement], skipped, faults } : none
}

function readRows(table: StatementTable, faults: StatementFaults) {
  const rows: ReadRow[] = []
  const skipped: SkippedEntry[] = []
  for (const row of table.rows) {
    const read = readRow(row, table.profile, faults)
    if (read && 'entry' in read) rows.push(read)
    else if (read) skipped.push(read)
  }
  return { rows, skipped }
}

function oneCurrency({ profile, header }: StatementTable, rows: readonly ReadRow[], faults: StatementFaults): string | undefined {
  const currency = profile.currency ?? rows[0]?.currency
  if (currency === undefined)
    return faults.count > 0 ? undefined : faults.tell('value-missing', { ...header, path: `header/${profile.columns.currency}` })
  for (const { entry, currency: own } of rows) if (own !== currency) faults.tell('currency-differs', entry.place, { currency })
  return currency
}

function labelled({ profile, around }: StatementTable, label: CsvLabel): string | undefined {
  const word = profile.labels[label]
  return word === undefined ? undefined : labelledValue(around, word, profile.delimiter)
}

function readAccount(table: StatementTable, given: string | null, faults: StatementFaults): string | undefined {
  const { columns } = table.profile
  const told = new Set(columns.account === undefined ? [] : table.rows.map(({ cell }) => cell(columns.account!)))
  if (told.size > 1) return faults.tell('account-differs', table.header)
  return cleanText(labelled(table, 'account') ?? [...told][0]) ?? given ?? faults.tell('account-unknown', table.header)
}

type Period = { readonly from: Day; readonly to: Day }

/** As the file tells it, and every row within; else as far as its rows reach. */
function readPeriod(table: StatementTable, rows: readonly ReadRow[], faults: StatementFaults): Period | undefined {
  const told = (['from', 'to'] as const).map((label) => {
    const [text] = labelled(table, label)?.split(/[\sT]/) ?? []
    const place = { path: table.profile.labels[label] ?? label, line: null }
    return text === undefined ? undefined : (readWrittenDay(text, table.profile.dayForm) ?? faults.tell('date-unreadable', place))
  })
  const days = rows.map(({ entry }) => entry.bookedOn)
  const [from, to] = [
    told[0] ?? days.reduce((a, b) => Math.min(a, b), Infinity),
    told[1] ?? days.reduce((a, b) => Math.max(a, b), -Infinity),
  ]
  if (!Number.isFinite(from) || !Number.isFinite(to))
    return faults.count > 0 ? undefined : faults.tell('value-missing', { path: 'period', line: null })
  for (const { entry } of rows) if (entry.bookedOn < from || entry.bookedOn > to) faults.tell('date-outside', entry.place)
  return { from, to }
}

/** Around the table where the file tells them there; else before its first row and behind its last. */
function readBalances(table: StatementTable, oldestFirst: readonly ReadRow[], currency: string, faults: StatementFaults): Balances | null {
  const [opening, closing] = (['opening', 'closing'] as const).map((label) => readToldBalance(table, label, currency, faults))
  const followed = followBalances(oldestFirst, faults)
  const openingMinor = opening ?? followed?.openingMinor
  const closingMinor = closing ?? followed?.closingMinor
  return openingMinor === undefined || closingMinor === undefined ? null : { openingMinor, closingMinor }
}

function readToldBalance(
  table: StatementTable,
  label: 'opening' | 'closing',
  currency: string,
  faults: StatementFaults,
): number | undefined {
  const text = labelled(table, label)
  if (text === undefined) return undefined
  const amount = readMarkedAmount(text.replace(/^[+-]/, ''), currency, table.profile)
  if (!amount.ok) return faults.tell('amount-unreadable', { path: table.profile.labels[label] ?? label, line: null })
  return text.startsWith('-') ? 0 - amount.value : amount.value
}

/** Each balance is the one before and the row's own movement. */
function followBalances(rows: readonly ReadRow[], faults: StatementFaults): Balances | undefined {
  let [opening, balance]: (bigint | undefined)[] = []
  for (const { entry, balanceMinor } of rows) {
    if (balanceMinor === null) return undefined
    opening ??= BigInt(balanceMinor) - signedMinor(entry)
    if (balance !== undefined && balance + signedMinor(entry) !== BigInt(balanceMinor)) faults.tell('balance-broken', entry.place)
    balance = BigInt(balanceMinor)
  }
  if (opening === undefined || balance === undefined) return undefined
  if (Number.isSafeInteger(Number(opening))) return { openingMinor: Number(opening), closingMinor: Number(balance) }
  return faults.tell('total-too-large', rows[0]!.entry.place)
}
