/** What a desk may keep and see: field by field, both sides of every moment. */
import { OBSERVED, type ObservedField } from '@fairline/contract/desk/observations'
import { DESK_SCOPES } from '@fairline/contract/facts/consent-facts'
import { expect, test } from 'vitest'
import { consentOf, deskOf, facilityOf, type Told, WHEN } from './desk.fixture.ts'
import { allowedOf, type Scope, scopesAt, scopesOfLines, shownEntry } from './desk-consent.ts'

const given = (id: string, more: Parameters<typeof consentOf>[0] = {}): Told => ['registered', 'consent', id, consentOf(more)]
const moment = (ms: number): string => new Date(ms).toISOString()

test.each<[rule: string, told: Told[], scopes: readonly Scope[]]>([
  ['never asked', [], []],
  ['what he gave', [given('c')], ['board']],
  ['several add up', [given('c'), given('d', { scopes: ['limit', 'score'] })], ['board', 'limit', 'score']],
  ['without the board nothing', [given('c', { scopes: ['limit', 'balance'] })], []],
  ['another’s are his own', [given('c', { borrower_id: 'another' })], []],
  ['until the moment before it runs out', [given('c', { expires_at: moment(1_001) })], ['board']],
  ['and not from then on', [given('c', { expires_at: moment(1_000) })], []],
  ['from the moment it was given', [given('c', { granted_at: moment(1_000) })], ['board']],
  ['and not before', [given('c', { granted_at: moment(1_001) })], []],
  ['taken back', [given('c'), ['ended', 'consent', 'c', {}, 1_000]], []],
  ['taken back from the next moment on', [given('c'), ['ended', 'consent', 'c', {}, 1_001]], ['board']],
  ['one taken back, the other stands', [given('c'), given('d', { scopes: ['board', 'limit'] }), ['ended', 'consent', 'd', {}]], ['board']],
])('%s', (_rule, told, scopes) => {
  expect([...scopesAt(deskOf(...told), WHEN)('b')]).toEqual(scopes)
})

const FIELDS = Object.keys(OBSERVED.facility) as ObservedField[]
const shownBy = (scopes: readonly Scope[]): string[] =>
  FIELDS.filter((field) => allowedOf({ field, value: { amount_minor: 1, currency: 'CNY' } }, new Set(scopes))?.field === field)

test('no field of a line is seen without a scope for it, and each scope shows its own', () => {
  expect(shownBy([])).toEqual([])
  const all = DESK_SCOPES.flatMap((scope) => shownBy([scope]))
  expect([...all].sort()).toEqual([...FIELDS].sort())
  expect(new Set(all).size).toBe(all.length)
})

test.each<[scopes: readonly Scope[], left: unknown]>([
  [['board', 'limit'], { field: 'limit', value: { amount_minor: 3_450_000, currency: 'CNY' } }],
  [['board'], { field: 'limit_band', value: { from_minor: 2_000_000, to_minor: 5_000_000, currency: 'CNY' } }],
  [[], undefined],
])('of a limit under %s there is left %o', (scopes, left) => {
  expect(allowedOf({ field: 'limit', value: { amount_minor: 3_450_000, currency: 'CNY' } }, new Set(scopes))).toEqual(left)
})

test.each<[rule: string, told: Told[], masked: readonly string[]]>([
  ['a facility of the company is shown whole', [['registered', 'facility', 'f', facilityOf()]], []],
  ['a borrower’s without its limit', [['registered', 'facility', 'f', facilityOf({ borrower_id: 'b' })], given('c')], ['limit_minor']],
  [
    'unless he lets it be seen',
    [['registered', 'facility', 'f', facilityOf({ borrower_id: 'b' })], given('c', { scopes: ['board', 'limit'] })],
    [],
  ],
])('%s', (_rule, told, masked) => {
  const content = facilityOf()
  const shown = shownEntry('facility', content, scopesOfLines(deskOf(...told), WHEN), 'f')
  expect(shown.masked).toEqual(masked)
  expect(shown.content.limit_minor).toBe(masked.length === 0 ? content.limit_minor : undefined)
})

test('what he owes is shown only while he lets it be seen when', () => {
  const book = (scopes: readonly Scope[]) =>
    deskOf(['registered', 'facility', 'f', facilityOf({ borrower_id: 'b' })], given('c', { scopes: [...scopes] }))
  const instalments = [{ due_on: '2026-06-01', amount_minor: 1 }]
  const shown = (scopes: readonly Scope[], facilityId?: string) =>
    shownEntry('debt', { instalments, facility_id: facilityId }, scopesOfLines(book(scopes), WHEN), 'd').content.instalments
  expect(shown(['board', 'due_dates'], 'f')).toEqual(instalments)
  expect(shown(['board'], 'f')).toEqual([])
  expect(shown(['board'])).toEqual(instalments)
})
