import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelKeys, snakeKeys } from './case.ts'

test('only names change, at any depth, and come back', () => {
  const wire = { drawdown_id: 'a_b', causes: [{ as_of: null, evidence: [1, 'x_y', { range_2_min: true }] }] }
  const inside = { drawdownId: 'a_b', causes: [{ asOf: null, evidence: [1, 'x_y', { range2Min: true }] }] }
  expect(camelKeys(wire)).toEqual(inside)
  expect(snakeKeys({ drawdownId: 'aB', causes: [{ asOf: null }] })).toEqual({ drawdown_id: 'aB', causes: [{ as_of: null }] })
})

const name = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[a-zA-Z0-9_]{1,12}$/),
  fc.constantFrom('__proto__', '_Proto__', 'constructor', 'toString'),
)
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.constant(null), fc.array(tie('value')), fc.dictionary(name, tie('value'))),
})).value

/** The same rules without memory. */
function slowly(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => slowly(item, rename))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), slowly(item, rename)]))
}

test('names that were renamed before are renamed as ever, in the same order', () => {
  const camel = (key: string) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  fc.assert(
    fc.property(json, (value) => {
      for (let time = 0; time < 2; time++) {
        expect(JSON.stringify(camelKeys(value))).toBe(JSON.stringify(slowly(value, camel)))
        expect(JSON.stringify(snakeKeys(value))).toBe(JSON.stringify(slowly(value, snake)))
      }
    }),
  )
})

test('names beyond what is remembered are renamed too', () => {
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, nth) => [`a_name_${nth}`, nth]))
  expect(camelKeys(many)).toMatchObject({ aName0: 0, aName2999: 2_999 })
})
