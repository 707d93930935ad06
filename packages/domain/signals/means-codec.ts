/** Income, debts elsewhere, cash flows and employment as compact bytes. Part of the account's format (account/codec.ts). */
import {
  type Reader,
  readCount,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeOptional,
  writeSigned,
  writeText,
} from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import { readDates, writeDates } from './dated-codec.ts'
import {
  type CashFlow,
  type CashFlowOf,
  type DebtsElsewhere,
  type Employment,
  type EmploymentStatus,
  type Income,
  type Means,
  noMeans,
} from './means.ts'

/** Order on disk; new ones go to the end. */
const OWNERS = ['business', 'employer'] as const satisfies readonly CashFlowOf[]
const STATUSES = [
  'employed',
  'temporary',
  'self_employed',
  'unemployed',
  'retired',
  'student',
] as const satisfies readonly EmploymentStatus[]

/** Most borrowers have shown nothing: one byte says so. */
export function writeMeans(writer: Writer, asOf: number, means: Means): void {
  const isEmpty = isNothing(means)
  writeCount(writer, isEmpty ? 0 : 1)
  if (isEmpty) return
  const { income, incomeNotVerifiedAt, debts, cashFlows, employment } = means
  writeCount(writer, income === null ? 0 : 1)
  if (income !== null) writeIncome(writer, asOf, income)
  writeOptional(writer, incomeNotVerifiedAt)
  writeCount(writer, debts === null ? 0 : 1)
  if (debts !== null) writeDebts(writer, asOf, debts)
  writeCount(writer, cashFlows.length)
  for (const flow of cashFlows) writeCashFlow(writer, asOf, flow)
  writeCount(writer, employment === null ? 0 : 1)
  if (employment !== null) writeEmployment(writer, asOf, employment)
}

export function readMeans(reader: Reader, asOf: number): Means {
  if (readCount(reader) === 0) return noMeans
  return {
    income: readCount(reader) === 0 ? null : readIncome(reader, asOf),
    incomeNotVerifiedAt: readOptional(reader),
    debts: readCount(reader) === 0 ? null : readDebts(reader, asOf),
    cashFlows: Array.from({ length: readCount(reader) }, () => readCashFlow(reader, asOf)),
    employment: readCount(reader) === 0 ? null : readEmployment(reader, asOf),
  }
}

const isNothing = ({ income, incomeNotVerifiedAt, debts, cashFlows, employment }: Means): boolean =>
  income === null && incomeNotVerifiedAt === null && debts === null && cashFlows.length === 0 && employment === null

function writeIncome(writer: Writer, asOf: number, income: Income): void {
  writeDates(writer, asOf, income)
  writeCount(writer, income.incomeMinor)
  writeText(writer, income.currency)
}

const readIncome = (reader: Reader, asOf: number): Income => ({
  ...readDates(reader, asOf),
  incomeMinor: readCount(reader),
  currency: readText(reader),
})

function writeDebts(writer: Writer, asOf: number, debts: DebtsElsewhere): void {
  writeDates(writer, asOf, debts)
  writeCount(writer, debts.obligationMinor)
  writeCount(writer, debts.balanceMinor)
  writeCount(writer, debts.lenderCount)
  writeText(writer, debts.currency)
}

const readDebts = (reader: Reader, asOf: number): DebtsElsewhere => ({
  ...readDates(reader, asOf),
  obligationMinor: readCount(reader),
  balanceMinor: readCount(reader),
  lenderCount: readCount(reader),
  currency: readText(reader),
})

function writeCashFlow(writer: Writer, asOf: number, flow: CashFlow): void {
  writeDates(writer, asOf, flow)
  writeCount(writer, OWNERS.indexOf(flow.of))
  writeCount(writer, flow.periodMs)
  writeSigned(writer, flow.cashFlowMinor)
  writeText(writer, flow.currency)
}

const readCashFlow = (reader: Reader, asOf: number): CashFlow => ({
  ...readDates(reader, asOf),
  of: known(OWNERS, readCount(reader)),
  periodMs: readCount(reader),
  cashFlowMinor: readSigned(reader),
  currency: readText(reader),
})

function writeEmployment(writer: Writer, asOf: number, employment: Employment): void {
  writeDates(writer, asOf, employment)
  writeCount(writer, STATUSES.indexOf(employment.status))
  writeCount(writer, employment.verified ? 1 : 0)
  writeCount(writer, employment.employedAt === null ? 0 : 1)
  if (employment.employedAt !== null) writeSigned(writer, asOf - employment.employedAt)
}

const readEmployment = (reader: Reader, asOf: number): Employment => ({
  ...readDates(reader, asOf),
  status: known(STATUSES, readCount(reader)),
  verified: readCount(reader) === 1,
  employedAt: readCount(reader) === 0 ? null : asOf - readSigned(reader),
})

function known<T>(words: readonly T[], index: number): T {
  const word = words[index]
  invariant(word !== undefined, 'means are in known words')
  return word
}
