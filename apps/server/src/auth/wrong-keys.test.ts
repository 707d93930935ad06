import { expect, test } from 'vitest'
import { BURST, openWrongKeys, REFILL_MS } from './wrong-keys.ts'

test('so many wrong keys and no more; then one for each interval that passed, told by the millisecond', () => {
  let now = 0
  const keys = openWrongKeys(() => now)
  const last = Array.from({ length: BURST }, () => {
    expect(keys.waitMs('a')).toBe(0)
    return keys.wrong('a')
  })
  expect(last).toEqual([...Array(BURST - 1).fill(false), true])
  expect(keys.waitMs('a')).toBe(REFILL_MS)
  now = REFILL_MS - 1
  expect(keys.waitMs('a')).toBe(1)
  now = REFILL_MS
  expect(keys.waitMs('a')).toBe(0)
  expect(keys.wrong('a')).toBe(true)
  expect(keys.waitMs('a')).toBe(REFILL_MS)
  expect(keys.waitMs('b')).toBe(0)
})

test('an address that waited long enough has all its tokens again, and not one more', () => {
  let now = 0
  const keys = openWrongKeys(() => now)
  for (let index = 0; index < BURST; index++) keys.wrong('a')
  now = 1_000 * BURST * REFILL_MS
  for (let index = 0; index < BURST; index++) {
    expect(keys.waitMs('a')).toBe(0)
    keys.wrong('a')
  }
  expect(keys.waitMs('a')).toBe(REFILL_MS)
})

test('it remembers a bounded number of addresses; the one that failed longest ago leaves first', () => {
  const keys = openWrongKeys(() => 0, 2)
  for (let index = 0; index < BURST; index++) for (const address of ['a', 'b']) keys.wrong(address)
  expect([keys.waitMs('a'), keys.waitMs('b')]).toEqual([REFILL_MS, REFILL_MS])
  keys.wrong('c')
  expect([keys.waitMs('a'), keys.waitMs('b')]).toEqual([0, REFILL_MS])
})
