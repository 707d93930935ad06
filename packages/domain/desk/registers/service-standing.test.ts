/** Whether a firm may be chosen: on both sides of each edge, and how reasons add up. */
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { deskOf, type Told, WHEN } from '../model/desk.fixture.ts'
import { mayBeChosen, type ServiceReason, type ServiceState, serviceStandings } from './service-standing.ts'
import { promisesIn } from './warning-promises.ts'

const TODAY = knownDay('2026-06-01')
const firm = (more: object = {}): Told => [
  ...(['registered', 'service_provider', 's'] as const),
  { name: 'x', kind: 'legal', registration: 'r', valid_until: '2027-06-01', ...more },
]
const check = (id: string, more: object = {}): Told => [
  ...(['registered', 'service_check', id] as const),
  {
    service_provider_id: 's',
    checked_on: '2026-05-01',
    checked_by: 'y',
    where: 'z',
    result: 'valid',
    next_check_on: '2026-08-01',
    ...more,
  },
]
const complaint = (id: string, more: object = {}): Told => [
  ...(['registered', 'service_complaint', id] as const),
  { service_provider_id: 's', made_on: '2026-05-01', about: 'quality', words: 'x', ...more },
]
const CLOSED = { closed_on: '2026-05-20', outcome: 'x' }

test.each<[rule: string, told: Told[], state: ServiceState, reasons: ServiceReason[], isFree: boolean]>([
  ['looked up and clear', [firm(), check('a')], 'usable', [], true],
  ['never looked up', [firm()], 'check_due', ['not_checked'], false],
  ['looked up tomorrow', [firm(), check('a', { checked_on: '2026-06-02' })], 'check_due', ['not_checked'], false],
  ['looked up today', [firm(), check('a', { checked_on: '2026-06-01' })], 'usable', [], true],
  ['to be looked up today', [firm(), check('a', { next_check_on: '2026-06-01' })], 'usable', ['check_soon'], true],
  ['yesterday', [firm(), check('a', { next_check_on: '2026-05-31' })], 'check_due', ['check_overdue'], true],
  ['in fourteen days', [firm(), check('a', { next_check_on: '2026-06-15' })], 'usable', ['check_soon'], true],
  ['in fifteen', [firm(), check('a', { next_check_on: '2026-06-16' })], 'usable', [], true],
  ['its registration ends today', [firm({ valid_until: '2026-06-01' }), check('a')], 'usable', ['licence_soon'], true],
  ['ended yesterday', [firm({ valid_until: '2026-05-31' }), check('a')], 'refused', ['licence_expired'], false],
  ['ends in thirty days', [firm({ valid_until: '2026-07-01' }), check('a')], 'usable', ['licence_soon'], true],
  ['in thirty-one', [firm({ valid_until: '2026-07-02' }), check('a')], 'usable', [], true],
  ['as it was looked up it ends sooner', [firm(), check('a', { valid_until: '2026-05-31' })], 'refused', ['licence_expired'], false],
  ['as it was looked up it goes on', [firm({ valid_until: '2026-05-31' }), check('a', { valid_until: '2027-05-31' })], 'usable', [], true],
  ['not found where it is kept', [firm(), check('a', { result: 'not_found' })], 'refused', ['check_failed'], false],
  ['found when looked up again', [firm(), check('a', { result: 'revoked' }), check('b', { checked_on: '2026-05-02' })], 'usable', [], true],
  ['found once, and no more', [firm(), check('b'), check('a', { result: 'revoked', checked_on: '2026-05-02' })], 'refused', ['check_failed'], false], // biome-ignore format: one row
  ['suspended', [firm({ choice: 'suspended', choice_reason: 'x' }), check('a')], 'refused', ['suspended'], false],
  ['refused, and never looked up', [firm({ choice: 'refused', choice_reason: 'x' })], 'refused', ['refused', 'not_checked'], false],
  ['open, as somebody said', [firm({ choice: 'open' }), check('a')], 'usable', [], true],
  ['a complaint', [firm(), check('a'), complaint('c')], 'usable', ['complaint_open'], true],
  ['that is closed', [firm(), check('a'), complaint('c', CLOSED)], 'usable', [], true],
  ['that it took money first', [firm(), check('a'), complaint('c', { about: 'upfront_fee' })], 'refused', ['warning_complaint'], false],
  ['that it promised a limit', [firm(), check('a'), complaint('c', { about: 'promised_limit' })], 'refused', ['warning_complaint'], false],
  ['cleared up', [firm(), check('a'), complaint('c', { about: 'promised_limit', ...CLOSED })], 'usable', [], true],
  [
    'taken back',
    [firm(), check('a'), complaint('c', { about: 'promised_limit' }), ['ended', 'service_complaint', 'c', {}]],
    'usable',
    [],
    true,
  ],
])('%s', (_rule, told, state, reasons, isFree) => {
  const [found] = serviceStandings(deskOf(...told), WHEN, TODAY)
  expect([found!.state, found!.reasons, mayBeChosen(found!)]).toEqual([state, reasons, isFree])
})

test('of each firm what is its own', () => {
  const other: Told = ['registered', 'service_provider', 't', { name: 'x', kind: 'legal', registration: 'r', valid_until: '2027-06-01' }]
  const book = deskOf(firm(), other, check('a', { service_provider_id: 't' }), complaint('c', { service_provider_id: 't' }))
  const counts = serviceStandings(book, WHEN, TODAY).map(({ provider, checks, complaints }) => [
    provider.id,
    checks.length,
    complaints.length,
  ])
  expect(counts).toEqual([
    ['s', 0, 0],
    ['t', 1, 1],
  ])
})

test.each([
  ['代办提额'],
  ['帮助解除限制'],
  ['征信修复'],
  ['先交费后办理'],
  ['包过'],
  ['Raise the limit'],
  ['lifts restrictions for a fee'],
  ['Credit repair'],
  ['guaranteed approval'],
  ['upfront fee'],
])('found: %s', (purpose) => {
  expect(promisesIn(purpose)).not.toEqual([])
})
test.each([
  ['审阅申诉材料的真实性与完整性'],
  ['出具年度审计报告'],
  ['Reads the papers of an appeal for what is missing'],
  ['Values the pledged equipment'],
])('nothing found: %s', (purpose) => {
  expect(promisesIn(purpose)).toEqual([])
})
