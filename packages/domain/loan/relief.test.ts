import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { everyDay, loanWith } from './loan.fixture.ts'
import type { Loan, LoanTerms } from './loan.ts'
import { owedOn } from './owed.ts'
import { addPayment, removePayment } from './payments.ts'
import { positionOf } from './position.ts'
import { addRelief, type ReliefKind, reliefDueDays } from './relief.ts'

type Paid = readonly (readonly [on: string, amountMinor: number])[]
const FIRST_THREE: Paid = [
  ['2026-02-15', 90_041],
  ['2026-03-15', 90_041],
  ['2026-04-15', 90_041],
]
const day = knownDay
const on = (loan: Loan, text: string) => positionOf(loan, day(text))
const pay = (loan: Loan, text: string, amountMinor: number, repayment = 9) => addPayment(loan, { repayment, on: day(text), amountMinor })
const relieve = (loan: Loan, text: string, kind: ReliefKind = 'defer', months = 1) =>
  addRelief(loan, { relief: loan.reliefs.length + 1, on: day(text), dueDays: reliefDueDays(loan, day(text), { kind, months }, everyDay) })
/** Three instalments paid, the fourth ten days past due. */
const late = (terms: Partial<LoanTerms> = {}) => loanWith(terms, { payments: FIRST_THREE })
const relieved = (kind: ReliefKind = 'defer', months = 1) => relieve(late(), '2026-05-25', kind, months)
const rows = (loan: Loan, text: string) =>
  on(loan, text).instalments.map((row) => [row.nth, dayText(row.dueOn), row.principalMinor, row.interestMinor])

test('put off by a month: the three that were paid stay, and all the rest is planned anew from that day', () => {
  expect(rows(relieved(), '2026-05-25')).toEqual([
    [1, '2026-02-15', 77_641, 12_400],
    [2, '2026-03-15', 79_711, 10_330],
    [3, '2026-04-15', 79_592, 10_449],
    // Interest: 6,410 for the 21 days to come, and the 9,157 and 2,729 that were owed already, which bear none.
    [13, '2026-06-15', 83_299, 18_296],
    [14, '2026-07-15', 81_552, 8_157],
    [15, '2026-08-15', 82_291, 7_418],
    [16, '2026-09-15', 83_312, 6_397],
    [17, '2026-10-15', 84_518, 5_191],
    [18, '2026-11-15', 85_393, 4_316],
    [19, '2026-12-15', 86_557, 3_152],
    [20, '2027-01-15', 87_525, 2_184],
    [21, '2027-02-15', 88_609, 1_099],
  ])
})

test.each<[kind: ReliefKind, months: number, count: number, first: unknown, last: unknown]>([
  ['defer', 3, 9, [13, '2026-08-15', 66_844, 36_914], [21, '2027-04-15', 90_750, 1_125]],
  ['extend', 6, 15, [13, '2026-06-15', 49_348, 18_296], [27, '2027-08-15', 55_076, 683]],
])('%s by %i months', (kind, months, count, first, last) => {
  const planned = rows(relieved(kind, months), '2026-05-25').slice(3)
  expect(planned).toHaveLength(count)
  expect([planned[0], planned.at(-1)]).toEqual([first, last])
})

test('what is owed stays but for the penalty, and nothing is past due', () => {
  const [before, after] = [on(late(), '2026-05-25'), on(relieved(), '2026-05-25')]
  expect(before).toMatchObject({ daysPastDue: 10, earned: { penaltyMinor: 485 } })
  expect(after).toMatchObject({
    daysPastDue: 0,
    earned: { penaltyMinor: 0 },
    due: { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 },
  })
  expect([after.principalLeftMinor, after.accruedInterestMinor]).toEqual([before.principalLeftMinor, before.accruedInterestMinor])
  expect(on(relieved(), '2026-05-26').accruedInterestMinor).toBe(11_886 + 305)
})

test('a day before it is not known of', () => {
  expect(on(relieved(), '2026-05-24')).toEqual(on(late(), '2026-05-24'))
})

test.each([
  ['2026-05-24', 437, 563, [4, 0, 563, 437, true]],
  ['2026-05-25', 0, 1_000, [13, 0, 1_000, 0, false]],
])('1,000 paid on %s: penalty %i, interest %i', (paidOn, penaltyMinor, interestMinor, row) => {
  const position = on(pay(relieved(), paidOn, 1_000), '2026-05-25')
  expect(position.paid).toMatchObject({ penaltyMinor, interestMinor: 33_179 + interestMinor })
  expect(position.earned.penaltyMinor).toBe(penaltyMinor)
  const { nth, paidPrincipalMinor, paidInterestMinor, paidPenaltyMinor, relieved: isCut } = position.instalments[3]!
  expect([nth, paidPrincipalMinor, paidInterestMinor, paidPenaltyMinor, isCut]).toEqual(row)
})

test('an instalment of which a part was paid keeps that part, and it is settled', () => {
  const row = on(relieve(pay(late(), '2026-05-20', 50_000), '2026-05-25'), '2026-05-25').instalments[3]!
  // Penalty of five days, then interest, then principal.
  expect(row).toMatchObject({ nth: 4, penaltyMinor: 243, interestMinor: 9_157, principalMinor: 40_600, paidPrincipalMinor: 40_600 })
  expect(row).toMatchObject({ relieved: true, settledOn: day('2026-05-20'), dueOn: day('2026-05-15') })
})

test('one under way, of which a part was repaid early, ends on the day of the relief', () => {
  const loan = relieve(pay(late(), '2026-04-25', 303_052), '2026-04-30')
  expect(rows(loan, '2026-04-30').slice(3, 5)).toEqual([
    [4, '2026-04-30', 300_000, 3_052],
    // 926 for the five days since, and 8,520 for the 46 to come.
    [13, '2026-06-15', 46_459, 926 + 8_520],
  ])
  expect(on(loan, '2026-04-30')).toMatchObject({ principalLeftMinor: 463_056, accruedInterestMinor: 926 })
})

test('paid by the new plan it is paid off', () => {
  const plan = rows(relieved(), '2026-05-25').slice(3)
  const paid = plan.reduce<Loan>(
    (loan, [, dueOn, principal, interest]) => pay(loan, `${dueOn}`, Number(principal) + Number(interest)),
    relieved(),
  )
  expect(on(paid, '2027-02-15')).toMatchObject({ settledOn: day('2027-02-15'), surplusMinor: 0, daysPastDue: 0 })
  expect(on(paid, '2027-02-14').settledOn).toBeNull()
})

test('late again by the new plan, penalty is on the principal of it alone', () => {
  expect(on(relieved(), '2026-06-25')).toMatchObject({ daysPastDue: 10, due: { principalMinor: 83_299, penaltyMinor: 500 } })
})

test('a part repaid early after it: fewer instalments keep the portion of the new plan', () => {
  const loan = pay(relieve(late({ afterEarly: 'fewer_instalments' }), '2026-05-25'), '2026-06-05', 11_886 + 3_358 + 200_000)
  const next = owedOn(loan, day('2026-06-05')).next!
  expect(next).toEqual({ dueOn: day('2026-06-15'), amountMinor: 89_709 })
  expect(rows(loan, '2026-06-05').length).toBe(3 + 7)
})

test('relief of a relief: numbers go on, and what was paid in between stays', () => {
  const loan = relieve(pay(relieved(), '2026-06-15', 101_595), '2026-07-20', 'extend', 2)
  expect(rows(loan, '2026-07-20').slice(3, 6)).toEqual([
    [13, '2026-06-15', 83_299, 18_296],
    // 8,157 past due, 1,196 of the five days since, and 7,069 for the 26 to come.
    [22, '2026-08-15', 65_418, 8_157 + 1_196 + 7_069],
    expect.arrayContaining([23, '2026-09-15']),
  ])
  expect(on(loan, '2026-07-20')).toMatchObject({ daysPastDue: 0, principalLeftMinor: 679_757 })
})

test('a payment from before it that bounces is owed by the new plan, under the numbers that it had', () => {
  const bounced = removePayment(relieved(), 3)
  const position = on(bounced, '2026-05-25')
  expect(position.instalments.map(({ nth }) => nth)).toEqual([1, 2, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  expect(position).toMatchObject({
    principalLeftMinor: 763_056 + 79_592,
    accruedInterestMinor: 11_886 + 10_449,
    earned: { penaltyMinor: 0 },
  })
})

test('of a loan that turns out to have been paid off before, nothing is planned', () => {
  const loan = pay(relieved(), '2026-05-20', 800_000)
  expect(on(loan, '2026-05-25')).toEqual({ ...on(pay(late(), '2026-05-20', 800_000), '2026-05-25') })
})

test('where nothing but penalty is left it ends the loan', () => {
  const loan = loanWith({ tenorMonths: 1, allocation: ['interest', 'principal', 'penalty'] }, { payments: [['2026-02-20', 1_012_400]] })
  expect(on(loan, '2026-02-25')).toMatchObject({ settledOn: null, due: { penaltyMinor: 3_000 } })
  expect(on(relieve(loan, '2026-02-25'), '2026-02-25')).toMatchObject({ settledOn: day('2026-02-20'), surplusMinor: 0 })
})

test('written off on the same day, it is written off by the new plan', () => {
  const loan = { ...relieved(), writtenOffOn: day('2026-05-25') }
  expect(on(loan, '2026-12-31')).toMatchObject({ accruedInterestMinor: 11_886, earned: { penaltyMinor: 0 } })
})

const dueDays = (loan: Loan, text: string, kind: ReliefKind, months: number) =>
  reliefDueDays(loan, day(text), { kind, months }, everyDay).map((dueOn) => dayText(dueOn).slice(2))

test.each<[what: string, granted: string, kind: ReliefKind, months: number, days: string[]]>([
  ['each moves by two months', '2026-01-31', 'defer', 2, ['26-04-30', '26-05-31', '26-06-30', '26-07-31']],
  ['and still does on the day before the first', '2026-02-27', 'defer', 2, ['26-04-30', '26-05-31', '26-06-30', '26-07-31']],
  ['those past due come first, and the others make room', '2026-04-29', 'defer', 1, ['26-04-30', '26-05-31', '26-06-30', '26-07-31']],
  ['never on the day of the relief itself', '2026-04-30', 'defer', 1, ['26-05-31', '26-06-30', '26-07-31', '26-08-31']],
  ['two more, the others as they are', '2026-01-31', 'extend', 2, ['26-02-28', '26-03-31', '26-04-30', '26-05-31', '26-06-30', '26-07-31']],
  ['one more, behind those past due', '2026-03-31', 'extend', 1, ['26-04-30', '26-05-31', '26-06-30', '26-07-31', '26-08-31']],
])('due days of a loan due at the end of the month: %s', (_what, granted, kind, months, days) => {
  const loan = loanWith({ dueDay: 31, tenorMonths: 4 }, { drawn: '2026-01-31' })
  expect(dueDays(loan, granted, kind, months)).toEqual(days)
})

test('what is paid on the day of the relief comes after it', () => {
  const loan = loanWith({ tenorMonths: 3 }, { payments: [['2026-02-15', 400_000]] })
  expect(dueDays(loan, '2026-02-15', 'defer', 1)).toEqual(['26-03-15', '26-04-15', '26-05-15'])
  expect(dueDays(loan, '2026-02-16', 'defer', 1)).toEqual(['26-04-15', '26-05-15'])
})

test.each<[what: string, loan: Loan, relief: string, days: string[], message: string]>([
  ['before the loan', late(), '2026-01-14', ['2026-06-15'], 'a relief follows the loan'],
  ['before the one before', relieved(), '2026-05-24', ['2026-06-15'], 'a relief follows the loan'],
  ['of one written off', { ...late(), writtenOffOn: day('2026-05-01') }, '2026-05-25', ['2026-06-15'], 'is not relieved'],
  ['without due days', late(), '2026-05-25', [], 'the due days of a relief follow it'],
  ['due on its own day', late(), '2026-05-25', ['2026-05-25'], 'the due days of a relief follow it'],
  ['due twice on one day', late(), '2026-05-25', ['2026-06-15', '2026-06-15'], 'the due days of a relief follow it'],
])('a relief %s is told', (_what, loan, granted, days, message) => {
  expect(() => addRelief(loan, { relief: 9, on: day(granted), dueDays: days.map(day) })).toThrow(message)
})
