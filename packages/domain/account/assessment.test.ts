/** The default pack and the engine together: how much is offered and why, increases, limits for a while, consents, and the law. */

import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { applyDecision, newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

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

type Run = { account: Account; decisions: Decision[]; refusals: string[] }
function run(facts: readonly Fact[], by: Pack = pack): Run {
  const state: Run = { account: newAccount, decisions: [], refusals: [] }
  for (const one of facts) {
    const outcome = step(state.account, one, by, { borrower: 'b' })
    if (!outcome.ok) {
      state.refusals.push(outcome.refusal.code)
      continue
    }
    expect(applyDecision(state.account, one, outcome.value.decision)).toEqual(outcome.value.account)
    expect(decodeAccount(encodeAccount(outcome.value.account))).toEqual(outcome.value.account)
    state.account = outcome.value.account
    state.decisions.push(outcome.value.decision)
  }
  return state
}
const last = (ran: Run): readonly LineOutcome[] => ran.decisions.at(-1)!.outcomes
const types = (outcomes: readonly LineOutcome[]): string => outcomes.map(({ type }) => type).join(' ')
function lastOf<T extends LineOutcome['type']>(ran: Run, type: T): OutcomeOf<T>['data'] {
  const found = ran.decisions.flatMap(({ outcomes }) => outcomes).findLast((one) => one.type === type)
  if (found === undefined) throw new Error(`no ${type} among ${ran.decisions.map(({ outcomes }) => types(outcomes)).join(' | ')}`)
  return found.data as OutcomeOf<T>['data']
}
const reasonsOf = ({ causes = [] }: { causes?: readonly { reason: string }[] | undefined }): string =>
  causes.map(({ reason }) => reason).join()

const score = (value: number, day = 0) => fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const income = (incomeMinor: number, day = 0, verified = true) =>
  fact('income-statement-received', day, { source: 'payslip', incomeMinor, currency: 'CNY', verified })
const debts = (obligationMinor: number, day = 0, lenderCount = 1) =>
  fact('debt-statement-received', day, { source: 'bureau', obligationMinor, balanceMinor: 0, lenderCount, currency: 'CNY' })
const business = (cashFlowMinor: number, day = 0, of: 'business' | 'employer' = 'business') =>
  fact('business-statement-received', day, {
    of,
    cashFlowMinor,
    currency: 'CNY',
    periodStartedAt: at(day) - 365 * DAY_MS,
    periodEndedAt: at(day),
  })
const consent = (purpose: 'score' | 'bureau', day = 0, expiresOn?: number) =>
  fact('consent-granted', day, { purpose, ...(expiresOn !== undefined && { expiresAt: at(expiresOn) }) })
const withdraw = (purpose: 'score' | 'bureau', day: number) => fact('consent-withdrawn', day, { purpose })
const known = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  consent('score'),
  fact('identity-verified', 0, { method: 'document' }),
]
const apply = (product: string, limitMinor?: number, day = 0) =>
  fact('application-submitted', day, {
    applicationId: 'a',
    product,
    currency: 'CNY',
    ...(limitMinor !== undefined && { limitMinor }),
  })
/** The application comes first: before that, a line would be granted by itself. */
const applied = (...facts: readonly Fact[]): readonly Fact[] => [
  ...known,
  ...facts.filter(({ type }) => type === 'application-submitted'),
  ...facts.filter(({ type }) => type !== 'application-submitted'),
]
const accept = (day = 0) => fact('offer-accepted', day, { applicationId: 'a' })
const tick = (day: number) => fact('clock-ticked', day, {})
const ask = (day: number, limitMinor?: number) =>
  fact('increase-requested', day, { requestId: `r${day}`, currency: 'CNY', ...(limitMinor !== undefined && { limitMinor }) })
const draw = (amountMinor: number, day: number, purpose: 'consumption' | 'business_turnover' = 'consumption') =>
  fact('drawdown-requested', day, { drawdownId: `d${day}`, amountMinor, currency: 'CNY', purpose, tenorMonths: 12 })

test.each<[rule: string, facts: readonly Fact[], limitMinor: number, binding: string, reasons: string]>([
  ['the table decides where all else allows more', [score(680), apply('cn-consumer', 5_000_000)], 1_200_000, 'policy', 'limit-by-score'],
  ['no more than he wishes for, and nothing to explain', [score(680), apply('cn-consumer', 600_000)], 600_000, 'wish', ''],
  ['without proof of income small and dispersed', [score(820), apply('cn-consumer', 9_000_000)], 3_000_000, 'affordability', 'IN02'],
  [
    'an income that could not be verified is none',
    [income(9_000_000, 0, false), score(820), apply('cn-consumer', 9_000_000)],
    3_000_000,
    'affordability',
    'IN02',
  ],
  [
    'what is left of his income, for a year: (9,000 x 50 % - 2,500) x 12',
    [income(900_000), debts(250_000), score(820), apply('cn-consumer', 9_000_000)],
    2_400_000,
    'affordability',
    'IN01',
  ],
  [
    'much of it due already is another reason',
    [income(900_000), debts(360_000), score(820), apply('cn-consumer', 9_000_000)],
    1_080_000,
    'affordability',
    'IN03',
  ],
  [
    'the product clips it',
    [income(9_000_000), debts(0), score(820), apply('seed-literal', 9_000_000)],
    2_000_000,
    'product',
    'limit-by-product',
  ],
  [
    'a business by some months of its cash flow',
    [consent('bureau'), business(12_000_000), debts(0), score(680), apply('cn-business', 9_000_000)],
    3_000_000,
    'policy',
    'IN01',
  ],
])('%s', (_rule, facts, limitMinor, binding, reasons) => {
  const offer = lastOf(run(applied(...facts)), 'offer-made')
  expect([offer.limitMinor, offer.bounds?.[0]?.name, reasonsOf(offer)]).toEqual([limitMinor, binding, reasons])
  const evidence = (offer.causes ?? []).flatMap((cause) => cause.evidence)
  expect(evidence.length > 0).toBe(reasons !== '')
})

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['less than the least line is declined, with its reason', [income(100_000), debts(60_000), score(680), apply('cn-consumer')], 'IN03'],
  ['many lenders are', [debts(0, 0, 6), score(680), apply('cn-consumer')], 'CR06'],
])('%s', (_rule, facts, then) => {
  expect(reasonsOf(lastOf(run(applied(...facts)), 'grant-declined'))).toContain(then)
})

test.each<[rule: string, facts: readonly Fact[]]>([
  ['a business waits for its statements', [consent('bureau'), score(680), apply('cn-business')]],
  ['and for the consent that its product asks for', [business(12_000_000), score(680), apply('cn-business')]],
  ['a large one for a person', [consent('bureau'), business(90_000_000), score(800), apply('cn-business', 20_010_000)]],
])('%s', (_rule, facts) => {
  const ran = run(applied(...facts))
  expect(ran.account.line.stage).toBe('pending')
  expect(types(ran.decisions.flatMap(({ outcomes }) => outcomes))).not.toMatch(/offer-made|declined/)
})

const opened = (limit = 1_200_000) => applied(score(680), apply('cn-consumer', limit), accept())
/** At once, or when the review that the product plans is over. */
function answered(facts: readonly Fact[]): Run {
  const asked = run(facts)
  const { increase } = asked.account.line.recovery
  return increase === null ? asked : run([...facts, tick((increase.until - START) / DAY_MS)])
}
const fresh = (day: number) => [score(820, day), income(3_000_000, day), debts(0, day)]

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['too soon', [...fresh(89), ask(89)], 'increase-declined limit-changed-recently'],
  ['a limit that stood for 90 days rises as far as all allows', [...fresh(90), ask(90)], 'limit-changed 5000000'],
  ['and no further than he asks', [...fresh(90), ask(90, 2_000_000)], 'limit-changed 2000000'],
  ['what he can carry is not known: no increase, and nothing is broken', [score(820, 90), ask(90)], 'increase-declined not-assessable'],
  ['the table gives no more', [score(680, 90), income(3_000_000, 90), debts(0, 90), ask(90)], 'increase-declined limit-by-score'],
  ['he can carry no more', [score(820, 90), income(300_000, 90), debts(100_000, 90), ask(90)], 'increase-declined IN01'],
  ['a score that has aged is asked for first', [income(3_000_000, 181), debts(0, 181), ask(181)], 'increase-declined IF08'],
  [
    'a hold on increases',
    [business(5_000_000, 80, 'employer'), business(3_000_000, 90, 'employer'), ...fresh(90), ask(90)],
    'increase-declined IN05',
  ],
])('asked for more: %s', (_rule, facts, then) => {
  const before = run([...opened(), ...facts.slice(0, -1)])
  const ran = answered([...opened(), ...facts])
  const isAnswer = ({ type }: LineOutcome) => type === 'limit-changed' || type === 'increase-declined'
  const answer = last(ran).find(isAnswer)
  const said = answer?.type === 'limit-changed' ? answer.data.toMinor : answer?.type === 'increase-declined' ? reasonsOf(answer.data) : ''
  expect(`${answer?.type} ${said}`).toContain(then)
  if (answer?.type !== 'increase-declined') return
  expect(last(ran).at(-1)).toMatchObject({ type: 'notice-due', data: { about: 'increase-declined' } })
  const { limitMinor, limitChangedAt, limitCutAt, stage, drawnMinor, holds } = before.account.line
  expect(ran.account.line).toMatchObject({ limitMinor, limitChangedAt, limitCutAt, stage, drawnMinor, holds })
})

test('the lender’s own increase counts once he accepts it, and not after it has lapsed', () => {
  const proposed = [...opened(), ...fresh(90), fact('limit-proposed', 90, { proposalId: 'p', limitMinor: 4_000_000, currency: 'CNY' })]
  const offered = run(proposed)
  expect(types(last(offered))).toBe('limit-offered')
  expect(offered.account.line.limitMinor).toBe(1_200_000)
  const taken = run([...proposed, fact('limit-accepted', 91, { proposalId: 'p' })])
  expect(taken.account.line).toMatchObject({ limitMinor: 4_000_000, proposal: null })
  const late = run([...proposed, tick(120), fact('limit-accepted', 121, { proposalId: 'p' })])
  expect([late.refusals, late.account.line.limitMinor]).toEqual([['nothing-offered'], 1_200_000])
  const tooSoon = run([...opened(), ...fresh(89), fact('limit-proposed', 89, { proposalId: 'p', limitMinor: 4_000_000, currency: 'CNY' })])
  expect(types(last(tooSoon))).toBe('limit-proposal-closed')
})

test('a temporary limit may be drawn on until it ends, and its end is nothing against him', () => {
  const grant = (limitMinor: number, ends: number) => fact('temporary-limit-granted', 1, { limitMinor, currency: 'CNY', endsAt: at(ends) })
  const more = run([...opened(), grant(9_000_000, 365)])
  expect(lastOf(more, 'temporary-limit-set')).toMatchObject({ limitMinor: 1_440_000, endsAt: new Date(at(91)).toISOString() })
  const drawn = [...opened(), grant(1_400_000, 20), draw(1_400_000, 2)]
  const ran = run(drawn)
  expect(types(last(ran))).toContain('drawdown-approved')
  expect(nextWake(ran.account, pack)).toBe(at(20))
  const ended = run([...drawn, tick(20)])
  expect(types(last(ended))).toBe('temporary-limit-ended')
  expect(ended.account.line).toMatchObject({ limitMinor: 1_200_000, drawnMinor: 1_400_000, temporary: null })
  expect(types(last(run([...opened(), grant(1_400_000, 20), draw(1_400_001, 2)])))).toContain('drawdown-declined')
})

test('every half year the line is looked at as if granted that day: its price falls for new drawdowns, and time alone wakes it', () => {
  const better = [...opened(), score(880, 170)]
  const ran = run(better)
  expect(nextWake(ran.account, pack)).toBeLessThanOrEqual(at(180))
  const renewed = run([...better, tick(180)])
  expect(types(last(renewed))).toContain('line-reassessed')
  expect(renewed.account.line.assessedAt).toBe(at(180))
  const stale = run([...opened(), tick(181)])
  expect([types(last(stale)), stale.account.line.assessedAt]).toEqual(['inquiry-ordered', at(0)])
  expect(nextWake(stale.account, pack)).toBeGreaterThan(at(181))
  expect(types(last(run([...opened(), tick(181), score(700, 182)])))).toContain('line-reassessed')
})

const businessLine = applied(consent('bureau'), business(12_000_000), debts(0), score(680), apply('cn-business', 3_000_000), accept())

test.each<[rule: string, end: readonly Fact[], reason: string]>([
  ['withdrawn', [withdraw('bureau', 10)], 'CO01'],
  ['run out', [consent('bureau', 1, 10), tick(10)], 'CO02'],
])(
  'a consent that the product asks for, %s, stops assessing and drawing; repaying goes on; given anew it is as before',
  (_rule, end, reason) => {
    const money = [
      draw(600_000, 2, 'business_turnover'),
      fact('drawdown-disbursed', 2, { drawdownId: 'd2', loanId: 'l', amountMinor: 600_000, currency: 'CNY' }),
    ]
    const held = run([...businessLine, ...money, ...end])
    expect(held.account.line.holds.map((hold) => hold.reason)).toEqual([reason])
    const refused = run([...businessLine, ...money, ...end, draw(100_000, 11, 'business_turnover')])
    expect(lastOf(refused, 'drawdown-declined')).toMatchObject({ code: 'held', counts: false })
    const worse = run([
      ...businessLine,
      ...money,
      ...end,
      fact('delinquency-elsewhere-reported', 11, { recordId: 'x', source: 'b', daysPastDue: 5 }),
    ])
    expect([worse.account.assessment, worse.account.line.limitMinor]).toEqual([held.account.assessment, held.account.line.limitMinor])
    const repaid = run([
      ...businessLine,
      ...money,
      ...end,
      fact('repayment-posted', 11, { repaymentId: 'r', amountMinor: 100_000, currency: 'CNY' }),
    ])
    expect(lastOf(repaid, 'repayment-applied').principalMinor).toBeGreaterThan(0)
    const again = run([...businessLine, ...money, ...end, consent('bureau', 12), draw(100_000, 13, 'business_turnover')])
    expect(types(last(again))).toContain('drawdown-approved')
  },
)

const withRule = (id: string, params: object): Pack => ({
  ...pack,
  rules: pack.rules.map((rule) =>
    rule.id === id ? ({ ...rule, params: { ...('params' in rule ? rule.params : {}), ...params } } as typeof rule) : rule,
  ),
})

test('the law: a cap lowers an offer, stops a drawdown on a line above it, and changes no line', () => {
  const capped = withRule('CN-CF-CAP', { max_minor: 1_000_000 })
  const offer = lastOf(run(applied(score(680), apply('cn-consumer', 1_200_000)), capped), 'offer-made')
  expect([offer.limitMinor, offer.bounds?.[0]?.name, reasonsOf(offer)]).toEqual([1_000_000, 'law', 'RG01'])
  const line = run(opened())
  const asked = step(line.account, draw(100_000, 1), capped, { borrower: 'b' })
  const outcomes = asked.ok ? asked.value.decision.outcomes : []
  expect(outcomes[0]).toMatchObject({
    type: 'drawdown-declined',
    data: { code: 'regulation', counts: false, causes: [{ reason: 'RG01' }] },
  })
  expect(asked.ok && asked.value.account.line.limitMinor).toBe(1_200_000)
})

test('the law: a loan may cost as much as the cap, and no more; a quote says so too', () => {
  const quote = fact('quote-requested', 1, {
    quoteId: 'q',
    amountMinor: 1_000_000,
    currency: 'CNY',
    purpose: 'business_turnover',
    tenorMonths: 12,
  })
  const cost = lastOf(run([...businessLine, quote]), 'quote-issued').cost.allInAnnualPpm!
  const askedUnder = (max_ppm: number) => last(run([...businessLine, quote], withRule('CN-COST-CAP-BANK', { max_ppm })))[0]
  expect(askedUnder(cost)).toMatchObject({ type: 'quote-issued' })
  expect(askedUnder(cost - 1)).toMatchObject({
    type: 'quote-declined',
    data: { code: 'regulation', causes: [{ reason: 'annual-cost-above-cap' }] },
  })
})

const FUTURE = fc.integer({ min: 1, max: 120 })
const anyNews = fc.oneof(
  FUTURE.chain((days) => fc.integer({ min: 350, max: 950 }).map((value) => (day: number) => score(value, day + days))),
  FUTURE.chain((days) => fc.integer({ min: 0, max: 5_000_000 }).map((minor) => (day: number) => income(minor, day + days))),
  FUTURE.chain((days) => fc.integer({ min: 0, max: 900_000 }).map((minor) => (day: number) => debts(minor, day + days))),
  FUTURE.chain((days) => fc.integer({ min: 1, max: 120 }).map((steps) => (day: number) => draw(steps * 10_000, day + days))),
  FUTURE.map((days) => (day: number) => tick(day + days)),
)
const anyLife = fc.array(anyNews, { maxLength: 25 }).map((news) => {
  let day = 0
  return news.map((make) => {
    const one = make(day)
    day = Math.round((one.occurredAt - START) / DAY_MS)
    return one
  })
})

test('whatever comes, a cut has its reasons, and after any change a limit does not rise within its days', () => {
  const { after_days, after_cut_days } = pack.products.get('cn-consumer')!.increase
  fc.assert(
    fc.property(anyLife, (facts) => {
      let [changedAt, cutAt] = [at(0), Number.NEGATIVE_INFINITY]
      for (const { at: now, outcomes } of run([...opened(), ...facts]).decisions) {
        for (const one of outcomes) {
          if (one.type !== 'limit-changed') continue
          const isCut = one.data.toMinor < one.data.fromMinor
          if (isCut) expect(one.data.causes.length).toBeGreaterThan(0)
          else expect(now >= changedAt + after_days * DAY_MS && now >= cutAt + after_cut_days * DAY_MS).toBe(true)
          changedAt = now
          if (isCut) cutAt = now
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('whatever came before, asking for more never lowers anything', () => {
  fc.assert(
    fc.property(anyLife, FUTURE, fc.option(fc.integer({ min: 1, max: 30_000_000 })), (facts, days, wish) => {
      const before = run([...opened(), ...facts])
      const day = Math.round((before.account.clockAt - START) / DAY_MS) + days
      const wanted = ask(day, wish ?? undefined)
      // While it is looked at, and once it was answered.
      for (const ticks of [[], [tick(day + 1)]]) {
        const idle = run([...opened(), ...facts, tick(day), ...ticks]).account
        const asked = run([...opened(), ...facts, wanted, ...ticks]).account
        expect(asked.line.limitMinor).toBeGreaterThanOrEqual(idle.line.limitMinor)
        const others = asked.line.holds.filter(({ reason, scope }) => reason !== 'PL07' || scope !== 'increase')
        expect([others.map(({ reason, scope }) => [reason, scope]), asked.line.stage, asked.signals]).toEqual([
          idle.line.holds.map(({ reason, scope }) => [reason, scope]),
          idle.line.stage,
          idle.signals,
        ])
      }
    }),
    { numRuns: 150 },
  )
})

test('more income never means a lower offer', () => {
  const offered = (incomeMinor: number, dueMinor: number, value: number) => {
    const ran = run(applied(income(incomeMinor), debts(dueMinor), score(value), apply('cn-consumer')))
    return ran.account.line.application?.offer?.limitMinor ?? 0
  }
  const money = fc.integer({ min: 0, max: 3_000_000 })
  fc.assert(
    fc.property(money, money, money, fc.integer({ min: 600, max: 950 }), (one, other, due, value) => {
      expect(offered(Math.max(one, other), due, value)).toBeGreaterThanOrEqual(offered(Math.min(one, other), due, value))
    }),
    { numRuns: 200 },
  )
})
