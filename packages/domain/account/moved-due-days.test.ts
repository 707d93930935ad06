/** Loans of a product whose due days move with the calendar of China, through the whole core. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import { businessDaysFor } from '../pack/line-product.ts'
import { tinyCalendar } from '../product/product.fixture.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { type Act, draw, factsOf, hardLifeOf, noon, onboarded, out, relieve, repay, tick } from './lending-life.fixture.ts'
import { ledgerOf, ofType, pack, run } from './lending-run.fixture.ts'
import { nextWake } from './wake.ts'

const moving = lendingPack({ due_date_moves: 'following_business_day' }, tinyCalendar())
const lent = [...onboarded, draw('d1', 1_000_000, '2026-01-15'), out('d1', 1_000_000, '2026-01-15')]
/** Due on 2026-02-15, a holiday; the next business day is the 24th; the grace is three days. */
const upTo = (...days: string[]) => run([...lent, ...days.map(tick)], moving)

test('what was agreed says that due days move, and the plan shows where to', () => {
  const [opened] = ofType(upTo(), 'loan-opened')
  expect(opened).toMatchObject({ terms: { dueDateMoves: 'following_business_day', dueDay: 15 } })
  expect(opened!.instalments[0]).toEqual({ dueOn: '2026-02-24', principalMinor: 77_641, interestMinor: 12_400 })
})

test.each<[last: string, billed: string[], late: number[]]>([
  ['2026-02-23', [], []],
  ['2026-02-24', ['2026-02-24'], []],
  ['2026-02-27', ['2026-02-24'], []],
  ['2026-02-28', ['2026-02-24'], [4]],
])('up to %s it is billed, and past due, from the day it moved to', (last, billed, late) => {
  const ran = upTo(last)
  expect(ofType(ran, 'instalment-billed').map(({ dueOn }) => dueOn)).toEqual(billed)
  expect(ofType(ran, 'delinquency-changed').map(({ daysPastDue }) => daysPastDue)).toEqual(late)
  expect(ofType(ran, 'notice-due').length > 0).toBe(late.length > 0)
})

test.each(['2026-02-15', '2026-02-20', '2026-02-24', '2026-02-27'])('paid on %s it is settled on time, and billed no more after', (day) => {
  const ran = run([...lent, tick('2026-02-15'), repay('r1', 90_041, day), tick('2026-03-05')], moving)
  expect(ofType(ran, 'instalment-settled')).toEqual([{ loanId: 'ld_d1', nth: 1, dueOn: '2026-02-24', settledOn: day, daysLate: 0 }])
  expect(ofType(ran, 'instalment-billed')).toHaveLength(day < '2026-02-24' ? 0 : 1)
  expect(ofType(ran, 'repayment-applied')[0]).toMatchObject({ principalMinor: 77_641, interestMinor: 12_400, penaltyMinor: 0 })
})

test('an account of it is kept, and its alarm rings on the day it moved to', () => {
  const { account } = upTo('2026-02-02')
  expect(decodeAccount(encodeAccount(account))).toEqual(account)
  expect(nextWake(upTo('2026-02-15').account, moving)).toBe(noon('2026-02-24') - 12 * 3_600_000)
})

test('a loan drawn before the product moved its due days keeps them, and a relief of it too', () => {
  const before = run(lent, pack)
  expect(before.account.line.loans[0]!.loan.terms).not.toHaveProperty('dueDateMoves')
  const relieved = run([...lent, tick('2026-02-20'), relieve('ld_d1', '2026-02-20', { months: 5 })], moving)
  const dueDays = ofType(relieved, 'loan-relieved')[0]!.dueDays
  expect(dueDays.slice(0, 2)).toEqual(['2026-07-15', '2026-08-17'])
})

test('in any life of loans: due on business days, the accounts balance, and what is kept is read again', () => {
  const isOpen = businessDaysFor(moving, { product: null, origin: 'granted' })
  const anyAct: fc.Arbitrary<Act> = fc.record({
    kind: fc.constantFrom<Act['kind']>('draw', 'out', 'repay', 'repay', 'bounce', 'relieve', 'tick'),
    days: fc.integer({ min: 0, max: 40 }),
    nth: fc.nat({ max: 5 }),
    amount: fc.integer({ min: 1, max: 3_000_000 }),
    late: fc.nat({ max: 20 }),
    named: fc.boolean(),
    tenor: fc.nat({ max: 4 }),
    method: fc.nat({ max: 2 }),
  })
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 25 }), fc.boolean(), (acts, hard) => {
      const ran = run([...onboarded, ...(hard ? hardLifeOf(acts) : factsOf(acts))], moving)
      const planned = [...ofType(ran, 'loan-opened'), ...ofType(ran, 'loan-relieved')].flatMap(({ instalments }) => instalments)
      expect(planned.filter(({ dueOn }) => !isOpen(knownDay(dueOn)))).toEqual([])
      expect(Object.values(ledgerOf(ran)).reduce((sum, minor) => sum + minor, 0)).toBe(0)
      expect(ofType(ran, 'instalment-billed').every(({ dueOn }) => isOpen(knownDay(dueOn)))).toBe(true)
      expect(decodeAccount(encodeAccount(ran.account))).toEqual(ran.account)
    }),
    { numRuns: 60 },
  )
})
