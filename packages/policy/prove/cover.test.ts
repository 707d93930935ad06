import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, findUncovered, type RowBands } from './cover.ts'

const AXES = [3, 4, 2]
const whole: Box = AXES.map((size) => Array.from({ length: size }, (_, band) => band))
const cells = (box: Box): string[] =>
  box.reduce<string[]>((found, bands) => found.flatMap((each) => bands.map((band) => `${each}${band}`)), [''])
const isTaken = (cell: string, row: RowBands): boolean => Array.from(cell).every((band, axis) => row[axis]![Number(band)] === 1)

const rows = fc.array(fc.tuple(...AXES.map((size) => fc.uint8Array({ min: 0, max: 1, minLength: size, maxLength: size }))), {
  maxLength: 8,
})
const within = fc.tuple(...whole.map((bands) => fc.subarray([...bands], { minLength: 1 })))

test('the boxes found hold each cell that no row takes, once', () => {
  fc.assert(
    fc.property(rows, within, (given, box) => {
      const found = findUncovered({ rows: given, within: box, limit: 1_000, budget: 10_000, disjoint: false })
      const uncovered = cells(box).filter((cell) => !given.some((row) => isTaken(cell, row)))
      expect(found.complete).toBe(true)
      expect(found.boxes.flatMap(cells).sort((a, b) => a.localeCompare(b))).toEqual(uncovered)
    }),
    { numRuns: 500 },
  )
})

test('rows that cannot meet are covered when their sizes add up, and by one less they are not', () => {
  const row = (first: number[]): RowBands => [Uint8Array.from(first), Uint8Array.of(1, 1, 1, 1), Uint8Array.of(1, 1)]
  const parts = [row([1, 0, 0]), row([0, 1, 0]), row([0, 0, 1])]
  const ask = (given: readonly RowBands[]) => findUncovered({ rows: given, within: whole, limit: 10, budget: 100, disjoint: true })
  expect(ask(parts)).toEqual({ boxes: [], complete: true, share: 1, spent: 1 })
  expect(ask(parts.slice(1)).boxes.flatMap(cells)).toHaveLength(8)
})

test('a budget that is spent says how much of the grid was decided', () => {
  const stripes = whole[0]!.map((band) => [
    Uint8Array.from(whole[0]!, (each) => Number(each === band)),
    Uint8Array.of(1, 1, 1, band),
    Uint8Array.of(1, 1),
  ])
  const { complete, share } = findUncovered({ rows: stripes, within: whole, limit: 10, budget: 2, disjoint: false })
  expect(complete).toBe(false)
  expect(share).toBeGreaterThanOrEqual(0)
  expect(share).toBeLessThan(1)
})
