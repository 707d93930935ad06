import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelKeys, snakeKeys } from './case.ts'
import { MAX_AHEAD_MS, readFact, wireType } from './cloud-event.ts'
import { FACT_TYPES, type FactDataOnWire, type FactType } from './facts.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const examples: { [T in FactType]: FactDataOnWire<T> } = {
  'borrower-registered': { kind: 'individual', currency: 'CNY', fields_on_file: ['phone'] },
  'consent-granted': { purpose: 'score', terms_version: '3', expires_at: '2027-03-01T00:00:00+08:00' },
  'consent-withdrawn': { purpose: 'score' },
  'identity-verified': { method: 'document_bank_card_otp' },
  'identity-failed': { method: 'face', cause: 'abandoned' },
  'session-started': { device_id: 'd1', network: 'home', network_id: 'n1', place: '杭州' },
  'drawdown-requested': { drawdown_id: 'dd1', amount_minor: 50_000, currency: 'CNY', purpose: 'consumption' },
  'repayment-posted': { repayment_id: 'r1', amount_minor: 1, currency: 'CNY' },
  'score-updated': { value: 620, range_min: 350, range_max: 950, source: 'zhima', factors: ['逾期'] },
  'delinquency-elsewhere-reported': { record_id: 'x', source: 'bureau', days_past_due: 30 },
  'profile-changed': { field: 'phone', verified: true },
  'technical-failure-reported': { component: 'scores', incident_id: 'inc1' },
  'clock-ticked': {},
  'line-imported': { limit_minor: 1, drawn_minor: 0, currency: 'TWD' },
  'statement-issued': { statement_id: 's', balance_minor: -5, paid_minor: 0, days_past_due: 0, currency: 'TWD' },
}
const message = (type: FactType, data: unknown, more: object = {}) => ({
  specversion: '1.0',
  id: 'e1',
  source: 'test',
  type: wireType(type),
  subject: 'bor_1',
  data,
  ...more,
})
const draw = (change: object, more: object = {}) => message('drawdown-requested', { ...examples['drawdown-requested'], ...change }, more)
const faults = (sent: unknown): string[] => {
  const reading = readFact(sent, NOW)
  return reading.ok ? [] : reading.faults.map(({ pointer }) => pointer)
}

test.each(FACT_TYPES)('%s: an example of it is read', (type) => {
  const reading = readFact(message(type, examples[type]), NOW)
  expect(reading).toMatchObject({ ok: true, value: { id: 'e1', subject: 'bor_1', fact: { type, occurredAt: NOW, knownAt: NOW } } })
})

test.each<[what: string, sent: unknown, pointers: readonly string[]]>([
  ['no object', [], ['']],
  ['null', null, ['']],
  ['no type', {}, ['/type']],
  ['a type of nobody', { ...draw({}), type: 'fairline.loan-stolen.v1' }, ['/type']],
  ['a name every object has', { ...draw({}), type: 'fairline.constructor.v1' }, ['/type']],
  ['an outcome, which nobody may send', { ...draw({}), type: 'fairline.line-granted.v1' }, ['/type']],
  ['a version that does not exist', { ...draw({}), type: 'fairline.drawdown-requested.v2' }, ['/type']],
  ['a fraction', draw({ amount_minor: 1.5 }), ['/data/amount_minor']],
  ['a negative amount', draw({ amount_minor: -1 }), ['/data/amount_minor']],
  ['nothing', draw({ amount_minor: 0 }), ['/data/amount_minor']],
  ['a number no double can hold', draw({ amount_minor: 2 ** 53 }), ['/data/amount_minor']],
  ['a number as text', draw({ amount_minor: '5' }), ['/data/amount_minor']],
  ['a currency in small letters', draw({ currency: 'cny' }), ['/data/currency']],
  ['a missing and a wrong field, both', draw({ currency: undefined, amount_minor: null }), ['/data/amount_minor', '/data/currency']],
  ['a field of nobody', draw({ 'a/b': 1 }), ['/data/a~1b']],
  ['an attribute of nobody', draw({}, { traceparent: 'x' }), ['/traceparent']],
  ['an empty id', draw({}, { id: '' }), ['/id']],
  ['an id of 65 characters', draw({}, { id: 'x'.repeat(65) }), ['/id']],
  ['a subject with a space', draw({}, { subject: 'a b' }), ['/subject']],
  ['a NUL, which PostgreSQL cannot store', draw({}, { source: 'a\u0000' }), ['/source']],
  ['half a character', draw({ drawdown_id: '\ud800' }), ['/data/drawdown_id']],
  ['a day that does not exist', draw({}, { time: '2026-02-30T00:00:00Z' }), ['/time']],
  ['a time without a zone', draw({}, { time: '2026-02-01T00:00:00' }), ['/time']],
  ['a time before 1970', draw({}, { time: '1969-12-31T23:59:59Z' }), ['/time']],
  ['knowledge before the event', draw({}, { time: '2026-02-02T00:00:00Z', knownat: '2026-02-01T00:00:00Z' }), ['/knownat']],
  ['a score off its scale', message('score-updated', { ...examples['score-updated'], value: 349 }), ['/data/value']],
])('%s is refused where it stands', (_what, sent, pointers) => {
  expect(faults(sent)).toEqual(pointers)
})

test('a fault is told in few words, however long the field', () => {
  const reading = readFact(draw({ ['x'.repeat(60_000)]: 1 }), NOW)
  expect(JSON.stringify(reading).length).toBeLessThan(1_000)
})

test('five minutes ahead is a slow clock, one millisecond more is the future', () => {
  const at = (ms: number) => draw({}, { time: new Date(ms).toISOString() })
  expect(faults(at(NOW + MAX_AHEAD_MS))).toEqual([])
  expect(faults(at(NOW + MAX_AHEAD_MS + 1))).toContain('/time')
})

test('the offset of a time is honoured', () => {
  const reading = readFact(draw({}, { time: '2026-02-01T08:00:00+08:00' }), NOW)
  expect(reading.ok && reading.value.fact.occurredAt).toBe(Date.parse('2026-02-01T00:00:00Z'))
})

test('a prototype in the data is a field of nobody, and harms nothing', () => {
  expect(faults(JSON.parse(JSON.stringify(draw({})).replace('"currency"', '"__proto__":{"polluted":1},"currency"')))).not.toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('whatever is sent is read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.anything(), (data) => void readFact(message('score-updated', data), NOW)))
  fc.assert(fc.property(fc.anything(), (sent) => void readFact(sent, NOW)))
})

test('names go to the wire and back unchanged', () => {
  for (const type of FACT_TYPES) expect(snakeKeys(camelKeys(examples[type]))).toEqual(examples[type])
})
