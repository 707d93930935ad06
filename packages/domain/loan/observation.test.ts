import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { everyDay, loanWith } from './loan.fixture.ts'
import type { Loan, LoanTerms } from './loan.ts'
import { isRestructured, observationOf } from './observation.ts'
import { owedOn } from './owed.ts'
import { addPayment } from './payments.ts'
import { positionOf } from './position.ts'
import { addRelief, reliefDueDays } from './relief.ts'

const day = knownDay
const on = (loan: Loan, text: string) => positionOf(loan, day(text))
const relieve = (loan: Loan, text: string, months: number): Loan =>
  addRelief(loan, {
    relief: loan.reliefs.length + 1,
    on: day(text),
    dueDays: reliefDueDays(loan, day(text), { kind: 'extend', months }, everyDay),
  })
/** On each of the days what is due then is paid. */
const payDue = (loan: Loan, ...days: string[]): Loan =>
  days.reduce(
    (paid, text, index) => addPayment(paid, { repayment: index + 1, on: day(text), amountMinor: owedOn(paid, day(text)).dueMinor }),
    loan,
  )
const loan = (terms: Partial<LoanTerms> = {}) => relieve(loanWith({ graceDays: 3, ...terms }), '2026-02-20', 12)
const untilOf = (one: Loan, text: string): string | null => {
  const until = observationOf(one, on(one, text))!.until
  return until === null ? null : dayText(until)
}

test('none was ever granted, or not yet: it is not observed', () => {
  expect(observationOf(loanWith(), on(loanWith(), '2026-02-20'))).toBeNull()
  expect(observationOf(loan(), on(loan(), '2026-02-19'))).toBeNull()
  expect(observationOf(loan(), on(loan(), '2026-02-20'))).toEqual({ since: day('2026-02-20'), until: null })
})

test.each<[what: string, paid: string[], asked: string, until: string | null]>([
  ['one instalment on time', ['2026-03-15'], '2026-04-14', null],
  ['two on time', ['2026-03-15', '2026-04-15'], '2026-04-15', '2027-02-20'],
  ['the second on the last day of its grace', ['2026-03-15', '2026-04-18'], '2026-04-18', '2027-02-20'],
  ['the second a day later', ['2026-03-15', '2026-04-19'], '2026-04-19', null],
  ['the next two after that', ['2026-03-15', '2026-04-19', '2026-05-15', '2026-06-15'], '2026-06-15', '2027-02-20'],
  ['every other one', ['2026-03-15', '2026-04-19', '2026-05-15', '2026-06-19', '2026-07-15'], '2026-07-15', null],
  ['two at last, more than a year later', ['2026-03-15', '2027-02-15', '2027-03-16'], '2027-03-16', '2027-03-16'],
])('%s', (_what, paid, asked, until) => {
  expect(untilOf(payDue(loan(), ...paid), asked)).toBe(until)
})

test.each([
  ['2027-02-19', true],
  ['2027-02-20', false],
])('a year is over on its day: %s', (text, restructured) => {
  const paid = payDue(loan(), '2026-03-15', '2026-04-15')
  expect(isRestructured(paid, on(paid, text))).toBe(restructured)
})

test('however long ago it was: until two were paid on time it is restructured', () => {
  const paid = payDue(loan(), '2026-03-15')
  expect(isRestructured(paid, on(paid, '2030-01-01'))).toBe(true)
})

test('instalments of before count for nothing, and the last relief begins anew', () => {
  const before = relieve(payDue(loanWith({ graceDays: 3 }), '2026-02-15', '2026-03-15'), '2026-03-20', 1)
  expect(untilOf(before, '2026-03-20')).toBeNull()
  const again = relieve(payDue(loan(), '2026-03-15', '2026-04-15'), '2026-05-01', 1)
  expect([untilOf(again, '2026-04-30'), untilOf(again, '2026-05-01')]).toEqual(['2027-02-20', null])
})

test('paid back it is restructured no more', () => {
  const { payoffMinor } = owedOn(loan(), day('2026-03-01'))
  const paid = addPayment(loan(), { repayment: 1, on: day('2026-03-01'), amountMinor: payoffMinor })
  expect([isRestructured(loan(), on(loan(), '2026-03-01')), isRestructured(paid, on(paid, '2026-03-01'))]).toEqual([true, false])
})
