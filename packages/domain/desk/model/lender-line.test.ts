/** What a lender's answer comes to: what is told again, from when on it is so, and what of the consents is kept. */
import type { LenderLine } from '@fairline/contract/desk/lender'
import { OBSERVED } from '@fairline/contract/desk/observations'
import { expect, test } from 'vitest'
import { consentOf, toldOf } from './lender-line.ts'

const HOUR = 3_600_000
const moment = (ms: number): string => new Date(ms).toISOString()
const lineOf = (more: Partial<LenderLine> = {}): LenderLine => ({
  ...{ changed_at: moment(9 * HOUR), scopes: [], status: 'active', currency: 'CNY', band: { from_minor: 1_000, to_minor: 2_000 } },
  ...{ causes: [], tasks: [], limit_minor: null, balance_minor: null, due_dates: null, score: null, reasons: null, ...more },
})
const AT = { at: 10 * HOUR, everyHours: 4 }
const told = (line: LenderLine, before: Parameters<typeof toldOf>[1] = []) =>
  Object.fromEntries(toldOf(line, before, AT).map(({ field, value, effectiveAt }) => [field, [value, effectiveAt / HOUR]]))

test('the first answer is told whole, but for what he does not let it see', () => {
  expect(told(lineOf())).toEqual({
    availability: ['drawable', 9],
    authorisation: ['granted', 9],
    causes: [[], 9],
    tasks: [[], 9],
    limit_band: [{ from_minor: 1_000, to_minor: 2_000, currency: 'CNY' }, 9],
  })
  const more = {
    limit_minor: 1_500,
    balance_minor: 0,
    due_dates: ['2026-12-01', '2027-01-01'],
    score: 700,
    reasons: ['X'],
    inquiries_three_months: 0,
    debt_share_ppm: 0,
  }
  expect(Object.keys(told(lineOf(more))).sort()).toEqual([
    'authorisation',
    'availability',
    'balance',
    'causes',
    'debt_share',
    'inquiries',
    'limit',
    'next_due',
    'reasons',
    'score',
    'tasks',
  ])
})

test('every value fits what is observed of an enrolment', () => {
  const whole = {
    limit_minor: 1_500,
    balance_minor: 0,
    due_dates: ['2026-12-01'],
    score: 700,
    ...{ reasons: ['X'], inquiries_three_months: 7, debt_share_ppm: 560_000 },
    tasks: [{ zh: '补充', en: 'Bring' }],
  }
  for (const line of [lineOf(), lineOf(whole), lineOf({ status: 'pending', currency: null, band: null })])
    for (const { field, value } of toldOf(line, [], AT)) {
      const schema = new Map(Object.entries(OBSERVED.enrolment)).get(field)
      expect([field, schema?.safeParse(value).success]).toEqual([field, true])
    }
})

const known = (value: unknown, observedAt: number) => [{ field: 'availability' as const, value, observedAt: observedAt * HOUR }]
test.each<[rule: string, before: ReturnType<typeof known>, changedAt: number, expected: unknown]>([
  ['the same is not told again', known('drawable', 8.5), 9, undefined],
  ['until half of its time is over', known('drawable', 8), 9, ['drawable', 10]],
  ['what changed is so from when it happened', known('closed', 8), 9, ['drawable', 9]],
  ['but not from before it was last seen to be otherwise', known('closed', 9.5), 9, ['drawable', 9.5]],
  ['nor from later than now', known('closed', 8), 11, ['drawable', 10]],
])('%s', (_rule, before, changedAt, expected) => {
  expect(told(lineOf({ changed_at: moment(changedAt * HOUR) }), before).availability).toEqual(expected)
})

test.each<[LenderLine['status'], string]>([
  ['pending', 'unknown'],
  ['active', 'drawable'],
  ['suspended', 'blocked_temporary'],
  ['closed', 'closed'],
  ['charged_off', 'closed'],
])('a line that is %s is %s', (status, availability) => {
  expect(told(lineOf({ status })).availability?.[0]).toBe(availability)
})

test('the consents that stand are kept together, until the first of them runs out', () => {
  const scope = (name: LenderLine['scopes'][number]['scope'], granted: number, ends: number | null) => ({
    ...{ scope: name, granted_at: moment(granted), expires_at: ends === null ? null : moment(ends) },
  })
  expect(consentOf(lineOf())).toBeUndefined()
  expect(consentOf(lineOf({ scopes: [scope('board', 1, 9), scope('limit', 3, 7), scope('score', 2, null)] }))).toEqual({
    ...{ scopes: ['board', 'limit', 'score'], granted_at: moment(3), expires_at: moment(7) },
  })
  expect(consentOf(lineOf({ scopes: [scope('board', 1, null)] }))?.expires_at).toBe('9999-12-31T00:00:00.000Z')
})
