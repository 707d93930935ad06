/**
 * Under any policy, in any life: nothing that is worse for him comes without its reasons, their evidence, the way out, and the notice that tells him (P6).
 * Which outcomes are against him is said here a second time; whether he is worse off is seen on the line itself.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import type { OutcomeType } from '@fairline/contract/outcomes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Line, statusOf, usableMinor } from '../line/line.ts'
import type { Cause, LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import { debtorOf, lifeOf, live, liveAsDebtor, type Stepped, tell } from './random-life.fixture.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const packs = randomPacks(files, 5, 'adverse')
const anyLife = fc.tuple(fc.nat(), fc.integer({ min: 4, max: 40 })).map(([seed, acts]) => lifeOf(seed, acts))
const anyDebtor = fc.nat().map(debtorOf)
const nthPack = fc.nat(packs.length - 1)
const REASONS_MOST = 4

type Against<T extends OutcomeType> = (data: OutcomeOf<T>['data']) => boolean
const never = () => false
const always = () => true
/** A new outcome does not compile until somebody says whether it goes against the borrower. */
const IS_AGAINST: { readonly [T in OutcomeType]: Against<T> } = {
  'hold-placed': always,
  'observation-broken': always,
  'restoration-set-back': always,
  'hold-lifted': never,
  'hold-struck': never,
  'hold-kept': never,
  'hold-review-due': never,
  'observation-started': never,
  'exemption-ended': never,
  'step-completed': never,
  'appeal-noted': never,
  'restoration-agreed': never,
  'restoration-started': never,
  'restoration-advanced': never,
  'restoration-completed': never,
  'checkpoint-passed': never,
  'way-back-noted': never,
  'limit-changed': ({ fromMinor, toMinor }) => toMinor < fromMinor,
  'price-changed': ({ fromDayRate, toDayRate }) => toDayRate > fromDayRate,
  'line-closed': ({ by }) => by !== 'borrower',
  'grant-declined': always,
  'increase-declined': always,
  'misuse-charged': always,
  'drawdown-cancelled': always,
  'drawdown-declined': ({ code }) => code !== 'technical' && code !== 'platform',
  'line-granted': never,
  'import-recorded': never,
  'balance-observed': never,
  'drawdown-approved': never,
  'repayment-applied': never,
  'notice-due': never,
  'application-opened': never,
  'application-waiting': never,
  'application-referred': never,
  'application-closed': never,
  'offer-made': never,
  'inquiry-ordered': never,
  'quote-issued': never,
  'quote-declined': never,
  'loan-opened': never,
  'loan-settled': never,
  'loan-relieved': never,
  'loan-written-off': never,
  'misuse-ended': never,
  'instalment-billed': never,
  'instalment-settled': never,
  'delinquency-changed': never,
  'repayment-taken-back': never,
  'journal-posted': never,
  'line-reopened': never,
  'line-reassessed': never,
  'increase-under-review': never,
  'limit-offered': never,
  'limit-proposal-closed': never,
  'temporary-limit-set': never,
  'temporary-limit-ended': never,
  'case-taken-up': never,
  'deletion-answered': never,
  'mistake-undone': never,
}
const isAgainst = (outcome: LineOutcome): boolean => (IS_AGAINST[outcome.type] as Against<typeof outcome.type>)(outcome.data as never)

/** What can be given up of a line. */
const standing = (line: Line) => ({
  usableMinor: usableMinor(line),
  dayRate: -line.dayRate,
  maySee: -line.holds.filter(({ scope }) => scope === 'login').length,
  mayChange: -line.holds.filter(({ scope }) => scope === 'profile').length,
  mayRise: -line.holds.filter(({ scope }) => scope === 'increase').length,
  mayDraw: statusOf(line) === 'active' ? 1 : 0,
})
/** Ended as was agreed, asked for by himself, or no line before it. */
const HIS_OWN: ReadonlySet<OutcomeType> = new Set([
  'temporary-limit-ended',
  'restoration-agreed',
  'line-closed',
  'import-recorded',
  'line-granted',
  'loan-written-off',
  'line-reopened',
])

type Notice = OutcomeOf<'notice-due'>['data']

function checkNotice(notice: Notice, outcome: LineOutcome, { reasons }: Pack): void {
  const { data } = outcome
  expect(notice.about).toBe(outcome.type)
  if ('holdId' in data) expect(notice.holdId).toBe(data.holdId)
  if ('drawdownId' in data) expect(notice.drawdownId).toBe(data.drawdownId)
  expect(notice.reasons.length).toBeGreaterThan(0)
  expect(notice.reasons.length).toBeLessThanOrEqual(REASONS_MOST)
  expect(new Set(notice.reasons.map(({ reason }) => reason)).size).toBe(notice.reasons.length)
  expect(notice.reasons.map(({ reason }) => reason)).not.toEqual(['CO04'])
  for (const { reason, evidence, cures } of notice.reasons) {
    expect(evidence.length, `${outcome.type} ${reason} shows nothing`).toBeGreaterThan(0)
    expect(
      evidence.some(({ value }) => value !== null) || evidence.some(({ test }) => test === 'null'),
      `${outcome.type} ${reason} ${JSON.stringify(evidence)}`,
    ).toBe(true)
    expect(cures.length, `${outcome.type} ${reason} has no way out`).toBeGreaterThan(0)
    expect(cures).toEqual(reasons.get(reason)?.cures.map(({ id }) => id))
  }
  const causes = causesOf(outcome)
  const told = new Set(notice.reasons.map(({ reason }) => reason))
  const untold = new Set(causes.map(({ reason }) => reason)).size - told.size
  expect(notice.furtherReasons).toBeGreaterThanOrEqual(untold)
  // The gravest are among the four.
  const severityOf = (reason: string) => reasons.get(reason)?.severity ?? 0
  const least = Math.min(...[...told].map(severityOf))
  for (const { reason } of causes) if (!told.has(reason)) expect(severityOf(reason)).toBeLessThanOrEqual(least)
}

const causesOf = ({ data }: LineOutcome): readonly Cause[] =>
  'cause' in data && typeof data.cause === 'object' ? [data.cause as Cause] : 'causes' in data ? (data.causes ?? []) : []

function check({ before, account, decision }: Stepped, pack: Pack, seen: Map<string, number>): void {
  const against = decision.outcomes.filter(isAgainst)
  const notices = decision.outcomes.flatMap(({ type, data }) => (type === 'notice-due' ? [data as Notice] : []))
  for (const outcome of against) {
    seen.set(outcome.type, (seen.get(outcome.type) ?? 0) + 1)
    const { data } = outcome
    const about = notices.filter((one) => one.about === outcome.type && (!('holdId' in data) || one.holdId === data.holdId))
    if (about[0]!.furtherReasons > 0) seen.set('more than four', 1)
    expect(about.length, `${outcome.type} is told`).toBeGreaterThan(0)
    checkNotice(about[0]!, outcome, pack)
  }
  const [had, has] = [standing(before.line), standing(account.line)]
  const lost = (Object.keys(had) as (keyof typeof had)[]).filter((what) => has[what] < had[what])
  if (lost.length > 0 && !decision.outcomes.some(({ type }) => HIS_OWN.has(type)))
    expect(notices.length, `${lost.join()} was lost: ${decision.outcomes.map(({ type }) => type).join(' ')}`).toBeGreaterThan(0)
}

type Trouble = (at: number) => Fact
const trouble =
  <T extends FactType>(type: T, data: FactOf<T>['data']): Trouble =>
  (at) =>
    ({ type, occurredAt: at, knownAt: at, data }) as Fact
/** More at a time than a notice tells. */
const TROUBLES: readonly Trouble[] = [
  trouble('bank-card-failed', { cardId: 'c', cause: 'frozen' }),
  trouble('consent-withdrawn', { purpose: 'score' }),
  trouble('judicial-freeze-ordered', { orderId: 'j', authority: 'court' }),
  trouble('anti-fraud-measure-ordered', { orderId: 'f', measure: 'restrict', basis: 'law' }),
  trouble('incapacity-reported', { reportId: 'i', kind: 'incapacitated' }),
  trouble('terms-breach-reported', { breachId: 'b', clause: '4.2' }),
  trouble('takeover-suspected', { suspicionId: 't', signs: ['borrower_report'] }),
  trouble('score-updated', { value: 360, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
  trouble('judgment-reported', { judgmentId: 'g', kind: 'dishonest_debtor', source: 'court' }),
  trouble('profile-changed', { field: 'phone', verified: false }),
]
const wish = trouble('drawdown-requested', { drawdownId: 'last', amountMinor: 100_000, currency: 'CNY', purpose: 'consumption' })

test('whatever is against him is told with at most four reasons, the gravest, each with evidence and a way out', {
  timeout: 60_000,
}, () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(nthPack, anyLife, anyDebtor, fc.subarray([...TROUBLES]), (nth, life, debtor, troubles) => {
      const pack = packs[nth]!
      const see = (stepped: Stepped) => check(stepped, pack, seen)
      const account = live(life, { pack }, see)
      const piled = [...troubles, wish].map((make, index) => make(account.clockAt + 1 + index))
      tell(account, piled, { pack }, see)
      liveAsDebtor(debtor, { pack }, see)
    }),
    { numRuns: 30, seed: 9 },
  )
  const types = (Object.keys(IS_AGAINST) as OutcomeType[]).filter((type) => IS_AGAINST[type] !== never)
  expect(seen.has('more than four')).toBe(true)
  expect(
    types.filter((type) => !seen.has(type)),
    JSON.stringify([...seen]),
  ).toEqual([])
})
