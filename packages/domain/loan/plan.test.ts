import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { dueDaysOf } from './due-days.ts'
import { everyDay, loanWith, TERMS } from './loan.fixture.ts'
import type { Instalment, LoanTerms } from './loan.ts'
import { planLoan } from './plan.ts'

const planWith = (terms: Partial<LoanTerms>, principalMinor = 1_000_000, drawn = '2026-01-15') =>
  loanWith(terms, { principalMinor, drawn }).plan
const totalOf = (row: Instalment | undefined) => (row === undefined ? undefined : row.principalMinor + row.interestMinor)
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const interestOf = (plan: readonly Instalment[]) => sum(plan.map(({ interestMinor }) => interestMinor))

test.each<[what: string, terms: Partial<LoanTerms>, first: number, last: number, interest: number]>([
  ['equal instalments, actual days', {}, 90_041, 90_042, 80_493],
  ['equal instalments, equal months', { interestBy: 'months' }, 90_070, 90_066, 80_836],
  ['equal principal, equal months', { method: 'equal_principal', interestBy: 'months' }, 95_500, 84_351, 79_084],
  ['interest first, actual days', { method: 'interest_only' }, 12_400, 1_012_400, 146_000],
  ['a day rate of nothing', { dayRate: 0 }, 83_333, 83_337, 0],
])('the worked figures: %s', (_what, terms, first, last, interest) => {
  const plan = planWith(terms)
  expect([totalOf(plan[0]), totalOf(plan[11]), interestOf(plan)]).toEqual([first, last, interest])
})

test.each<[terms: Partial<LoanTerms>, nth: number, principal: number, interest: number]>([
  [{}, 1, 77_641, 12_400],
  [{}, 2, 79_711, 10_330],
  [{}, 4, 80_884, 9_157],
  [{}, 12, 88_939, 1_103],
  [{ interestBy: 'months' }, 1, 77_903, 12_167],
  [{ interestBy: 'months' }, 6, 82_759, 7_311],
  [{ method: 'equal_principal', interestBy: 'months' }, 1, 83_333, 12_167],
  [{ method: 'equal_principal', interestBy: 'months' }, 12, 83_337, 1_014],
])('the worked rows: %j, instalment %i', (terms, nth, principalMinor, interestMinor) => {
  expect(planWith(terms)[nth - 1]).toMatchObject({ principalMinor, interestMinor })
})

test('interest first: each month costs its days, and the principal comes last', () => {
  const plan = planWith({ method: 'interest_only' })
  expect(plan.map(({ interestMinor }) => interestMinor)).toEqual([
    12_400, 11_200, 12_400, 12_000, 12_400, 12_000, 12_400, 12_400, 12_000, 12_400, 12_000, 12_400,
  ])
  expect(plan.map(({ principalMinor }) => principalMinor)).toEqual([...Array.from({ length: 11 }, () => 0), 1_000_000])
})

test('a year of 360 days makes equal months of 30', () => {
  expect(planWith({ interestBy: 'months', yearDays: 360 })[0]).toMatchObject({ interestMinor: 12_000 })
})

test.each<[drawn: string, dueDay: number, first: string[]]>([
  ['2026-01-15', 15, ['2026-02-15', '2026-03-15']],
  ['2026-01-31', 31, ['2026-02-28', '2026-03-31', '2026-04-30']],
  ['2024-01-31', 31, ['2024-02-29', '2024-03-31']],
  ['2026-02-28', 31, ['2026-03-31', '2026-04-30']],
  ['2026-12-30', 30, ['2027-01-30', '2027-02-28', '2027-03-30']],
  ['2026-03-08', 28, ['2026-03-28', '2026-04-28']],
  ['2026-03-09', 28, ['2026-04-28', '2026-05-28']],
  ['2026-01-20', 9, ['2026-02-09', '2026-03-09']],
  ['2026-01-20', 8, ['2026-03-08', '2026-04-08']],
])('drawn on %s, due on the %i', (drawn, dueDay, first) => {
  const days = dueDaysOf(knownDay(drawn), { dueDay, tenorMonths: 12 })
  expect(days.slice(0, first.length).map(dayText)).toEqual(first)
})

test.each<[drawn: string, interestMinor: number]>([
  ['2026-01-15', 12_167],
  ['2026-01-16', 12_000],
  ['2026-01-26', 8_000],
  ['2026-01-27', 18_800],
])('by months, a first period that is no whole month is counted by its days: drawn on %s', (drawn, interestMinor) => {
  expect(planWith({ interestBy: 'months' }, 1_000_000, drawn)[0]).toMatchObject({ interestMinor })
})

test.each<[what: string, terms: Partial<LoanTerms>, principalMinor: number, principals: number[]]>([
  ['one month', { tenorMonths: 1 }, 1_000_000, [1_000_000]],
  ['less than half of the smallest unit a month comes last', { tenorMonths: 3, dayRate: 0 }, 1, [0, 0, 1]],
  ['more than half of it comes first, and nothing is left for the last', { tenorMonths: 3, dayRate: 0 }, 2, [1, 1, 0]],
  ['equal principal of less than the instalments', { tenorMonths: 4, method: 'equal_principal' }, 3, [1, 1, 1, 0]],
  ['half a unit is rounded up', { tenorMonths: 2, method: 'equal_principal' }, 3, [2, 1]],
])('%s', (_what, terms, principalMinor, principals) => {
  expect(planWith(terms, principalMinor).map((row) => row.principalMinor)).toEqual(principals)
})

test('a first period whose interest is above the level amount pays no principal, and none is taken back', () => {
  const plan = planWith({ tenorMonths: 600 }, 1_000_000, '2026-01-27')
  expect(plan[0]).toMatchObject({ principalMinor: 0, interestMinor: 18_800 })
  expect(totalOf(plan[1])).toBeLessThan(18_800)
})

test('a sum beyond what plain numbers can multiply comes out exactly', () => {
  const plan = planWith({ interestBy: 'months' }, 1_000_000_000_000_000)
  expect(plan[0]).toMatchObject({ interestMinor: 12_166_666_666_667 })
  expect(sum(plan.map(({ principalMinor }) => principalMinor))).toBe(1_000_000_000_000_000)
})

test('nothing is no loan', () => {
  expect(() => planLoan({ principalMinor: 0, disbursedOn: 0, terms: TERMS }, everyDay)).toThrow('a loan lends something')
})

test('whatever the terms: no part is negative, the principal is the loan, the last equal instalment differs by rounding alone', () => {
  const terms = fc.record({
    method: fc.constantFrom<LoanTerms['method']>('equal_instalment', 'equal_principal', 'interest_only'),
    interestBy: fc.constantFrom<LoanTerms['interestBy']>('days', 'months'),
    yearDays: fc.constantFrom<LoanTerms['yearDays']>(360, 365),
    tenorMonths: fc.integer({ min: 1, max: 36 }),
    dayRate: fc.integer({ min: 0, max: 100_000 }),
    dueDay: fc.integer({ min: 1, max: 31 }),
  })
  fc.assert(
    fc.property(
      terms,
      fc.integer({ min: 1, max: 30_000_000 }),
      fc.integer({ min: 18_000, max: 30_000 }),
      (changed, principalMinor, disbursedOn) => {
        const plan = planLoan({ principalMinor, disbursedOn, terms: { ...TERMS, ...changed } }, everyDay)
        expect(plan).toHaveLength(changed.tenorMonths)
        expect(plan.every((row) => row.principalMinor >= 0 && row.interestMinor >= 0)).toBe(true)
        expect(sum(plan.map((row) => row.principalMinor))).toBe(principalMinor)
        if (changed.method !== 'equal_instalment' || principalMinor < 100_000) return
        // A long first period may cost more interest than the level amount: it is paid, and all later rows together are that much lower.
        if (plan[0]!.principalMinor === 0) return
        // A unit a row at most (its interest, and the level amount), and what that has grown to by the end; the first period may be half as long again.
        const growth = (1 + (changed.dayRate * 31) / 100_000_000) ** changed.tenorMonths
        expect(Math.abs(totalOf(plan.at(-1))! - totalOf(plan[0])!)).toBeLessThanOrEqual(2 * changed.tenorMonths * growth)
      },
    ),
    { numRuns: 150 },
  )
})
