/** Profiles and patterns that a desk writes itself: strict, and of sizes that nobody needs more of. */
import { z } from 'zod'
import { DAY_FORMS } from '../../kernel/written-day.ts'
import type { CsvProfile } from './csv-profile.ts'
import type { LoanPattern } from './loan-patterns.ts'

const LIST_MAX = 50
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
const name = z.string().trim().min(1).max(64)
const names = z.array(name).max(LIST_MAX)
/** An empty cell may mean something too. */
const cellValues = z.array(z.string().trim().max(64)).max(LIST_MAX)
const version = z.number().int().min(1).max(10_000)

const columns = z.strictObject({
  booked: name,
  value: name.exactOptional(),
  currency: name.exactOptional(),
  balance: name.exactOptional(),
  status: name.exactOptional(),
  account: name.exactOptional(),
  counterparty: name.exactOptional(),
  counterpartyAccount: name.exactOptional(),
  texts: names,
  references: names,
})

const direction = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('sign'), amount: name }),
  z.strictObject({ by: z.literal('column'), amount: name, column: name, credit: cellValues, debit: cellValues, neutral: cellValues }),
  z.strictObject({ by: z.literal('columns'), credit: name, debit: name }),
])

const total = z.strictObject({
  label: name,
  zh: name,
  en: name,
  rows: z.strictObject({ column: name, value: z.string().trim().max(64) }).nullable(),
  less: names,
})

const label = name.exactOptional()

export const CsvProfileSchema = z
  .strictObject({
    id,
    version,
    zh: name,
    en: name,
    marks: names,
    delimiter: z.enum([',', ';', '\t', '|']),
    columns,
    dayForm: z.enum(DAY_FORMS),
    decimalMark: z.enum(['.', ',']),
    groupMark: z.enum([',', '.', ' ', "'"]).nullable(),
    direction,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    order: z.enum(['oldest-first', 'newest-first']),
    statuses: z.strictObject({ done: cellValues, reversed: cellValues }).nullable(),
    labels: z.strictObject({ account: label, from: label, to: label, opening: label, closing: label }),
    end: z.strictObject({ starts: names.min(1), isRequired: z.boolean() }).nullable(),
    totals: z.array(total).max(LIST_MAX),
  })
  .refine(({ decimalMark, groupMark }) => decimalMark !== groupMark, { path: ['groupMark'], error: 'is the decimal mark' })
  .refine(({ currency, columns: { currency: column } }) => currency !== null || column !== undefined, {
    path: ['currency'],
    error: 'is told neither for all rows nor by a column',
  })
  .refine(({ statuses, columns: { status } }) => statuses === null || status !== undefined, {
    path: ['columns', 'status'],
    error: 'is needed where statuses are told apart',
  })
  .refine(
    ({ direction: one }) =>
      one.by !== 'column' ||
      new Set([...one.credit, ...one.debit, ...one.neutral]).size === one.credit.length + one.debit.length + one.neutral.length,
    {
      path: ['direction'],
      error: 'a value says one direction',
    },
  ) satisfies z.ZodType<CsvProfile>

/** A pattern without a word would fit every entry. */
export const LoanPatternSchema = z
  .strictObject({ id, product: name, kind: z.enum(['draw', 'repayment']), all: names, any: names, none: names })
  .refine(({ all, any }) => all.length + any.length > 0, {
    path: ['all'],
    error: 'a pattern looks for a word at least',
  }) satisfies z.ZodType<LoanPattern>
