/** The trend of an enterprise's cash flow: both sides of each edge, and what can be said of any months. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CashFlowMonth, type CashFlowVerdict, cashFlowTrendOf, monthOf, monthText } from './cash-flow-trend.ts'

const NOW = monthOf('2026-11')
/** Nets of the months before `NOW`, the newest first, on an inflow of 1 000 each. */
const months = (nets: readonly (number | null)[], dueDebtMinor = 0): CashFlowMonth[] =>
  nets.flatMap((net, nth) => (net === null ? [] : [{ month: NOW - 1 - nth, inflowMinor: 1_000, outflowMinor: 1_000 - net, dueDebtMinor }]))

test.each<[rule: string, nets: readonly (number | null)[], verdict: CashFlowVerdict]>([
  ['a change of the mark', [150, 150, 150, 100, 100, 100], 'improving'],
  ['one below the mark', [149, 149, 149, 100, 100, 100], 'stable'],
  ['as much less', [50, 50, 50, 100, 100, 100], 'worsening'],
  ['one less of that', [51, 51, 51, 100, 100, 100], 'stable'],
  ['nothing changed', [0, 0, 0, 0, 0, 0], 'stable'],
  ['from loss to less of it', [-10, -10, -10, -200, -200, -200], 'improving'],
  ['five months', [150, 150, 150, 100, 100], 'too_little_data'],
  ['a month nobody entered', [150, 150, 150, null, 100, 100, 100], 'too_little_data'],
  ['two months old', [null, 150, 150, 150, 100, 100, 100], 'improving'],
  ['three months old', [null, null, 150, 150, 150, 100, 100, 100], 'too_little_data'],
  ['none', [], 'too_little_data'],
])('%s: %j is %s', (_rule, nets, verdict) => {
  expect(cashFlowTrendOf(months(nets), NOW).verdict).toBe(verdict)
})

test('what nothing came in before any change is one', () => {
  const none = months([1, 1, 1, 0, 0, 0]).map((one) => ({ ...one, inflowMinor: one.month >= NOW - 3 ? 1 : 0, outflowMinor: 0 }))
  expect(cashFlowTrendOf(none, NOW).verdict).toBe('improving')
})

test.each<[rule: string, nets: readonly number[], row: number]>([
  ['all of them', [5, 0, 5, 5, 5, 5], 6],
  ['up to the first below zero', [5, 0, -1, 5, 5, 5], 2],
  ['the newest is below zero', [-1, 5, 5, 5, 5, 5], 0],
])('months in a row that are not below zero: %s', (_rule, nets, row) => {
  expect(cashFlowTrendOf(months(nets), NOW).nonNegativeInARow).toBe(row)
})

test('averages and coverage are rounded down, also below zero', () => {
  const up = cashFlowTrendOf(months([1, 0, 1, 0, 0, 0], 1), NOW)
  expect([up.lastAverageMinor, up.beforeAverageMinor, up.changeMinor, up.coveragePpm]).toEqual([0, 0, 0, 666_666])
  const down = cashFlowTrendOf(months([-1, 0, 0, 0, 0, 0], 1), NOW)
  expect([down.lastAverageMinor, down.coveragePpm]).toEqual([-1, -333_334])
  expect(cashFlowTrendOf(months([1, 1, 1, 1, 1, 1]), NOW).coveragePpm).toBeNull()
})

test('the month that it is does not count: it is not over', () => {
  const this_ = { month: NOW, inflowMinor: 1_000_000, outflowMinor: 0, dueDebtMinor: 0 }
  const six = months([100, 100, 100, 100, 100, 100])
  expect(cashFlowTrendOf([this_, ...six], NOW)).toEqual(cashFlowTrendOf(six, NOW))
})

const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const anyMonths = fc
  .uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 14 })
  .chain((backs) =>
    fc.tuple(
      ...backs.map((back) =>
        fc.record({ month: fc.constant(NOW - back), inflowMinor: amount, outflowMinor: amount, dueDebtMinor: amount }),
      ),
    ),
  ) as fc.Arbitrary<CashFlowMonth[]>

test('in any order it is the same; figures are whole numbers; and mirrored it is the contrary', () => {
  const mirror: Record<CashFlowVerdict, CashFlowVerdict> = {
    ...{ improving: 'worsening', worsening: 'improving', stable: 'stable', too_little_data: 'too_little_data' },
  }
  fc.assert(
    fc.property(anyMonths, (all) => {
      const trend = cashFlowTrendOf(all, NOW)
      expect(cashFlowTrendOf(all.toReversed(), NOW)).toEqual(trend)
      for (const value of [trend.lastAverageMinor, trend.changeMinor, trend.coveragePpm])
        expect(value === null || Number.isInteger(value)).toBe(true)
      expect(trend.nonNegativeInARow).toBeLessThanOrEqual(all.length)
    }),
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -300, max: 300 }).map((net) => net * 3),
        { minLength: 6, maxLength: 6 },
      ),
      (nets) => {
        const [there, back] = [nets, nets.map((net) => -net)].map((some) => cashFlowTrendOf(months(some), NOW).verdict)
        // Sums of threes: nothing is rounded, so that what is gained one way is lost the other.
        expect(back).toBe(mirror[there!])
      },
    ),
  )
})

test.each(['1999-12', '2026-01', '2026-10'])('%s is written as it was read', (text) => {
  expect(monthText(monthOf(text))).toBe(text)
  expect(monthOf(`${text}-31`.replace('-31', '-28'))).toBe(monthOf(text))
})
