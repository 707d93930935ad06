/** What bounds and shapes say of random terms, against their values at points of their bands. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ir } from '../ir/ir.ts'
import { add, compareNum, isNum, multiply, type Num, negate, subtract, type Value } from '../value.ts'
import type { Span } from './axis.ts'
import { boundsOf, directionOf, isAtMost } from './bounds.ts'
import { isAtMostInParts } from './split.ts'
import { operation, type Term, valueTerm, withinTerm } from './term.ts'

const number = { kind: 'number', nullable: true } as const
const slot = (index: number): Ir => ({ op: 'slot', slot: index, name: '', type: number })
const arithmetic = (how: '+' | '-' | '*') => operation({ op: 'arithmetic', how, left: slot(0), right: slot(1), type: number }, how)
const call = (name: 'min' | 'max') => operation({ op: 'call', name, args: [slot(0), slot(1)], type: number }, name)
const minus = operation({ op: 'negate', operand: slot(0), type: number }, 'negate')

const SPANS: readonly Span[] = [
  { low: -3, lowOpen: false, high: 2, highOpen: false },
  { low: 0, lowOpen: false, high: 4, highOpen: false },
  { low: -4, lowOpen: false, high: -1, highOpen: false },
  { low: 1, lowOpen: false, high: null, highOpen: true },
]
const leaf = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(valueTerm),
  fc
    .record({ variable: fc.nat({ max: 1 }), band: fc.nat({ max: 3 }) })
    .map(({ variable, band }) => withinTerm(variable, band, SPANS[band]!)),
)
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(arithmetic('+'), arithmetic('-'), arithmetic('*'), call('min'), call('max')), tie('term'), tie('term'))
      .map(([apply, a, b]) => apply([a, b])),
    tie('term').map((of) => minus([of])),
  ),
}))

type Point = Readonly<Record<string, number>>
/** One value for each variable and band: bands differ where the input does. */
const points = fc.record(
  Object.fromEntries(
    [0, 1].flatMap((variable) =>
      SPANS.map(({ low, high }, band) => [`v${variable}.${band}`, fc.integer({ min: Number(low), max: high === null ? 9 : Number(high) })]),
    ),
  ),
) as fc.Arbitrary<Point>

function at(of: Term, point: Point): Num {
  if (of.term === 'value') return of.value as Num
  if (of.term === 'within') return point[of.key]!
  if (of.term !== 'computed') throw new Error('no such term is made here')
  const [a, b = 0] = of.of.map((each) => at(each, point)) as [Num, Num?]
  const result = APPLY[of.ir.op === 'arithmetic' ? of.ir.how : of.ir.op === 'call' ? of.ir.name : 'negate']!(a, b)
  return result as Num
}

const APPLY: Readonly<Record<string, (a: Num, b: Num) => Value>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  min: (a, b) => (compareNum(a, b) <= 0 ? a : b),
  max: (a, b) => (compareNum(a, b) >= 0 ? a : b),
  negate: (a) => negate(a),
}

test('a value lies within its bounds', () => {
  fc.assert(
    fc.property(term, points, (of, point) => {
      const { low, high } = boundsOf(of)
      const value = at(of, point)
      expect(isNum(value)).toBe(true)
      expect(low === null || compareNum(low, value) <= 0).toBe(true)
      expect(high === null || compareNum(value, high) <= 0).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('what is never more is never more, at once or part by part', () => {
  let proved = 0
  fc.assert(
    fc.property(term, term, points, (a, b, point) => {
      const isProved = isAtMost(a, b)
      if (isProved || isAtMostInParts(a, b)) expect(compareNum(at(a, point), at(b, point))).toBeLessThanOrEqual(0)
      if (isProved) proved++
    }),
    { numRuns: 1_000 },
  )
  expect(proved).toBeGreaterThan(100)
})

test('what rises with a variable rises with it', () => {
  fc.assert(
    fc.property(term, points, fc.integer({ min: 1, max: 3 }), (of, point, step) => {
      const way = directionOf(of, 0)
      const moved: Point = Object.fromEntries(
        Object.entries(point).map(([key, value]) => [key, key.startsWith('v0.3') ? value + step : value]),
      )
      // Only the band without an end may move and stay within.
      const others = Object.keys(point).filter((key) => key.startsWith('v0.') && key !== 'v0.3')
      if (others.some((key) => JSON.stringify(keysOf(of)).includes(key))) return
      const sign = compareNum(at(of, moved), at(of, point))
      if (way === 'still') expect(sign).toBe(0)
      if (way === 'up') expect(sign).toBeGreaterThanOrEqual(0)
      if (way === 'down') expect(sign).toBeLessThanOrEqual(0)
    }),
    { numRuns: 1_000 },
  )
})

const keysOf = (of: Term): string[] => (of.term === 'within' ? [of.key] : of.term === 'computed' ? of.of.flatMap(keysOf) : [])

test.each<[a: Term, b: Term, is: boolean]>([
  [arithmetic('*')([withinTerm(0, 2, SPANS[2]!), valueTerm(-2)]), arithmetic('*')([withinTerm(0, 1, SPANS[1]!), valueTerm(-2)]), false],
  [arithmetic('*')([withinTerm(0, 1, SPANS[1]!), valueTerm(2)]), arithmetic('*')([withinTerm(0, 1, SPANS[1]!), valueTerm(3)]), true],
  [arithmetic('*')([withinTerm(0, 0, SPANS[0]!), valueTerm(2)]), arithmetic('*')([withinTerm(0, 0, SPANS[0]!), valueTerm(3)]), false],
])('scaled terms: %#', (a, b, is) => {
  expect(isAtMost(a, b)).toBe(is)
})
