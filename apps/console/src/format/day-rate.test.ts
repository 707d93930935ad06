import { expect, test } from 'vitest'
import { annualRateText, dayRateText } from './day-rate.ts'

test.each([
  [0, '0%'],
  [1, '0.000001%'],
  [30_000, '0.03%'],
  [65_753, '0.065753%'],
  [1_000_000, '1%'],
  [10_000_000, '10%'],
])('a day rate of %i parts', (dayRate, text) => expect(dayRateText(dayRate)).toBe(text))

test.each([
  [0, '0%'],
  [109_500, '10.95%'],
  [240_000, '24%'],
  [239_998, '23.9998%'],
  [1_000_000, '100%'],
])('a yearly rate of %i millionths', (ppm, text) => expect(annualRateText(ppm)).toBe(text))
