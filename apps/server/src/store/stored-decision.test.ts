import { readFact } from '@fairline/contract/cloud-event'
import type { Decision } from '@fairline/domain/account/account'
import { newAccount } from '@fairline/domain/account/step'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageOf, NOW, onboarding } from '../testing/test-api.ts'
import { decisionText, readDecision, writeDecision } from './stored-decision.ts'
import { readFactData, writeReceivedData } from './stored-fact.ts'
import { packState, readState } from './stored-state.ts'

test.each(
  [
    ...onboarding('a'),
    messageOf('statement-issued', 'a', 's', { statement_id: 's', balance_minor: -1, paid_minor: 0, days_past_due: 0, currency: 'CNY' }),
    messageOf('session-started', 'a', 'l', { device_id: 'd', network: 'home' }),
  ].map((message) => [message.type, message] as const),
)('%s is read back as it was', (_type, message) => {
  const reading = readFact(message, NOW)
  if (!reading.ok) throw new Error('fits the contract')
  const { fact, version } = reading.value
  expect(readFactData(fact.type, JSON.parse(writeReceivedData(message.data as object)), version)).toEqual(fact.data)
})

test('an instant is written for people', () => {
  const message = messageOf('consent-granted', 'a', 'c', { purpose: 'score', expires_at: '2027-01-01T08:00:00+08:00' })
  expect(JSON.parse(writeReceivedData(message.data as object))).toEqual({ purpose: 'score', expires_at: '2027-01-01T00:00:00.000Z' })
})

test('any decision is read back as it was', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
  )
  const cause = fc.record({
    reason: fc.string(),
    evidence: fc.array(fc.record({ signal: fc.string(), value, test: fc.option(fc.string()), asOf: fc.option(fc.string()) })),
  })
  const outcome = fc.record({
    type: fc.constant('hold-placed' as const),
    data: fc.record({ holdId: fc.string(), scope: fc.constant('draw' as const), cause }),
  })
  const decision: fc.Arbitrary<Decision> = fc.record({
    at: fc.nat(),
    bookVersion: fc.nat(2),
    assessment: fc.record({ behaviourScore: fc.option(fc.integer()), grade: fc.option(fc.string()) }),
    line: fc.record({
      status: fc.constantFrom('pending' as const, 'active' as const, 'suspended' as const),
      currency: fc.option(fc.string()),
      limitMinor: fc.maxSafeNat(),
      drawnMinor: fc.maxSafeNat(),
      availableMinor: fc.maxSafeNat(),
    }),
    outcomes: fc.array(outcome),
  })
  fc.assert(
    fc.property(decision, (one) => {
      expect(readDecision(JSON.parse(JSON.stringify(writeDecision(one))))).toEqual(one)
    }),
  )
})

test('stored bytes are read only when they are exactly what was written', () => {
  const state = packState(newAccount)
  expect(readState(state)).toEqual(newAccount)
  expect(() => readState(state.subarray(0, 4))).toThrow('header')
  expect(() => readState(state.subarray(0, -1))).toThrow('length')
  for (let at = 8; at < state.length; at++) {
    const other = Buffer.from(state)
    other[at] = other[at]! ^ 1
    expect(() => readState(other)).toThrow('checksum')
  }
})

test('the text of a decision is the canonical one of its object', () => {
  const amount = fc.maxSafeNat()
  const decision: fc.Arbitrary<Decision> = fc.record({
    at: fc.integer({ min: 0, max: 253_402_300_799_999 }),
    bookVersion: fc.nat(2),
    assessment: fc.record({ behaviourScore: fc.option(fc.integer()), grade: fc.option(fc.string()) }),
    line: fc.record({
      status: fc.constantFrom('pending' as const, 'active' as const, 'suspended' as const),
      currency: fc.option(fc.constantFrom('CNY', 'EUR')),
      limitMinor: amount,
      drawnMinor: amount,
      availableMinor: amount,
    }),
    outcomes: fc.constantFrom([], [{ type: 'hold-lifted' as const, data: { holdId: 'hd_1', reason: 'SE01' } }]),
  })
  fc.assert(
    fc.property(decision, (one) => {
      expect(decisionText(one)).toBe(canonicalJson(writeDecision(one)))
    }),
  )
})
