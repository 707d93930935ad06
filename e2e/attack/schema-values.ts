/**
 * Values that fit a JSON Schema of the API's description, and values that nearly do: whatever the contract says about a body is a way to attack it.
 *
 * Known    names of properties whose values make sense only if they are somebody's: then one of the given ones is taken half of the time.
 */
import fc from 'fast-check'

export type Schema = Readonly<{
  $ref?: string
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}>

export type Names = Readonly<{ schemas: Readonly<Record<string, Schema>>; known: Readonly<Record<string, readonly string[]>> }>

const LETTERS_MAX = 40
const LARGE = 10_000_000
const ITEMS_MAX = 3

/** The pattern of an instant is long; any moment near now will do. */
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  'date-time': fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((at) => at.toISOString()),
  email: fc.constantFrom('a@example.com', 'b.c@example.org'),
  uri: fc.constantFrom('https://example.com/hook', 'https://example.org/?a=b'),
  uuid: fc.uuid(),
}

export function fittingValue(schema: Schema, names: Names, property = '', depth = 0): fc.Arbitrary<unknown> {
  const known = names.known[property]
  const fitting = anyOf(schema, names, property, depth)
  return known === undefined ? fitting : fc.oneof(fc.constantFrom(...known), fitting)
}

function anyOf(schema: Schema, names: Names, property: string, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fittingValue(names.schemas[schema.$ref.split('/').at(-1)!]!, names, property, depth)
  if (Object.hasOwn(schema, 'const')) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const among = schema.anyOf ?? schema.oneOf
  if (among) return fc.oneof(...among.map((one) => fittingValue(one, names, property, depth)))
  const types = schema.type === undefined ? ['object'] : [schema.type].flat()
  return fc.oneof(...types.map((type) => ofType(type, schema, names, depth)))
}

function ofType(type: string, schema: Schema, names: Names, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'string':
      return textOf(schema)
    case 'array': {
      const { minItems = 0, maxItems = ITEMS_MAX, items = {} } = schema
      return fc.array(fittingValue(items, names, '', depth + 1), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, ITEMS_MAX)),
      })
    }
    case 'object':
      return objectOf(schema, names, depth)
  }
  throw new Error(`no values of ${type}`)
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = exclusiveMinimum === undefined ? (minimum ?? -LARGE) : exclusiveMinimum + 1
  return fc.integer({ min, max: Math.max(min, Math.min(maximum ?? LARGE, Math.max(LARGE, min))) })
}

function textOf({ format, pattern, minLength = 0, maxLength = LETTERS_MAX }: Schema): fc.Arbitrary<string> {
  const formatted = format === undefined ? undefined : FORMATS[format]
  if (formatted) return formatted
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, LETTERS_MAX)) }
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: 'grapheme-ascii' }),
    fc.constantFrom('a', 'b', 'x1').filter((text) => text.length >= minLength),
  )
}

function objectOf({ properties = {}, required = [] }: Schema, names: Names, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, fittingValue(schema, names, name, depth + 1)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) })
}

const HOSTILE: readonly unknown[] = [
  ...[null, true, -1, 0, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER, '', ' ', [], {}, [[]], '__proto__', 'constructor'],
  ...[
    `' or 1=1 --`,
    `'; drop table event; --`,
    '<script>alert(1)</script>',
    '=cmd|calc!A1',
    '../../etc/passwd',
    '{{7*7}}',
    'x\u0000y',
    '\ud800',
  ],
  ...[
    '\u202egnirts',
    'a'.repeat(5_000),
    '9'.repeat(400),
    '0000-01-01',
    '9999-12-31T23:59:59Z',
    { $gt: '' },
    { length: 1e9 },
    `${'a'.repeat(30)}!`,
  ],
]
/** What nobody is to set from outside. */
const SMUGGLED = [
  'organisation_id',
  'actor',
  'roles',
  'scopes',
  '__proto__',
  'constructor',
  'is_admin',
  'sequence',
  'known_at',
  'senders',
  'person',
]

/** A value of the schema with one place spoilt: replaced, dropped, or something put beside it. */
export const spoiltValue = (schema: Schema, names: Names): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fittingValue(schema, names),
      fc.nat(),
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(...SMUGGLED),
      fc.constantFrom('replace', 'drop', 'smuggle'),
    )
    .map(([value, nth, hostile, name, how]) => spoil(value, nth, hostile, how === 'smuggle' ? name : undefined, how === 'drop'))

function spoil(value: unknown, nth: number, hostile: unknown, smuggled: string | undefined, drops: boolean): unknown {
  const copy = structuredClone(value)
  const places = placesIn(copy)
  const place = places[nth % Math.max(1, places.length)]
  if (place === undefined) return hostile
  const { holder, key } = place
  // Written as text later on, so that a name like __proto__ arrives as it is.
  if (smuggled !== undefined)
    return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? smuggle(copy, smuggled, hostile) : hostile
  if (drops) Reflect.deleteProperty(holder, key)
  else holder[key] = hostile
  return copy
}

const smuggle = (into: object, name: string, hostile: unknown): object =>
  Object.defineProperty(into, name, { value: hostile, enumerable: true, configurable: true, writable: true })

type Place = { holder: Record<string, unknown>; key: string }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
