import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './calendar.ts'
import { runLedger } from './ledger.ts'
import { upShare } from './ledger-account.ts'
import type { FacilityInput, PlanInput } from './plan-input.ts'
import { sampleInput } from './sample-input.ts'
import type { Schedule, ScheduledDraw } from './schedule.ts'

const AS_OF = dayOf('2026-03-02')
const base = sampleInput({ seed: 1, facilities: 2, weeks: 4, grid: 'weekly', scenarios: 0 })
const [online] = base.facilities
const free: FacilityInput = {
  ...online!,
  limitMinor: 10_000_000,
  minDrawMinor: 10_000,
  drawIncrementMinor: 10_000,
  ratePpm: 73_000,
  drawsPer28Days: 2,
}
const input: PlanInput = {
  ...base,
  openingCashMinor: 1_000_000,
  facilities: [free],
  needs: [{ id: 'n', tier: 2, purpose: 'x', amountMinor: 5_000_000, dueOn: '2026-03-16', deferrableDays: 0, deferCostPpm: 0 }],
  receipts: [],
  obligations: [],
  policy: { ...base.policy, reserveMinor: 500_000, cashYieldPpm: 0 },
}
const weeks = [0, 7, 14, 21].map((days) => AS_OF + days)
const draw = (days: number, amountMinor: number, isFirm = true): ScheduledDraw => ({
  facilityId: free.id,
  requestOn: AS_OF + days,
  landsOn: AS_OF + days,
  amountMinor,
  isFirm,
})
const schedule = (draws: readonly ScheduledDraw[], change: Partial<Schedule> = {}): Schedule => ({
  payDays: weeks,
  end: AS_OF + 28,
  draws,
  repayments: [],
  deferrals: [],
  reserveUseMinor: [0, 0, 0, 0],
  gapMinor: [0, 0, 0, 0],
  ...change,
})

test('interest of two weeks at 7.3 %, and cash to the last minor unit', () => {
  const { ok, cost, cashMinor } = runLedger(input, schedule([draw(14, 4_600_000)]))
  expect(ok).toBe(true)
  expect(cost.interestMinor).toBe(2 * 6_440)
  expect(cashMinor).toEqual([1_000_000, 1_000_000, 600_000, 593_560])
})

test.each<[what: string, schedule: Schedule, code: string, byMinor: number]>([
  ['one minor unit under the reserve', schedule([draw(14, 4_500_000)]), 'under-the-reserve', 6_300],
  ['one step over the limit', schedule([draw(0, 10_010_000)]), 'over-the-limit', 10_000],
  ['a draw under the least', schedule([draw(0, 5_000), draw(7, 5_000_000)]), 'under-the-least-draw', 5_000],
  ['a draw not in steps', schedule([draw(0, 5_015_000)]), 'not-in-steps', 5_000],
  ['three draws within 28 days', schedule([draw(0, 2_000_000), draw(7, 2_000_000), draw(14, 2_000_000)]), 'too-often', 1],
  ['a draw asked for yesterday', schedule([{ ...draw(0, 5_000_000), requestOn: AS_OF - 1 }]), 'outside-the-window', 0],
  [
    'more repaid than is open',
    schedule([draw(0, 5_000_000)], { repayments: [{ facilityId: free.id, on: AS_OF, amountMinor: 5_010_000 }] }),
    'repaid-beyond-open',
    10_000,
  ],
])('%s is seen', (_what, given, code, byMinor) => {
  const { ok, faults } = runLedger(input, given)
  expect(ok).toBe(false)
  expect(faults.find((fault) => fault.code === code)?.byMinor).toBe(byMinor)
})

test('what is said to be short is not a fault, and one unit more is', () => {
  expect(runLedger(input, schedule([], { reserveUseMinor: [0, 0, 500_000, 500_000], gapMinor: [0, 0, 4_000_000, 4_000_000] })).ok).toBe(
    true,
  )
  expect(runLedger(input, schedule([], { reserveUseMinor: [0, 0, 500_000, 500_000], gapMinor: [0, 0, 3_999_999, 4_000_000] })).ok).toBe(
    false,
  )
})

test('a share is the same in plain numbers and beyond them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 0, max: 400 }),
      (amount, rate, days) => {
        const exact = (BigInt(amount) * BigInt(rate) * BigInt(days) + 359_999_999n) / 360_000_000n
        expect(upShare(amount, rate, { days, ofYear: 360 })).toBe(Number(exact))
      },
    ),
  )
})

test('a share is rounded up, exactly, at any size', () => {
  expect(upShare(1, 1, { days: 1, ofYear: 365 })).toBe(1)
  expect(upShare(0, 500_000, { days: 10, ofYear: 365 })).toBe(0)
  expect(upShare(999_999_999_999, 1_000_000, { days: 365, ofYear: 365 })).toBe(999_999_999_999)
})

test('a line whose repayments follow a schedule pays each part on its day, with interest to that day', () => {
  const term: FacilityInput = {
    ...free,
    repayment: 'equal-principal',
    tenorDays: 20,
    instalments: 2,
    drawsPer28Days: 4,
    dayCount: 'ACT/365F',
  }
  const { cost, outstandingMinor, faults } = runLedger({ ...input, facilities: [term], needs: [] }, schedule([draw(0, 2_000_000)]))
  expect(faults).toEqual([])
  expect(outstandingMinor).toEqual([[2_000_000], [2_000_000], [1_000_000], [0]])
  // 1,000,000 for 7 + 3 days, and for 7 + 7 + 6: 0.0002 a day.
  expect(cost.interestMinor).toBe(1_400 + 600 + 1_400 + 1_400 + 1_200)
})
