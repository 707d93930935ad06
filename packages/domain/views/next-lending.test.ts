import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account, Decision } from '../account/account.ts'
import { type Act, bounce, draw, fact, factsOf, hardLifeOf, noon, onboarded, out, repay, tick } from '../account/lending-life.fixture.ts'
import { newAccount, step } from '../account/step.ts'
import { dayText, knownDay } from '../kernel/day.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import type { DueChange } from './due-change.ts'
import { balancesAsBooked, keptApart } from './ledger-control.ts'
import { type Lending, namesIn, nextLending, noLending, takeIn } from './next-lending.ts'
import type { ViewedEntry } from './viewed-entries.ts'
import { figuresOf } from './viewed-loan.ts'

const pack = lendingPack()

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

type Seen = { account: Account; lending: Lending; entries: ViewedEntry[]; due: DueChange[]; decisions: Decision[] }

/** Each decision gets only what it names. */
function seen(facts: readonly Fact[], ofPack = pack): Seen {
  const lending = noLending()
  const all: Seen = { account: newAccount, lending, entries: [], due: [], decisions: [] }
  for (const one of [...onboarded, ...facts]) {
    const outcome = step(all.account, one, ofPack, { borrower: 'b' })
    if (!outcome.ok) continue
    all.account = outcome.value.account
    const { decision } = outcome.value
    const next = nextLending(named(lending, decision), { ref: 'b', sequence: all.account.sequence, decision })
    takeIn(lending, next)
    all.entries.push(...next.entries)
    all.due.push(...next.due)
    all.decisions.push(decision)
  }
  return all
}

function named(lending: Lending, decision: Decision): Lending {
  const names = namesIn(decision)
  const only = <One>(all: ReadonlyMap<string, One>, ids: readonly string[]) => new Map([...all].filter(([id]) => ids.includes(id)))
  return {
    loans: only(lending.loans, names.loans),
    drawdowns: only(lending.drawdowns, names.drawdowns),
    applications: only(lending.applications, names.applications),
    repayments: only(lending.repayments, names.repayments),
  }
}

test('after any life the views hold the loans of the account, as they are there', () => {
  fc.assert(
    fc.property(anyLife, (facts) => {
      const { account, lending } = seen(facts)
      for (const { loan, settledOn, bookedThrough } of account.line.loans) {
        expect(lending.loans.get(loan.id)).toMatchObject({ loan, settledOn, bookedThrough })
        expect(figuresOf({ loan, settledOn }).firstUnpaidOn === null).toBe(settledOn !== null)
      }
      const waiting = account.line.pending.filter((one) => !one.failed).map(({ drawdownId }) => drawdownId)
      expect([...lending.drawdowns.values()].filter(({ state }) => state === 'pending').map(({ id }) => id)).toEqual(waiting)
      for (const { drawdownId } of account.line.pending.filter((one) => one.failed))
        expect(lending.drawdowns.get(drawdownId)).toMatchObject({ state: 'failed' })
      for (const { id, state, loanId } of lending.drawdowns.values())
        expect(state === 'disbursed').toBe(lending.loans.get(loanId ?? '')?.drawdownId === id)
    }),
    { numRuns: 150 },
  )
})

test('what is still to be paid per day is what the loans say, however it came to be', () => {
  fc.assert(
    fc.property(anyLife, (facts) => {
      const { lending, due } = seen(facts)
      const sums = new Map<number, [number, number, number]>()
      const add = (day: number, ...more: [number, number, number]) => {
        const sum = sums.get(day) ?? [0, 0, 0]
        sums.set(day, [sum[0] + more[0], sum[1] + more[1], sum[2] + more[2]])
      }
      for (const { dueOn, instalments, principalMinor, interestMinor } of due) add(dueOn, instalments, principalMinor, interestMinor)
      for (const loan of lending.loans.values())
        for (const { dueOn, principalMinor, interestMinor } of figuresOf(loan).unpaid) add(dueOn, -1, -principalMinor, -interestMinor)
      expect([...sums.values()].filter((sum) => sum.some((one) => one !== 0))).toEqual([])
    }),
    { numRuns: 150 },
  )
})

/** Accounts whose entries up to a day are not what loans and repayments come to. */
function offOn({ lending, entries }: Pick<Seen, 'lending' | 'entries'>, on: number): [account: string, minor: number][] {
  const differences: Record<string, number> = {}
  const add = (role: string, minor: number) => {
    differences[role] = (differences[role] ?? 0) + minor
  }
  const upTo = entries.filter(({ bookedOn }) => bookedOn <= on)
  for (const { account, amountMinor } of upTo) add(account, amountMinor)
  const repayments = [...lending.repayments.values()]
  for (const loan of lending.loans.values()) {
    const through = Math.max(...upTo.filter(({ loanId }) => loanId === loan.loan.id).map((one) => one.through))
    if (through === Number.NEGATIVE_INFINITY) continue
    for (const [role, minor] of Object.entries(balancesAsBooked(loan, repayments, on, through))) add(role, -minor)
  }
  for (const [role, minor] of Object.entries(keptApart(repayments, on))) add(role, -minor)
  return Object.entries(differences).filter(([, minor]) => minor !== 0)
}

test('on every day the entries up to it sum up to what loans and repayments come to', () => {
  fc.assert(
    fc.property(anyLife, fc.integer({ min: 0, max: 700 }), (facts, days) => {
      expect(offOn(seen(facts), knownDay('2026-01-15') + days)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const lent = [draw('d1', 1_000_000, '2026-01-15'), out('d1', 1_000_000, '2026-01-15')]
const failed = fact('disbursement-failed', noon('2026-01-16'), { drawdownId: 'd1', cause: 'technical' })

test.each<[rule: string, facts: readonly Fact[], then: object]>([
  ['waits for its money', lent.slice(0, 1), { state: 'pending', purpose: 'consumption', currency: 'CNY', endedAt: null }],
  ['is disbursed', lent, { state: 'disbursed', loanId: 'ld_d1', endedAt: noon('2026-01-15') }],
  ['could not be paid out', [lent[0]!, failed], { state: 'failed', failure: 'technical', endedAt: noon('2026-01-16') }],
  ['was paid out after all', [lent[0]!, failed, out('d1', 1_000_000, '2026-01-17')], { state: 'disbursed', failure: null }],
  ['is too much', [draw('d1', 900_000_000, '2026-01-15')], { state: 'declined', terms: null }],
])('a drawdown that %s', (_rule, facts, then) => {
  expect(seen(facts).lending.drawdowns.get('d1')).toMatchObject(then)
})

test.each<[rule: string, facts: readonly Fact[], then: object]>([
  ['nothing paid', [], { firstUnpaidOn: '2026-02-15', overdueFrom: '2026-02-19', left: 1_000_000, unpaid: 12 }],
  [
    'one instalment paid',
    [repay('r', 90_041, '2026-02-15')],
    { firstUnpaidOn: '2026-03-15', overdueFrom: '2026-03-19', left: 922_359, unpaid: 11 },
  ],
  [
    'one fen short',
    [repay('r', 90_040, '2026-02-15')],
    { firstUnpaidOn: '2026-02-15', overdueFrom: '2026-02-19', left: 922_360, unpaid: 12 },
  ],
  [
    'paid and bounced',
    [repay('r', 90_041, '2026-02-15'), bounce('r', 90_041, '2026-02-20')],
    { firstUnpaidOn: '2026-02-15', overdueFrom: '2026-02-19', left: 1_000_000, unpaid: 12 },
  ],
  [
    'all paid and bounced',
    [repay('r', 1_004_000, '2026-01-25'), bounce('r', 1_004_000, '2026-01-28')],
    { firstUnpaidOn: '2026-02-15', overdueFrom: '2026-02-19', left: 1_000_000, unpaid: 12 },
  ],
  ['all paid', [repay('r', 1_004_000, '2026-01-25')], { firstUnpaidOn: null, overdueFrom: null, left: 0, unpaid: 0 }],
])('a loan with %s', (_rule, facts, then) => {
  // biome-ignore format: one table
  const { firstUnpaidOn, overdueFrom, principalLeftMinor, unpaid } = figuresOf(seen([...lent, ...facts]).lending.loans.get('ld_d1')!)
  const textOf = (day: number | null) => (day === null ? null : dayText(day))
  expect({
    firstUnpaidOn: textOf(firstUnpaidOn),
    overdueFrom: textOf(overdueFrom),
    left: principalLeftMinor,
    unpaid: unpaid.length,
  }).toEqual(then)
})

test('of a loan that was written off nothing is expected, and all of it is owed', () => {
  const off = fact('loan-charged-off', noon('2026-08-01'), { loanId: 'ld_d1', principalMinor: 1, currency: 'CNY' })
  const facts = [...lent, repay('r1', 90_041, '2026-02-15'), tick('2026-08-01'), off, repay('r2', 30_000, '2026-09-01')]
  const { due, lending, entries } = seen(facts)
  expect(due.reduce((sum, one) => sum + one.principalMinor, 0)).toBe(0)
  expect(figuresOf(lending.loans.get('ld_d1')!)).toMatchObject({ principalLeftMinor: 1_000_000 - 77_641 - recoveredPrincipal(lending) })
  for (let on = knownDay('2026-01-15'); on <= knownDay('2026-09-02'); on++)
    expect([dayText(on), offOn({ lending, entries }, on)]).toEqual([dayText(on), []])
})

const recoveredPrincipal = ({ repayments }: Lending): number => repayments.get('r2')!.parts[0]!.principalMinor

test('too much paid is the borrower’s, until it is taken back', () => {
  const { lending } = seen([...lent, repay('r', 2_000_000, '2026-01-25'), bounce('r', 2_000_000, '2026-01-28')])
  const repayment = lending.repayments.get('r')!
  expect(repayment).toMatchObject({ amountMinor: 2_000_000, overpaidMinor: 996_000, takenBackAt: noon('2026-01-28') })
  expect(keptApart([repayment], knownDay('2026-01-24'))).toEqual({ cash: 0, overpaid: 0 })
  expect(keptApart([repayment], knownDay('2026-01-25'))).toEqual({ cash: 996_000, overpaid: -996_000 })
  expect(keptApart([repayment], knownDay('2026-01-28'))).toEqual({ cash: 0, overpaid: 0 })
})

const apply = fact('application-submitted', noon('2026-01-11'), { applicationId: 'a1', limitMinor: 2_000_000, currency: 'CNY' })
const accepted = fact('offer-accepted', noon('2026-01-13'), { applicationId: 'a1' })

test.each<[rule: string, facts: readonly Fact[], then: object]>([
  [
    'with all there is offered a line at once',
    [apply, ...onboarded.slice(1)],
    { state: 'offered', wishMinor: 2_000_000, offer: { limitMinor: 2_000_000 } },
  ],
  ['waits while a step is missing', [apply], { state: 'open', offer: null, tookMs: null }],
  ['ends when the offer is accepted', [apply, ...onboarded.slice(1), accepted], { state: 'accepted', closedAt: noon('2026-01-13') }],
  [
    'ends when it is taken back',
    [apply, fact('application-withdrawn', noon('2026-01-12'), { applicationId: 'a1' })],
    { state: 'withdrawn', offer: null },
  ],
])('an application %s', (_rule, facts, then) => {
  // biome-ignore format: one table
  const lending = noLending()
  let account = newAccount
  for (const one of [onboarded[0]!, ...facts]) {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
    takeIn(lending, nextLending(lending, { ref: 'b', sequence: account.sequence, decision: outcome.value.decision }))
  }
  expect(lending.applications.get('a1')).toMatchObject(then)
})
