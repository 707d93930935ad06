import { expect, test } from 'vitest'
import { CsvProfileSchema, LoanPatternSchema } from './csv-profile-schema.ts'
import { CSV_PROFILES } from './csv-profiles.ts'
import { LOAN_PATTERNS } from './loan-patterns.ts'

test.each(CSV_PROFILES.map((profile) => [profile.id, profile] as const))('%s is a profile as a desk could write it', (_id, profile) => {
  expect(CsvProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile)
})

test('and so are the patterns', () => {
  for (const pattern of LOAN_PATTERNS) expect(LoanPatternSchema.parse(pattern)).toEqual(pattern)
})

const [app, , bank] = CSV_PROFILES

// biome-ignore format: a table
test.each<[what: string, profile: unknown, path: string]>([
  ['a field that is none', { ...app, regex: '.*' }, ''],
  ['no columns', { ...app, columns: { texts: [], references: [] } }, 'columns.booked'],
  ['a column without a name', { ...app, columns: { ...app!.columns, booked: ' ' } }, 'columns.booked'],
  ['a day form of one’s own', { ...app, dayForm: 'yy-mm-dd' }, 'dayForm'],
  ['one mark for both', { ...app, groupMark: '.' }, 'groupMark'],
  ['no currency', { ...app, currency: null }, 'currency'],
  ['statuses without their column', { ...bank, statuses: { done: ['ok'], reversed: [] } }, 'columns.status'],
  ['a value for two directions', { ...app, direction: { ...app!.direction, neutral: ['收入'] } }, 'direction'],
  ['an end that begins with nothing', { ...app, end: { starts: [], isRequired: true } }, 'end.starts'],
  ['version 0', { ...app, version: 0 }, 'version'],
  ['more words than anybody needs', { ...app, marks: Array.from({ length: 51 }, () => 'x') }, 'marks'],
])('%s is refused', (_what, profile, path) => {
  expect(CsvProfileSchema.safeParse(profile).error?.issues[0]?.path.join('.')).toBe(path)
})

test('a pattern that fits everything is refused', () => {
  expect(LoanPatternSchema.safeParse({ ...LOAN_PATTERNS[0], all: [], any: [] }).success).toBe(false)
  expect(LoanPatternSchema.safeParse({ ...LOAN_PATTERNS[0], all: [''] }).success).toBe(false)
})
