import { expect, test } from 'vitest'
import { costMonths } from './cost-months.ts'
import { rulePlan } from './rule-plan.ts'
import { sampleInput } from './sample-input.ts'

test.each([1, 2, 3, 4, 5])('the months of a plan come to its interest and fees (%i)', (seed) => {
  const input = sampleInput({ seed, facilities: 8, weeks: 26, grid: seed % 2 ? 'weekly' : 'bucketed', scenarios: 0 })
  const planned = rulePlan(input)
  if (planned.kind !== 'planned') throw new Error('a sample is planned')
  const months = costMonths(input, planned.plan)
  const { interestMinor, existingInterestMinor, feesMinor } = planned.plan.cost
  const sum = (of: 'interestMinor' | 'feesMinor'): number => months.reduce((total, month) => total + month[of], 0)
  expect([sum('interestMinor'), sum('feesMinor')]).toEqual([interestMinor + existingInterestMinor, feesMinor])
  expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted())
  expect([months[0]!.month, months.at(-1)!.month]).toEqual([input.asOf.slice(0, 7), planned.plan.endsOn.slice(0, 7)])
})

test('interest is in the month in which it is paid, and a fee in that of its draw', () => {
  const input = sampleInput({ seed: 1, facilities: 1, weeks: 8, grid: 'weekly', scenarios: 0 })
  const [line] = input.facilities
  const free = {
    ...line!,
    repayment: 'free' as const,
    limitMinor: 40_000_000,
    drawnMinor: 36_500_000,
    ratePpm: 100_000,
    dayCount: 'ACT/365F' as const,
    fixedFeeMinor: 0,
    drawFeePpm: 10_000,
    schedule: [],
  }
  const plan = {
    ...{ asOf: '2026-03-02', endsOn: '2026-04-27', repayments: [], deferrals: [] },
    draws: [{ facilityId: free.id, requestOn: '2026-04-06', landsOn: '2026-04-06', amountMinor: 3_650_000, isFirm: false }],
    buckets: [0, 7, 14, 21, 28, 35, 42, 49].map((days) => ({
      ...{
        startsOn: new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10),
        cashMinor: 0,
        reserveUseMinor: 0,
        gapMinor: 0,
        outstandingMinor: {},
      },
    })),
  }
  const [march, april] = costMonths(
    { ...input, asOf: '2026-03-02', facilities: [free], needs: [], receipts: [], obligations: [] },
    plan as never,
  )
  expect(march).toEqual({ month: '2026-03', interestMinor: 4 * 70_000, feesMinor: 0 })
  expect(april).toEqual({ month: '2026-04', interestMinor: 70_000 + 3 * 77_000, feesMinor: 36_500 })
})
