import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RandomStream } from './random.ts'

const DRAWS = 40_000
const SIGMAS = 5
const sample = (draw: (random: RandomStream) => number): number[] => {
  const random = new RandomStream(11, 'sample')
  return Array.from({ length: DRAWS }, () => draw(random))
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

test.each<[name: string, draw: (random: RandomStream) => number, mean: number, deviation: number]>([
  ['next', (random) => random.next(), 0.5, Math.sqrt(1 / 12)],
  ['normal', (random) => random.normal(675, 55), 675, 55],
  ['poisson', (random) => random.poisson(3), 3, Math.sqrt(3)],
  ['gamma below 1', (random) => random.gamma(0.6), 0.6, Math.sqrt(0.6)],
  ['gamma above 1', (random) => random.gamma(4), 4, 2],
  ['whole', (random) => random.whole(3, 6), 4.5, Math.sqrt(1.25)],
  ['logarithm of logNormal', (random) => Math.log(random.logNormal(Math.E, 0.9)), 1, 0.9],
])('%s has its mean and its spread', (_name, draw, expectedMean, expectedDeviation) => {
  const drawn = sample(draw)
  expect(Math.abs(mean(drawn) - expectedMean)).toBeLessThan((SIGMAS * expectedDeviation) / Math.sqrt(DRAWS))
  expect(Math.abs(deviation(drawn) / expectedDeviation - 1)).toBeLessThan(0.05)
})

test('what is weighted comes by its weight, and one without never', () => {
  const random = new RandomStream(3, 'weights')
  const counts = { a: 0, b: 0, c: 0 }
  for (let draw = 0; draw < DRAWS; draw++)
    counts[
      random.weighted<'a' | 'b' | 'c'>([
        ['a', 3],
        ['b', 0],
        ['c', 1],
      ])
    ]++
  expect(counts.b).toBe(0)
  expect(Math.abs(counts.a / DRAWS - 0.75)).toBeLessThan(SIGMAS * Math.sqrt((0.75 * 0.25) / DRAWS))
})

test('the same name gives the same numbers, another name or seed others', () => {
  const first = (seed: number, name: string) => {
    const random = new RandomStream(seed, name)
    return [random.next(), random.next(), random.next()].join()
  }
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.string(), (seed, name, other) => {
      expect(first(seed, name)).toBe(first(seed, name))
      if (name !== other) expect(first(seed, name)).not.toBe(first(seed, other))
      expect(first(seed, name)).not.toBe(first(seed + 1, name))
    }),
  )
})
