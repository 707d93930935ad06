import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { tinyFiles, tinyPack, tinyReasons } from '../pack/tiny-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { describeAccount, explainDecision } from './explain.ts'
import { applyDecision, inTurn, newAccount, step } from './step.ts'

const pack = tinyPack()
const naming = { borrower: 'b' }
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact

const registered = fact('borrower-registered', 1, { kind: 'individual', currency: 'CNY' })
const consented = fact('consent-granted', 2, { purpose: 'score' })
const verified = (at = 3) => fact('identity-verified', at, { method: 'document' })
const score = (value: number, at: number) => fact('score-updated', at, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const session = (deviceId: string, at: number) => fact('session-started', at, { device: { id: deviceId } })
const draw = (drawdownId: string, amountMinor: number, at: number, more: object = {}) =>
  fact('drawdown-requested', at, { drawdownId, amountMinor, currency: 'CNY', ...more })
const repay = (amountMinor: number, at: number) => fact('repayment-posted', at, { repaymentId: `r${at}`, amountMinor, currency: 'CNY' })
const statement = (daysPastDue: number, balanceMinor: number, at: number) =>
  fact('statement-issued', at, { statementId: `s${at}`, balanceMinor, paidMinor: 0, daysPastDue, currency: 'CNY' })
const imported = (at: number, limitMinor: number, drawnMinor: number) =>
  fact('line-imported', at, { limitMinor, drawnMinor, currency: 'CNY' })
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
  ['a fourth is shown, and told no second time', [...granted, ...burst, session('w', 13)], 'hold-kept'],
  ['one of the three again is no news', [...granted, ...burst, session('x', 13)], ''],
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
  ['arrears cut the limit, with reasons', [imported(1, 1_000, 0), statement(30, 100, 9)], 'balance-observed limit-changed notice-due'],
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
    'one repayment id is counted once',
    [...granted, draw('d', 500, 9), repay(100, 10), { ...repay(100, 10), knownAt: 11 } as Fact],
    'repayment-id-reused',
  ],
  ['a line in use is not imported over', [...granted, draw('d', 1, 9), imported(10, 1, 0)], 'line-already-open'],
  ['a currency other than he registered with', [registered, draw('d', 1, 9, { currency: 'USD' })], 'currency-mismatch'],
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
  expect(types(again)).toEqual(['observation-broken', 'notice-due'])
  expect(statusOf(run(again, observed).account.line)).toBe('suspended')
})

/** Drawn in the end, given facts in the order they are heard of. */
const drawnAfter = (facts: readonly Fact[]) => run(facts).account.line.drawnMinor
const heardOf = (one: Fact, knownAt: number): Fact => ({ ...one, knownAt })
const able = [consented, verified(), score(750, 4)]

test.each<[rule: string, given: readonly Fact[], drawn: number]>([
  ['a statement says what is owed', [imported(5, 1_000, 0), statement(0, 400, 20)], 400],
  ['a credit balance is nothing owed', [imported(5, 1_000, 0), statement(0, -9, 20)], 0],
  [
    'a late statement does not undo what was drawn after it',
    [...able, imported(5, 1_000, 0), draw('d', 800, 30), heardOf(statement(0, 0, 20), 40)],
    800,
  ],
  ['a statement after a drawdown holds it', [...able, imported(5, 1_000, 0), draw('d', 800, 30), statement(0, 800, 35)], 800],
  ['a late repayment is in the statement already', [imported(5, 1_000, 1_000), statement(0, 400, 30), heardOf(repay(600, 20), 32)], 400],
  ['one after it is not', [imported(5, 1_000, 1_000), statement(0, 400, 30), repay(300, 31)], 100],
  [
    'and the next statement, which holds it, counts it once',
    [imported(5, 1_000, 1_000), statement(0, 400, 30), repay(300, 31), statement(0, 100, 40)],
    100,
  ],
  ['an import heard of late knows the newer statement', [statement(0, 900, 30), heardOf(imported(5, 1_000, 0), 31)], 900],
  [
    'of two statements of one day the one learned last counts',
    [imported(5, 1_000, 0), heardOf(statement(0, 500, 20), 22), heardOf(statement(0, 300, 20), 21)],
    500,
  ],
  ['whichever comes first', [imported(5, 1_000, 0), heardOf(statement(0, 300, 20), 21), heardOf(statement(0, 500, 20), 22)], 500],
  ['an older statement changes nothing', [imported(5, 1_000, 0), statement(0, 500, 20), heardOf(statement(0, 300, 10), 25)], 500],
])('imported: %s', (_rule, given, drawn) => {
  expect(drawnAfter(given)).toBe(drawn)
})

test('an import that arrives after an automatic grant takes its place, as long as nothing was drawn', () => {
  const { line } = run([...granted, heardOf(imported(1, 900, 400), 9)]).account
  expect(line).toMatchObject({ origin: 'imported', limitMinor: 900, drawnMinor: 400, openedAt: 1 })
})

test('an imported line is priced when it is drawn on, a granted one when it is granted', () => {
  const rateOf = (facts: readonly Fact[]) =>
    run(facts)
      .decisions.at(-1)!
      .outcomes.flatMap(({ data }) => ('dayRate' in data ? [data.dayRate] : []))
  expect(rateOf([...able, imported(5, 1_000, 0), draw('d', 1, 9)])).toEqual([30_000])
  expect(rateOf([...granted, draw('d', 1, 9)])).toEqual([30_000])
})

test('a score is not read without consent: what it held stays held, nothing new is placed', () => {
  const withdrawn = fact('consent-withdrawn', 20, { purpose: 'score' })
  const fallen = [...granted, score(640, 10)]
  expect(last(fallen)).toBe('hold-placed notice-due')
  expect(last([...fallen, withdrawn])).toBe('')
  expect(statusOf(run([...fallen, withdrawn]).account.line)).toBe('suspended')
  expect(last([...granted, withdrawn, score(500, 21)])).toBe('')
  expect(last([...granted, withdrawn, score(500, 21), fact('consent-granted', 22, { purpose: 'score' })])).toBe('hold-placed notice-due')
})

test('a score on another scale says nothing', () => {
  const other = fact('score-updated', 9, { value: 10, rangeMin: 0, rangeMax: 100, source: 'other' })
  expect(last([...granted, other])).toBe('')
  expect(last([...granted.slice(0, 3), other])).toBe('')
})

test('the limit moves with knowledge of his credit, not with drawing and paying back', () => {
  const late = [imported(1, 1_000, 0), statement(30, 100, 9)]
  expect(run(late).account.line.limitMinor).toBe(500)
  expect(last([...late, repay(100, 10)])).toBe('repayment-applied')
  expect(last([...late, statement(0, 0, 40)])).toBe('balance-observed limit-changed')
})

test('a fact without a time of its own comes after all that came before it', () => {
  const { account } = run([...granted, score(760, 50)])
  expect(inTurn(account, score(500, 50))).toMatchObject({ occurredAt: 51, knownAt: 51 })
  expect(inTurn(account, score(500, 51))).toMatchObject({ occurredAt: 51, knownAt: 51 })
  expect(inTurn(account, { ...score(500, 40), knownAt: 90 } as Fact)).toMatchObject({ occurredAt: 51, knownAt: 90 })
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
            ['hold-placed', 'observation-broken', 'drawdown-declined', 'grant-declined'].includes(type) ||
            ('toMinor' in data && data.toMinor < data.fromMinor),
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
