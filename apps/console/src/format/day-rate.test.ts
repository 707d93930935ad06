import { expect, test } from 'vitest'
import { dayRateText } from './day-rate.ts'

test.each([
  [0, '0%'],
  [1, '0.000001%'],
  [30_000, '0.03%'],
  [65_753, '0.065753%'],
  [1_000_000, '1%'],
  [10_000_000, '10%'],
])('a day rate of %i parts', (dayRate, text) => expect(dayRateText(dayRate)).toBe(text))
