import { newAccount } from '@fairline/domain/account/step'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAccountCache } from './account-cache.ts'

const kept = (sequence: number) => ({ ref: 'a', account: { ...newAccount, sequence }, bytes: 100 })

test('the latest is kept, and forgotten when told', () => {
  const cache = openAccountCache()
  cache.keep(1n, kept(1))
  cache.keep(1n, kept(2))
  expect(cache.find(1n)?.account.sequence).toBe(2)
  cache.forget(1n)
  expect(cache.find(1n)).toBeUndefined()
})

test('what was kept among the last half is still there, never an older one in its place, and never more than the size', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.bigInt(0n, 30n), fc.boolean()), { maxLength: 200 }), (moves) => {
      const cache = openAccountCache(10)
      const latest = new Map<bigint, number>()
      const order: bigint[] = []
      for (const [index, [id, forgets]] of moves.entries()) {
        if (forgets) {
          cache.forget(id)
          latest.delete(id)
          order.splice(0, order.length, ...order.filter((one) => one !== id))
        } else {
          cache.keep(id, kept(index))
          latest.set(id, index)
          order.push(id)
        }
      }
      const all = Array.from({ length: 31 }, (_, id) => BigInt(id))
      for (const id of all) expect([undefined, latest.get(id)]).toContain(cache.find(id)?.account.sequence)
      for (const id of new Set(order.slice(-5))) expect(cache.find(id)?.account.sequence).toBe(latest.get(id))
      expect(all.filter((id) => cache.find(id)).length).toBeLessThanOrEqual(10)
    }),
  )
})

test('so many bytes are kept and no more, whatever their number', () => {
  const cache = openAccountCache(1_000, 1_000)
  for (let id = 0n; id < 30n; id++) cache.keep(id, kept(1))
  const held = () => Array.from({ length: 30 }, (_, id) => BigInt(id)).filter((id) => cache.find(id))
  expect(held().length).toBe(10)
  expect(held().slice(-5)).toEqual([25n, 26n, 27n, 28n, 29n])
  cache.keep(29n, { ...kept(2), bytes: 400 }) // Grown where it is: the next one starts a new half.
  cache.keep(30n, kept(1))
  expect(cache.find(29n)?.account.sequence).toBe(2)
  for (let id = 25n; id < 30n; id++) cache.forget(id)
  cache.keep(31n, kept(1))
  expect([cache.find(30n), cache.find(31n)].every(Boolean)).toBe(true)
})
