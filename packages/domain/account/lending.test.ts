import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { DAY_MS } from '../kernel/time.ts'
import { loanBalances } from '../ledger/loan-balances.ts'
import { beside } from '../line/repay.ts'
import { lastPosition, positionOf } from '../loan/position.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { type Act, bounce, draw, fact, factsOf, hardLifeOf, noon, onboarded, out, repay, shanghai, tick } from './lending-life.fixture.ts'
import { ledgerOf, naming, ofType, pack, type Run, run } from './lending-run.fixture.ts'
import { applyDecision, newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

const typesAtLast = (facts: readonly Fact[]): string =>
  run([...onboarded, ...facts])
    .decisions.at(-1)!
    .outcomes.map(({ type }) => type)
    .join(' ')

const lent = [draw('d1', 1_000_000, '2026-01-15'), out('d1', 1_000_000, '2026-01-15')]

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['a drawdown waits for its money', lent.slice(0, 1), 'drawdown-approved'],
  ['the money out, it is a loan', lent, 'loan-opened journal-posted'],
  ['once, however often it is told', [...lent, out('d1', 1_000_000, '2026-01-16')], ''],
  [
    'money that could not be paid out is not owed',
    [lent[0]!, fact('disbursement-failed', noon('2026-01-15'), { drawdownId: 'd1', cause: 'technical' })],
    'drawdown-cancelled notice-due',
  ],
  [
    'on the due day an instalment is billed and its interest booked',
    [...lent, tick('2026-02-14'), tick('2026-02-15')],
    'instalment-billed journal-posted',
  ],
  [
    'paid on it, it is settled',
    [...lent, tick('2026-02-15'), repay('r1', 90_041, '2026-02-15')],
    'repayment-applied instalment-settled journal-posted',
  ],
  ['a day late within the grace nothing is said', [...lent, tick('2026-02-15'), tick('2026-02-18')], ''],
  [
    'after it, it is past due',
    [...lent, tick('2026-02-15'), tick('2026-02-18'), tick('2026-02-19')],
    'delinquency-changed limit-changed notice-due',
  ],
  ['the month end books what was earned', [...lent, tick('2026-01-31'), tick('2026-02-01')], 'journal-posted'],
  ['the whole of it ends the loan', [...lent, repay('r1', 1_004_000, '2026-01-25')], 'repayment-applied journal-posted loan-settled'],
])('%s', (_rule, facts, then) => {
  expect(typesAtLast(facts).split(' ').sort().join(' ')).toBe(then.split(' ').sort().join(' '))
})

test.each([
  ['bank_card', 'IF06'],
  ['funder', 'PL06'],
  ['technical', 'TE02'],
] as const)('money that could not be paid out (%s): he is told at once, with %s, and nothing counts against him', (cause, reason) => {
  const ran = run([...onboarded, lent[0]!, fact('disbursement-failed', noon('2026-01-15'), { drawdownId: 'd1', cause })])
  const evidence = [{ signal: 'draw_amount_minor', value: 1_000_000, test: null, asOf: null }]
  const uncounted = cause === 'bank_card' ? {} : { uncounted: true }
  expect(ofType(ran, 'drawdown-cancelled')).toEqual([
    { drawdownId: 'd1', amountMinor: 1_000_000, cause, causes: [{ reason, evidence }], ...uncounted },
  ])
  expect(ofType(ran, 'notice-due')).toMatchObject([
    { about: 'drawdown-cancelled', drawdownId: 'd1', holdId: null, scope: null, reasons: [{ reason, evidence }] },
  ])
  expect([ran.account.signals.failedDraws.length, ran.account.signals.applications.length]).toEqual([0, cause === 'bank_card' ? 1 : 0])
  expect(ran.account.line).toMatchObject({ drawnMinor: 0, holds: [] })
})

test('a pack of before decides as it did: that he asked stays counted', () => {
  const failed = fact('disbursement-failed', noon('2026-01-15'), { drawdownId: 'd1', cause: 'technical' })
  const ran = run([...onboarded, lent[0]!, failed], { ...pack, revision: 1 })
  expect(ofType(ran, 'drawdown-cancelled')[0]).not.toHaveProperty('uncounted')
  expect(ran.account.signals.applications.length).toBe(1)
})

test('told twice, or of no drawdown, nothing is said again', () => {
  const failed = fact('disbursement-failed', noon('2026-01-16'), { drawdownId: 'd1', cause: 'technical' })
  const other = fact('disbursement-failed', noon('2026-01-16'), { drawdownId: 'd2', cause: 'technical' })
  expect(ofType(run([...onboarded, lent[0]!, failed, failed, other]), 'notice-due')).toHaveLength(1)
  expect(ofType(run([...onboarded, ...lent, failed]), 'notice-due')).toEqual([])
})

test('the loan of the worked example: instalments, interest and accounts to the fen', () => {
  const due = ['2026-02-15', '2026-03-15', '2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15', '2026-08-15', '2026-09-15', '2026-10-15', '2026-11-15', '2026-12-15'] // biome-ignore format: one row
  const paid = due.flatMap((day, nth) => [tick(day), repay(`r${nth}`, 90_041, day)])
  const ran = run([...onboarded, ...lent, ...paid, tick('2027-01-15'), repay('last', 90_042, '2027-01-15')])
  expect(ran.refusals).toEqual([])
  expect(ran.account.line).toMatchObject({ drawnMinor: 0, overpaidMinor: 0, loans: [{ settledOn: knownDay('2027-01-15') }] })
  expect(ledgerOf(ran)).toEqual({ cash: 80_493, interest_income: -80_493 })
  expect(ofType(ran, 'instalment-settled').map(({ nth, daysLate }) => [nth, daysLate])).toEqual(
    due.map((_, nth) => [nth + 1, 0]).concat([[12, 0]]),
  )
})

test('ten days late at one and a half times costs what the law’s formula says, and no more', () => {
  const three = ['2026-02-15', '2026-03-15', '2026-04-15'].map((day, nth) => repay(`r${nth}`, 90_041, day))
  const ran = run([...onboarded, ...lent, ...three, repay('late', 90_041 + 485, '2026-05-25')])
  expect(ofType(ran, 'repayment-applied').at(-1)).toMatchObject({ penaltyMinor: 485, overpaidMinor: 0 })
  expect(ofType(ran, 'delinquency-changed').map(({ daysPastDue, bucket }) => [daysPastDue, bucket])).toEqual([
    [4, 'm1'],
    [0, 'current'],
  ])
})

test('money that was paid in time and heard of late counts from the day it was paid', () => {
  const heardLate = run([
    ...onboarded,
    ...lent,
    tick('2026-02-15'),
    tick('2026-02-19'),
    repay('r', 90_041, '2026-02-15', {}, '2026-02-20'),
    tick('2026-03-01'),
  ])
  const inTime = run([...onboarded, ...lent, tick('2026-02-15'), repay('r', 90_041, '2026-02-15'), tick('2026-02-20'), tick('2026-03-01')])
  expect(ledgerOf(heardLate)).toEqual(ledgerOf(inTime))
  expect(heardLate.account.line.loans[0]!.loan).toEqual(inTime.account.line.loans[0]!.loan)
  expect(ofType(heardLate, 'instalment-settled')).toMatchObject([{ daysLate: 0 }])
})

test('a repayment that bounced leaves the loan as if it had never been', () => {
  const paidAndBounced = run([
    ...onboarded,
    ...lent,
    repay('r', 90_041, '2026-02-15'),
    bounce('r', 90_041, '2026-02-20'),
    tick('2026-03-01'),
  ])
  const neverPaid = run([...onboarded, ...lent, tick('2026-03-01')])
  expect(ledgerOf(paidAndBounced)).toEqual(ledgerOf(neverPaid))
  expect(paidAndBounced.account.line.loans[0]!.loan).toEqual(neverPaid.account.line.loans[0]!.loan)
  expect(paidAndBounced.account.line.drawnMinor).toBe(1_000_000)
  expect(paidAndBounced.account.signals.instalments).toEqual([])
})

test.each<[rule: string, facts: readonly Fact[], refusal: string]>([
  ['a quote that nobody gave', [draw('d1', 1_000_000, '2026-01-15', { quoteId: 'q' })], 'quote-unknown'],
  ['another borrower’s loan', [...lent, repay('r', 1, '2026-01-16', { loanId: 'ld_x' })], 'loan-unknown'],
  ['money that is not what was drawn', [lent[0]!, out('d1', 999_900, '2026-01-15')], 'disbursement-differs'],
  [
    'a loan id that he has',
    [
      ...lent,
      draw('d2', 100_000, '2026-01-16'),
      { ...out('d1', 100_000, '2026-01-16'), data: { drawdownId: 'd2', loanId: 'ld_d1', amountMinor: 100_000, currency: 'CNY' } } as Fact,
    ],
    'loan-id-reused',
  ],
])('refused: %s', (_rule, facts, refusal) => {
  expect(run([...onboarded, ...facts]).refusals).toEqual([refusal])
})

const quote = (at: number, more: object = {}) =>
  fact('quote-requested', at, { quoteId: 'q', amountMinor: 1_000_000, currency: 'CNY', purpose: 'consumption', tenorMonths: 12, repaymentMethod: 'equal_instalment', ...more }) // biome-ignore format: one fact
const confirm = (at: number, amountMinor = 1_000_000) =>
  fact('drawdown-requested', at, { drawdownId: 'd1', amountMinor, currency: 'CNY', purpose: 'consumption', quoteId: 'q' })
const QUOTED_AT = noon('2026-01-15')

test.each<[rule: string, at: number, amount: number, then: string]>([
  ['a moment before the time to read is over', QUOTED_AT + 9_999, 1_000_000, 'quote-not-read'],
  ['once it is', QUOTED_AT + 10_000, 1_000_000, 'drawdown-approved'],
  ['up to the moment before it runs out', QUOTED_AT + 30 * 60_000 - 1, 1_000_000, 'drawdown-approved'],
  ['and not from then on', QUOTED_AT + 30 * 60_000, 1_000_000, 'quote-expired'],
  ['of another amount', QUOTED_AT + 10_000, 1_010_000, 'quote-differs'],
])('a quote is taken up: %s', (_rule, at, amount, then) => {
  const ran = run([...onboarded, quote(QUOTED_AT), confirm(at, amount)])
  expect(ran.refusals.concat(ran.decisions.at(-1)!.outcomes.map(({ type }) => type))).toContain(then)
})

test('what is quoted is the plan of the loan, with what it costs', () => {
  const ran = run([...onboarded, quote(QUOTED_AT), confirm(QUOTED_AT + 10_000), out('d1', 1_000_000, '2026-01-15')])
  const [quoted] = ofType(ran, 'quote-issued')
  const [opened] = ofType(ran, 'loan-opened')
  expect(opened!.instalments).toEqual(quoted!.instalments)
  expect(quoted!.cost).toMatchObject({ interestMinor: 80_493, totalMinor: 80_493, simpleAnnualPpm: 146_000, effectiveAnnualPpm: 156_180 })
  expect(ran.account.signals.applications.length).toBe(1)
})

const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('draw', 'out', 'out', 'fail', 'repay', 'repay', 'repay', 'bounce', 'relieve', 'tick'),
  days: fc.integer({ min: 0, max: 40 }),
  nth: fc.integer({ min: 0, max: 3 }),
  amount: fc.integer({ min: 1, max: 3_000_000 }),
  late: fc.integer({ min: 0, max: 12 }),
  named: fc.boolean(),
  tenor: fc.integer({ min: 0, max: 4 }),
  method: fc.integer({ min: 0, max: 2 }),
})
const anyHardLife = fc.array(anyAct, { minLength: 6, maxLength: 30, size: 'max' }).map(hardLifeOf)
const anyLife = fc.oneof(fc.array(anyAct, { maxLength: 40 }).map(factsOf), anyHardLife)

/** The state that the accounts must show: of every loan as far as it is booked, and what is owed back. */
function balancesOwed({ account: { line } }: Run): Record<string, number> {
  const sums: Record<string, number> = {}
  const add = (role: string, minor: number) => {
    sums[role] = (sums[role] ?? 0) + minor
  }
  for (const { loan, bookedThrough } of line.loans) {
    for (const [role, minor] of Object.entries(loanBalances(loan, positionOf(loan, bookedThrough)))) add(role, minor)
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0))
}

test('whatever happens in whatever order: the accounts balance and follow the loans, and the line owes what they owe', () => {
  fc.assert(
    fc.property(anyLife, (facts) => {
      const ran = run([...onboarded, ...facts])
      const { line } = ran.account
      for (const { entries } of ofType(ran, 'journal-posted'))
        expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0)
      const waiting = line.pending.reduce((sum, one) => (one.failed ? sum : sum + one.amountMinor), 0)
      const left = line.loans.reduce((sum, { loan }) => sum + lastPosition(loan).principalLeftMinor, 0)
      expect(line.drawnMinor).toBe(waiting + left)
      expect(beside(line)).toBe(0)
      for (const decision of ran.decisions)
        if (decision.outcomes.some(({ type }) => type === 'drawdown-approved'))
          expect(decision.line.drawnMinor).toBeLessThanOrEqual(decision.line.limitMinor)
      expect(decodeAccount(encodeAccount(ran.account))).toEqual(ran.account)
      const replayed = ran.decisions.reduce((account, decision, index) => applyDecision(account, ran.facts[index]!, decision), newAccount)
      expect(replayed).toEqual(ran.account)
    }),
    { numRuns: 150 },
  )
})

test('the accounts show the loans that are kept, and what is owed back', () => {
  fc.assert(
    fc.property(anyLife, (facts) => {
      const ran = run([...onboarded, ...facts])
      if (ofType(ran, 'loan-opened').length > ran.account.line.loans.length) return
      const overpaid = ran.account.line.overpaidMinor
      const shown = balancesOwed(ran)
      const expected = { ...shown, cash: (shown.cash ?? 0) + overpaid, overpaid: (shown.overpaid ?? 0) - overpaid }
      const { cash = 0, overpaid: owedBack = 0, ...others } = ledgerOf(ran)
      expect({ ...others, cash, overpaid: owedBack }).toEqual({ ...expected })
    }),
    { numRuns: 150 },
  )
})

test('looked at every day or once: the same is said of each day, and the same booked', () => {
  fc.assert(
    fc.property(anyLife, fc.integer({ min: 1, max: 200 }), (facts, days) => {
      const { account } = run([...onboarded, ...facts])
      const from = shanghai.dayAt(account.clockAt)
      const daily = Array.from({ length: days }, (_, nth) => tick(dayText(from + nth + 1)))
      const [slow, quick] = [daily, daily.slice(-1)].map((ticks) =>
        ticks.reduce<{ account: Account; decisions: Decision[] }>(
          (state, one) => {
            const outcome = step(state.account, one, pack, naming)
            if (!outcome.ok) throw new Error('a tick is never refused')
            return { account: outcome.value.account, decisions: [...state.decisions, outcome.value.decision] }
          },
          { account, decisions: [] },
        ),
      )
      const said = (state: { decisions: Decision[] }) =>
        state.decisions
          .flatMap(({ outcomes }) => outcomes)
          .filter(({ type }) => type === 'journal-posted' || type.startsWith('instalment') || type === 'delinquency-changed')
      expect(said(slow!)).toEqual(said(quick!))
      expect(slow!.account.line.loans).toEqual(quick!.account.line.loans)
    }),
    { numRuns: 60 },
  )
})

test('nobody is woken for a loan before something is to be said of it', () => {
  fc.assert(
    fc.property(anyLife, (facts) => {
      const { account } = run([...onboarded, ...facts])
      const wakeAt = nextWake(account, pack)
      if (wakeAt === null) return
      const before = step(account, fact('clock-ticked', wakeAt - 1, {}), pack, naming)
      expect(before.ok && before.value.decision.outcomes).toEqual([])
      expect(wakeAt).toBeGreaterThan(account.clockAt)
      expect(wakeAt - account.clockAt).toBeLessThan(400 * DAY_MS)
    }),
    { numRuns: 100 },
  )
})
