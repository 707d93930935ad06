/** What is read back from the log is the fact that was decided on, whatever version it was sent in. */
import { readFact, wireType } from '@fairline/contract/cloud-event'
import {
  CONSENT_PURPOSES,
  DRAWDOWN_PURPOSES,
  FACT_TYPES,
  FACTS,
  type Fact,
  type FactType,
  type FirstDataOnWire,
  PROFILE_FIELDS,
} from '@fairline/contract/facts'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageOf, NOW } from '../testing/test-api.ts'
import { readFactData, writeReceivedData } from './stored-fact.ts'

const text = fc
  .oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }))
  .filter((one) => one.isWellFormed() && !/[\p{Cc}]/u.test(one))
const id = fc.oneof(fc.uuid(), fc.constantFrom('d_1', '借款', 'a_at', '"\\'))
const minor = fc.maxSafeNat().map((amount) => Math.max(1, amount))
const currency = fc.constantFrom('CNY', 'EUR')
const days = fc.nat(36_500)
const method = fc.constantFrom('document' as const, 'document_bank_card_otp' as const, 'face' as const, 'in_person' as const)
const written = fc
  .tuple(fc.integer({ min: 86_400_000, max: 253_402_200_000_000 }), fc.constantFrom('Z', '+08:00', '-03:30'), fc.constantFrom('', '456'))
  .map(([ms, offset, finer]) => `${new Date(ms).toISOString().slice(0, -1)}${finer}${offset}`)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Of the first version; of the facts not named here, the example of the contract has to do. */
const anyData: { [T in FactType]?: fc.Arbitrary<FirstDataOnWire<T>> } = {
  'borrower-registered': fc.record({
    kind: fc.constantFrom('individual' as const, 'business' as const),
    currency,
    fields_on_file: optional(fc.subarray([...PROFILE_FIELDS])),
  }),
  'consent-granted': fc.record({
    purpose: fc.constantFrom(...CONSENT_PURPOSES),
    terms_version: optional(text),
    expires_at: optional(written),
  }),
  'consent-withdrawn': fc.record({ purpose: fc.constantFrom(...CONSENT_PURPOSES) }),
  'identity-verified': fc.record({ method }),
  'identity-failed': fc.record({ method, cause: fc.constantFrom('mismatch' as const, 'wrong_code' as const) }),
  'session-started': fc.record({
    device_id: text,
    network: optional(fc.constantFrom('home' as const, 'unknown' as const)),
    network_id: optional(text),
    place: optional(text),
  }),
  'drawdown-requested': fc.record({
    drawdown_id: id,
    amount_minor: minor,
    currency,
    purpose: optional(fc.constantFrom(...DRAWDOWN_PURPOSES)),
  }),
  'repayment-posted': fc.record({ repayment_id: id, amount_minor: minor, currency }),
  'score-updated': fc.record({
    value: fc.integer({ min: 350, max: 950 }),
    range_min: fc.constant(350),
    range_max: fc.constant(950),
    source: text,
    factors: optional(fc.array(text, { maxLength: 10 })),
  }),
  'delinquency-elsewhere-reported': fc.record({ record_id: text, source: text, days_past_due: days }),
  'profile-changed': fc.record({ field: fc.constantFrom(...PROFILE_FIELDS), verified: fc.boolean() }),
  'technical-failure-reported': fc.record({ component: text, incident_id: optional(id) }),
  'clock-ticked': fc.constant({}),
  'line-imported': fc.record({ limit_minor: minor, drawn_minor: fc.maxSafeNat(), currency }),
  'statement-issued': fc.record({
    statement_id: id,
    balance_minor: fc.maxSafeInteger(),
    paid_minor: fc.maxSafeNat(),
    days_past_due: days,
    currency,
  }),
}

const subjectOf = (type: FactType) => (FACTS[type].scope === 'book' ? 'book' : 'a')

/** Sent, stored and read back; the fact and the version it was sent in beside it. */
function stored(type: FactType, data: object, more: object = {}) {
  const received = JSON.parse(JSON.stringify(messageOf(type, subjectOf(type), 'e', data, more))) as { data: object }
  const reading = readFact(received, NOW)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  const { fact, version } = reading.value
  const kept = JSON.parse(writeReceivedData(received.data)) as Record<string, unknown>
  return { fact, version, kept, readBack: readFactData(type, kept, version) }
}

/** As sent, but for instants: in UTC, to the millisecond. */
const asKept = (data: object): unknown =>
  JSON.parse(JSON.stringify(data), (name, value: unknown) => (name.endsWith('_at') ? new Date(String(value)).toISOString() : value))

test.each(Object.entries(anyData))('any %s is read back as it was decided on', (type, anyOne) => {
  fc.assert(
    fc.property(anyOne as fc.Arbitrary<object>, (data) => {
      const { fact, version, kept, readBack } = stored(type as FactType, data)
      expect(version).toBe(1)
      expect(readBack).toEqual(fact.data)
      expect(kept).toEqual(asKept(data))
    }),
  )
})

test.each(FACT_TYPES)('the newest form of %s is stored as sent, and read back as it was decided on', (type) => {
  const { fact, kept, readBack } = stored(type, FACTS[type].example, { type: wireType(type) })
  expect(readBack).toEqual(fact.data)
  expect(kept).toEqual(asKept(FACTS[type].example))
})

test('a login stored in its first version and the same one in its second fold to the same signals', () => {
  const first = stored('session-started', { device_id: 'd', network: 'home', network_id: 'n', place: 'p' })
  const second = stored(
    'session-started',
    { device: { id: 'd' }, network: { kind: 'home', id: 'n' }, place: 'p' },
    { type: wireType('session-started', 2) },
  )
  expect([first.version, second.version]).toEqual([1, 2])
  const signalsOf = ({ readBack }: typeof first) =>
    foldFact(newSignals, { type: 'session-started', occurredAt: NOW, knownAt: NOW, data: readBack } as Fact)
  expect(signalsOf(first)).toEqual(signalsOf(second))
  expect(signalsOf(first)).toMatchObject({ devices: [{ at: NOW }], places: [{ at: NOW }] })
})
