import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { borrowerKey } from './borrower-key.ts'
import { contentHash, eventKey } from './event-key.ts'

test.each([
  ['bor_1', 1356333653302430634n, 42],
  ['B-2026-0001', 1399803681892620650n, 42],
  ['借款人甲', 7164526487532091497n, 41],
  ['a', 6145804001097553001n, 41],
])('borrower %s has the number %s in bucket %i, for ever', (ref, id, bucket) => {
  expect(borrowerKey(1, ref)).toEqual({ id, bucket })
})

test('in another organisation the same public id is another borrower, for ever too', () => {
  expect(borrowerKey(2, 'bor_1')).toEqual({ id: 5666275883943449819n, bucket: 27 })
})

test('an event is known by source and id, for ever, and they do not run together', () => {
  expect(eventKey('https://core.example/bank', 'evt-1')).toBe('eb8b1437-c607-65a5-ef3c-4ed1ce43c367')
  expect(eventKey('ab', 'c')).not.toBe(eventKey('a', 'bc'))
})

test('content is the same whatever the order of its keys, and only then', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '"' }], a: true })).toBe('{"a":true,"b":[1,{"c":"\\"","d":null}]}')
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }))
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]))
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }))
})

test('canonical JSON is that of its slow twin: sort every object, then write', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    return new Map(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, sorted(item)]),
    )
  }
  const slowly = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(slowly).join(',')}]`
    if (value instanceof Map) return `{${[...value].map(([name, item]) => `${JSON.stringify(name)}:${slowly(item)}`).join(',')}}`
    return JSON.stringify(value)
  }
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(canonicalJson(value)).toBe(slowly(sorted(value)))
    }),
  )
})
