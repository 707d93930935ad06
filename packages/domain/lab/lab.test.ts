import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auc } from './auc.ts'
import { confusion, confusionOfRiskiest } from './confusion.ts'
import { ks } from './ks.ts'
import { liftByDecile } from './lift-by-decile.ts'
import type { Observation } from './observation.ts'

const bad = (risk: number): Observation => ({ risk, bad: true })
const good = (risk: number): Observation => ({ risk, bad: false })

describe('the measures of a ranking', () => {
  test.each<[what: string, observations: Observation[], auc: number | null, ks: number | null]>([
    ['a perfect order', [bad(3), bad(2), good(1), good(0)], 1, 1],
    ['a perfect order backwards', [good(3), good(2), bad(1), bad(0)], 0, 1],
    ['all tied', [bad(1), good(1), good(1), bad(1)], 0.5, 0],
    ['one pair of four the wrong way', [bad(4), good(3), bad(2), good(1)], 0.75, 0.5],
    ['a tie of a bad and a good counts half', [bad(2), bad(1), good(1), good(0)], 0.875, 0.5],
    ['yes or no: caught one of two, one of three by mistake', [bad(1), bad(0), good(1), good(0), good(0)], 7 / 12, 1 / 6],
    ['plus and minus zero are one risk', [bad(0), good(-0)], 0.5, 0],
    ['only bads', [bad(1), bad(2)], null, null],
    ['only goods', [good(1), good(2)], null, null],
    ['nobody', [], null, null],
  ])('%s', (_what, observations, expectedAuc, expectedKs) => {
    if (expectedAuc === null) expect(auc(observations)).toBeNull()
    else expect(auc(observations)).toBeCloseTo(expectedAuc, 12)
    if (expectedKs === null) expect(ks(observations)).toBeNull()
    else expect(ks(observations)).toBeCloseTo(expectedKs, 12)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a risk of %s is a bug of the caller', (risk) => {
    expect(() => auc([bad(risk), good(1)])).toThrow('a risk is a finite number')
  })
})

describe('confusion', () => {
  test.each<[what: string, cases: [flagged: boolean, bad: boolean][], expected: (number | null)[]]>([
    [
      'two flagged, one of them bad, of two bads in eight',
      [[true, true], [true, false], [false, true], ...Array(5).fill([false, false])],
      [0.5, 0.5, 0.25, 2],
    ],
    [
      'nobody flagged',
      [
        [false, true],
        [false, false],
      ],
      [null, 0, 0.5, null],
    ],
    [
      'no bads',
      [
        [true, false],
        [false, false],
      ],
      [0, null, 0, null],
    ],
    [
      'everybody flagged',
      [
        [true, true],
        [true, false],
      ],
      [0.5, 1, 0.5, 1],
    ],
    ['nobody', [], [null, null, null, null]],
  ])('%s', (_what, cases, expected) => {
    const { precision, recall, baseRate, lift } = confusion(cases.map(([flagged, bad]) => ({ flagged, bad })))
    expect([precision, recall, baseRate, lift]).toEqual(expected)
  })

  test.each<[count: number, flaggedBads: number]>([
    [0, 0],
    [1, 1],
    [2, 1.5],
    [3, 2],
    [4, 2],
  ])('of the %i riskiest, with a tie at places two and three, %d are bad', (count, flaggedBads) => {
    expect(confusionOfRiskiest([bad(3), good(2), bad(2), good(1)], count)).toMatchObject({ flagged: count, flaggedBads })
  })

  test('more than the book holds cannot be flagged', () => {
    expect(() => confusionOfRiskiest([bad(1)], 2)).toThrow('count is whole and within the book')
  })
})

describe('lift by decile', () => {
  test('twenty borrowers, the two riskiest bad', () => {
    const deciles = liftByDecile(Array.from({ length: 20 }, (_, place) => ({ risk: -place, bad: place < 2 })))
    expect(deciles.map(({ size }) => size)).toEqual(Array(10).fill(2))
    expect(deciles[0]).toEqual({ decile: 1, size: 2, bads: 2, rate: 1, lift: 10, captured: 1 })
    expect(deciles[9]).toEqual({ decile: 10, size: 2, bads: 0, rate: 0, lift: 0, captured: 1 })
  })

  test('all tied is the base rate everywhere', () => {
    const deciles = liftByDecile(Array.from({ length: 20 }, (_, place) => ({ risk: 1, bad: place < 5 })))
    for (const { lift } of deciles) expect(lift).toBeCloseTo(1, 12)
  })

  test('below ten borrowers some tenths are empty, and with no bads there is no lift', () => {
    const deciles = liftByDecile([good(2), good(1)])
    expect(deciles.filter(({ size }) => size === 0).map(({ rate }) => rate)).toEqual(Array(8).fill(null))
    expect(deciles.every(({ lift, captured }) => lift === null && captured === null)).toBe(true)
  })
})

/** Few distinct risks, so that ties are common. */
const observations = fc.array(fc.record({ risk: fc.integer({ min: -4, max: 4 }), bad: fc.boolean() }), { maxLength: 60 })

const count = (all: readonly Observation[], where: (one: Observation) => boolean): number => all.filter(where).length

/** The slow twins, from the definitions: every pair, every cut, every borrower's chance of every place. */
const slowAuc = (all: readonly Observation[]): number | null => {
  const pairs = all.filter((one) => one.bad).flatMap((one) => all.filter((other) => !other.bad).map((other) => one.risk - other.risk))
  return pairs.length === 0 ? null : pairs.reduce((sum, gap) => sum + (gap > 0 ? 1 : gap === 0 ? 0.5 : 0), 0) / pairs.length
}
const slowKs = (all: readonly Observation[]): number | null => {
  const bads = count(all, (one) => one.bad)
  if (bads === 0 || bads === all.length) return null
  const gap = (cut: number): number =>
    count(all, (one) => one.bad && one.risk >= cut) / bads - count(all, (one) => !one.bad && one.risk >= cut) / (all.length - bads)
  return Math.max(...all.map(({ risk }) => Math.abs(gap(risk))))
}
const slowBads = (all: readonly Observation[], from: number, to: number): number =>
  all
    .filter((one) => one.bad)
    .reduce((sum, { risk }) => {
      const first = count(all, (other) => other.risk > risk)
      const tied = count(all, (other) => other.risk === risk)
      return sum + Math.max(0, Math.min(to, first + tied) - Math.max(from, first)) / tied
    }, 0)

test('every measure agrees with its slow twin, in whatever order the borrowers come', () => {
  fc.assert(
    fc.property(observations, (all) => {
      const turned = [...all].reverse()
      expect(auc(turned)).toBe(auc(all))
      expect(ks(turned)).toBe(ks(all))
      expect(liftByDecile(turned)).toEqual(liftByDecile(all))
      expect(auc(all) ?? -1).toBeCloseTo(slowAuc(all) ?? -1, 12)
      expect(ks(all) ?? -1).toBeCloseTo(slowKs(all) ?? -1, 12)
      let from = 0
      for (const { size, bads } of liftByDecile(all)) {
        expect(bads).toBeCloseTo(slowBads(all, from, from + size), 9)
        from += size
      }
      expect(from).toBe(all.length)
      const half = Math.floor(all.length / 2)
      expect(confusionOfRiskiest(all, half).flaggedBads).toBeCloseTo(slowBads(all, 0, half), 9)
    }),
  )
})
