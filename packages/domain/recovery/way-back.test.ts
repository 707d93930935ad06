/** Borrowers of the default pack who are held, and the way each of them is shown. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import type { Plan, Recourse } from '@fairline/policy/recourse/problem'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { draw, noon, onboarded, out, tick as tickOn } from '../account/lending-life.fixture.ts'
import { newAccount, step } from '../account/step.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import { zoneFor } from '../pack/line-product.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { Future, repayment, tick } from './future.ts'
import { possibleActions } from './possible-actions.ts'

import { wayBack } from './way-back.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)

function defaultPack(): Pack {
  const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
  const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}

const pack = defaultPack()
const START = Date.parse('2026-09-01T04:00:00Z')
const at = (days: number): number => START + days * DAY_MS
const fact = <T extends FactType>(type: T, days: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at(days), knownAt: at(days), data }) as Fact
const score = (value: number, day: number) => fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const device = (id: string, day: number) => fact('session-started', day, { device: { id } })
const elsewhere = (recordId: string, daysPastDue: number, day: number) =>
  fact('delinquency-elsewhere-reported', day, { source: 'bureau', recordId, daysPastDue })
const granted = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.1, { purpose: 'bureau' }),
  fact('identity-verified', 0.2, { method: 'document' }),
  score(760, 0.3),
]

function run(facts: readonly Fact[]): Account {
  return facts.reduce((account, one) => {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.account
  }, newAccount)
}

const ask = (account: Account, now: number) => wayBack({ account, pack, at: now, stateHash: 'state' })

function told({ answer, ...rest }: Recourse): string {
  if (answer === 'none') return `none, stuck on ${'stuck' in rest ? rest.stuck.map(({ reason }) => reason).join() : ''}`
  const plans = 'plans' in rest ? rest.plans : []
  return `${answer}: ${plans
    .map(({ steps, days, costMinor }) => {
      return `${steps.map(({ action }) => action).join('+') || 'wait'} ${days} days for ${costMinor}`
    })
    .join(' | ')}`
}

test.each<[what: string, facts: readonly Fact[], draw: string, all: string]>([
  ['nothing is held', granted, '', ''],
  [
    'three devices: verified, at once',
    [...granted, device('a', 1), device('b', 2), device('c', 3)],
    'plans: verify-identity 0 days for 0 | wait 7 days for 0',
    '',
  ],
  ['a consent taken back', [...granted, fact('consent-withdrawn', 5, { purpose: 'score' })], 'plans: grant-score-consent 0 days for 0', ''],
  [
    'a consent taken back, and three devices: both at once',
    [...granted, device('a', 1), device('b', 2), device('c', 3), fact('consent-withdrawn', 5, { purpose: 'score' })],
    'plans: verify-identity+grant-score-consent 0 days for 0 | grant-score-consent 5 days for 0',
    '',
  ],
  [
    'a fall of the score, and a consent that runs out before it counts no more: given anew in time',
    [...granted, score(655, 5), fact('consent-granted', 6, { purpose: 'score', expiresAt: at(100) })],
    'plans: grant-score-consent 209 days for 0',
    '',
  ],
  ['a low score: nothing he can do is sure to help', [...granted, score(590, 5)], 'none, stuck on CR01', ''],
  ['a fall of the score: half a year, then 30 days', [...granted, score(655, 5)], 'plans: wait 210 days for 0', ''],
  [
    'a low score and three devices: what ends one hold does not end the other',
    [...granted, score(590, 5), device('a', 6), device('b', 7), device('c', 8)],
    'none, stuck on CR01',
    '',
  ],
  [
    'a card that failed and documents that are overdue: both, and a day for the documents',
    [
      ...granted,
      fact('bank-card-failed', 2, { cardId: 'c', cause: 'frozen' }),
      fact('document-requested', 2, { requestId: 'r', items: ['income_proof', 'bank_statement'] }),
    ],
    'plans: bind-card+submit-documents 1 days for 0',
    '',
  ],
  [
    'a document that ended, and a new phone that nobody confirmed',
    [
      ...granted,
      fact('profile-changed', 1, { field: 'phone', verified: false }),
      fact('identity-document-reported', 2, { document: 'passport', expiresAt: at(2) }),
    ],
    'plans: update-phone+renew-identity-document 1 days for 0',
    '',
  ],
  [
    'debts elsewhere: paid there, reported, and observed',
    [...granted, elsewhere('x', 40, 5), elsewhere('y', 10, 5)],
    'plans: repay-elsewhere 60 days for 0 | wait 210 days for 0',
    '',
  ],
  [
    'debts elsewhere and three devices',
    [...granted, elsewhere('x', 40, 5), device('a', 6), device('b', 7), device('c', 8)],
    'plans: repay-elsewhere 60 days for 0 | wait 207 days for 0',
    '',
  ],
])('%s', (_what, facts, onDrawing, all) => {
  const account = run(facts)
  const { goals } = ask(account, account.clockAt + HOUR_MS)
  expect(goals.map(({ scope }) => scope)).toEqual([...(onDrawing === '' ? [] : ['draw']), ...(all === '' ? [] : ['all'])])
  expect(goals.map(({ recourse }) => told(recourse))).toEqual([onDrawing, all].filter((one) => one !== ''))
})

/** A loan of 2,000.00, never paid back: on 20 March the first instalment is 33 days past due, the second 5. */
const behind = run([
  ...onboarded,
  draw('d1', 200_000, '2026-01-15'),
  out('d1', 200_000, '2026-01-15'),
  tickOn('2026-02-20'),
  tickOn('2026-03-20'),
])

test('past due: all of it, to the fen, for the first instalment alone would bring the hold back before a month is over', () => {
  const now = noon('2026-03-20')
  const { goals } = ask(behind, now)
  expect(goals.map(({ scope, holds }) => [scope, holds.map(({ reason }) => reason).join()])).toEqual([['draw', 'CR03']])
  const { recourse } = goals[0]!
  if (recourse.answer !== 'plans') expect.fail(recourse.answer)
  const [plan, ...others] = recourse.plans
  const { dueMinor } = owedOn(behind.line.loans[0]!.loan, zoneFor(pack, behind.line).dayAt(now))
  expect(others).toEqual([])
  expect(plan).toMatchObject({ costMinor: dueMinor, days: 3, steps: [{ action: 'repay-overdue', level: dueMinor }] })
  expect(recourse.certificate).toMatchObject({ policyHash: pack.hash, stateHash: 'state', lowerBoundMinor: dueMinor, lattice: {} })
  expect(isHeldAfter(behind, [{ amountMinor: dueMinor }], now, plan!.reachedAt)).toBe(false)
  expect(isHeldAfter(behind, [{ amountMinor: dueMinor }], now, plan!.reachedAt - HOUR_MS)).toBe(true)
  expect(isHeldAfter(behind, [{ amountMinor: dueMinor }], now, plan!.reachedAt + 30 * DAY_MS)).toBe(false)
  expect(isHeldAfter(behind, [{ amountMinor: dueMinor - 1 }], now, plan!.reachedAt + 30 * DAY_MS)).toBe(true)
})

type Paid = { readonly amountMinor: number }
const isHeldAfter = (from: Account, repayments: readonly Paid[], now: number, until: number): boolean =>
  isHeldWith(
    from,
    repayments.map(({ amountMinor }, nth) => repayment(`r${nth}`, now, { amountMinor, currency: 'CNY' })),
    until,
  )

/** Lived six hours at a time, so that all may come as much later; what falls due is paid. No part of the search has a hand in it. */
function isHeldWith(from: Account, facts: readonly Fact[], until: number): boolean {
  const take = (account: Account, one: Fact): Account => {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.account
  }
  const [first] = facts
  const begin = first?.occurredAt ?? from.clockAt
  let account = from
  const times = Array.from({ length: Math.ceil((until - begin) / (6 * HOUR_MS)) }, (_, nth) => begin + nth * 6 * HOUR_MS)
  for (const time of [...new Set([...times, ...facts.map(({ occurredAt }) => occurredAt), until])].sort((x, y) => x - y)) {
    account = take(account, tick(time))
    for (const one of facts) if (one.occurredAt === time) account = take(account, one)
    account = payDue(account, time, take)
  }
  return account.line.holds.some(({ scope }) => scope === 'draw')
}

function payDue(account: Account, time: number, take: (account: Account, one: Fact) => Account): Account {
  const today = zoneFor(pack, account.line).dayAt(time)
  return account.line.loans.reduce((now, { loan, settledOn }) => {
    const falls = positionOf(loan, Math.max(loan.disbursedOn, today)).instalments.find(
      (row) => row.dueOn === today && row.settledOn === null,
    )
    if (settledOn !== null || falls === undefined || owedOn(loan, today - 1).dueMinor > 0) return now
    const data = { amountMinor: owedOn(loan, today).dueMinor, currency: 'CNY', loanId: loan.id }
    return take(now, repayment(`due-${loan.id}-${today}`, time, data))
  }, account)
}

/** The facts of a plan as they would really come. */
const factsOfPlan = (plan: Plan, account: Account): Fact[] =>
  plan.steps.flatMap(({ action, level, effectiveAt: time }, nth): Fact[] => {
    const known = { occurredAt: time, knownAt: time }
    const { fact: type, ...how } = pack.waysBack!.actions.find(({ id }) => id === action)!
    if (type === 'repayment-posted') return [repayment(`plan-${nth}`, time, { amountMinor: level, currency: 'CNY' })]
    if (type === 'identity-verified') return [{ ...known, type, data: { method: 'face' } }]
    if (type === 'consent-granted' && 'purpose' in how) return [{ ...known, type, data: { purpose: how.purpose } }]
    if (type !== 'delinquency-elsewhere-reported') throw new Error(`no plan was to need ${action}`)
    const records = ['x', 'y'].slice(0, account.signals.elsewhere.length)
    return records.map((recordId) => ({ ...known, type, data: { source: 'bureau', recordId, daysPastDue: 0 } }))
  })

const troubles = fc.record({
  devices: fc.integer({ min: 0, max: 4 }),
  withdrawn: fc.boolean(),
  drop: fc.constantFrom(0, 0, 90, 120),
  elsewhere: fc.integer({ min: 0, max: 2 }),
  /** Days past due of the first instalment of each loan. */
  loans: fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 2 }),
})

test('whoever does what his plan says is free on the day it says, and not before', { timeout: 60_000 }, () => {
  const found = { plans: 0, none: 0 }
  fc.assert(
    fc.property(troubles, ({ devices, withdrawn, drop, elsewhere: debts, loans }) => {
      const lent = loans.flatMap((_, nth) => [
        draw(`d${nth}`, 100_000, `2026-01-${15 + nth}`),
        out(`d${nth}`, 100_000, `2026-01-${15 + nth}`),
      ])
      const today = noon('2026-02-16') + (loans[0] ?? 5) * DAY_MS
      const begin = (today - START) / DAY_MS
      const account = run([
        ...onboarded,
        ...lent,
        fact('clock-ticked', begin, {}),
        ...Array.from({ length: devices }, (_, nth) => device(`d${nth}`, begin + 0.01 * nth)),
        ...['x', 'y'].slice(0, debts).map((id) => elsewhere(id, 40, begin + 0.1)),
        ...(drop > 0 ? [score(750 - drop, begin + 0.2)] : []),
        ...(withdrawn ? [fact('consent-withdrawn', begin + 0.3, { purpose: 'score' })] : []),
      ])
      const goal = ask(account, account.clockAt + HOUR_MS).goals.find(({ scope }) => scope === 'draw')
      if (goal === undefined) return
      if (goal.recourse.answer === 'bounded') expect.fail('out of budget')
      if (goal.recourse.answer === 'none') found.none++
      else {
        for (const plan of goal.recourse.plans) {
          found.plans++
          const facts = factsOfPlan(plan, account)
          expect(isHeldWith(account, facts, plan.reachedAt + 7 * HOUR_MS), JSON.stringify(plan)).toBe(false)
          if (plan.days > 0) expect(isHeldWith(account, facts, plan.reachedAt - 7 * HOUR_MS), JSON.stringify(plan)).toBe(true)
        }
      }
    }),
    { numRuns: 15 },
  )
  expect(found.plans).toBeGreaterThan(3)
})

test('what an action does is what its fact does: what was paid is what is owed less', () => {
  const now = noon('2026-03-20')
  const future = new Future(pack)
  const repay = possibleActions(pack, future).find(({ id }) => id === 'repay')!
  const range = repay.levels(behind, now)!
  const owedBy = (account: Account) => owedOn(account.line.loans[0]!.loan, zoneFor(pack, account.line).dayAt(now)).payoffMinor
  for (const level of [range.least, 17_000, range.most - 1, range.most]) {
    expect(owedBy(repay.apply(behind, level, now)), String(level)).toBe(range.most - level)
  }
})

test('without actions in the pack nothing is promised', () => {
  expect(wayBack({ account: behind, pack: { ...pack, waysBack: null }, at: noon('2026-03-20'), stateHash: '' }).goals).toEqual([])
})
