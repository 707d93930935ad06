/** Relief of a loan on its way through the core: what is said of it, booked of it, and what it leaves behind. */
import type { Fact } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { tinyPack } from '../pack/tiny-pack.fixture.ts'
import { bounce, draw, fact, noon, onboarded, out, relieve, repay, shanghai, tick } from './lending-life.fixture.ts'
import { ledgerOf, naming, ofType, pack, type Run, run } from './lending-run.fixture.ts'
import { newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

/** Three instalments paid, the fourth past due since the 15th of May. */
const late = [
  ...onboarded,
  draw('d1', 1_000_000, '2026-01-15'),
  out('d1', 1_000_000, '2026-01-15'),
  ...['2026-02-15', '2026-03-15', '2026-04-15'].map((day, index) => repay(`r${index + 1}`, 90_041, day)),
]
const granted = relieve('ld_d1', '2026-05-25', { months: 1 })
const at = (...facts: readonly Fact[]): Run => run([...late, ...facts])
const loanOf = ({ account }: Run) => account.line.loans[0]!
const lastTypes = ({ decisions }: Run) => decisions.at(-1)!.outcomes.map(({ type }) => type)

test('it is told with its due days, its plan and the penalty that nobody pays; the loan is current, and special mention', () => {
  const ran = at(granted)
  expect(ran.refusals).toEqual([])
  expect(ofType(ran, 'loan-relieved')).toEqual([
    {
      loanId: 'ld_d1',
      reliefId: 'ld_d1 2026-05-25',
      relievedOn: '2026-05-25',
      kind: 'defer',
      dueDays: ['06-15', '07-15', '08-15', '09-15', '10-15', '11-15', '12-15']
        .map((day) => `2026-${day}`)
        .concat('2027-01-15', '2027-02-15'),
      waivedPenaltyMinor: 485,
      principalMinor: 0,
      instalments: expect.arrayContaining([{ dueOn: '2026-06-15', principalMinor: 83_299, interestMinor: 18_296 }]),
    },
  ])
  expect(ofType(ran, 'delinquency-changed').at(-1)).toEqual({
    loanId: 'ld_d1',
    daysPastDue: 0,
    bucket: 'current',
    fiveTier: 'special_mention',
    overdueMinor: 0,
    restructured: true,
  })
})

test('granted to somebody who was never late, only the class changes', () => {
  expect(lastTypes(at(tick('2026-05-01'), relieve('ld_d1', '2026-05-02')))).toEqual([
    'loan-relieved',
    'delinquency-changed',
    'journal-posted',
  ])
})

test.each([
  ['not booked yet', '2026-05-25', 485],
  ['booked at the end of the month', '2026-06-05', 1_019],
])('the accounts show no penalty any more, whether it was %s', (_what, day, waived) => {
  const ran = at(tick(day), relieve('ld_d1', day))
  expect(ofType(ran, 'loan-relieved')).toMatchObject([{ waivedPenaltyMinor: waived }])
  expect(Object.keys(ledgerOf(ran)).filter((role) => role.startsWith('penalty'))).toEqual([])
  expect(ledgerOf(ran)).toMatchObject({ loan_principal: 763_056, cash: 3 * 90_041 - 1_000_000 })
})

test('what was told after the day it was granted counts from the day it was told', () => {
  const told = fact('relief-granted', noon('2026-05-20'), { reliefId: 'x', loanId: 'ld_d1', kind: 'defer', months: 1, reason: 'policy' }, noon('2026-05-25')) // biome-ignore format: one fact
  expect(ofType(at(told), 'loan-relieved')).toMatchObject([{ relievedOn: '2026-05-25', waivedPenaltyMinor: 485 }])
})

test('what was paid on that very day goes to the new plan, the penalty in it to interest and principal', () => {
  const ran = at(repay('r4', 50_000, '2026-05-25'), granted)
  expect(ofType(ran, 'repayment-applied').at(-1)).toMatchObject({ penaltyMinor: 485, interestMinor: 9_157, principalMinor: 40_358 })
  expect(ofType(ran, 'loan-relieved')).toMatchObject([{ waivedPenaltyMinor: 485, principalMinor: 50_000 - 11_886 - 40_358 }])
  expect(ran.account.line.drawnMinor).toBe(763_056 - 38_114)
  const bounced = at(repay('r4', 50_000, '2026-05-25'), granted, bounce('r4', 50_000, '2026-05-26'))
  expect(bounced.account.line.drawnMinor).toBe(763_056)
  expect(loanOf(bounced).loan).toEqual(loanOf(at(granted, tick('2026-05-26'))).loan)
})

test('no instalment is late for it, and paid by the new plan they are on time', () => {
  const before = at(tick('2026-05-25')).account.signals.instalments
  expect(at(granted).account.signals.instalments).toEqual(before)
  const ran = at(granted, repay('r4', 101_595, '2026-06-15'), repay('r5', 89_709, '2026-07-15'))
  expect(ofType(ran, 'instalment-settled').map(({ nth, daysLate }) => [nth, daysLate])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [13, 0],
    [14, 0],
  ])
})

test('what was late before stays', () => {
  const ran = at(repay('r4', 90_041 + 485, '2026-05-25'), relieve('ld_d1', '2026-05-26'))
  expect(ran.account.signals.instalments.map(({ daysLate }) => daysLate)).toEqual([0, 0, 0, 10])
})

test('a repayment from before it bounces: what it had settled is open again, what the new plan settled is not', () => {
  const ran = at(granted, repay('r4', 101_595, '2026-06-15'), bounce('r3', 90_041, '2026-06-20'))
  expect(ofType(ran, 'repayment-taken-back')).toMatchObject([{ reopened: [{ loanId: 'ld_d1', nth: 3 }, { nth: 13 }] }])
  const enough = at(granted, repay('r4', 200_000, '2026-06-15'), bounce('r3', 90_041, '2026-06-20'))
  expect(ofType(enough, 'repayment-taken-back')).toMatchObject([{ reopened: [{ loanId: 'ld_d1', nth: 3 }] }])
  expect(enough.account.signals.instalments).toHaveLength(3)
})

test.each([
  [90_040, []],
  [90_041, [[4, 0]]],
])('%i paid in time and heard of after the relief', (amountMinor, settled) => {
  const ran = at(granted, repay('r4', amountMinor, '2026-05-15', {}, '2026-05-26'))
  expect(ofType(ran, 'instalment-settled').slice(3).map(({ nth, daysLate }) => [nth, daysLate])).toEqual(settled) // biome-ignore format: one list
})

const off = fact('loan-charged-off', noon('2026-05-24'), { loanId: 'ld_d1', principalMinor: 763_056, currency: 'CNY' })

test.each<[rule: string, facts: readonly Fact[], refusals: string[]]>([
  ['of a loan he does not have', [relieve('ld_x', '2026-05-25')], ['loan-unknown']],
  ['of a loan that he paid back', [repay('r4', 900_000, '2026-05-24'), granted], ['loan-not-open']],
  ['of a loan that he paid back that day', [repay('r4', 900_000, '2026-05-25'), granted], ['loan-not-open']],
  ['of a loan that was written off', [off, granted], ['loan-not-open']],
  ['under an id that was used', [granted, relieve('ld_d1', '2026-06-25', {}, 'ld_d1 2026-05-25')], ['relief-id-reused']],
  ['another one is granted', [granted, relieve('ld_d1', '2026-06-25')], []],
])('%s', (_rule, facts, refusals) => {
  expect(at(...facts).refusals).toEqual(refusals)
})

test('where another system keeps the loans, it is recorded and changes nothing', () => {
  const outcome = step(newAccount, granted, tinyPack(), naming)
  expect(outcome.ok && outcome.value.decision.outcomes.filter(({ type }) => type.startsWith('loan'))).toEqual([])
})

test('on time for a year it is normal again, on that day and not before, and is woken for it', () => {
  const long = relieve('ld_d1', '2026-05-25', { kind: 'extend', months: 12 })
  const { instalments } = ofType(at(long), 'loan-relieved')[0]!
  const due = instalments.filter(({ dueOn }) => dueOn <= '2027-05-25')
  const paid = due.map(({ dueOn, principalMinor, interestMinor }, index) => repay(`n${index}`, principalMinor + interestMinor, dueOn))
  const year = at(long, ...paid, tick('2027-05-24'))
  expect(loanOf(year)).toMatchObject({ toldDays: 0, toldRestructured: true })
  expect(nextWake(year.account, pack)).toBe(shanghai.startOf(knownDay('2027-05-25')))
  const over = at(long, ...paid, tick('2027-05-24'), tick('2027-05-25'))
  expect(ofType(over, 'delinquency-changed').at(-1)).toEqual({
    loanId: 'ld_d1',
    daysPastDue: 0,
    bucket: 'current',
    fiveTier: 'normal',
    overdueMinor: 0,
  })
  expect(loanOf(over).toldRestructured).toBe(false)
})
