/** Asking for more: what it would come to, the review that takes nothing away, and the answer (scenario A10). */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import type { Account } from './account.ts'
import { checkIncrease } from './check-increase.ts'
import { dataOf, fact, lastTypes, live, score, tick, verified } from './hold-life.fixture.ts'
import { nextWake } from './wake.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))

function packWith(change: (dmn: string) => string, reviewHours?: number): Pack {
  const reading = readPack(new Map([...files, ['policy.dmn', change(files.get('policy.dmn')!)]]), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  const { products } = reading.pack
  const changed = [...products].map(([id, { increase, ...product }]) => {
    const { review_hours: _, ...plainly } = increase
    return [id, { ...product, increase: { ...plainly, ...(reviewHours !== undefined && { review_hours: reviewHours }) } }] as const
  })
  return { ...reading.pack, products: new Map(changed) as Pack['products'] }
}
const reviewing = packWith((dmn) => dmn, 24)
const atOnce = packWith((dmn) => dmn)

const opened: readonly Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  verified(0.2),
  fact('application-submitted', 0.3, { applicationId: 'a', product: 'cn-consumer', currency: 'CNY', limitMinor: 1_200_000 }),
  score(680, 0.4),
  fact('offer-accepted', 0.5, { applicationId: 'a' }),
]
/** A better score since, and long enough for a rise. */
const better = [...opened, score(820, 170)]
const ask = (day: number, limitMinor = 3_000_000): Fact =>
  fact('increase-requested', day, { requestId: `r${day}`, currency: 'CNY', limitMinor })
const income = (day: number): Fact =>
  fact('income-statement-received', day, { source: 'payslip', incomeMinor: 5_000_000, currency: 'CNY', verified: true })
const debts = (day: number): Fact =>
  fact('debt-statement-received', day, { source: 'bureau', obligationMinor: 0, balanceMinor: 0, lenderCount: 0, currency: 'CNY' })
const draw = (day: number): Fact =>
  fact('drawdown-requested', day, { drawdownId: `d${day}`, amountMinor: 100_000, currency: 'CNY', purpose: 'consumption', tenorMonths: 12 })
const asked = [...better, ask(171)]

test.each<[rule: string, facts: readonly Fact[], pack: Pack, then: RegExp]>([
  ['a product without a review answers at once', asked, atOnce, /^limit-changed$/],
  ['one with a review looks first, and says so', asked, reviewing, /^hold-placed increase-under-review notice-due$/],
  ['who he is was checked: one step', [...asked, verified(171.1)], reviewing, /^step-completed:verify-identity$/],
  [
    'all of them: answered, though the time is not over',
    [...asked, verified(171.1), income(171.2), debts(171.3)],
    reviewing,
    /step-completed:show-debts hold-lifted:cured limit-changed$/,
  ],
  ['nothing came: answered when the time is over', [...asked, tick(172)], reviewing, /^hold-lifted:expired limit-changed$/],
  ['not before', [...asked, tick(171.99)], reviewing, /^$/],
  ['drawing goes on', [...asked, draw(171.5)], reviewing, /drawdown-approved/],
  ['asked again while it lasts, the answer is no', [...asked, ask(171.5)], reviewing, /^increase-declined notice-due$/],
  ['in vain it is not looked at: too soon after the last change', [...opened, ask(30)], reviewing, /^increase-declined notice-due$/],
  [
    'worse by then, the answer is no, with its reasons',
    [...asked, score(650, 171.5), tick(172)],
    reviewing,
    /^hold-lifted:expired increase-declined notice-due$/,
  ],
])('%s', (_rule, facts, pack, then) => {
  expect(lastTypes(live(facts, pack))).toMatch(then)
})

test('declined after the review, all is as it was', () => {
  const before = live(better, reviewing).account.line
  const declined = live([...opened, score(770, 170), ask(171), score(680, 171.5), tick(172)], reviewing)
  expect(dataOf(declined, 'increase-declined')[0]?.causes.length).toBeGreaterThan(0)
  expect(declined.account.line).toMatchObject({
    limitMinor: before.limitMinor,
    assessedMinor: before.assessedMinor,
    holds: [],
    stage: 'open',
  })
})

test('the end of the review wakes the account', () => {
  const { account } = live(asked, reviewing)
  expect(nextWake(account, reviewing)).toBe(account.clockAt + 24 * HOUR_MS)
})

test('a look ahead says what a request would come to: the limit and its bounds, or why not and from when', () => {
  const { account } = live(better, reviewing)
  const check = checkIncrease(account, { wishMinor: 2_000_000, at: account.clockAt }, reviewing)
  expect(check).toMatchObject({ answer: { outcome: 'yes', limitMinor: 2_000_000 }, notBefore: null, reviewHours: 24 })
  const early = live(opened, atOnce).account
  const no = checkIncrease(early, { wishMinor: null, at: early.clockAt }, atOnce)
  expect(no).toMatchObject({ answer: { outcome: 'no', causes: [{ reason: 'limit-changed-recently' }] }, reviewHours: null })
  expect(lastTypes(live([{ ...ask(30), knownAt: no.notBefore!, occurredAt: no.notBefore! } as Fact], atOnce, early))).not.toContain(
    'limit-changed-recently',
  )
  expect(checkIncrease(early, { wishMinor: null, at: no.notBefore! }, atOnce).notBefore).toBeNull()
})

const openedWell = opened.map((one) => (one.type === 'score-updated' ? score(750, 0.4) : one))

/** Policies that hold, cut and price in other places, with and without a review. */
const policies = [undefined, 1, 72].flatMap((hours) =>
  [(dmn: string) => dmn, (dmn: string) => dmn.replaceAll('&lt; 600', '&lt; 700'), (dmn: string) => dmn.replaceAll('>= 100', '>= 20')].map(
    (change) => packWith(change, hours),
  ),
)
const DAYS = fc.integer({ min: 1, max: 60 })
const news = fc.oneof(
  fc.integer({ min: 560, max: 900 }).map((value) => (day: number) => score(value, day)),
  fc.constant(income),
  fc.constant(debts),
  fc.constant(draw),
  fc.constantFrom('x', 'y', 'z').map((id) => (day: number) => fact('session-started', day, { device: { id } })),
)
const states = fc.array(fc.tuple(DAYS, news), { maxLength: 12 }).map((all) => {
  let day = 1
  return all.map(([days, make]) => {
    day += days
    return make(day)
  })
})
const counted = ({ signals }: Account) => ({ ...signals, asOf: 0, balances: [] })

test('over policies and states: to ask, to look ahead, to propose and to review never lowers, blocks, closes or counts (P4)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      states,
      fc.integer({ min: 1, max: 9_000_000 }),
      fc.boolean(),
      (pack, facts, wish, proposes) => {
        const { account } = live([...openedWell, ...facts], pack)
        const day = (account.clockAt - 1_000) / (24 * HOUR_MS)
        checkIncrease(account, { wishMinor: wish, at: account.clockAt }, pack)
        const request = proposes
          ? fact('limit-proposed', day + 0.1, { proposalId: 'p', limitMinor: wish, currency: 'CNY' })
          : ask(day + 0.1, wish)
        for (const later of [[], [tick(day + 0.2)], [tick(day + 4)]]) {
          const idle = live([tick(day + 0.1), ...later], pack, account).account
          const after = live([request, ...later], pack, account).account
          expect(after.line.limitMinor).toBeGreaterThanOrEqual(idle.line.limitMinor)
          expect([statusOf(after.line), after.line.stage]).toEqual([statusOf(idle.line), idle.line.stage])
          expect(after.line.holds.filter(({ reason }) => reason !== 'PL07').map(({ reason }) => reason)).toEqual(
            idle.line.holds.map(({ reason }) => reason),
          )
          expect(after.line.holds.every(({ reason, scope }) => reason !== 'PL07' || scope === 'increase')).toBe(true)
          expect(counted(after)).toEqual(counted(idle))
        }
      },
    ),
    { numRuns: 60 },
  )
})
