/** Loans of any terms, paid in any way: what is always so. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, type Day, dayOf, weekdayOf } from '../kernel/day.ts'
import { allocate } from './allocate.ts'
import { TERMS } from './loan.fixture.ts'
import type { Amounts, Loan, LoanTerms, Misuse } from './loan.ts'
import { owedOn, payoffOf, sumOf } from './owed.ts'
import { addPayment, removePayment } from './payments.ts'
import { planLoan } from './plan.ts'
import { positionOf } from './position.ts'
import { addRelief, positionBefore, type ReliefKind, reliefDueDays } from './relief.ts'
import { slowPositionOf } from './slow-position.fixture.ts'

const anyTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    method: fc.constantFrom<LoanTerms['method']>('equal_instalment', 'equal_principal', 'interest_only'),
    interestBy: fc.constantFrom<LoanTerms['interestBy']>('days', 'months'),
    yearDays: fc.constantFrom<LoanTerms['yearDays']>(360, 365),
    tenorMonths: fc.integer({ min: 1, max: 24 }),
    dayRate: fc.oneof(fc.integer({ min: 0, max: 70_000 }), fc.constant(0)),
    dueDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(15, 29, 30, 31)),
    graceDays: fc.constantFrom(0, 0, 3, 10),
    penaltyPermille: fc.constantFrom(1000, 1300, 1500, 2000),
    allocation: fc.shuffledSubarray<LoanTerms['allocation'][number]>(['penalty', 'interest', 'principal'], { minLength: 3 }),
    afterEarly: fc.constantFrom<LoanTerms['afterEarly']>('lower_instalments', 'fewer_instalments'),
    dueDateMoves: fc.constantFrom<LoanTerms['dueDateMoves'][]>('following_business_day', undefined, undefined),
  })
  .map(({ dueDateMoves, ...terms }) => ({ ...TERMS, ...terms, ...(dueDateMoves && { dueDateMoves }) }))

/** Weekends, and eleven days off in a row now and then. */
const isBusinessDay = (day: Day): boolean => weekdayOf(day) < 5 && day % 97 > 10

const anyPrincipal = fc.oneof(
  fc.integer({ min: 50_000, max: 20_000_000 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 40, max: 50_000 }),
)

/** Leap years, ends of months, and days that are their own due day. */
const anyDrawn = fc.oneof(
  fc.integer({ min: dayOf(2023, 1, 1), max: dayOf(2028, 12, 31) }),
  fc.constantFrom(dayOf(2024, 1, 31), dayOf(2024, 2, 29), dayOf(2026, 1, 15), dayOf(2025, 11, 30), dayOf(2027, 12, 31)),
)

type Habit = 'due' | 'part of due' | 'beyond due' | 'any' | 'one' | 'all' | 'more than all'
const HABITS: readonly Habit[] = [
  'due',
  'due',
  'due',
  'part of due',
  'part of due',
  'part of due',
  'beyond due',
  'beyond due',
  'any',
  'any',
  'one',
]
const LAST_HABITS: readonly Habit[] = [...HABITS, 'all', 'more than all']

/** A day by its distance from the one before, or from the due day that follows it. */
const anyStep = fc.oneof(
  fc.record({ fromDue: fc.constant(false), days: fc.integer({ min: 0, max: 70 }) }),
  fc.record({ fromDue: fc.constant(true), days: fc.constantFrom(-1, 0, 0, 1, 3, 4, 10, 11) }),
)
type Step = Readonly<{ fromDue: boolean; days: number }>

const deedOf = (habits: readonly Habit[]) =>
  fc.record({ step: anyStep, habit: fc.constantFrom(...habits), permille: fc.integer({ min: 1, max: 999 }) })
type Payday = Readonly<{ step: Step; habit: Habit; permille: number }>
type Grant = Readonly<{ step: Step; kind: ReliefKind; months: number }>
type Deed = Payday | Grant

const anyGrant: fc.Arbitrary<Grant> = fc.record({
  step: anyStep,
  kind: fc.constantFrom<ReliefKind>('defer', 'extend'),
  months: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 24 })),
})
const anyDeed: fc.Arbitrary<Deed> = fc.oneof({ weight: 6, arbitrary: deedOf(HABITS) }, { weight: 1, arbitrary: anyGrant })

const anyLoan: fc.Arbitrary<Loan> = fc
  .record({
    terms: anyTerms,
    principalMinor: anyPrincipal,
    disbursedOn: anyDrawn,
    deeds: fc.array(anyDeed, { maxLength: 10 }),
    last: fc.option(deedOf(LAST_HABITS)),
    misused: fc.array(fc.record({ after: fc.nat(90), days: fc.nat(120), penaltyPermille: fc.constantFrom(1500, 2000) }), { maxLength: 2 }),
    bounces: fc.option(fc.nat({ max: 10 })),
    writtenOffAfter: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }) }),
  })
  .map(({ terms, principalMinor, disbursedOn, deeds, last, misused, bounces, writtenOffAfter }) => {
    const drawn = { principalMinor, disbursedOn, terms }
    const writtenOffOn = writtenOffAfter === null ? null : disbursedOn + writtenOffAfter
    const lived = [...deeds, ...(last === null ? [] : [last])].reduce<Loan>(withDeed, {
      ...drawn,
      id: 'any',
      plan: planLoan(drawn, isBusinessDay),
      payments: [],
      reliefs: [],
      misuses: misusesFrom(disbursedOn, misused),
      writtenOffOn,
    })
    // Whatever came after it, reliefs too, stays as it was.
    return bounces === null ? lived : removePayment(lived, bounces)
  })

/** The last of them may run on. */
function misusesFrom(disbursedOn: Day, spans: readonly { after: number; days: number; penaltyPermille: number }[]): Misuse[] {
  let day = disbursedOn
  return spans.map(({ after, days, penaltyPermille }, finding) => {
    const from = day + after
    day = from + days
    return { finding, from, until: finding === spans.length - 1 && days > 100 ? null : day, penaltyPermille }
  })
}

/** One after the other, but a relief may come after payments of its own day, which count after it. */
function withDeed(loan: Loan, deed: Deed, index: number): Loan {
  const last = Math.max(loan.disbursedOn, loan.payments.at(-1)?.on ?? 0, loan.reliefs.at(-1)?.on ?? 0)
  const on = stepped(loan, last, deed.step)
  if ('kind' in deed) return relieved(loan, on, deed, index)
  const { habit, permille } = deed
  const amountMinor = amountOf(loan, on, habit, permille)
  return amountMinor > 0 ? addPayment(loan, { repayment: index + 1, on, amountMinor }) : loan
}

function relieved(loan: Loan, on: Day, grant: Grant, index: number): Loan {
  const { writtenOffOn } = loan
  if ((writtenOffOn !== null && writtenOffOn < on) || positionOf(loan, on).settledOn !== null) return loan
  const relief = { relief: index, on, dueDays: reliefDueDays(loan, on, grant, isBusinessDay) }
  return { ...addRelief({ ...loan, writtenOffOn: null }, relief), writtenOffOn }
}

function amountOf(loan: Loan, on: number, habit: Habit, permille: number): number {
  const { dueMinor, payoffMinor } = owedOn(loan, on)
  switch (habit) {
    case 'due':
      return dueMinor
    case 'part of due':
      return Math.ceil((dueMinor * permille) / 1000)
    case 'beyond due':
      return dueMinor + Math.floor(((payoffMinor - dueMinor) * permille) / 1000)
    case 'any':
      return Math.ceil((loan.principalMinor * permille) / 2000)
    case 'one':
      return 1
    case 'all':
      return payoffMinor
    case 'more than all':
      return payoffMinor + permille
  }
}

function stepped({ plan, reliefs }: Loan, from: Day, { fromDue, days }: Step): Day {
  const due = fromDue ? [...(reliefs.at(-1)?.dueDays ?? plan.map(({ dueOn }) => dueOn))].find((dueOn) => dueOn > from) : undefined
  return Math.max(from, (due ?? from) + days)
}

/** A loan, and a day somebody asks about: any, or one at the edge of a due day or a grace. */
const anyAsked: fc.Arbitrary<Readonly<{ loan: Loan; on: Day }>> = fc
  .record({ loan: anyLoan, after: fc.integer({ min: 0, max: 500 }), step: anyStep })
  .map(({ loan, after, step }) => ({ loan, on: stepped(loan, loan.disbursedOn + after, step) }))

const anyAmount = fc.oneof(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 1, max: 2_000 }))

test('lived day by day in exact parts, it stands where the slow twin stands', () => {
  fc.assert(
    fc.property(anyAsked, ({ loan, on }) => {
      expect(positionOf(loan, on)).toEqual(slowPositionOf(loan, on))
    }),
    { numRuns: 1000 },
  )
})

test('on any day: no part is negative, and what was paid and what is left are the loan and what it earned', () => {
  fc.assert(
    fc.property(anyAsked, ({ loan, on }) => {
      const { due, paid, earned, instalments, ...position } = positionOf(loan, on)
      const parts = (amounts: Amounts) => [amounts.penaltyMinor, amounts.interestMinor, amounts.principalMinor]
      const rest = [position.principalLeftMinor, position.accruedInterestMinor, position.surplusMinor, position.daysPastDue]
      const ofRows = instalments.flatMap((row) => [
        row.principalMinor - row.paidPrincipalMinor,
        row.interestMinor - row.paidInterestMinor,
        row.penaltyMinor - row.paidPenaltyMinor,
      ])
      expect([...parts(due), ...parts(paid), ...rest, ...ofRows].every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
      expect(instalments.reduce((sum, row) => sum + row.principalMinor, 0)).toBe(loan.principalMinor)
      expect(paid.principalMinor + position.principalLeftMinor).toBe(loan.principalMinor)
      expect(paid.interestMinor + position.accruedInterestMinor).toBe(earned.interestMinor)
      const beyondDue = earned.penaltyMinor - paid.penaltyMinor - due.penaltyMinor
      expect(loan.misuses.length === 0 ? beyondDue === 0 : beyondDue >= 0).toBe(true)
      const received = loan.payments.filter((payment) => payment.on <= on).reduce((sum, payment) => sum + payment.amountMinor, 0)
      expect(sumOf(paid) + position.surplusMinor).toBe(received)
    }),
    { numRuns: 400 },
  )
})

test('a relief changes neither the principal nor the interest owed, waives the penalty, and leaves nothing due', () => {
  fc.assert(
    fc.property(anyAsked, anyGrant, ({ loan, on: asked }, grant) => {
      const on = Math.max(asked, loan.reliefs.at(-1)?.on ?? 0)
      const before = positionBefore(loan, on)
      fc.pre(before.settledOn === null && loan.writtenOffOn === null)
      const dueDays = reliefDueDays(loan, on, grant, isBusinessDay)
      const after = positionBefore(addRelief(loan, { relief: 99, on, dueDays }), on)
      expect([after.principalLeftMinor, after.accruedInterestMinor, after.surplusMinor]).toEqual([
        before.principalLeftMinor,
        before.accruedInterestMinor,
        before.surplusMinor,
      ])
      expect(after.earned).toEqual({ ...before.earned, penaltyMinor: before.paid.penaltyMinor })
      expect(after.paid).toEqual(before.paid)
      expect(after).toMatchObject({ daysPastDue: 0, due: { penaltyMinor: 0, interestMinor: 0, principalMinor: 0 } })
      expect(dueDays.every((dueOn, index) => dueOn > (dueDays[index - 1] ?? on) && isOneOf(loan, dueOn))).toBe(true)
      expect(
        after.instalments.every(
          ({ nth, endsOn, dueOn }, index, rows) =>
            index === 0 || (nth > rows[index - 1]!.nth && endsOn > rows[index - 1]!.endsOn && dueOn >= rows[index - 1]!.dueOn),
        ),
      ).toBe(true)
    }),
    { numRuns: 400 },
  )
})

const isOneOf = ({ terms }: Loan, dueOn: Day): boolean =>
  terms.dueDateMoves === undefined ? addMonths(dueOn, 0, terms.dueDay) === dueOn : isBusinessDay(dueOn)

test('settled means that nothing is left, and nothing left means settled', () => {
  fc.assert(
    fc.property(anyAsked, ({ loan, on }) => {
      const { settledOn, ...position } = positionOf(loan, on)
      expect(settledOn !== null).toBe(payoffOf({ settledOn, ...position }) === 0)
      if (position.surplusMinor > 0) expect(settledOn).not.toBeNull()
    }),
    { numRuns: 300 },
  )
})

test('a payment lowers what ends the loan that day by itself, and beyond it is surplus', () => {
  fc.assert(
    fc.property(anyAsked, anyAmount, ({ loan, on }, amountMinor) => {
      const before = positionOf(loan, on)
      const after = positionOf(addPayment(loan, { repayment: 99, on, amountMinor }), on)
      expect(payoffOf(after)).toBe(Math.max(0, payoffOf(before) - amountMinor))
      expect(after.surplusMinor - before.surplusMinor).toBe(Math.max(0, amountMinor - payoffOf(before)))
    }),
    { numRuns: 300 },
  )
})

test('nor does it raise what is owed on a later day, but for the rounding of the stretches it changes', () => {
  fc.assert(
    fc.property(anyAsked, anyAmount, fc.integer({ min: 1, max: 300 }), ({ loan, on }, amountMinor, later) => {
      const after = owedOn(addPayment(loan, { repayment: 99, on, amountMinor }), on + later)
      const planned = loan.reliefs.reduce((sum, { dueDays }) => sum + dueDays.length, loan.plan.length)
      expect(after.payoffMinor).toBeLessThanOrEqual(owedOn(loan, on + later).payoffMinor + (2 + 3 * loan.misuses.length) * planned)
    }),
    { numRuns: 300 },
  )
})

test('a payment that is taken back leaves no trace', () => {
  fc.assert(
    fc.property(anyAsked, anyAmount, ({ loan, on }, amountMinor) => {
      expect(removePayment(addPayment(loan, { repayment: 99, on, amountMinor }), 99)).toEqual(loan)
    }),
  )
})

test('what was asked before makes no difference, and what comes later none to an earlier day', () => {
  fc.assert(
    fc.property(anyAsked, fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 4 }), ({ loan, on }, ages) => {
      const days = [on, ...ages.map((age) => loan.disbursedOn + age)]
      const asked = new Map(days.toSorted((a, b) => a - b).map((day) => [day, positionOf(loan, day)]))
      for (const day of days) {
        expect(positionOf(loan, day)).toEqual(asked.get(day))
        const before = <T extends { on: Day }>(all: readonly T[]) => all.filter((one) => one.on <= day)
        expect(positionOf({ ...loan, payments: before(loan.payments), reliefs: before(loan.reliefs) }, day)).toEqual(asked.get(day))
      }
    }),
  )
})

test('paid as allocated, the debt of the day falls by just that, and nothing is paid beyond a loan', () => {
  fc.assert(
    fc.property(anyAsked, anyAsked, fc.integer({ min: 0, max: 5_000_000 }), (one, other, amountMinor) => {
      const on = Math.max(one.on, other.on, other.loan.disbursedOn, one.loan.disbursedOn)
      const loans = [one.loan, { ...other.loan, id: 'other' }]
      const { parts, leftMinor } = allocate(loans, amountMinor, on)
      expect(parts.reduce((sum, part) => sum + part.amountMinor, leftMinor)).toBe(amountMinor)
      for (const { loanId, amountMinor: part } of parts) {
        const loan = loans.find(({ id }) => id === loanId)!
        const paid = addPayment(loan, { repayment: 99, on, amountMinor: part })
        expect(owedOn(paid, on).payoffMinor).toBe(owedOn(loan, on).payoffMinor - part)
        expect(positionOf(paid, on).surplusMinor).toBe(positionOf(loan, on).surplusMinor)
      }
      if (leftMinor > 0) expect(loans.map((loan) => owedOn(loan, on).payoffMinor).reduce((a, b) => a + b)).toBe(amountMinor - leftMinor)
    }),
    { numRuns: 150 },
  )
})
