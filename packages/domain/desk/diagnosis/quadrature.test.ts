import { expect, test } from 'vitest'
import { betaRule, legendre } from './quadrature.ts'

const integral = ({ nodes, weights }: { nodes: Float64Array; weights: Float64Array }, of: (x: number) => number) =>
  nodes.reduce((sum, x, nth) => sum + weights[nth]! * of(x), 0)

test.each([0, 1, 2, 5, 11])('six points are exact for x to the power of %i', (power) => {
  expect(integral(legendre(6), (x) => x ** power)).toBeCloseTo(1 / (power + 1), 13)
})

/** Mean of x^k × (1 - x)^m: products of (a + i) / (a + b + i), then of (b + j) / (a + b + k + j). */
function exactly(a: number, b: number, k: number, m: number): number {
  let product = 1
  for (let i = 0; i < k; i++) product *= (a + i) / (a + b + i)
  for (let j = 0; j < m; j++) product *= (b + j) / (a + b + k + j)
  return product
}

test.each([
  [1, 1, 3, 5],
  [1.2, 2, 3, 37],
  [1.2, 1.5, 8, 0],
  [8, 1, 0, 8],
  [0.7, 0.7, 2, 3],
])('of Beta(%d, %d), the mean of x^%i (1-x)^%i', (a, b, k, m) => {
  const wanted = exactly(a, b, k, m)
  expect(Math.abs(integral(betaRule(a, b), (x) => x ** k * (1 - x) ** m) / wanted - 1)).toBeLessThan(1e-4)
})
