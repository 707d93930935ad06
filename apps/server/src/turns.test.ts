import { expect, test } from 'vitest'
import { openTurns } from './turns.ts'

test('so many at a time and no more, in the order in which they came, also past one that fails', async () => {
  const inTurn = openTurns(2)
  const [began, open]: [number[], (() => void)[]] = [[], []]
  let [now, most] = [0, 0]
  const work = (nth: number) => () =>
    new Promise<number>((resolve, reject) => {
      began.push(nth)
      most = Math.max(most, ++now)
      open.push(() => {
        now--
        if (nth === 1) reject(new Error('of its own'))
        else resolve(nth)
      })
    })
  const all = [0, 1, 2, 3].map((nth) => inTurn(work(nth)))
  const done = Promise.allSettled(all)
  while (began.length < 4 || open.length > 0) {
    open.shift()?.()
    // Whoever comes the moment somebody leaves stands behind those who wait.
    if (all.length < 6) all.push(inTurn(work(all.length)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await done).toMatchObject([{ value: 0 }, { status: 'rejected' }, { value: 2 }, { value: 3 }])
  await Promise.all(all.slice(4))
  expect(began).toEqual([0, 1, 2, 3, 4, 5])
  expect(most).toBe(2)
})
