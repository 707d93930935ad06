import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { loanWith } from './loan.fixture.ts'
import type { Loan, LoanTerms } from './loan.ts'
import { owedOn, partsBetween } from './owed.ts'
import { addPayment } from './payments.ts'
import { positionOf } from './position.ts'

type Paid = readonly (readonly [on: string, amountMinor: number])[]
const FIRST_THREE: Paid = [
  ['2026-02-15', 90_041],
  ['2026-03-15', 90_041],
  ['2026-04-15', 90_041],
]
const paidWith = (payments: Paid, terms: Partial<LoanTerms> = {}) => loanWith(terms, { payments })
const on = (loan: Loan, day: string) => positionOf(loan, knownDay(day))
const rowOf = (loan: Loan, day: string, nth: number) => on(loan, day).instalments[nth - 1]!
const amounts = (loan: Loan, day: string) => on(loan, day).instalments.map((row) => row.principalMinor + row.interestMinor)

test('as drawn: nothing is due, nothing earned', () => {
  expect(on(loanWith(), '2026-01-15')).toMatchObject({
    principalLeftMinor: 1_000_000,
    due: { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 },
    accruedInterestMinor: 0,
    daysPastDue: 0,
    settledOn: null,
    surplusMinor: 0,
  })
})

test.each([
  ['2026-02-14', 0, 12_000, 0],
  ['2026-02-15', 90_041, 12_400, 0],
  ['2026-02-16', 90_041 + 47, 12_400 + 369, 1],
])('an instalment is due from its due day on: %s', (day, dueMinor, accruedInterestMinor, daysPastDue) => {
  expect(owedOn(loanWith(), knownDay(day)).dueMinor).toBe(dueMinor)
  expect(on(loanWith(), day)).toMatchObject({ accruedInterestMinor, daysPastDue })
})

test('paid on its due day it is on time', () => {
  const loan = paidWith(FIRST_THREE.slice(0, 1))
  expect(on(loan, '2026-03-14')).toMatchObject({ daysPastDue: 0, earned: { penaltyMinor: 0 }, principalLeftMinor: 922_359 })
  expect(dayText(rowOf(loan, '2026-03-14', 1).settledOn!)).toBe('2026-02-15')
})

test('early repayment of everything ten days after the third instalment', () => {
  const loan = paidWith(FIRST_THREE)
  const day = knownDay('2026-04-25')
  expect(on(loan, '2026-04-25')).toMatchObject({ principalLeftMinor: 763_056, accruedInterestMinor: 3_052 })
  expect(owedOn(loan, day)).toEqual({ dueMinor: 0, next: { dueOn: knownDay('2026-05-15'), amountMinor: 90_041 }, payoffMinor: 766_108 })
  const ended = positionOf(addPayment(loan, { repayment: 9, on: day, amountMinor: 766_108 }), day)
  expect(ended).toMatchObject({ principalLeftMinor: 0, accruedInterestMinor: 0, settledOn: day, surplusMinor: 0 })
  expect(ended.instalments).toHaveLength(4)
})

test.each([
  [766_107, null, 0],
  [766_108, '2026-04-25', 0],
  [766_109, '2026-04-25', 1],
])('%i settles: %j, and %i is too much', (amountMinor, settled, surplusMinor) => {
  const position = on(paidWith([...FIRST_THREE, ['2026-04-25', amountMinor]]), '2026-05-01')
  expect([position.settledOn === null ? null : dayText(position.settledOn), position.surplusMinor]).toEqual([settled, surplusMinor])
})

test.each<[permille: number, day: string, penaltyMinor: number]>([
  [1500, '2026-05-15', 0],
  [1500, '2026-05-25', 485],
  [1300, '2026-05-25', 421],
])('principal past due at %i permille of the rate, on %s: %i', (penaltyPermille, day, penaltyMinor) => {
  const loan = paidWith(FIRST_THREE, { penaltyPermille })
  expect(rowOf(loan, day, 4)).toMatchObject({ principalMinor: 80_884, penaltyMinor })
  expect(on(loan, day).due).toEqual({ penaltyMinor, interestMinor: 9_157, principalMinor: 80_884 })
})

test.each([
  ['2026-05-18', 0, 0],
  ['2026-05-19', 4, 194],
])('the grace of three days: %s', (day, daysPastDue, penaltyMinor) => {
  expect(on(paidWith(FIRST_THREE, { graceDays: 3 }), day)).toMatchObject({ daysPastDue, earned: { penaltyMinor } })
})

test('what is paid within the grace bears no penalty; the rest does from its due day', () => {
  const loan = paidWith([...FIRST_THREE, ['2026-05-17', 50_041]], { graceDays: 3 })
  expect(rowOf(loan, '2026-05-18', 4)).toMatchObject({ paidInterestMinor: 9_157, paidPrincipalMinor: 40_884, penaltyMinor: 0 })
  expect(rowOf(loan, '2026-05-25', 4)).toMatchObject({ penaltyMinor: 240 })
})

test('a part of principal past due lowers the penalty from that day on, and each stretch is rounded once', () => {
  const loan = paidWith([...FIRST_THREE, ['2026-05-20', 9_157 + 243 + 40_884]])
  expect(rowOf(loan, '2026-05-20', 4)).toMatchObject({ penaltyMinor: 243, paidPenaltyMinor: 243, paidPrincipalMinor: 40_884 })
  expect(rowOf(loan, '2026-05-25', 4)).toMatchObject({ penaltyMinor: 243 + 120 })
})

test.each<[allocation: LoanTerms['allocation'], penalty: number, interest: number, principal: number]>([
  [['penalty', 'interest', 'principal'], 485, 9_157, 358],
  [['interest', 'penalty', 'principal'], 485, 9_157, 358],
  [['principal', 'interest', 'penalty'], 0, 0, 10_000],
  [['interest', 'principal', 'penalty'], 0, 9_157, 843],
])('10,000 pays an instalment in the order %j', (allocation, penaltyMinor, interestMinor, principalMinor) => {
  const loan = paidWith(FIRST_THREE, { allocation })
  const day = knownDay('2026-05-25')
  const before = positionOf(loan, day)
  const after = positionOf(addPayment(loan, { repayment: 9, on: day, amountMinor: 10_000 }), day)
  expect(partsBetween(before, after)).toEqual({ penaltyMinor, interestMinor, principalMinor })
})

test('the oldest instalment is paid first, and days past due count from the oldest that is not', () => {
  const loan = loanWith({ allocation: ['principal', 'interest', 'penalty'] }, { payments: [['2026-03-20', 90_041 + 1_537]] })
  expect(
    on(loan, '2026-03-20')
      .instalments.map((row) => row.paidPrincipalMinor)
      .slice(0, 3),
  ).toEqual([77_641, 0, 0])
  expect([on(loan, '2026-03-19').daysPastDue, on(loan, '2026-03-20').daysPastDue]).toEqual([32, 5])
})

test('interest of later periods does not change because an instalment is late', () => {
  expect(rowOf(loanWith(), '2026-12-31', 5)).toMatchObject({ interestMinor: loanWith().plan[4]!.interestMinor })
})

test('a part repaid early: first the interest to that day, then principal; the instalments become lower', () => {
  const loan = paidWith([...FIRST_THREE, ['2026-04-25', 303_052]])
  const row = rowOf(loan, '2026-04-25', 4)
  expect(row).toMatchObject({ paidInterestMinor: 3_052, paidPrincipalMinor: 300_000 })
  // 463,056 left for 20 days until the due day: 3,704 more.
  expect(row.interestMinor).toBe(3_052 + 3_704)
  const [next, ...later] = amounts(loan, '2026-04-25').slice(3)
  expect(next! - 303_052).toBe(54_425)
  expect(later).toEqual(later.map(() => 54_425))
  expect(later).toHaveLength(8)
})

test('or fewer: what is to be paid on each due day stays', () => {
  const loan = paidWith([...FIRST_THREE, ['2026-04-25', 303_052]], { afterEarly: 'fewer_instalments' })
  const rows = amounts(loan, '2026-04-25').slice(3)
  expect(rows).toHaveLength(6)
  expect([rows[0]! - 303_052, ...rows.slice(1, -1)]).toEqual([90_041, 90_041, 90_041, 90_041, 90_041])
  expect(rows.at(-1)).toBeLessThan(90_041)
  expect(owedOn(loan, knownDay('2026-04-25')).next).toEqual({ dueOn: knownDay('2026-05-15'), amountMinor: 90_041 })
})

test.each<[afterEarly: LoanTerms['afterEarly'], principals: number[]]>([
  ['lower_instalments', [25_000, 25_000, 25_000, 25_000]],
  ['fewer_instalments', [50_000, 50_000]],
])('equal principal, %s', (afterEarly, principals) => {
  const terms = { method: 'equal_principal', tenorMonths: 4, dayRate: 0, afterEarly } as const
  const loan = loanWith(terms, { principalMinor: 200_000, payments: [['2026-01-20', 100_000]] })
  expect(on(loan, '2026-01-20').instalments.map((row) => row.principalMinor - row.paidPrincipalMinor)).toEqual(principals)
})

test('interest first: a part repaid early lowers the interest and the principal at the end', () => {
  const loan = loanWith({ method: 'interest_only', tenorMonths: 2 }, { payments: [['2026-01-25', 504_000]] })
  expect(on(loan, '2026-01-25').instalments).toMatchObject([
    { principalMinor: 500_000, paidPrincipalMinor: 500_000, interestMinor: 4_000 + 4_200, paidInterestMinor: 4_000 },
    { principalMinor: 500_000, paidPrincipalMinor: 0, interestMinor: 5_600 },
  ])
})

test('less than the interest of the period repays nothing early: the plan stays, and the interest goes on as one stretch', () => {
  const loan = loanWith({}, { payments: [['2026-01-25', 1_000]] })
  expect(on(loan, '2026-01-26')).toMatchObject({ accruedInterestMinor: 3_400, principalLeftMinor: 1_000_000 })
  expect(amounts(loan, '2026-01-26')).toEqual(amounts(loanWith(), '2026-01-26'))
})

test.each([
  ['2026-02-16', 369],
  ['2026-03-14', 9_959],
  ['2026-03-15', 11_219],
])('by months, days of a short month count as days until its due day: %s', (day, accruedInterestMinor) => {
  const loan = loanWith({ interestBy: 'months' }, { payments: [['2026-02-15', 90_070]] })
  expect(on(loan, day)).toMatchObject({ accruedInterestMinor })
})

test('by months, the smallest early repayment changes nothing but itself: the days passed and the rest are the month', () => {
  const loan = loanWith(
    { interestBy: 'months', method: 'interest_only', tenorMonths: 2 },
    { payments: [['2026-02-25', 12_167 + 4_000 + 1]] },
  )
  expect(rowOf(loan, '2026-02-25', 2)).toMatchObject({ interestMinor: 4_000 + 8_167 })
})

test('written off: still owed, still past due, but nothing more is earned', () => {
  const loan = { ...paidWith(FIRST_THREE), writtenOffOn: knownDay('2026-05-25') }
  expect(on(loan, '2026-05-24').earned.penaltyMinor).toBe(437)
  for (const day of ['2026-05-25', '2026-06-15', '2027-06-01']) {
    expect(on(loan, day)).toMatchObject({ earned: { penaltyMinor: 485 }, principalLeftMinor: 763_056 })
    expect(on(loan, day).accruedInterestMinor).toBe(9_157 + 2_729)
  }
  expect(on(loan, '2026-06-15')).toMatchObject({ daysPastDue: 31, due: { principalMinor: 80_884 + 81_582 } })
  const payoff = owedOn(loan, knownDay('2027-06-01')).payoffMinor
  expect(on(addPayment(loan, { repayment: 9, on: knownDay('2027-06-01'), amountMinor: payoff }), '2027-06-01')).toMatchObject({
    settledOn: knownDay('2027-06-01'),
    daysPastDue: 0,
  })
})

test('what is next is the instalment of a later day, whatever is due already', () => {
  expect(owedOn(loanWith(), knownDay('2026-02-15')).next).toEqual({ dueOn: knownDay('2026-03-15'), amountMinor: 90_041 })
  expect(owedOn(loanWith(), knownDay('2027-01-15')).next).toBeNull()
})

test('a plan told by somebody else may ask less interest than its days: no more is earned', () => {
  const loan = loanWith({ tenorMonths: 1 })
  const cheaper = { ...loan, plan: loan.plan.map((row) => ({ ...row, interestMinor: 1_000 })) }
  expect([on(cheaper, '2026-01-17'), on(cheaper, '2026-01-18')].map((position) => position.accruedInterestMinor)).toEqual([800, 1_000])
})

test('a payment of a later day is not in it', () => {
  expect(on(paidWith(FIRST_THREE), '2026-03-14')).toEqual(on(paidWith(FIRST_THREE.slice(0, 1)), '2026-03-14'))
})

test('an instalment that holds nothing is settled on its due day, and owes nothing before', () => {
  const loan = loanWith({ tenorMonths: 3, dayRate: 0 }, { principalMinor: 1 })
  expect(on(loan, '2026-02-14').instalments.map(({ settledOn }) => settledOn)).toEqual([null, null, null])
  expect(on(loan, '2026-03-20').instalments.map(({ settledOn }) => settledOn)).toEqual([
    knownDay('2026-02-15'),
    knownDay('2026-03-15'),
    null,
  ])
  expect(owedOn(loan, knownDay('2026-01-15')).next).toEqual({ dueOn: knownDay('2026-04-15'), amountMinor: 1 })
})

test('repaying a few units early may cost as many by rounding, years later: seen once, and bounded', () => {
  const loan = loanWith({ tenorMonths: 13, dayRate: 68_056, penaltyPermille: 1000 }, { principalMinor: 337_832 })
  const day = loan.disbursedOn + 878
  const after = addPayment(loan, { repayment: 9, on: loan.disbursedOn, amountMinor: 2 })
  expect(owedOn(after, day).payoffMinor - owedOn(loan, day).payoffMinor).toBe(2)
})

test('before it is disbursed a loan stands nowhere', () => {
  expect(() => on(loanWith(), '2026-01-14')).toThrow('a loan stands nowhere before it is disbursed')
})
