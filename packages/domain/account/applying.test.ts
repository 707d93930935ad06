import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import type { Account } from './account.ts'
import { newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

const pack = lendingPack({ inquiries: { score_every_days: 35, bureau_every_days: null, retry_after_days: 2 } })
const START = Date.parse('2026-01-10T04:00:00Z')
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: START + at, knownAt: START + at, data }) as Fact

const registered = fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' })
const applied = (at = 1, more: object = {}) => fact('application-submitted', at, { applicationId: 'app', currency: 'CNY', ...more })
const consented = (at = 2) => fact('consent-granted', at, { purpose: 'score' })
const verified = (at = 3) => fact('identity-verified', at, { method: 'document' })
const score = (value: number, at = 4) => fact('score-updated', at, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const failed = (at: number) => fact('inquiry-failed', at, { inquiryId: 'inq', kind: 'score', source: 'zhima' })
const accept = (at: number) => fact('offer-accepted', at, { applicationId: 'app' })
const tick = (at: number) => fact('clock-ticked', at, {})
const offered = [registered, applied(), consented(), verified(), score(750)]

function run(facts: readonly Fact[]): { account: Account; said: string } {
  let [account, said] = [newAccount, '']
  for (const one of facts) {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (outcome.ok) account = outcome.value.account
    said = outcome.ok ? outcome.value.decision.outcomes.map(({ type }) => type).join(' ') : outcome.refusal.code
  }
  return { account, said }
}

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['an application is taken up', [registered, applied()], 'application-opened application-waiting'],
  ['one at a time', [registered, applied(), applied(2)], 'application-under-way'],
  ['for a product there is', [registered, applied(1, { product: 'gold' })], 'product-unknown'],
  ['in the borrower’s currency', [registered, applied(1, { currency: 'USD' })], 'currency-mismatch'],
  ['once he agreed and is known, his score is asked for', offered.slice(0, 4), 'inquiry-ordered'],
  ['whichever came last', [registered, consented(1), verified(2), applied(3)], 'application-opened application-waiting inquiry-ordered'],
  ['not without his consent', [registered, applied(), verified()], ''],
  ['once', [...offered.slice(0, 4), tick(5)], ''],
  [
    'and again when nobody answered for a week',
    [...offered.slice(0, 4), tick(3 + 7 * DAY_MS - 1), tick(3 + 7 * DAY_MS)],
    'inquiry-ordered',
  ],
  [
    'one that failed is asked for again, as soon as the product says',
    [...offered.slice(0, 4), failed(5), tick(5 + 2 * DAY_MS)],
    'inquiry-ordered',
  ],
  ['not a moment before', [...offered.slice(0, 4), failed(5), tick(5 + 2 * DAY_MS - 1)], ''],
  [
    'again and again',
    [...offered.slice(0, 4), failed(5), tick(3 * DAY_MS), failed(3 * DAY_MS + 5), tick(5 * DAY_MS + 5)],
    'inquiry-ordered',
  ],
  ['and not while nothing was heard of the second', [...offered.slice(0, 4), failed(5), tick(3 * DAY_MS), tick(10 * DAY_MS - 1)], ''],
  ['for longer than a week', [...offered.slice(0, 4), failed(5), tick(3 * DAY_MS), tick(10 * DAY_MS)], 'inquiry-ordered'],
  [
    'told by a clock that is an hour behind',
    [...offered.slice(0, 4), failed(3 - HOUR_MS), tick(3 - HOUR_MS + 2 * DAY_MS)],
    'inquiry-ordered',
  ],
  ['not by one further behind: it is of an earlier order', [...offered.slice(0, 4), failed(2 - HOUR_MS), tick(3 * DAY_MS)], ''],
  ['when the score arrives, the application goes on', [...offered.slice(0, 4), failed(5), score(750, 6)], 'offer-made'],
  [
    'of an open line it is asked for again as soon',
    [...offered, accept(5), tick(4 + 35 * DAY_MS), failed(36 * DAY_MS), tick(38 * DAY_MS)],
    'inquiry-ordered',
  ],
  ['all there, he is offered a line', offered, 'offer-made'],
  ['an offer is made once', [...offered, tick(5)], ''],
  [
    'and anew where the policy would make it otherwise',
    [...offered, fact('application-withdrawn', 5, { applicationId: 'app' }), applied(6, { limitMinor: 90_000 })],
    'application-opened offer-made',
  ],
  ['accepted, it is his line', [...offered, accept(5)], 'line-granted application-closed'],
  ['up to the moment before it runs out', [...offered, accept(4 + 30 * DAY_MS - 1)], 'line-granted application-closed'],
  ['not from then on', [...offered, accept(4 + 30 * DAY_MS)], 'offer-expired'],
  ['then it lapses', [...offered, tick(4 + 30 * DAY_MS)], 'application-closed'],
  ['an offer that was never made is not accepted', [...offered.slice(0, 4), accept(5)], 'nothing-offered'],
  ['nor another’s', [...offered, fact('offer-accepted', 5, { applicationId: 'x' })], 'application-unknown'],
  ['a score below the floor declines, and says why', [...offered.slice(0, 4), score(599)], 'grant-declined application-closed notice-due'],
  ['and a better one later opens no line by itself', [...offered.slice(0, 4), score(599), score(800, 5)], ''],
  ['taken back, nothing is left of it', [...offered, fact('application-withdrawn', 5, { applicationId: 'app' })], 'application-closed'],
  [
    'consent gone, an offer is not accepted',
    [...offered, fact('consent-withdrawn', 5, { purpose: 'score' }), accept(6)],
    'application-waiting',
  ],
  ['on a line there is nothing to apply for', [...offered, accept(5), applied(6)], 'line-already-open'],
  [
    'of an open line the score is asked for when it has aged',
    [...offered, accept(5), tick(4 + 35 * DAY_MS - 1), tick(4 + 35 * DAY_MS)],
    'inquiry-ordered',
  ],
])('%s', (_rule, facts, then) => {
  expect(run(facts).said).toBe(then)
})

test('an offer is the least of what the policy gives, the wish and the product, in its steps', () => {
  const limitOf = (wish: number) => run([registered, applied(1, { limitMinor: wish }), consented(), verified(), score(750)]).account.line.application?.offer?.limitMinor ?? null // biome-ignore format: one line
  expect([49_999, 50_000, 59_999, 4_999_999, 5_000_000, 9_000_000].map(limitOf)).toEqual([
    null,
    50_000,
    50_000,
    4_990_000,
    5_000_000,
    5_000_000,
  ])
})

test('he is woken when his offer ends, and when his score has aged, not before', () => {
  const wakeOf = (facts: readonly Fact[]) => (nextWake(run(facts).account, pack) ?? 0) - START
  expect(wakeOf(offered)).toBe(4 + 30 * DAY_MS)
  expect(wakeOf([...offered, accept(5)])).toBe(4 + 35 * DAY_MS)
  expect(wakeOf([...offered.slice(0, 4), failed(5)])).toBe(5 + 2 * DAY_MS)
})
