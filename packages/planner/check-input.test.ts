import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkInput } from './check-input.ts'
import { AMOUNT_MINOR_MAX, type FacilityInput, type PlanInput } from './plan-input.ts'
import { rulePlan } from './rule-plan.ts'
import { sampleInput } from './sample-input.ts'

const good = sampleInput({ seed: 1, facilities: 4, weeks: 8, grid: 'weekly', scenarios: 4 })
const [first, ...others] = good.facilities
const line = (change: Partial<FacilityInput>): PlanInput => ({ ...good, facilities: [{ ...first!, ...change }, ...others] })
const two = {
  schedule: [
    { on: '2026-05-01', principalMinor: 5 },
    { on: '2026-04-01', principalMinor: 5 },
  ],
  drawnMinor: 10,
}

test.each<[what: string, input: PlanInput, code: string, place: string]>([
  ['a need of yesterday', { ...good, needs: [{ ...good.needs[0]!, dueOn: '2026-03-01' }] }, 'in-the-past', 'needs.n0.dueOn'],
  ['a schedule that goes back', line({ ...two, repayment: 'bullet' }), 'schedule-not-rising', 'facilities.f0.schedule.1.on'],
  [
    'a schedule that comes round',
    line({ drawnMinor: 10, repayment: 'bullet', schedule: [two.schedule[0]!, two.schedule[0]!] }),
    'schedule-not-rising',
    'facilities.f0.schedule.1.on',
  ],
  [
    'a schedule of more than is drawn',
    line({ ...two, drawnMinor: 9, repayment: 'bullet' }),
    'schedule-beyond-drawn',
    'facilities.f0.schedule',
  ],
  [
    'a schedule where repaying is free',
    line({ drawnMinor: 10, schedule: [two.schedule[0]!] }),
    'schedule-on-free-line',
    'facilities.f0.schedule',
  ],
  ['half a minor unit', line({ limitMinor: 0.5 }), 'not-an-amount', 'facilities.f0.limitMinor'],
  ['less than nothing', line({ minDrawMinor: -1 }), 'not-an-amount', 'facilities.f0.minDrawMinor'],
  ['one unit too many', line({ limitMinor: AMOUNT_MINOR_MAX + 1 }), 'amount-too-large', 'facilities.f0.limitMinor'],
  ['a window that ends first', line({ availableTo: '2026-03-01' }), 'window-ends-before-it-begins', 'facilities.f0.availableTo'],
  ['a day of February that is none', line({ availableTo: '2026-02-30' }), 'not-a-date', 'facilities.f0.availableTo'],
  ['two of one name', { ...good, facilities: [first!, first!] }, 'repeated-id', 'facilities.f0'],
  ['a receipt pledged to nobody', { ...good, receipts: [{ ...good.receipts[0]!, pledgedTo: 'x' }] }, 'unknown-id', 'receipts.r0.pledgedTo'],
  ['no weeks', { ...good, horizonWeeks: 0 }, 'not-a-count', 'horizonWeeks'],
  ['more than all of it', { ...good, policy: { ...good.policy, providerCapPpm: 1_000_001 } }, 'not-a-share', 'policy.providerCapPpm'],
  [
    'severities of nine tenths',
    { ...good, hazards: [{ ...good.hazards[0]!, severities: { closed: 900_000 } }] },
    'severities-not-whole',
    'hazards.0.severities',
  ],
])('%s is a named fault', (_what, input, code, place) => {
  expect(checkInput(input)).toContainEqual({ code, place })
})

test('the largest amount, and no lines at all, are no faults', () => {
  expect(checkInput(good)).toEqual([])
  expect(checkInput(line({ limitMinor: AMOUNT_MINOR_MAX }))).toEqual([])
  expect(checkInput({ ...good, facilities: [], hazards: [], receipts: [] })).toEqual([])
})

test('whatever stands in a number or a date, the answer is a plan or its faults, and never a crash', () => {
  const odd = fc.oneof(fc.constantFrom(0, -1, 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 1e12, 1e300), fc.integer())
  const date = fc.constantFrom('2026-03-02', '2026-02-30', '1900-01-01', '9999-12-31', 'soon', '')
  fc.assert(
    fc.property(odd, odd, date, date, (amount, share, from, to) => {
      const input = line({
        limitMinor: amount,
        ratePpm: share,
        minDrawMinor: share,
        availableFrom: from,
        availableTo: to,
        tenorDays: amount,
      })
      const result = rulePlan(input)
      expect(result.kind === 'refused' ? result.faults.length > 0 : result.plan.ledger.ok).toBe(true)
    }),
    { numRuns: 60 },
  )
})
