/** One line, looked at by three: the room that shows it, the warnings that are told of it, and the plan that counts on it. */
import { OBSERVATION_SOURCES } from '@fairline/contract/desk/observations'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../kernel/time.ts'
import { lineStanding } from '../funding/line-standing.ts'
import { pictureOfLine } from '../picture/line-picture.ts'
import type { WatchedLine } from '../picture/registers.ts'
import { observationsOf, type SeenValue } from './seen-value.ts'
import { statusOf } from './status.ts'

const AT = Date.parse('2026-11-27T00:00:00Z')
const HOURS = 24
const cny = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })
const band = (from_minor: number) => ({ from_minor, to_minor: from_minor + 100, currency: 'CNY' })
const of = (id: string, field: SeenValue['field'], value: unknown, more: Partial<SeenValue> = {}): SeenValue => ({
  ...{ id, field, value, effectiveAt: AT - HOUR_MS, observedAt: AT - HOUR_MS, source: 'pull', confidencePpm: null, ...more },
})
const STANDS = [of('a', 'authorisation', 'granted'), of('b', 'availability', 'drawable')]
const statusBy = (seen: readonly SeenValue[]) => statusOf(observationsOf(seen, HOURS), AT)
const COMPANYS_OWN = {
  ...{ subject: 'facility:f', enrolment: null, facility: { id: 'f', content: { limit_minor: 900 } }, borrowerId: null, channelId: 'c' },
  ...{ expectedEveryHours: HOURS, scopes: null },
} as unknown as WatchedLine

const VALUES: readonly (readonly [SeenValue['field'], readonly unknown[]])[] = [
  ['authorisation', ['granted', 'reauth_required', 'expired']],
  ['availability', ['drawable', 'blocked_temporary', 'closed', 'unknown']],
  ['obligation', ['none', 'overdue']],
  ['limit', [cny(0), cny(500), cny(900)]],
  ['limit_band', [band(300), band(600)]],
]
const anySeen = fc.array(
  fc.constantFrom(...VALUES.flatMap(([field, values]) => values.map((value) => ({ field, value })))).chain(({ field, value }) =>
    fc.record({
      ...{ id: fc.uuid(), field: fc.constant(field), value: fc.constant(value), source: fc.constantFrom(...OBSERVATION_SOURCES) },
      effectiveAt: fc.integer({ min: 0, max: 200 }).map((hours) => AT - hours * HOUR_MS),
      observedAt: fc.integer({ min: 0, max: 200 }).map((hours) => AT - hours * HOUR_MS),
      confidencePpm: fc.constantFrom(null, 400_000, 990_000),
    }),
  ),
  { maxLength: 12 },
)

test('whatever was seen by whom, all three say the same of it', () => {
  fc.assert(
    fc.property(anySeen, (seen) => {
      const [room, plan] = [statusBy(seen), lineStanding(900, HOURS, seen, AT)]
      const picture = pictureOfLine(COMPANYS_OWN, () => seen, AT)
      expect([plan.status, picture.status]).toEqual([room, room])
      expect(plan.limitMinor).toBe(picture.limitMinor)
    }),
  )
})

test.each<[rule: string, seen: readonly SeenValue[], limitMinor: number | null, badge: string]>([
  ['a band alone is the least that it can be', [of('c', 'limit_band', band(300))], 300, 'normal'],
  [
    'where the limit itself is seen, a band says nothing',
    [of('c', 'limit', cny(500)), of('d', 'limit_band', band(300), { observedAt: AT })],
    500,
    'normal',
  ],
  [
    'a band that falls is a cut',
    [of('c', 'limit_band', band(600)), of('d', 'limit_band', band(300), { effectiveAt: AT, observedAt: AT })],
    300,
    'limit_cut',
  ],
  ['who cannot tell any more is silent, at the same moment too', [of('c', 'availability', 'unknown')], null, 'unknown'],
])('%s', (_rule, seen, limitMinor, badge) => {
  const status = statusBy([...STANDS, ...seen])
  expect([status.limit.lastKnown, status.badge]).toEqual([limitMinor, badge])
})

test('what a lender signs outranks a page that is read later, and a person’s word is outranked by it', () => {
  const later = { effectiveAt: AT, observedAt: AT }
  expect(statusBy([...STANDS, of('c', 'availability', 'closed', { source: 'borrower_report', ...later })]).badge).toBe('doubtful')
  const told = [of('a', 'authorisation', 'granted'), of('b', 'availability', 'drawable', { source: 'borrower_report' })]
  expect(statusBy([...told, of('c', 'availability', 'closed', later)]).badge).toBe('closed')
})
