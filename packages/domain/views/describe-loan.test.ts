import { LoanDetail } from '@fairline/contract/views/loan-detail'
import { LoanRow } from '@fairline/contract/views/loan-row'
import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { everyDay, loanWith } from '../loan/loan.fixture.ts'
import type { Loan } from '../loan/loan.ts'
import { lastPosition } from '../loan/position.ts'
import { addRelief, reliefDueDays } from '../loan/relief.ts'
import { loanDetail, loanRow } from './describe-loan.ts'
import type { ViewedEvent } from './viewed-line.ts'
import { loansAfter, type ViewedLoan } from './viewed-loan.ts'

const viewed = (loan: Loan): ViewedLoan => {
  const { settledOn } = lastPosition(loan)
  return {
    ref: 'b',
    drawdownId: 'd',
    currency: 'CNY',
    loan,
    bookedThrough: loan.disbursedOn,
    settledOn,
    openedBySequence: 1,
    sequence: 1,
    reliefs: [],
  }
}
const grace = { graceDays: 3 }
const paid = (amount: number) => ({ payments: [['2026-02-15', amount] as const] })

test.each<[what: string, loan: Loan, on: string, then: object]>([
  [
    'before its first day',
    loanWith(),
    '2026-01-01',
    { status: 'open', payoff_minor: 1_000_000, next_due_on: '2026-02-15', next_due_minor: 90_041 },
  ],
  ['the day before it is due', loanWith(), '2026-02-14', { status: 'open', due_minor: 0, next_due_on: '2026-02-15' }],
  ['on its due day', loanWith(grace), '2026-02-15', { status: 'open', due_minor: 90_041, overdue_since: null, next_due_on: '2026-03-15' }],
  ['on the last day of grace', loanWith(grace), '2026-02-18', { status: 'open', days_past_due: 0, bucket: 'current' }],
  ['once grace is over', loanWith(grace), '2026-02-19', { status: 'overdue', days_past_due: 4, overdue_since: '2026-02-15', bucket: 'm1' }],
  ['one fen short', loanWith(grace, paid(90_040)), '2026-02-19', { status: 'overdue', due_minor: 1, first_unpaid_on: '2026-02-15' }],
  ['paid on the day', loanWith(grace, paid(90_041)), '2026-02-19', { status: 'open', due_minor: 0, first_unpaid_on: '2026-03-15' }],
  ['91 days late', loanWith(), '2026-05-17', { status: 'overdue', bucket: 'm4', five_tier: 'substandard' }],
  ['after its end', loanWith(), '2027-06-01', { status: 'overdue', next_due_on: null, next_due_minor: 0 }],
  [
    'written off',
    { ...loanWith(), writtenOffOn: knownDay('2026-09-01') },
    '2026-10-01',
    { status: 'written_off', written_off_on: '2026-09-01' },
  ],
  [
    'paid back',
    loanWith({}, paid(1_012_400)),
    '2026-10-01',
    { status: 'settled', settled_on: '2026-02-15', payoff_minor: 0, first_unpaid_on: null, next_due_on: null },
  ],
])('a loan %s', (_what, loan, on, then) => {
  // biome-ignore format: one table
  const row = loanRow(viewed(loan), knownDay(on))
  expect(row).toMatchObject(then)
  expect(LoanRow.parse(row)).toEqual(row)
})

const none = { repayments: [], product: null, purpose: null }

test('whole, it says what each instalment is: settled, overdue, within grace, to come', () => {
  const loan = loanWith({ graceDays: 3 }, { payments: [['2026-02-15', 90_041], ['2026-03-15', 50_000]] }) // biome-ignore format: one row
  const detail = loanDetail(viewed(loan), knownDay('2026-04-16'), none)
  expect(detail.schedule.map(({ state }) => state).slice(0, 4)).toEqual(['settled', 'overdue', 'due', 'upcoming'])
  expect(detail.schedule[1]).toMatchObject({ paid_interest_minor: 10_330, paid_principal_minor: 39_670 })
  expect(detail.plan.reduce((sum, one) => sum + one.principal_minor, 0)).toBe(1_000_000)
  expect(LoanDetail.parse({ ...detail, journal: [] })).toEqual({ ...detail, journal: [] })
})

test.each<[paid: number, creditorLeft: number, partnerLeft: number]>([
  [0, 700_000, 300_000],
  [90_041, 700_000 - (77_641 - 23_292), 300_000 - 23_292],
])('two lenders, %i paid: the partner’s share is rounded down, the creditor has the rest', (amount, creditor, partner) => {
  const loan = loanWith({ partner: { name: '合作银行', permille: 300 } }, amount === 0 ? {} : paid(amount))
  const { lenders } = loanDetail(viewed(loan), knownDay('2026-02-20'), none)
  expect(lenders).toMatchObject([
    { role: 'creditor', permille: 700, principal_minor: 700_000, principal_left_minor: creditor },
    { role: 'partner', permille: 300, name: { zh: '合作银行' }, principal_minor: 300_000, principal_left_minor: partner },
  ])
})

test('a relief is shown as it was told, and as long as it counts', () => {
  const plain = loanWith()
  const on = knownDay('2026-02-20')
  const dueDays = reliefDueDays(plain, on, { kind: 'extend', months: 2 }, everyDay)
  const loan = addRelief(plain, { relief: fingerprint('rl'), on, dueDays })
  const instalments = lastPosition(loan).instalments.map(({ dueOn, principalMinor, interestMinor }) => {
    return { dueOn: dayText(dueOn), principalMinor, interestMinor }
  })
  const told = { loanId: 'loan', reliefId: 'rl', relievedOn: '2026-02-20', kind: 'extend', dueDays: dueDays.map(dayText) } as const
  const outcome = { type: 'loan-relieved', data: { ...told, waivedPenaltyMinor: 233, principalMinor: 0, instalments } } as const
  const [after] = loansAfter(() => viewed(plain), outcome, { ref: 'b', sequence: 2 } as ViewedEvent)
  expect(after?.loan).toEqual(loan)
  const { reliefs, restructured } = loanDetail(after!, on, none)
  expect(reliefs).toEqual([
    {
      ...{ relief_id: 'rl', kind: 'extend', granted_on: '2026-02-20', instalments: 14 },
      ...{ first_due_on: '2026-03-15', last_due_on: '2027-04-15', waived_penalty_minor: 233 },
    },
  ])
  expect([restructured, loanDetail(viewed(plain), on, none).restructured]).toEqual([true, false])
})
