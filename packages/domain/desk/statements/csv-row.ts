/** One row of a table of movements, read as its profile says. Undefined, and every fault of it told, where it cannot be read. */
import { digitsOf, isCurrencyCode, readMarkedAmount } from '../../kernel/amount-text.ts'
import { cleanText, givenReference } from '../../kernel/clean-text.ts'
import { readWrittenDay } from '../../kernel/written-day.ts'
import type { CsvDirection, CsvProfile } from './csv-profile.ts'
import type { CsvRow } from './csv-table.ts'
import { entryText } from './entry-text.ts'
import type { Direction, EntryDraft, Place, SkippedEntry } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

export type ReadRow = { readonly entry: EntryDraft; readonly currency: string; readonly balanceMinor: number | null }

export function readRow(row: CsvRow, profile: CsvProfile, faults: StatementFaults): ReadRow | SkippedEntry | undefined {
  const { columns, statuses } = profile
  const status = columns.status === undefined ? '' : row.cell(columns.status)
  const isReversed = statuses?.reversed.includes(status) ?? false
  if (statuses && !isReversed && !statuses.done.includes(status))
    return { ...row.place, status: (cleanText(status) ?? '-').slice(0, STATUS_LENGTH) }
  const bookedOn = readDayIn(row, columns.booked, profile, faults)
  const valueOn = columns.value === undefined || row.cell(columns.value) === '' ? bookedOn : readDayIn(row, columns.value, profile, faults)
  const currency = readCurrency(row, profile, faults)
  const move = currency === undefined ? undefined : readMove(row, profile, currency, faults)
  const balance = readBalance(row, profile, currency, faults)
  if (bookedOn === undefined || valueOn === undefined || currency === undefined || !move || !balance) return undefined
  const entry = { place: row.place, bookedOn, valueOn, ...move, isReversal: move.isReversal || isReversed, ...saidIn(row, profile) }
  return { entry, currency, balanceMinor: balance.minor }
}

const STATUS_LENGTH = 32

const at = ({ place: { path, line } }: CsvRow, column: string): Place => ({ path: `${path}/${column}`, line })

function readDayIn(row: CsvRow, column: string, { dayForm }: CsvProfile, faults: StatementFaults) {
  const [day = ''] = row.cell(column).split(/[\sT]/)
  return readWrittenDay(day, dayForm) ?? faults.tell('date-unreadable', at(row, column))
}

function readCurrency(row: CsvRow, { currency, columns }: CsvProfile, faults: StatementFaults): string | undefined {
  const text = currency ?? row.cell(columns.currency ?? '')
  return isCurrencyCode(text) ? text : faults.tell('currency-unreadable', at(row, columns.currency ?? '-'))
}

/** `-¥1,234.50`. */
const SIGNED = /^([+-]?)\s*[¥￥]?\s*([+-]?)(.*)$/

/** Below zero where the text is. */
export function readSignedCell(
  row: CsvRow,
  column: string,
  profile: CsvProfile,
  currency: string,
  faults: StatementFaults,
): number | undefined {
  const [, outer = '', inner = '', digits = ''] = SIGNED.exec(row.cell(column)) ?? []
  const amount = readMarkedAmount(outer !== '' && inner !== '' ? '' : digits, currency, profile)
  if (!amount.ok) return faults.tell(amount.refusal, at(row, column), { digits: digitsOf(currency) })
  return outer + inner === '-' ? 0 - amount.value : amount.value
}

type Move = Pick<EntryDraft, 'direction' | 'amountMinor' | 'isReversal'>

function readMove(row: CsvRow, profile: CsvProfile, currency: string, faults: StatementFaults): Move | undefined {
  const { direction } = profile
  if (direction.by === 'columns') return readSides(row, direction, profile, currency, faults)
  const minor = readSignedCell(row, direction.amount, profile, currency, faults)
  if (direction.by === 'sign') return minor === undefined ? undefined : moveOf(minor < 0 ? 'debit' : 'credit', Math.abs(minor))
  const side = sideOf(row.cell(direction.column), direction) ?? faults.tell('direction-unreadable', at(row, direction.column))
  return minor === undefined || side === undefined ? undefined : moveOf(side, minor)
}

function sideOf(said: string, { credit, debit, neutral }: Extract<CsvDirection, { by: 'column' }>): Direction | undefined {
  if (credit.includes(said)) return 'credit'
  if (debit.includes(said)) return 'debit'
  return neutral.includes(said) ? 'neutral' : undefined
}

type Sides = Extract<CsvDirection, { by: 'columns' }>

/** Of the two cells one is empty, or nothing. */
function readSides(row: CsvRow, sides: Sides, profile: CsvProfile, currency: string, faults: StatementFaults): Move | undefined {
  const before = faults.count
  const read = (column: string): number => (row.cell(column) === '' ? 0 : (readSignedCell(row, column, profile, currency, faults) ?? 0))
  const [credit, debit] = [read(sides.credit), read(sides.debit)]
  if (faults.count > before) return undefined
  if (credit !== 0 && debit !== 0) return faults.tell('amount-twice', at(row, sides.debit))
  if (row.cell(sides.credit) === '' && row.cell(sides.debit) === '') return faults.tell('value-missing', at(row, sides.credit))
  return debit === 0 ? moveOf('credit', credit) : moveOf('debit', debit)
}

/** What stands below zero on its own side is money back: booked on the other. */
function moveOf(side: Direction, minor: number): Move {
  if (minor >= 0) return { direction: side, amountMinor: minor, isReversal: false }
  const other = { credit: 'debit', debit: 'credit', neutral: 'neutral' } as const
  return { direction: other[side], amountMinor: -minor, isReversal: true }
}

function readBalance(
  row: CsvRow,
  profile: CsvProfile,
  currency: string | undefined,
  faults: StatementFaults,
): { minor: number | null } | undefined {
  const { balance } = profile.columns
  if (balance === undefined || currency === undefined) return { minor: null }
  const minor = readSignedCell(row, balance, profile, currency, faults)
  return minor === undefined ? undefined : { minor }
}

/** Platforms write `/` where there is nothing. */
const said = (text: string): string | null => (text === '/' ? null : cleanText(text))

function saidIn({ cell }: CsvRow, { columns }: CsvProfile): Pick<EntryDraft, 'counterparty' | 'text' | 'references'> {
  const words = columns.texts.map((column) => said(cell(column)))
  const references = columns.references.map((column) => givenReference(said(cell(column)))).filter((reference) => reference !== null)
  return {
    counterparty: { name: said(cell(columns.counterparty ?? '')), account: said(cell(columns.counterpartyAccount ?? '')) },
    text: entryText([...new Set(words)]),
    references: [...new Set(references)],
  }
}
