import { expect, test } from 'vitest'
import type { PlannedFacility, Standing } from '../../api/desk-requests.ts'
import { plannedOf, sumOf } from './planned.ts'

const facility = (blocked: Record<string, string | null>, limit_minor?: number) =>
  ({ facility: { id: 'f', limit_minor }, blocked }) as unknown as PlannedFacility
const standing = (badge: Standing['badge'], limit: number | null = null) =>
  ({ badge, limit_minor: { last_known: limit } }) as unknown as Standing

test.each([
  ['open for one', { payroll: null, tax: 'purpose-not-allowed' }, 'normal', null, false],
  ['open, but silent', { payroll: null }, 'unknown', null, true],
  ['open, but suspended', { payroll: null }, 'suspended', null, true],
  ['open, though less than it was', { payroll: null }, 'limit_cut', null, false],
  ['blocked for all', { payroll: 'consumer-credit', tax: 'consumer-credit' }, 'normal', 'consumer-credit', false],
] as const)('%s', (_name, blocked, badge, whole, isShaky) => {
  expect(plannedOf(facility(blocked), standing(badge))).toMatchObject({ whole, isShaky })
})

test('a line that is not seen is shaky, and its limit is not known', () => {
  expect(plannedOf(facility({ payroll: null }), undefined)).toMatchObject({ isShaky: true, limitMinor: undefined })
})

test('what was seen last counts before what was agreed', () => {
  const [cut, agreed] = [plannedOf(facility({}, 500), standing('limit_cut', 200)), plannedOf(facility({}, 500), standing('normal'))]
  expect([cut.limitMinor, agreed.limitMinor]).toEqual([200, 500])
  expect(sumOf([cut, agreed, plannedOf(facility({}), undefined)])).toEqual({ count: 3, minor: 700, unknown: 1 })
})
