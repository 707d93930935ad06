import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loanWith } from './loan.fixture.ts'
import type { Loan } from './loan.ts'
import { annualPpmOf, effectiveAnnualPpm, flowsOf, internalRate, simpleAnnualPpm } from './rate.ts'

const datedFlows = ({ principalMinor, disbursedOn, plan }: Loan) => [
  { on: disbursedOn, amountMinor: principalMinor },
  ...plan.map((row) => ({ on: row.dueOn, amountMinor: -(row.principalMinor + row.interestMinor) })),
]
const byMonths = loanWith({ interestBy: 'months' })

test.each([
  [20_000, 73_000],
  [30_000, 109_500],
  [40_000, 146_000],
  [50_000, 182_500],
  [60_000, 219_000],
  [0, 0],
])('a day rate of %i is %i ppm a year', (dayRate, ppm) => {
  expect(annualPpmOf(dayRate)).toBe(ppm)
})

test('the worked loan, actual days: effective', () => {
  expect(Math.round(effectiveAnnualPpm(datedFlows(loanWith()))! / 10)).toBe(15_618)
})

test('a fee of 0.6 % a month on the original principal looks like 7.2 % and is not', () => {
  const rate = internalRate([1_000_000, ...Array.from({ length: 12 }, () => -89_333)])!
  expect([rate.nominalPpm, rate.effectivePpm].map((ppm) => Math.round(ppm / 100))).toEqual([1303, 1384])
})

test('14.6 % with 3 % kept back as a guarantee fee: the nominal internal rate of the loan of equal months', () => {
  expect(Math.round(internalRate(flowsOf(1_000_000, byMonths.plan, 30_000))!.nominalPpm / 100)).toBe(2046)
  expect(Math.round(internalRate(flowsOf(1_000_000, byMonths.plan))!.nominalPpm / 100)).toBe(1460)
})

test.each([
  ['interest first', loanWith({ method: 'interest_only' }), 0, 146_000],
  ['the fee counts over the principal outstanding', loanWith({ method: 'interest_only' }), 30_000, 176_000],
  ['equal instalments, but for rounding', loanWith(), 0, 146_000],
])('simple: %s', (_what, loan, fees, ppm) => {
  expect(Math.abs(simpleAnnualPpm(loan, fees)! - ppm)).toBeLessThanOrEqual(2)
})

test.each<[what: string, flows: number[], rate: unknown]>([
  ['no cost', [100, -50, -50], { nominalPpm: 0, effectivePpm: 0 }],
  ['twice as much a month later', [100, -200], { nominalPpm: 12_000_000, effectivePpm: 4_095_000_000 }],
  ['nothing', [], null],
  ['only received', [100], null],
  ['never paid', [100, 0, 0], null],
  ['only paid', [-100, -100], null],
  ['less given back than received', [100, -99], null],
  ['received again after paying', [100, -50, 100, -200], null],
  ['paid first', [-100, 200], null],
  ['more than can be told', [1, -9_007_199_254_740_991], null],
])('absurd or plain: %s', (_what, flows, rate) => {
  expect(internalRate(flows)).toEqual(rate)
})

test.each([
  [
    'paid on the very day',
    [
      { on: 10, amountMinor: 100 },
      { on: 10, amountMinor: -110 },
    ],
    null,
  ],
  [
    'a tenth more after a year',
    [
      { on: 375, amountMinor: -110 },
      { on: 10, amountMinor: 100 },
    ],
    100_000,
  ],
  [
    'in two parts received',
    [
      { on: 0, amountMinor: 50 },
      { on: 0, amountMinor: 50 },
      { on: 365, amountMinor: -110 },
    ],
    100_000,
  ],
])('effective: %s', (_what, flows, ppm) => {
  expect(effectiveAnnualPpm(flows)).toBe(ppm)
})

test('the rate found discounts the flows to nothing, and a fee always raises it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 1, max: 50_000 }),
      (tenorMonths, dayRate, fee) => {
        const { plan } = loanWith({ interestBy: 'months', tenorMonths, dayRate })
        const flows = flowsOf(1_000_000, plan)
        const rate = internalRate(flows)!
        const month = 1 + rate.nominalPpm / 12_000_000
        expect(Math.abs(flows.reduceRight((sum, flow) => sum / month + flow, 0))).toBeLessThan(3)
        expect(rate.effectivePpm).toBeGreaterThanOrEqual(rate.nominalPpm)
        expect(internalRate(flowsOf(1_000_000, plan, fee))!.nominalPpm).toBeGreaterThan(rate.nominalPpm)
      },
    ),
  )
})
