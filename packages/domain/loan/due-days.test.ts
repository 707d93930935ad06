import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, dayOf, dayText, knownDay } from '../kernel/day.ts'
import { isBusinessDay } from '../product/calendar.ts'
import { tinyCalendar } from '../product/product.fixture.ts'
import { allocate } from './allocate.ts'
import { dueDaysOf, movedDueDay, periodEndOf } from './due-days.ts'
import { loanWith } from './loan.fixture.ts'
import type { Loan } from './loan.ts'
import { observationOf } from './observation.ts'
import { owedOn } from './owed.ts'
import { addPayment } from './payments.ts'
import { positionOf } from './position.ts'
import { addRelief, reliefDueDays } from './relief.ts'
import { slowPositionOf } from './slow-position.fixture.ts'

const MOVES = { dueDateMoves: 'following_business_day' } as const
const calendar = tinyCalendar()
const isOpen = (day: number) => isBusinessDay(calendar, day)
const day = knownDay

test.each<[endsOn: string, dueDay: number, dueOn: string, why: string]>([
  ['2026-03-13', 13, '2026-03-13', 'a Friday stays'],
  ['2026-03-14', 14, '2026-03-16', 'a Saturday moves to Monday'],
  ['2026-03-15', 15, '2026-03-16', 'so does a Sunday'],
  ['2026-03-16', 16, '2026-03-16', 'a Monday stays'],
  ['2026-02-14', 14, '2026-02-14', 'a Saturday that is worked stays'],
  ['2026-02-15', 15, '2026-02-24', 'the first day of a holiday moves beyond it'],
  ['2026-02-23', 23, '2026-02-24', 'so does its last'],
  ['2026-02-24', 24, '2026-02-24', 'the day after stays'],
  ['2026-01-31', 31, '2026-02-02', 'into the next month, where that is next'],
  ['2026-02-28', 31, '2026-02-28', 'the last of a short month, a Saturday that is worked'],
])('%s, of the %i: due on %s: %s', (endsOn, dueDay, dueOn) => {
  const terms = { ...MOVES, dueDay }
  expect(dayText(movedDueDay(terms, day(endsOn), isOpen))).toBe(dueOn)
  expect(dayText(periodEndOf(terms, day(dueOn)))).toBe(endsOn)
  expect(dayText(movedDueDay({ dueDay }, day(endsOn), isOpen))).toBe(endsOn)
  expect(dayText(periodEndOf({ dueDay }, day(dueOn)))).toBe(dueOn)
})

test.each([
  ['the day before the next due day', '2026-03-14', '2026-03-14'],
  ['not on that day itself', '2026-03-15', '2026-02-15'],
])('closed until then, it is due on %s at the latest', (_what, opens, dueOn) => {
  expect(dayText(movedDueDay({ ...MOVES, dueDay: 15 }, day('2026-02-15'), (on) => on >= day(opens)))).toBe(dueOn)
})

test('whatever days are off: due days follow each other, and tell where their periods end', () => {
  const drawn = fc.integer({ min: dayOf(2023, 1, 1), max: dayOf(2028, 12, 31) })
  const open = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 31 }), open, (from, dueDay, days) => {
      const terms = { ...MOVES, dueDay, tenorMonths: 14 }
      const ends = dueDaysOf(from, terms)
      const moved = ends.map((endsOn) => movedDueDay(terms, endsOn, (on) => days[on % days.length]!))
      expect(moved.map((dueOn) => periodEndOf(terms, dueOn))).toEqual(ends)
      expect(moved.every((dueOn, index) => dueOn >= ends[index]! && dueOn < (ends[index + 1] ?? addMonths(dueOn, 2)))).toBe(true)
    }),
  )
})

/** Due on the 15th, which in February 2026 is the first day of a holiday that lasts to the 23rd. */
const lent = (graceDays = 0) => loanWith({ ...MOVES, graceDays }, { isBusinessDay: isOpen })
const paid = (loan: Loan, on: string, amountMinor: number, repayment = 1) => addPayment(loan, { repayment, on: day(on), amountMinor })

test('the days move, the amounts do not', () => {
  const amountsOf = ({ plan }: Loan) => plan.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])
  expect(amountsOf(lent())).toEqual(amountsOf(loanWith()))
  expect(lent().plan.map(({ dueOn }) => dayText(dueOn).slice(2))).toEqual(
    ['26-02-24', '26-03-16', '26-04-15', '26-05-15', '26-06-15', '26-07-15', '26-08-17', '26-09-15', '26-10-15', '26-11-16', '26-12-15', '27-01-15'], // biome-ignore format: one row
  )
})

test.each<[on: string, dueMinor: number, accruedInterestMinor: number, penaltyMinor: number, daysPastDue: number, nextOn: string]>([
  ['2026-02-14', 0, 12_000, 0, 0, '2026-02-24'],
  ['2026-02-15', 0, 12_400, 0, 0, '2026-02-24'],
  ['2026-02-16', 0, 12_400 + 369, 0, 0, '2026-02-24'],
  ['2026-02-23', 0, 12_400 + 2_952, 0, 0, '2026-02-24'],
  ['2026-02-24', 90_041, 12_400 + 3_320, 0, 0, '2026-03-16'],
  ['2026-02-25', 90_041 + 47, 12_400 + 3_689, 47, 1, '2026-03-16'],
])('on %s %i is due', (on, dueMinor, accruedInterestMinor, penaltyMinor, daysPastDue, nextOn) => {
  const loan = lent()
  const { next, ...owed } = owedOn(loan, day(on))
  expect([owed.dueMinor, next === null ? null : dayText(next.dueOn)]).toEqual([dueMinor, nextOn])
  expect(positionOf(loan, day(on))).toMatchObject({ accruedInterestMinor, daysPastDue, earned: { penaltyMinor } })
  expect(positionOf(loan, day(on))).toEqual(slowPositionOf(loan, day(on)))
})

test.each([
  ['2026-02-27', 0, 0],
  ['2026-02-28', 4, 186],
])('the grace of three days begins where the due day moved to: %s', (on, daysPastDue, penaltyMinor) => {
  expect(positionOf(lent(3), day(on))).toMatchObject({ daysPastDue, earned: { penaltyMinor } })
})

test.each([
  ['2026-02-14', 11, 'the day before its period ends it is an early repayment: the plan changes'],
  ['2026-02-15', 12, 'from the end of its period on it is the instalment'],
  ['2026-02-20', 12, 'and on every day until it is due'],
  ['2026-02-24', 12, 'and then'],
])('paid on %s', (on, unchanged) => {
  const loan = paid(lent(), on, 90_041)
  const { instalments, earned } = positionOf(loan, day('2026-03-01'))
  const same = instalments.slice(1).filter((row, nth) => row.interestMinor === lent().plan[nth + 1]!.interestMinor).length + 1
  const [first] = instalments
  if (unchanged === 12) expect([same, first!.settledOn, dayText(first!.dueOn), earned.penaltyMinor]).toEqual([12, day(on), '2026-02-24', 0])
  else expect(same).toBeLessThan(12)
  expect(positionOf(loan, day('2026-03-01'))).toEqual(slowPositionOf(loan, day('2026-03-01')))
})

test('a repayment goes to what is due first, then to what will be and its period is over, then early', () => {
  const [moved, other] = [
    { ...lent(), id: 'moved' },
    loanWith({ dueDay: 10 }, { id: 'due', drawn: '2026-01-10', principalMinor: 1_000_000 }),
  ]
  const due = owedOn(other, day('2026-02-20')).dueMinor
  expect(allocate([moved, other], due + 90_042, day('2026-02-20')).parts).toEqual([
    { loanId: 'moved', amountMinor: 90_042 },
    { loanId: 'due', amountMinor: due },
  ])
  expect(allocate([moved, other], due, day('2026-02-20')).parts).toEqual([{ loanId: 'due', amountMinor: due }])
})

test('a relief moves its due days too; by months they count from where they would have been', () => {
  const on = day('2026-02-20')
  const texts = (kind: 'defer' | 'extend', months: number) => reliefDueDays(lent(), on, { kind, months }, isOpen).map(dayText)
  expect(texts('defer', 1).slice(0, 2)).toEqual(['2026-03-16', '2026-04-15'])
  expect(texts('defer', 5).slice(0, 2)).toEqual(['2026-07-15', '2026-08-17'])
  const relieved = addRelief(lent(), { relief: 1, on, dueDays: reliefDueDays(lent(), on, { kind: 'defer', months: 1 }, isOpen) })
  for (const asked of ['2026-02-20', '2026-03-15', '2026-03-16', '2026-03-17', '2026-04-20'])
    expect(positionOf(relieved, day(asked)), asked).toEqual(slowPositionOf(relieved, day(asked)))
  expect(positionOf(relieved, day('2026-03-16'))).toMatchObject({ daysPastDue: 0, due: { penaltyMinor: 0 } })
  const twice = paid(paid(relieved, '2026-03-16', owedOn(relieved, day('2026-03-16')).dueMinor), '2026-04-15', 200_000, 2)
  expect(dayText(observationOf(twice, positionOf(twice, day('2026-04-16')))!.until!)).toBe('2027-02-20')
})
