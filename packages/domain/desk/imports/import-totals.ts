/**
 * Control totals of a table: how many rows it has and what they come to, held against what the file says and what whoever brings it knows.
 *
 * Always   where one of them does not fit, or cannot be checked, nothing of the file is taken.
 */
import type { ImportAnswer, ImportProfile } from '@fairline/contract/desk/imports'
import type { z } from 'zod'
import { amountText } from '../../kernel/amount-text.ts'
import { labelledValue } from '../statements/csv-label.ts'
import type { StatementFaults } from '../statements/statement-fault.ts'
import { type ProfileField, readCell } from './read-cell.ts'
import { currencyOf } from './read-row.ts'
import { fieldShape } from './register-shape.ts'
import type { RowCells } from './row-cells.ts'

export type ImportTotals = z.infer<typeof ImportAnswer>['totals']
/** As whoever brings it says; undefined: he says nothing. */
export type GivenTotals = Readonly<{ count?: number | undefined; sumMinor?: number | undefined }>
/** `around`: lines above the table and below it. */
export type Counted = Readonly<{ rows: readonly RowCells[]; around: readonly string[] }>

const FILE = { path: 'totals', line: null }

export function importTotals({ rows, around }: Counted, profile: ImportProfile, given: GivenTotals, faults: StatementFaults): ImportTotals {
  const { count_label: countLabel, sum_label: sumLabel } = profile.totals
  const sum = sumOf(rows, profile)
  const proved: ImportTotals['proved_by'] = []
  if (given.count !== undefined) {
    if (given.count === rows.length) proved.push('count_given')
    else faults.tell('given-count-differs', FILE, { stated: given.count, counted: rows.length })
  }
  const told = countLabel === undefined ? undefined : labelledValue(around, countLabel, profile.delimiter)
  if (told !== undefined) {
    const stated = /^\d{1,9}/.exec(told)?.[0]
    if (stated === undefined) faults.tell('total-unreadable', FILE)
    else if (Number(stated) === rows.length) proved.push('count_in_file')
    else faults.tell('count-differs', FILE, { stated, counted: rows.length })
  }
  if (given.sumMinor !== undefined && isSummed(sum, faults)) {
    if (sum.minor === BigInt(given.sumMinor)) proved.push('sum_given')
    else faults.tell('given-sum-differs', FILE, { stated: written(BigInt(given.sumMinor), sum), computed: written(sum.minor, sum) })
  }
  const toldSum = sumLabel === undefined ? undefined : labelledValue(around, sumLabel, profile.delimiter)
  if (toldSum !== undefined && isSummed(sum, faults)) {
    const stated = minorOf(toldSum, sum.currency, profile)
    if (stated === undefined) faults.tell('total-unreadable', FILE)
    else if (stated === sum.minor) proved.push('sum_in_file')
    else faults.tell('total-differs', FILE, { stated: written(stated, sum), computed: written(sum.minor, sum) })
  }
  const minor = sum === undefined ? null : Number(sum.minor)
  const isKept = minor !== null && Number.isSafeInteger(minor)
  return { count: rows.length, sum_minor: isKept ? minor : null, currency: isKept ? sum!.currency : null, proved_by: proved }
}

type Sum = Readonly<{ minor: bigint; currency: string }>
const written = (minor: bigint, { currency }: Sum): string => amountText(minor, currency)

function isSummed(sum: Sum | undefined, faults: StatementFaults): sum is Sum {
  if (sum === undefined) faults.tell('total-unproved', FILE)
  return sum !== undefined
}

/** Undefined: nothing is added up, or it cannot be. */
function sumOf(rows: readonly RowCells[], profile: ImportProfile): Sum | undefined {
  const field = profile.fields.find((one) => one.field === profile.totals.sum_field)
  if (field === undefined) return undefined
  const currencies = new Set(rows.map((row) => currencyOf(row, profile) || undefined))
  const [currency] = currencies
  if (currencies.size !== 1 || currency === undefined) return undefined
  const amounts = rows.map(({ cells }) => amountIn(cells[field.column ?? ''] ?? '', field, currency, profile))
  if (amounts.some((amount) => amount === undefined)) return undefined
  return { currency, minor: amounts.reduce<bigint>((all, amount) => all + BigInt(amount ?? 0), 0n) }
}

/** An empty cell adds nothing. */
function amountIn(text: string, field: ProfileField, currency: string, profile: ImportProfile): number | undefined {
  const shape = fieldShape(profile.kind, field.field)
  const read = shape === undefined ? undefined : readCell(text, field, shape, { profile, currency })
  return read?.ok ? Number(read.value ?? 0) : undefined
}

function minorOf(text: string, currency: string, profile: ImportProfile): bigint | undefined {
  const amount = readCell(
    text,
    { field: 'total' },
    { field: 'total', form: 'amount', isRequired: true, choices: [] },
    { profile, currency },
  )
  return amount.ok && amount.value !== undefined ? BigInt(Number(amount.value)) : undefined
}
