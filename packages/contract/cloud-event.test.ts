import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelKeys, snakeKeys } from './case.ts'
import { factTypeOf, MAX_AHEAD_MS, readFact, wireType } from './cloud-event.ts'
import { FACT_TYPES, FACTS, type FactDataOnWire, type FactType } from './facts.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const examples = Object.fromEntries(FACT_TYPES.map((type) => [type, FACTS[type].example])) as { [T in FactType]: FactDataOnWire<T> }
const subjectOf = (type: FactType) => (FACTS[type].scope === 'book' ? 'book' : 'bor_1')
const message = (type: FactType, data: unknown, more: object = {}) => ({
  specversion: '1.0',
  id: 'e1',
  source: 'test',
  type: wireType(type),
  subject: subjectOf(type),
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
  expect(reading).toMatchObject({ ok: true, value: { id: 'e1', subject: subjectOf(type), fact: { type, occurredAt: NOW, knownAt: NOW } } })
})

test.each<[what: string, sent: unknown, pointers: readonly string[]]>([
  ['no object', [], ['']],
  ['null', null, ['']],
  ['no type', {}, ['/type']],
  ['a type of nobody', { ...draw({}), type: 'fairline.loan-stolen.v1' }, ['/type']],
  ['a name every object has', { ...draw({}), type: 'fairline.constructor.v1' }, ['/type']],
  ['an outcome, which nobody may send', { ...draw({}), type: 'fairline.line-granted.v1' }, ['/type']],
  ['a version that does not exist', { ...draw({}), type: 'fairline.drawdown-requested.v2' }, ['/type']],
  ['version 0', { ...draw({}), type: 'fairline.drawdown-requested.v0' }, ['/type']],
  ['a version with a zero before it', { ...draw({}), type: 'fairline.session-started.v02' }, ['/type']],
  ['data of another version', message('session-started', { device_id: 'd' }), ['/data/device', '/data/device_id']],
  ['a fact of the book about a borrower', message('source-restored', { source: 'zhima' }, { subject: 'bor_1' }), ['/subject']],
  ['a fact of a borrower about the book', draw({}, { subject: 'book' }), ['/subject']],
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

/** Every text in the message, at any depth, with something in it that no fault may repeat. */
const SECRET = 'secret-4711'
const spoilt = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(spoilt)
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? `${SECRET}\u0000` : SECRET
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoilt(item)]))
}

test.each(FACT_TYPES)('%s: no fault repeats a received value', (type) => {
  const { type: wire, ...rest } = message(type, examples[type], { time: 't', knownat: 't', datacontenttype: 'c' })
  const reading = readFact({ ...(spoilt(rest) as object), type: wire }, NOW)
  expect(reading.ok).toBe(false)
  expect(JSON.stringify(reading)).not.toContain(SECRET)
})

test('nor does the fault of an unknown type, or a field of nobody, repeat more than its name', () => {
  expect(JSON.stringify(readFact({ ...draw({}), type: SECRET }, NOW))).not.toContain(SECRET)
  expect(readFact(draw({ nobody: SECRET }), NOW)).toEqual({
    ok: false,
    faults: [{ pointer: '/data/nobody', detail: 'is not a field of this event type' }],
  })
})

test('an earlier version is read to the newest form, and says which it was', () => {
  const first = { ...message('session-started', { device_id: 'd', place: 'p' }), type: wireType('session-started', 1) }
  const second = { ...message('session-started', { device: { id: 'd' }, place: 'p' }), type: wireType('session-started') }
  const [older, newer] = [readFact(first, NOW), readFact(second, NOW)]
  expect(older).toMatchObject({ ok: true, value: { version: 1 } })
  expect(newer).toMatchObject({ ok: true, value: { version: 2 } })
  expect(older.ok && newer.ok && older.value.fact).toEqual(newer.ok && newer.value.fact)
})

test('a type is called by its newest version unless another is wanted; outcomes have one', () => {
  expect(wireType('session-started')).toBe('fairline.session-started.v2')
  expect(wireType('session-started', 1)).toBe('fairline.session-started.v1')
  expect(wireType('line-granted')).toBe('fairline.line-granted.v1')
  expect(factTypeOf('fairline.session-started.v1')).toBe('session-started')
  expect(factTypeOf('fairline.session-started.v3')).toBeUndefined()
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
