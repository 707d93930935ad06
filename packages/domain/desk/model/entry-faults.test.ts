/** What an entry has to keep to: each fault by its place, and both sides of it. */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import { expect, test } from 'vitest'
import { channelOf, consentOf, deskOf, facilityOf, needOf, projectOf, type Told, WHEN } from './desk.fixture.ts'
import { changeFaults, entryFaults } from './entry-faults.ts'

const LINE: Told = ['registered', 'facility', 'line', facilityOf({ borrower_id: 'b' })]

const places = <K extends DeskKind>(kind: K, entry: DeskEntry<K>, ...told: Told[]): string[] =>
  entryFaults(kind, entry, { book: deskOf(...told), when: WHEN }).map(({ pointer }) => pointer)

const debt = (more: Partial<DeskEntry<'debt'>> = {}): DeskEntry<'debt'> => ({
  ...{ creditor: 'x', currency: 'CNY', instalments: [{ due_on: '2026-06-01', amount_minor: 1 }], ...more },
})
const enrolment = (more: Partial<DeskEntry<'enrolment'>> = {}): DeskEntry<'enrolment'> => ({
  ...{ borrower_id: 'b', facility_id: 'line', since_on: '2026-01-01', expected_every_hours: 24, ...more },
})
const FIRM: Told = ['registered', 'service_provider', 's', { name: 'x', kind: 'legal', registration: 'r', valid_until: '2026-06-30' }]
const check = (more: Partial<DeskEntry<'service_check'>> = {}): DeskEntry<'service_check'> => ({
  ...{
    service_provider_id: 's',
    checked_on: '2026-01-01',
    checked_by: 'x',
    where: 'x',
    result: 'valid',
    next_check_on: '2027-01-01',
    ...more,
  },
})
const CHECKED: Told = ['registered', 'service_check', 'sc', check()]
const engagement = (more: Partial<DeskEntry<'engagement'>> = {}): DeskEntry<'engagement'> => ({
  ...{ service_provider_id: 's', purpose: 'x', fee: 'after_service', from_on: '2026-06-30', ...more },
})
const complaint = (more: Partial<DeskEntry<'service_complaint'>> = {}): DeskEntry<'service_complaint'> => ({
  ...{ service_provider_id: 's', made_on: '2026-01-05', about: 'quality', words: 'x', ...more },
})
const firm = (more: Partial<DeskEntry<'service_provider'>> = {}): DeskEntry<'service_provider'> => ({
  ...{ name: 'x', kind: 'legal', registration: 'r', valid_until: '2026-06-30', ...more },
})
const moment = (ms: number): string => new Date(ms).toISOString()
const lets = (...scopes: DeskEntry<'consent'>['scopes']): Told => ['registered', 'consent', 'c', consentOf({ scopes })]

test.each<[rule: string, seen: string[], expected: string[]]>([
  ['a project that ends on the day it starts', places('project', projectOf({ ends_on: '2026-01-01' })), []],
  ['not on the day before', places('project', projectOf({ ends_on: '2025-12-31' })), ['/ends_on']],
  ['a need', places('need', needOf()), []],
  ['of a project that there is not', places('need', needOf({ project_id: 'q' })), ['/project_id']],
  ['of one that ended', places('need', needOf(), ['ended', 'project', 'p', {}]), ['/project_id']],
  ['in another currency', places('need', needOf({ currency: 'USD' })), ['/currency']],
  ['with a spread', places('need', needOf({ p10_minor: 100, p90_minor: 100 })), []],
  ['that is none', places('need', needOf({ p10_minor: 101, p90_minor: 99 })), ['/p10_minor', '/p90_minor']],
  ['debt service is of tier 0', places('need', needOf({ purpose: 'debt_service', tier: 0 })), []],
  ['and of no other', places('need', needOf({ purpose: 'debt_service', tier: 1 })), ['/tier']],
  ['which is never put off', places('need', needOf({ tier: 0, deferrable_days: 1 })), ['/deferrable_days']],
  ['a facility', places('facility', facilityOf()), []],
  ['of the company without a limit', places('facility', facilityOf({ limit_minor: undefined })), ['/limit_minor']],
  ['of a borrower without one', places('facility', facilityOf({ borrower_id: 'b', limit_minor: undefined })), []],
  ['of a borrower with one that he does not tell', places('facility', facilityOf({ borrower_id: 'b' }), lets('board')), ['/limit_minor']],
  ['of a borrower with one that he tells', places('facility', facilityOf({ borrower_id: 'b' }), lets('board', 'limit')), []],
  ['revolving, paid back by instalments', places('facility', facilityOf({ repayment: 'bullet' })), ['/repayment']],
  ['a covenant without a bound', places('facility', facilityOf({ covenants: [{ measure: 'dscr', words: 'x' }] })), ['/covenants/0']],
  ['for projects that there are not', places('facility', facilityOf({ project_ids: ['p', 'q'] })), ['/project_ids/1']],
  ['a channel of nobody', places('channel', channelOf({ provider_id: 'x' })), ['/provider_id']],
  ['a provider of a group that there is not', places('provider', { name: 'x', kind: 'bank', group_ids: ['g'] }), ['/group_ids/0']],
  ['a consent', places('consent', consentOf({ granted_at: moment(1_000) })), []],
  ['that is to come', places('consent', consentOf({ granted_at: moment(1_001) })), ['/granted_at']],
  ['that never held', places('consent', consentOf({ granted_at: moment(5), expires_at: moment(5) })), ['/expires_at']],
  ['an enrolment', places('enrolment', enrolment(), LINE), []],
  ['in a facility of another', places('enrolment', enrolment(), ['registered', 'facility', 'line', facilityOf()]), ['/facility_id']],
  ['a debt', places('debt', debt()), []],
  ['of a borrower who does not tell when', places('debt', debt({ facility_id: 'line' }), LINE, lets('board')), ['/facility_id']],
  ['of one who does', places('debt', debt({ facility_id: 'line' }), LINE, lets('board', 'due_dates')), []],
  ['a firm', places('service_provider', firm()), []],
  ['that may be chosen, for no reason', places('service_provider', firm({ choice: 'open' })), []],
  ['that may not, for none', places('service_provider', firm({ choice: 'suspended' })), ['/choice_reason']],
  ['for one', places('service_provider', firm({ choice: 'refused', choice_reason: 'x' })), []],
  ['a check', places('service_check', check({ next_check_on: '2026-01-01' }), FIRM), []],
  ['that is to be made again before', places('service_check', check({ next_check_on: '2025-12-31' }), FIRM), ['/next_check_on']],
  ['of a firm that there is not', places('service_check', check()), ['/service_provider_id']],
  ['a complaint', places('service_complaint', complaint(), FIRM), []],
  ['closed without words', places('service_complaint', complaint({ closed_on: '2026-01-05' }), FIRM), ['/outcome']],
  ['with words and without a day', places('service_complaint', complaint({ outcome: 'x' }), FIRM), ['/outcome']],
  ['closed the day before', places('service_complaint', complaint({ closed_on: '2026-01-04', outcome: 'x' }), FIRM), ['/closed_on']],
  ['closed that day', places('service_complaint', complaint({ closed_on: '2026-01-05', outcome: 'x' }), FIRM), []],
  ['an engagement', places('engagement', engagement(), FIRM, CHECKED), []],
  ['of a firm that nobody looked up', places('engagement', engagement(), FIRM), ['/service_provider_id']],
  ['after its registration ended', places('engagement', engagement({ from_on: '2026-07-01' }), FIRM, CHECKED), ['/service_provider_id']],
  ['of a firm that is not there', places('engagement', engagement()), ['/service_provider_id']],
  [
    'of one that was said to take money first',
    places('engagement', engagement(), FIRM, CHECKED, ['registered', 'service_complaint', 'c', complaint({ about: 'upfront_fee' })]),
    ['/service_provider_id'],
  ],
  [
    'of one that is suspended',
    places('engagement', engagement(), ['registered', 'service_provider', 's', firm({ choice: 'suspended' })], CHECKED),
    ['/service_provider_id'],
  ],
  ['for what nobody can promise', places('engagement', engagement({ purpose: '代办提额' }), FIRM, CHECKED), ['/purpose']],
  ['for a project that there is not', places('engagement', engagement({ project_id: 'q' }), FIRM, CHECKED), ['/project_id']],
  [
    'two instalments on one day',
    places('debt', debt({ instalments: [...debt().instalments, ...debt().instalments] })),
    ['/instalments/1/due_on'],
  ],
])('%s', (_rule, seen, expected) => {
  expect(seen).toEqual(expected)
})

const moved = <K extends DeskKind>(kind: K, before: DeskEntry<K>, after: DeskEntry<K>): string[] =>
  changeFaults(kind, before, after).map(({ pointer }) => pointer)

test.each<[rule: string, seen: string[], expected: string[]]>([
  ['a facility may change its limit', moved('facility', facilityOf(), facilityOf({ limit_minor: 1 })), []],
  ['not its kind of credit', moved('facility', facilityOf({ credit_kind: 'consumer' }), facilityOf()), ['/credit_kind']],
  ['nor whose it is', moved('facility', facilityOf(), facilityOf({ borrower_id: 'b' })), ['/borrower_id']],
  ['a consent changes in nothing', moved('consent', consentOf(), consentOf({ scopes: ['board', 'limit'] })), ['/scopes']],
  ['a channel goes on', moved('channel', channelOf({ lifecycle: 'applying' }), channelOf()), []],
  ['and does not go back to before', moved('channel', channelOf(), channelOf({ lifecycle: 'prospect' })), ['/lifecycle']],
  ['what is retired stays so', moved('channel', channelOf({ lifecycle: 'retired' }), channelOf()), ['/lifecycle']],
])('%s', (_rule, seen, expected) => {
  expect(seen).toEqual(expected)
})
