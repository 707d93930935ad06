import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { BADGES, type Badge } from './badge.ts'
import type { Field, FieldValues, Observation, Source } from './observation.ts'
import type { Health } from './read.ts'
import { statusOf } from './status.ts'

const NOW = 100 * DAY_MS
type More = Partial<{
  source: Source
  feed: string
  at: number
  heard: number
  asOf: number
  sure: number
  every: number
  confirmed: boolean
}>

function say(field: Field | 'feed', value: FieldValues[Field] | 'down' | 'up', more: More = {}): Observation {
  const { source = 'pull', at = NOW, heard = at, sure = 900, every = HOUR_MS, ...rest } = more
  const id = `${field}-${value}-${source}-${at}-${heard}`
  return {
    id,
    field,
    value,
    effectiveAt: at,
    observedAt: heard,
    source,
    confidencePermille: sure,
    expectedEveryMs: every,
    ...rest,
  } as Observation
}
const fine = (more: More = {}) => [
  say('authorisation', 'granted', more),
  say('availability', 'drawable', more),
  say('limit', 10_000_000, more),
]
const ago = (ms: number): More => ({ at: NOW - ms })
const report: More = { source: 'borrower_report', sure: 500, every: DAY_MS }
const statement: More = { source: 'statement', sure: 950, every: DAY_MS, at: NOW - DAY_MS }

test.each<[rule: string, observed: readonly Observation[], badge: Badge, health: Health]>([
  ['of what nobody spoke, nothing is known', [], 'unknown', 'stale'],
  ['all is well', fine(), 'normal', 'consistent'],
  ['whether it may draw was never heard of', [say('authorisation', 'granted')], 'unknown', 'stale'],
  ['the limit and the debt may be outside of the consent', fine().slice(0, 2), 'normal', 'consistent'],
  ['silent for four times what is expected', fine(ago(4 * HOUR_MS)), 'normal', 'consistent'],
  ['and a moment longer', fine(ago(4 * HOUR_MS + 1)), 'unknown', 'stale'],
  ['one field that is silent is enough', [...fine().slice(1), say('authorisation', 'granted', ago(5 * HOUR_MS))], 'unknown', 'stale'],
  ['a second source still speaks', [...fine(ago(5 * HOUR_MS)), ...fine({ source: 'csv', every: DAY_MS })], 'normal', 'consistent'],
  ['read today, as of two days ago', fine({ asOf: NOW - 2 * DAY_MS }), 'unknown', 'stale'],
  ['the connector is down', [...fine(ago(1)), say('feed', 'down')], 'unknown', 'feed_down'],
  ['and up again', [...fine(ago(5)), say('feed', 'down', ago(3)), say('feed', 'up')], 'normal', 'consistent'],
  ['and has spoken since', [say('feed', 'down', ago(3)), ...fine()], 'normal', 'consistent'],
  ['asked since, and all is as it was', [...fine(ago(9 * HOUR_MS)), say('feed', 'up', ago(4 * HOUR_MS))], 'normal', 'consistent'],
  ['asked too long ago', [...fine(ago(9 * HOUR_MS)), say('feed', 'up', ago(4 * HOUR_MS + 1))], 'unknown', 'stale'],
  ['another feed was asked', [...fine(ago(9 * HOUR_MS)), say('feed', 'up', { feed: 'bank-2' })], 'unknown', 'stale'],
  [
    'asked since the change, and it still says otherwise',
    [...fine(ago(3 * HOUR_MS)), say('availability', 'closed', { source: 'csv', ...ago(HOUR_MS) }), say('feed', 'up')],
    'doubtful',
    'contradictory',
  ],
  ['another feed is down', [...fine(ago(1)), say('feed', 'down', { feed: 'bank-2' })], 'normal', 'consistent'],
  // Scenario DA8: the page shows nothing left, the statement shows a draw of yesterday.
  [
    'zero on the page, drawn on the statement',
    [say('authorisation', 'granted', report), say('limit', 0, report), say('availability', 'drawable', statement)],
    'doubtful',
    'contradictory',
  ],
  ['a page that shows zero beside a working button contradicts nobody', [...fine(ago(1)), say('limit', 0)], 'limit_cut', 'consistent'],
  ['a lesser source differs', [...fine(ago(1)), say('availability', 'closed', report)], 'doubtful', 'contradictory'],
  ['an equal source differs', [...fine(ago(1)), say('availability', 'closed', { source: 'csv' })], 'doubtful', 'contradictory'],
  [
    'a better source knows better',
    [...fine(ago(1)), say('availability', 'closed', { source: 'webhook', sure: 901 })],
    'closed',
    'consistent',
  ],
  [
    'two days before it was as well placed',
    [...fine({ ...ago(2 * DAY_MS), every: DAY_MS }), say('availability', 'closed', { source: 'csv' })],
    'doubtful',
    'contradictory',
  ],
  [
    'longer before it says nothing against a change',
    [...fine({ ...ago(2 * DAY_MS + 1), every: DAY_MS }), say('availability', 'closed', { source: 'csv' })],
    'closed',
    'consistent',
  ],
  ['a source may change its own mind', [...fine(ago(1)), say('availability', 'closed')], 'closed', 'consistent'],
  [
    'one that differs but is silent contradicts nobody',
    [...fine(), say('availability', 'closed', { source: 'csv', ...ago(5 * HOUR_MS) })],
    'normal',
    'consistent',
  ],
  [
    'debts come before all the rest',
    [...fine(), say('obligation', 'overdue'), say('authorisation', 'revoked_by_platform', {})],
    'debt_urgent',
    'consistent',
  ],
  ['called', [...fine(), say('obligation', 'called')], 'debt_urgent', 'consistent'],
  ['due soon is no emergency', [...fine(), say('obligation', 'due_soon')], 'normal', 'consistent'],
  [
    'revoked',
    [...fine(ago(1)), say('authorisation', 'revoked_by_platform'), say('availability', 'closed')],
    'authorisation_ended',
    'consistent',
  ],
  ['withdrawn', [...fine(ago(1)), say('authorisation', 'withdrawn_by_borrower')], 'authorisation_ended', 'consistent'],
  ['expired', [...fine(ago(1)), say('authorisation', 'expired')], 'authorisation_ended', 'consistent'],
  ['suspended', [...fine(ago(1)), say('availability', 'blocked_temporary'), say('limit', 50)], 'suspended', 'consistent'],
  ['95 % of what was agreed', [...fine(ago(1)), say('limit', 9_500_000)], 'normal', 'consistent'],
  ['less than 95 %', [...fine(ago(1)), say('limit', 9_499_999), say('authorisation', 'reauth_required')], 'limit_cut', 'consistent'],
  ['the cut was agreed', [...fine(ago(1)), say('limit', 5_000_000, { confirmed: true })], 'normal', 'consistent'],
  ['a rise, then a cut below it', [...fine(ago(2)), say('limit', 20_000_000, ago(1)), say('limit', 10_000_000)], 'limit_cut', 'consistent'],
  ['needs authorisation again', [...fine(ago(1)), say('authorisation', 'reauth_required')], 'needs_authorisation', 'consistent'],
  ['never authorised', [...fine(ago(1)), say('authorisation', 'never')], 'needs_authorisation', 'consistent'],
])('%s', (_rule, observed, badge, health) => {
  const status = statusOf(observed, NOW)
  expect([status.badge, status.health]).toEqual([badge, health])
})

test.each<
  [rule: string, limits: readonly Observation[], direction: string | undefined, agreed: number | undefined, ppm: number | undefined]
>([
  ['none', [], undefined, undefined, undefined],
  ['first heard of', [say('limit', 100)], 'unchanged', 100, 0],
  // Scenario DA3: from 100,000 to 50 yuan.
  ['almost all is gone', [say('limit', 10_000_000, ago(1)), say('limit', 5_000)], 'cut', 10_000_000, -999_500],
  ['all is gone', [say('limit', 10_000_000, ago(1)), say('limit', 0)], 'zero', 10_000_000, -1_000_000],
  ['raised', [say('limit', 100, ago(1)), say('limit', 150)], 'raised', 150, 0],
  ['agreed, then raised', [say('limit', 100, { ...ago(1), confirmed: true }), say('limit', 150)], 'raised', 150, 0],
])('limit: %s', (_rule, limits, direction, agreedMinor, changePpm) => {
  const { limitChange } = statusOf(limits, NOW)
  expect(limitChange ?? undefined).toEqual(direction && { direction, agreedMinor, changePpm })
})

test('in a dispute a plan is frozen on the word of whoever is best placed', () => {
  const { availability } = statusOf([...fine({ ...ago(1), sure: 950 }), say('availability', 'closed', report)], NOW)
  expect(availability).toMatchObject({ health: 'contradictory', known: null, lastKnown: 'drawable', confidencePermille: 950, agreeing: 1 })
  expect(availability.observations).toHaveLength(2)
})

test('as it was known then, and as it is known now about then', () => {
  const heardLate = say('availability', 'closed', { at: NOW - 3 * DAY_MS, heard: NOW, every: DAY_MS })
  const observed = [...fine({ at: NOW - 4 * DAY_MS, every: DAY_MS }), heardLate]
  const twoDaysAgo = NOW - 2 * DAY_MS
  expect(statusOf(observed, twoDaysAgo).badge).toBe('normal')
  expect(statusOf(observed, NOW, twoDaysAgo).badge).toBe('closed')
  expect(statusOf(observed, NOW, twoDaysAgo).availability).toMatchObject({ known: 'closed', since: NOW - 3 * DAY_MS })
  expect(statusOf(observed, NOW, NOW - 3 * DAY_MS - 1).availability.known).toBe('drawable')
})

test('the same word again does not make it newer', () => {
  const { authorisation } = statusOf([...fine(ago(3 * HOUR_MS)), ...fine(ago(HOUR_MS)), ...fine()], NOW)
  expect(authorisation.since).toBe(NOW - 3 * HOUR_MS)
})

const anyObservation = fc
  .record({
    said: fc.constantFrom<[Field | 'feed', FieldValues[Field] | 'down' | 'up']>(
      ['authorisation', 'granted'],
      ['authorisation', 'revoked_by_platform'],
      ['availability', 'drawable'],
      ['availability', 'closed'],
      ['limit', 0],
      ['limit', 100],
      ['obligation', 'overdue'],
      ['feed', 'down'],
    ),
    source: fc.constantFrom<Source>('webhook', 'pull', 'borrower_report'),
    hoursAgo: fc.nat(12),
    heardLater: fc.nat(3),
    sure: fc.constantFrom(500, 900),
  })
  .map(({ said: [field, value], source, hoursAgo, heardLater, sure }) =>
    say(field, value, { source, sure, at: NOW - hoursAgo * HOUR_MS, heard: NOW - (hoursAgo - heardLater) * HOUR_MS }),
  )

test('in whatever order they arrive the same; what was heard later changes nothing that was known; silence is never normal', () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 12 }), fc.nat(), fc.nat(12), (observed, seed, hours) => {
      const then = NOW - hours * HOUR_MS
      const mixed = [...observed].sort((a, b) => ((a.effectiveAt / HOUR_MS + seed) % 7) - ((b.effectiveAt / HOUR_MS + seed) % 7))
      expect(statusOf(mixed, NOW)).toEqual(statusOf(observed, NOW))
      expect(
        statusOf(
          observed.filter(({ observedAt }) => observedAt <= then),
          then,
        ),
      ).toEqual(statusOf(observed, then))
      expect(statusOf(observed, NOW + 20 * DAY_MS).badge).toBe('unknown')
    }),
  )
})

test('every badge has words in both languages', () => {
  for (const { zh, en } of Object.values(BADGES)) expect(zh && en).toBeTruthy()
})
