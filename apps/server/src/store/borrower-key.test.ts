import { expect, test } from 'vitest'
import { borrowerKey } from './borrower-key.ts'
import { canonicalJson, contentHash, eventKey } from './event-key.ts'

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
