/** A table of needs and one of debts, and the profiles that read them. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { fingerprint } from '../../kernel/fingerprint.ts'
import { addFacts, type DeskBook } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { ImportData } from './import-record.ts'
import type { GivenTotals } from './import-totals.ts'
import { type PlacedEntry, placeEntries } from './place-entries.ts'
import { type ImportReading, readImport } from './read-import.ts'

/** No secret of anybody: what differs has to differ. */
const hash = (text: string): string =>
  Array.from({ length: 8 }, (_, nth) => fingerprint(`${nth} ${text}`).toString(16).padStart(8, '0').slice(-8)).join('')

export const NEEDS: ImportProfile = {
  ...{ name: '付款计划', kind: 'need', delimiter: ',', day_form: 'yyyy/mm/dd', decimal_mark: '.', group_mark: ',', end_starts: ['合计'] },
  naming: { column: '编号', prefix: 'need-' },
  fields: [
    { field: 'project_id', otherwise: 'p' },
    { field: 'name', column: '事项' },
    { field: 'purpose', column: '用途', values: [{ said: '工资', means: 'payroll' }, { said: '材料', means: 'supplier' }] }, // biome-ignore format: one row
    { field: 'currency', otherwise: 'CNY' },
    { field: 'p50_minor', column: '金额(元)' },
    { field: 'due_on', column: '付款日' },
    { field: 'tier', column: '优先级', otherwise: '2' },
    { field: 'deferrable_days', otherwise: '0' },
    { field: 'defer_cost_ppm', otherwise: '0' },
    { field: 'certainty', otherwise: 'contracted' },
  ],
  totals: { sum_field: 'p50_minor', count_label: '共', sum_label: '合计' },
}
export const HEADER = '编号,事项,用途,金额（元）,付款日,优先级'
export const ROW = 'a1,十二月工资,工资,"80,000.00",2026/12/10,1'
export const NEXT = 'a2,钢材,材料,1200.5,2026/12/20,'

export const DEBTS: ImportProfile = {
  ...{ name: '借款台账', kind: 'debt', delimiter: ';', day_form: 'yyyy-mm-dd', decimal_mark: ',', group_mark: '.', end_starts: [] },
  naming: { column: 'id', prefix: '' },
  fields: [
    { field: 'creditor', column: 'creditor' },
    { field: 'currency', otherwise: 'CNY' },
    { field: 'instalments/due_on', column: 'due' },
    { field: 'instalments/amount_minor', column: 'amount' },
  ],
  totals: { sum_field: 'instalments/amount_minor' },
}

export const tableOf = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'))
export const readAs = (bytes: Uint8Array, profile: ImportProfile, given: GivenTotals = {}): ImportReading =>
  readImport(bytes, { id: 'profile', version: 1, profile }, given, hash)

/** As the server tells it: the file, then each entry. */
export function takeIn(book: DeskBook, id: string, placed: readonly PlacedEntry[], profile: ImportProfile, at: number): void {
  const told = placed.filter(({ is }) => is === 'registered' || is === 'changed')
  const data: ImportData = {
    ...{
      state: 'taken',
      file_sha256: hash(id),
      file_name: null,
      profile_id: 'profile',
      profile_version: 1,
      kind: profile.kind,
      fault_codes: [],
    },
    counts: { rows: placed.length, registered: 0, changed: 0, same: 0, quarantined: 0 },
    totals: { count: placed.length, sum_minor: null, currency: null, proved_by: [] },
    entries: told.map((one) => ({ id: one.id!, version: one.version + 1, is: one.is as 'registered' | 'changed' })),
  }
  tell(book, at, ['opened', 'import', id, data], ...told.map(({ is, id: entry, content }) => [is, profile.kind, entry, content] as const))
}

type Told = readonly [type: string, kind: string, id: string | null, data: object]
export function tell(book: DeskBook, at: number, ...told: readonly Told[]): void {
  const from = book.sequence
  addFacts(
    book,
    told.map(
      ([type, kind, id, data], nth) =>
        ({ sequence: from + nth + 1, type, kind, id, effectiveAt: at, recordedAt: at, actor: 'a', data }) as unknown as DeskFact,
    ),
  )
}

export const placeIn = (book: DeskBook, bytes: Uint8Array, profile: ImportProfile, at: number): PlacedEntry[] =>
  placeEntries(book, readAs(bytes, profile).entries, profile, at)
