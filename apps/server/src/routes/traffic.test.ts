import { expect, test } from 'vitest'
import { HTTP_LIMITS } from './http-limits.ts'
import { openTraffic, openUnderWay } from './traffic.ts'

function entered(underWay: ReturnType<typeof openUnderWay>, key: string): () => void {
  const entry = underWay.enter(key)
  if ('full' in entry) throw new Error('full')
  return entry.leave
}

test('the last that fits, the first that does not, and room again after one has left', () => {
  const underWay = openUnderWay(3, 2)
  const leave = entered(underWay, 'a')
  entered(underWay, 'a')
  expect(underWay.enter('a')).toEqual({ full: 'key' })
  entered(underWay, 'b')
  expect(underWay.enter('c')).toEqual({ full: 'all' })
  leave()
  leave()
  expect(underWay.count()).toBe(2)
  entered(underWay, 'a')
  expect(underWay.enter('c')).toEqual({ full: 'all' })
})

test('it is idle when the last has left, and at once where nothing is under way', async () => {
  const traffic = openTraffic(HTTP_LIMITS)
  await traffic.requests.idle()
  const [first, second] = [entered(traffic.requests, 'a'), entered(traffic.requests, 'b')]
  let drained = false
  const draining = traffic.drain().then(() => {
    drained = true
  })
  expect(traffic.isDraining()).toBe(true)
  first()
  await Promise.resolve()
  expect(drained).toBe(false)
  second()
  await draining
  expect(drained).toBe(true)
})
