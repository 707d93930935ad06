import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criticalLevels } from './critical-levels.ts'

const MOST = 100_000
/** How many of the levels it has reached. */
const reached = (levels: readonly number[]) => (level: number) => [levels.filter((one) => one <= level).length]

test('whatever is thought likely, what is found is the same', () => {
  const levels = fc.array(fc.integer({ min: 2, max: MOST }), { maxLength: 5 })
  fc.assert(
    fc.property(levels, fc.array(fc.integer({ min: -5, max: MOST + 5 }), { maxLength: 6 }), (begins, likely) => {
      const found = [1, ...new Set(begins)].sort((a, b) => a - b)
      expect(criticalLevels(1, MOST, reached(begins), 50)).toEqual(found)
      expect(criticalLevels(1, MOST, reached(begins), 50, likely)).toEqual(found)
      expect(criticalLevels(1, MOST, reached(begins), 50, begins)).toEqual(found)
    }),
  )
})

test.each([
  ['nothing is thought likely', [], 18],
  ['it begins where that was likely', [17_806], 4],
  ['among others', [17_806, MOST], 5],
  ['nothing begins where that was likely', [90_000], 20],
])('looks where %s', (_what, likely, most) => {
  let looks = 0
  const codeAt = (level: number) => {
    looks++
    return reached([17_806])(level)
  }
  expect(criticalLevels(1, MOST, codeAt, 50, likely)).toEqual([1, 17_806])
  expect(looks).toBeLessThanOrEqual(most)
})
