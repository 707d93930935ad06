import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { loanWith } from './loan.fixture.ts'
import type { Loan, LoanTerms } from './loan.ts'
import { addMisuse, endMisuse, misuseDays } from './misuse.ts'
import { owedOn } from './owed.ts'
import { addPayment } from './payments.ts'
import { positionOf } from './position.ts'

const day = knownDay
const on = (loan: Loan, text: string) => positionOf(loan, day(text))
const misused = (from: string, until: string | null = null, terms: Partial<LoanTerms> = {}, penaltyPermille = 2000): Loan =>
  addMisuse(loanWith(terms), { finding: 1, from: day(from), until: until === null ? null : day(until), penaltyPermille })
const pay = (loan: Loan, text: string, amountMinor: number) => addPayment(loan, { repayment: 1, on: day(text), amountMinor })

/** 10,000.00 at 0.04 % a day is 4.00 a day; at twice that, 4.00 more. */
test.each<[on: string, penaltyMinor: number, why: string]>([
  ['2026-01-25', 0, 'on the day it is found nothing is charged yet'],
  ['2026-01-26', 400, 'a day later one day'],
  ['2026-02-14', 8_000, 'up to the due day'],
  ['2026-02-15', 8_400, 'of all principal, as long as none of it is due'],
  ['2026-02-16', 8_400 + 62 + 369, 'then what is due bears twice the rate, the rest what is beyond its interest'],
])('found on 2026-01-25: on %s %i is charged: %s', (text, penaltyMinor) => {
  expect(on(misused('2026-01-25'), text).earned.penaltyMinor).toBe(penaltyMinor)
  expect(on(misused('2026-01-25'), text).earned.interestMinor).toBe(on(loanWith(), text).earned.interestMinor)
})

test.each<[permille: number, on: string, penaltyMinor: number]>([
  [1500, '2026-02-04', 2_000],
  [2000, '2026-02-04', 4_000],
])('at %i permille of the rate ten days cost %i above the interest', (permille, text, penaltyMinor) => {
  expect(on(misused('2026-01-25', null, {}, permille), text).earned.penaltyMinor).toBe(penaltyMinor)
})

test.each<[until: string, penaltyMinor: number]>([
  ['2026-01-25', 0],
  ['2026-01-26', 400],
  ['2026-02-04', 4_000],
])('remedied on %s, %i stays charged and no more comes', (until, penaltyMinor) => {
  expect(on(misused('2026-01-25', until), '2026-02-10').earned.penaltyMinor).toBe(penaltyMinor)
})

test.each<[graceDays: number, on: string, found: number, late: number]>([
  [0, '2026-02-20', 311, 233],
  [3, '2026-02-18', 186, 0],
  [3, '2026-02-19', 248, 186],
])('with %i days of grace, on %s principal past due bears the one rate or the other, never both', (graceDays, text, found, late) => {
  const row = (loan: Loan) => on(loan, text).instalments[0]!.penaltyMinor
  expect([row(misused('2026-02-15', null, { graceDays })), row(loanWith({ graceDays }))]).toEqual([found, late])
})

test('some days late and some misused: each at its own rate', () => {
  const { penaltyMinor } = on(misused('2026-02-20', '2026-02-22'), '2026-02-25').instalments[0]!
  // Eight days at one and a half times the rate, two at twice.
  expect(penaltyMinor).toBe(373 + 124)
})

test('what ends the loan has it in it, and paid early it is paid before interest', () => {
  const loan = misused('2026-01-25')
  const payoffMinor = 1_000_000 + 8_000 + 4_000
  expect(owedOn(loan, day('2026-02-04'))).toMatchObject({ dueMinor: 0, payoffMinor })
  expect(on(pay(loan, '2026-02-04', 5_000), '2026-02-04').paid).toEqual({ penaltyMinor: 4_000, interestMinor: 1_000, principalMinor: 0 })
  const ended = on(pay(loan, '2026-02-04', payoffMinor), '2026-06-01')
  expect(ended).toMatchObject({ settledOn: day('2026-02-04'), earned: { penaltyMinor: 4_000, interestMinor: 8_000 }, surplusMinor: 0 })
})

test('found wrongly, the loan is as if it had never been', () => {
  expect(endMisuse(misused('2026-01-25'), 1, null)).toEqual(loanWith())
  expect(endMisuse(misused('2026-01-25'), 2, null)).toEqual(misused('2026-01-25'))
})

test('one follows the other, and the loan', () => {
  const again = { finding: 2, from: day('2026-03-01'), until: null, penaltyPermille: 2000 }
  expect(() => addMisuse(misused('2026-01-25'), again)).toThrow('a misuse follows the one before')
  expect(() => addMisuse(misused('2026-01-25', '2026-03-02'), again)).toThrow('a misuse follows the one before')
  expect(() => addMisuse(loanWith(), { ...again, from: day('2026-01-14') })).toThrow('a misuse follows the loan')
  const twice = addMisuse(misused('2026-01-25', '2026-03-01'), again)
  expect(misuseDays(twice, day('2026-01-01'), day('2026-03-11'))).toBe(45)
})
