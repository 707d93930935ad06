/** The short way to a fact's stored data has the long way as its twin, and what is read back is the fact that was decided on. */
import { readFact } from '@fairline/contract/cloud-event'
import { CONSENT_PURPOSES, DRAWDOWN_PURPOSES, type FactDataOnWire, type FactType, PROFILE_FIELDS } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageOf, NOW } from '../testing/test-api.ts'
import { readFactData, writeFactData, writeReceivedData } from './stored-fact.ts'

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

const anyData: { [T in FactType]: fc.Arbitrary<FactDataOnWire<T>> } = {
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

test.each(Object.entries(anyData))('any %s is stored the short way as the long way, and read back as it was', (type, anyOne) => {
  fc.assert(
    fc.property(anyOne as fc.Arbitrary<object>, (data) => {
      const received = JSON.parse(JSON.stringify(messageOf(type as FactType, 'a', 'e', data))) as { data: object }
      const reading = readFact(received, NOW)
      if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
      const { fact } = reading.value
      const stored = JSON.parse(writeReceivedData(received.data, fact)) as Record<string, unknown>
      expect(stored).toEqual(JSON.parse(writeFactData(fact)))
      expect(readFactData(stored)).toEqual(fact.data)
    }),
  )
})
