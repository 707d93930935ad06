import { DESK_ENTRIES } from '@fairline/contract/desk/entries'
import { expect, test } from 'vitest'
import { fieldFaults } from './register-faults.ts'
import { contentOf, isWhole, openingOf, type Values, type WrittenKind } from './register-fields.ts'

const HASH = 'a'.repeat(64)
const WRITTEN: readonly (readonly [WrittenKind, Values])[] = [
  ['project', { name: ' Quay ', starts_on: '2026-01-01', ends_on: '2026-12-31' }],
  ['need', { project_id: 'p', name: 'steel', p50_minor: 12.34, due_on: '2026-03-01' }],
  ['receipt', { project_id: 'p', debtor: 'city', p50_minor: 1, due_on: '2026-03-01', dilution_ppm: 2.5 }],
  ['debt', { creditor: 'bank', instalments: [{ key: 'k', due_on: '2026-03-01', amount: 0.1 }] }],
  ['borrower', { label: 'partner 1' }],
  ['consent', { borrower_id: 'b', purpose: 'quay', granted_at: '2026-03-01', expires_at: '2027-03-01', text_sha256: HASH }],
  ['enrolment', { borrower_id: 'b', facility_id: 'f', since_on: '2026-03-01' }],
  ['group', { name: 'region' }],
  ['provider', { name: 'bank' }],
  ['guidance', { facility_id: 'f', given_on: '2026-03-01' }],
  ['relation', { provider_id: 'p', contact: 'manager', next_contact_on: '2026-03-01', every_days: 30 }],
  ['contact', { relation_id: 'r', held_on: '2026-03-01', note: ' said ' }],
  ['training', { topic: 'switching', held_on: '2026-03-01', attendees: 6, minutes: 90, valid_months: 12 }],
  ['service_provider', { name: 'firm', registration: 'A-01', valid_until: '2027-03-01' }],
  ['service_check', { service_provider_id: 's', checked_on: '2026-03-01', checked_by: 'c', where: 'w', next_check_on: '2026-06-01' }],
  ['service_complaint', { service_provider_id: 's', made_on: '2026-03-01', words: 'late' }],
  ['engagement', { service_provider_id: 's', purpose: 'reads papers', from_on: '2026-03-01' }],
]

test.each(WRITTEN)('a %s as the form opens is not whole; filled in it is what the register takes', (kind, filled) => {
  const opening = openingOf(kind, undefined)
  const values = { ...opening, ...filled }
  expect([isWhole(kind, opening), isWhole(kind, values)]).toEqual([false, true])
  const content = contentOf(kind, values, undefined, 'CNY')
  expect(DESK_ENTRIES[kind].safeParse(content).error?.issues).toBeUndefined()
  const entry = { ...content, id: 'x', version: 1, masked: [] }
  expect(contentOf(kind, openingOf(kind, entry), entry, 'CNY')).toEqual(content)
})

test('yuan become fen, percent parts per million, a day its beginning in Beijing; what the form does not ask for stays', () => {
  const need = { ...openingOf('need', undefined), project_id: 'p', name: 'steel', p50_minor: 0.29, due_on: '2026-03-01' }
  expect(contentOf('need', need, { defer_cost_ppm: 7, currency: 'USD', version: 3 }, 'CNY')).toMatchObject({ p50_minor: 29, defer_cost_ppm: 7, currency: 'USD' }) // biome-ignore format: one row
  expect(contentOf('need', need, { version: 3 }, 'CNY')).not.toHaveProperty('version')
  expect(contentOf('receipt', { dilution_ppm: 2.5 }, undefined, 'CNY')).toMatchObject({ dilution_ppm: 25_000 })
  expect(contentOf('consent', { granted_at: '2026-03-01' }, undefined, 'CNY')).toMatchObject({ granted_at: '2026-02-28T16:00:00.000Z' })
})

test.each([
  ['/ends_on', 'must not lie before it begins', 'ends_on', 'order'],
  ['/instalments/1/due_on', 'must lie after the one before', 'instalments', 'after'],
  ['/borrower_id', 'there is no borrower of this id that is open', 'borrower_id', 'gone'],
  ['/service_provider_id', 'may not be chosen for new work (suspended)', 'service_provider_id', 'notChosen'],
  ['/name', 'something new', 'name', 'other'],
  ['', 'something new', '', 'other'],
] as const)('%s: %s', (pointer, detail, field, what) => {
  expect(fieldFaults([{ pointer, detail }])).toEqual([{ field, what }])
})
