import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

async function* numbers(count: number, onRead: (index: number) => void = () => {}) {
  for (let index = 0; index < count; index++) {
    onRead(index)
    yield index
  }
}
const ask = (index: number) => Promise.resolve({ answer: sleep((index * 7) % 5, index) })

test('answers come in the order they were asked for, however long each takes', async () => {
  const seen: number[] = []
  for await (const some of inOrder(numbers(100), ask, 10)) seen.push(...some)
  expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index))
})

test('an answer does not wait for the next question', async () => {
  let release = () => {}
  const slow = async function* () {
    yield 0
    await new Promise<void>((resolve) => {
      release = resolve
    })
    yield 1
  }
  const answers = inOrder(slow(), ask, 10)
  expect((await answers.next()).value).toEqual([0])
  release()
  expect((await answers.next()).value).toEqual([1])
  expect((await answers.next()).done).toBe(true)
})

test('no more than the limit is read ahead of the reader', async () => {
  let read = 0
  const answers = inOrder(numbers(1_000, () => read++), ask, 10) // biome-ignore format: one line
  await answers.next()
  await sleep(50)
  expect(read).toBeLessThanOrEqual(21)
  await answers.return(undefined)
  await sleep(20)
  expect(read).toBeLessThanOrEqual(22)
})

test('a source that breaks is told after the answers already asked for', async () => {
  const broken = async function* () {
    yield 0
    yield 1
    throw new Error('gone')
  }
  const seen: number[] = []
  const reading = (async () => {
    for await (const some of inOrder(broken(), ask, 10)) seen.push(...some)
  })()
  await expect(reading).rejects.toThrow('gone')
  expect(seen).toEqual([0, 1])
})
