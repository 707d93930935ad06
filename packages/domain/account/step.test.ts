import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { tinyFiles, tinyPack, tinyReasons } from '../pack/tiny-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { describeAccount, explainDecision } from './explain.ts'
import { applyDecision, newAccount, step } from './step.ts'

const pack = tinyPack()
const naming = { borrower: 'b' }
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact

const registered = fact('borrower-registered', 1, { kind: 'individual', currency: 'CNY' })
const consented = fact('consent-granted', 2, { purpose: 'score' })
const verified = (at = 3) => fact('identity-verified', at, { method: 'document' })
const score = (value: number, at: number) => fact('score-updated', at, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const session = (deviceId: string, at: number) => fact('session-started', at, { deviceId })
const draw = (drawdownId: string, amountMinor: number, at: number, more: object = {}) =>
  fact('drawdown-requested', at, { drawdownId, amountMinor, currency: 'CNY', ...more })
const repay = (amountMinor: number, at: number) => fact('repayment-posted', at, { repaymentId: `r${at}`, amountMinor, currency: 'CNY' })
const statement = (daysPastDue: number, balanceMinor: number, at: number) =>
  fact('statement-issued', at, { statementId: `s${at}`, balanceMinor, paidMinor: 0, daysPastDue, currency: 'CNY' })
const granted = [registered, consented, verified(), score(750, 4)]
const burst = [session('x', 10), session('y', 11), session('z', 12)]

type Run = { account: Account; decisions: Decision[]; refusals: string[] }
function run(facts: readonly Fact[], using = pack): Run {
  const state: Run = { account: newAccount, decisions: [], refusals: [] }
  for (const one of facts) {
    const outcome = step(state.account, one, using, naming)
    if (!outcome.ok) state.refusals.push(outcome.refusal.code)
    else {
      state.account = outcome.value.account
      state.decisions.push(outcome.value.decision)
    }
  }
  return state
}
const last = (facts: readonly Fact[]) =>
  run(facts)
    .decisions.at(-1)!
    .outcomes.map(({ type }) => type)
    .join(' ')

test.each<[rule: string, given: readonly Fact[], then: string]>([
  ['a missing step blocks granting, quietly', granted.slice(0, 3), ''],
  ['the last step grants, whichever it is', granted, 'line-granted'],
  ['in any order', granted.toReversed(), 'line-granted'],
  ['a score below the floor is a decision, and is told', [...granted.slice(0, 3), score(599, 4)], 'grant-declined notice-due'],
  ['told once', [...granted.slice(0, 3), score(599, 4), score(598, 5)], ''],
  ['and granted once it is better', [...granted.slice(0, 3), score(599, 4), score(600, 5)], 'line-granted'],
  ['two devices are no burst', [...granted, ...burst.slice(0, 2)], ''],
  ['three are', [...granted, ...burst], 'hold-placed notice-due'],
  ['a fourth adds nothing', [...granted, ...burst, session('w', 13)], ''],
  ['a verification cures it', [...granted, ...burst, verified(13)], 'hold-lifted'],
  ['time does too', [...granted, ...burst, fact('clock-ticked', 12 + 30 * DAY_MS, {})], 'hold-lifted'],
  ['a hold declines a drawdown, with its notice', [...granted, ...burst, draw('d', 1, 13)], 'drawdown-declined notice-due'],
  ['never a repayment', [...granted, draw('d', 500, 9), ...burst, repay(500, 13)], 'repayment-applied'],
  [
    'a drawdown first looks whether the hold still stands',
    [...granted, ...burst, draw('d', 1, 12 + 30 * DAY_MS)],
    'hold-lifted drawdown-approved',
  ],
  [
    'his own second failure places the hold at once',
    [...granted, draw('d', 100_001, 9), draw('e', 100_001, 10)],
    'drawdown-declined hold-placed notice-due notice-due',
  ],
  [
    'a prohibited purpose is his own doing',
    [...granted, draw('d', 1, 9, { purpose: 'securities' }), draw('e', 1, 10, { purpose: 'securities' })],
    'drawdown-declined hold-placed notice-due notice-due',
  ],
  ['a line that is not open declines', [registered, draw('d', 1, 9)], 'drawdown-declined notice-due'],
  ['a technical failure touches nothing', [...granted, fact('technical-failure-reported', 9, { component: 'scores' })], ''],
  ['more than he owes is kept apart', [...granted, repay(5, 9)], 'repayment-applied'],
  [
    'arrears cut the limit, with reasons',
    [fact('line-imported', 1, { limitMinor: 1_000, drawnMinor: 0, currency: 'CNY' }), statement(30, 100, 9)],
    'balance-observed limit-changed notice-due',
  ],
])('%s', (_rule, given, then) => {
  expect(last(given)).toBe(then)
})

test('refusals by a hold feed no counter (P5)', () => {
  const held = [...granted, ...burst, draw('d', 1, 13), draw('e', 1, 14), draw('f', 1, 15)]
  const { account } = run([...held, verified(16)])
  expect([account.signals.failedDraws, account.signals.applications, statusOf(account.line)]).toEqual([[], [], 'active'])
})

test.each<[rule: string, given: readonly Fact[], then: string]>([
  ['one drawdown id is disbursed once', [...granted, draw('d', 1, 9), draw('d', 1, 10)], 'drawdown-id-reused'],
  [
    'a line has one currency',
    [...granted, fact('repayment-posted', 9, { repaymentId: 'r', amountMinor: 1, currency: 'USD' })],
    'currency-mismatch',
  ],
  [
    'a line in the book is not imported over',
    [...granted, fact('line-imported', 9, { limitMinor: 1, drawnMinor: 0, currency: 'CNY' })],
    'line-already-open',
  ],
])('%s', (_rule, given, then) => {
  const { refusals, account } = run(given)
  expect([refusals, account.sequence]).toEqual([[then], given.length - 1])
})

test('a declined drawdown may be asked again under its id', () => {
  expect(last([...granted, ...burst, draw('d', 1, 13), verified(14), draw('d', 1, 15)])).toBe('drawdown-approved')
})

test('observation: the hold waits, starts over when the trigger is back, and ends on time', () => {
  const observed = tinyPack(tinyFiles(undefined, tinyReasons(['SE01'])))
  const types = (facts: readonly Fact[]) =>
    run(facts, observed)
      .decisions.at(-1)!
      .outcomes.map(({ type }) => type)
  const cured = [...granted, ...burst, verified(20)]
  const tick = (at: number) => fact('clock-ticked', at, {})
  expect(types(cured)).toEqual(['observation-started'])
  expect(types([...cured, tick(20 + 10 * DAY_MS - 1)])).toEqual([])
  expect(types([...cured, tick(20 + 10 * DAY_MS)])).toEqual(['hold-lifted'])
  const again = [...cured, session('p', 21), session('q', 22), session('r', 23)]
  expect(types(again)).toEqual(['observation-broken'])
  expect(statusOf(run(again, observed).account.line)).toBe('suspended')
})

test('the clock of an account never runs backwards', () => {
  const { decisions } = run([...granted, session('x', 50), session('y', 40)])
  expect(decisions.slice(-2).map(({ at }) => at)).toEqual([50, 50])
})

test('a decision says its reasons, evidence and cures in both languages', () => {
  const { account, decisions } = run([...granted, ...burst])
  const answer = explainDecision(decisions.at(-1)!, pack)
  expect(answer.reasons).toEqual([
    {
      code: 'SE01',
      category: 'credit',
      text: { zh: 'text of SE01', en: 'text of SE01' },
      evidence: [
        {
          signal: 'devices_since_verification_30d',
          value: 3,
          test: '>= 3',
          name: { zh: expect.stringContaining('设备'), en: expect.stringContaining('devices') },
          unit: 'count',
          window: 'P30D',
          as_of: '1970-01-01T00:00:00.012Z',
        },
        {
          signal: 'devices_30d',
          value: 3,
          test: null,
          name: expect.anything(),
          unit: 'count',
          window: 'P30D',
          as_of: '1970-01-01T00:00:00.012Z',
        },
      ],
      cures: [{ id: 'wait', text: { zh: 'wait', en: 'wait' } }],
      wait: { zh: 'soon', en: 'soon' },
    },
  ])
  expect(answer.outcomes[0]).toMatchObject({ type: 'fairline.hold-placed.v1', data: { hold_id: 'hd_b_1', scope: 'draw' } })
  expect(describeAccount('bor_1', account, pack).holds[0]).toMatchObject({ id: 'hd_b_1', observed_until: null, reason: { code: 'SE01' } })
})

const DAY = fc.integer({ min: 1, max: 400 }).map((days) => days * DAY_MS)
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.constantFrom(...granted),
  DAY.map(verified),
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), DAY).map(([id, at]) => session(id, at)),
  fc.tuple(fc.integer({ min: 550, max: 800 }), DAY).map(([value, at]) => score(value, at)),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 120_000 }), DAY)
    .map(([id, amount, at]) => draw(id, amount, at)),
  fc.tuple(fc.integer({ min: 1, max: 120_000 }), DAY).map(([amount, at]) => repay(amount, at)),
  fc.tuple(fc.constantFrom(0, 30), fc.nat(120_000), DAY).map(([late, balance, at]) => statement(late, balance, at)),
  DAY.map((at) => fact('line-imported', at, { limitMinor: 100_000, drawnMinor: 5, currency: 'CNY' })),
  DAY.map((at) => fact('consent-withdrawn', at, { purpose: 'score' })),
)

test('whatever comes: decisions replay, bytes come back, money is explained, and nobody is restricted without being told why', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 60 }), (facts) => {
      let account = newAccount
      for (const one of facts) {
        const outcome = step(account, one, pack, naming)
        if (!outcome.ok) continue
        const { decision, account: after } = outcome.value
        expect(applyDecision(account, one, decision)).toEqual(after)
        expect(decodeAccount(encodeAccount(after))).toEqual(after)
        const told = decision.outcomes.filter(({ type }) => type === 'notice-due')
        const adverse = decision.outcomes.filter(
          ({ type, data }) =>
            ['hold-placed', 'drawdown-declined', 'grant-declined'].includes(type) || ('toMinor' in data && data.toMinor < data.fromMinor),
        )
        expect(told.length).toBe(adverse.length)
        for (const notice of told) {
          if (notice.type !== 'notice-due') continue
          expect(notice.data.reasons.length).toBeGreaterThan(0)
          for (const { cures } of notice.data.reasons) expect(cures.length).toBeGreaterThan(0)
        }
        for (const made of decision.outcomes) {
          if (made.type === 'drawdown-approved') expect(decision.line.drawnMinor).toBeLessThanOrEqual(decision.line.limitMinor)
        }
        expect(decision.at).toBeGreaterThanOrEqual(account.clockAt)
        account = after
      }
    }),
    { numRuns: 300 },
  )
})
