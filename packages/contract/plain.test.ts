/** The quick way has the schema library as its slow twin. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { camelKeys } from './case.ts'
import { type Form, formOf, wireType } from './cloud-event.ts'
import { FACT_TYPES, FACTS, type FactType } from './facts.ts'
import { instant, readPlainInstant, writeInstant } from './instant.ts'
import { plainReader } from './plain.ts'

const forms = FACT_TYPES.map((type) => [type, formOf(wireType(type))!] as const)
const first = formOf(wireType('session-started', 1))!

const message = (type: FactType, wire: string, data: object) => ({
  specversion: '1.0',
  id: 'e1',
  source: 'test',
  type: wire,
  subject: FACTS[type].scope === 'book' ? 'book' : 'b',
  time: '2026-02-01T00:00:00Z',
  knownat: '2026-02-01T00:00:00.123Z',
  datacontenttype: 'application/json',
  data,
})

/** Instants of examples in the usual way of writing. */
const usual = (data: object): object => JSON.parse(JSON.stringify(data).replaceAll('+08:00"', 'Z"')) as object

test.each(forms)('%s is read the quick way', (type, form) => {
  const quick = form.plain(message(type, wireType(type), usual(FACTS[type].example)))
  expect(quick).toBeDefined()
})

test('so is an earlier version', () => {
  expect(first.plain(message('session-started', wireType('session-started', 1), { device_id: 'd', network: 'home' }))).toBeDefined()
})

/** Values that stand on one side of an edge or the other, of every kind. */
const edgy = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary', maxLength: 130 }),
  fc.constantFrom(63, 64, 65, 128, 129, 4_000, 4_001).map((length) => 'x'.repeat(length)),
  fc.constantFrom('', ' ', 'a b', '\u0000', 'a\nb', '\ud800', 'book', 'b', 'CNY', 'cny', 'CNYX', '1.0', '1', 'home', '10.5', '10.5\n'),
  fc.constantFrom(
    '2026-02-28T23:59:59Z',
    '2026-02-29T00:00:00Z',
    '2026-02-01T00:00:00+08:00',
    '2026-02-01T00:00:00.1Z',
    '1969-12-31T23:59:59Z',
  ),
  fc.constantFrom(-1, 0, -0, 1, 0.5, 599, 600, 601, 36_500, 36_501, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), Number.NaN, Infinity),
  fc.constantFrom(true, false, null, undefined, [], {}, ['phone'], ['phone', 'nothing'], Object.create({ device_id: 'd' })),
)

type Place = readonly (string | number)[]

/** Every place in a message, the message itself left out. */
const placesOf = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, item]) => [[...at, name], ...placesOf(item, [...at, name])])
    : []

function changed(value: unknown, [name, ...rest]: Place, change: Change): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  if (rest.length === 0) change(copy, String(name))
  else copy[String(name)] = changed(copy[String(name)], rest, change)
  return copy
}

type Change = (holder: Record<string, unknown>, name: string) => void

/** Also where the name is one that every object has. */
function put(holder: object, name: string, value: unknown): void {
  if (Array.isArray(holder) && name === 'length') return // An array's own length cannot be redefined, and JSON has no other.
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true })
}
const anyName = fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', 'amountMinor', '__proto__'))

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: edgy.map(
      (value): Change =>
        (holder, name) =>
          put(holder, name, value),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change>((holder, name) => void Reflect.deleteProperty(holder, name)) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyName, edgy).map(
      ([name, value]): Change =>
        (holder) =>
          put(holder, name, value),
    ),
  },
)

function expectTwin(form: Form, sent: unknown): void {
  const quick = form.plain(sent)
  if (quick === undefined) return
  const slow = form.schema.safeParse(sent)
  expect(slow.success, JSON.stringify(sent)).toBe(true)
  expect(quick).toStrictEqual(camelKeys(slow.data))
}

const sentForms: readonly (readonly [string, Form, object])[] = [
  ...forms.map(([type, form]) => [wireType(type), form, message(type, wireType(type), usual(FACTS[type].example))] as const),
  [wireType('session-started', 1), first, message('session-started', wireType('session-started', 1), { device_id: 'd', network_id: 'n' })],
]

test.each(sentForms)('%s: what is read the quick way, the schema reads the same', (_wire, form, sent) => {
  const places = placesOf(sent)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...places), anyChange), { minLength: 1, maxLength: 2 }), (changes) => {
      const wrong = changes.reduce<unknown>(
        (value, [place, change]) => (isThere(value, place) ? changed(value, place, change) : value),
        sent,
      )
      expectTwin(form, wrong)
    }),
  )
})

const isThere = (value: unknown, place: Place): boolean =>
  place.length === 0 ||
  (typeof value === 'object' && value !== null && isThere((value as Record<string, unknown>)[String(place[0])], place.slice(1)))

/** What JSON can hold and the schema accepts is also read the quick way, but for unusual instants: or the quick way would be no way. */
test.each(sentForms)('%s: what the schema accepts of usual JSON is read the quick way', (_wire, form, sent) => {
  const places = placesOf(sent)
  fc.assert(
    fc.property(fc.constantFrom(...places), anyChange, (place, change) => {
      const wrong: unknown = JSON.parse(JSON.stringify(changed(sent, place, change)))
      const isUsual = !/T\d\d:\d\d[^Z]*(?:[+-]\d\d:\d\d|\.(?:\d{1,2}|\d{4,})Z)/.test(JSON.stringify(wrong))
      if (isUsual && form.schema.safeParse(wrong).success) expect(form.plain(wrong)).toBeDefined()
    }),
  )
})

test.each<[what: string, schema: z.ZodType, value: unknown]>([
  ['an object that takes any field', z.looseObject({}), {}],
  ['an object that drops unknown fields', z.object({}), {}],
  ['a number with a fraction', z.number(), 1],
  ['a text that is changed', z.string().trim(), 'a'],
  ['a text of a format', z.email(), 'a@b.cn'],
  ['a text that must start with something', z.string().startsWith('a'), 'a'],
  ['a default', z.string().default('a'), 'a'],
  ['null', z.string().nullable(), 'a'],
  ['one of several', z.union([z.string(), z.boolean()]), 'a'],
  ['a transformation', z.string().transform(Number), '1'],
  ['a test of an object with an instant', z.strictObject({ at: instant }).refine(() => true), { at: '2026-02-01T00:00:00Z' }],
])('%s is left to the schema', (_what, schema, value) => {
  expect(schema.safeParse(value).success).toBe(true)
  expect(plainReader(schema)(value)).toBeUndefined()
})

test.each<[written: string, isPlain: boolean]>([
  ['2026-02-28T23:59:59Z', true],
  ['2026-02-28T23:59:59.999Z', true],
  ['1970-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59.999Z', true],
  ['2026-02-29T00:00:00Z', false],
  ['2028-02-29T00:00:00Z', true],
  ['2100-02-29T00:00:00Z', false],
  ['2026-03-31T00:00:00Z', true],
  ['2026-04-31T00:00:00Z', false],
  ['2026-04-30T23:00:09.007Z', true],
  ['2026-01-32T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-00-01T00:00:00Z', false],
  ['2026-01-00T00:00:00Z', false],
  ['2026-01-01T24:00:00Z', false],
  ['2026-01-01T00:60:00Z', false],
  ['2026-01-01T00:00:60Z', false],
  ['1969-12-28T00:00:00Z', false],
  ['2026-01-01T00:00:00+00:00', false],
  ['2026-01-01T00:00:00.1Z', false],
  ['2026-01-01t00:00:00z', false],
  ['2026-01-01T00:00Z', false],
  ['2026-01-01T00:00:00Z\n', false],
])('an instant written %j is plain: %s', (written, isPlain) => {
  const plain = readPlainInstant(written)
  expect(plain !== undefined).toBe(isPlain)
  if (plain !== undefined) expect(plain).toBe(instant.parse(written))
})

test('any instant as we write it is plain, and read to what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (ms) => {
      expect(readPlainInstant(writeInstant(ms))).toBe(ms)
    }),
  )
})
