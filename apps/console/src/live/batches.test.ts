import { expect, test } from 'vitest'
import { type Batch, openBatches } from './batches.ts'

function opened(most: number) {
  const handed: Batch<number>[] = []
  const waiting: (() => void)[] = []
  const push = openBatches<number>((batch) => handed.push(batch), { delayMs: 250, most, wait: (run) => waiting.push(run) })
  return { handed, waiting, push }
}

test('a thousand items are one update, in their order', () => {
  const { handed, waiting, push } = opened(2_000)
  for (let item = 0; item < 1_000; item++) push(item)
  expect([waiting.length, handed.length]).toEqual([1, 0])
  waiting.shift()!()
  expect(handed).toEqual([{ items: Array.from({ length: 1_000 }, (_, item) => item), missed: 0 }])
})

test('what comes after a batch begins the next', () => {
  const { handed, waiting, push } = opened(10)
  push(1)
  waiting.shift()!()
  push(2)
  expect(waiting).toHaveLength(1)
  waiting.shift()!()
  expect(handed.map(({ items }) => items)).toEqual([[1], [2]])
})

test('of too many the newest stay, and the others are counted', () => {
  const { handed, waiting, push } = opened(2)
  for (const item of [1, 2, 3, 4]) push(item)
  waiting.shift()!()
  expect(handed).toEqual([{ items: [3, 4], missed: 2 }])
})
