/** The default pack and the engine together, while no score can be had (TE05): said in plain words, held against nobody, and over when it arrives. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import type { Account } from './account.ts'
import { missingSteps } from './missing-steps.ts'
import { newAccount, step } from './step.ts'
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

const applied: Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.1, { purpose: 'bureau' }),
  fact('identity-verified', 0.2, { method: 'document' }),
  fact('application-submitted', 0.3, { applicationId: 'app', currency: 'CNY', limitMinor: 1_000_000 }),
]
const failed = (days: number) => fact('inquiry-failed', days, { inquiryId: 'inq', kind: 'score', source: 'zhima' })
const score = (days: number) => fact('score-updated', days, { value: 700, rangeMin: 350, rangeMax: 950, source: 'zhima' })

function run(facts: readonly Fact[]): { account: Account; last: readonly LineOutcome[]; all: readonly LineOutcome[] } {
  let account = newAccount
  let last: readonly LineOutcome[] = []
  const all: LineOutcome[] = []
  for (const one of facts) {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
    last = outcome.value.decision.outcomes
    all.push(...last)
  }
  return { account, last, all }
}
const reasonsAt = ({ account }: { account: Account }, days: number) =>
  missingSteps(account, 'app', { pack, at: at(days) }).map(({ reason }) => reason)

test.each<[what: string, facts: Fact[], missing: string[]]>([
  ['asked, and not answered yet', applied, ['IF08']],
  ['it could not be had', [...applied, failed(0.4)], ['TE05']],
  ['it arrived', [...applied, failed(0.4), score(0.5)], []],
  [
    'his consent is gone: that is what is missing',
    [...applied, failed(0.4), fact('consent-withdrawn', 0.5, { purpose: 'score' })],
    ['CO01'],
  ],
])('%s: the application waits for %j', (_what, facts, missing) => {
  expect(reasonsAt(run(facts), 0.6)).toEqual(missing)
})

test('he is told at once, with what is at fault, and it is nothing against him', () => {
  const { last, all, account } = run([...applied, failed(0.4)])
  expect(last).toEqual([
    {
      type: 'application-waiting',
      data: {
        applicationId: 'app',
        causes: [
          {
            reason: 'TE05',
            evidence: [{ signal: 'score_inquiry_failed', value: true, test: 'true', asOf: new Date(at(0.4)).toISOString() }],
          },
        ],
      },
    },
  ])
  expect(all.some(({ type }) => type === 'notice-due' || type === 'grant-declined' || type === 'hold-placed')).toBe(false)
  const { failedDraws, applications, identityFailures } = account.signals
  expect([failedDraws, identityFailures, applications]).toEqual([[], [], []])
  expect(pack.reasons.get('TE05')?.category).toBe('technical')
})

test('it is asked for again a day later, and when it arrives an offer is made', () => {
  const waiting = run([...applied, failed(0.4)])
  expect(nextWake(waiting.account, pack)).toBe(at(1.4))
  const again = run([...applied, failed(0.4), fact('clock-ticked', 1.4, {})])
  expect(again.last.map(({ type }) => type)).toEqual(['inquiry-ordered'])
  expect(reasonsAt(again, 1.5)).toEqual(['TE05'])
  expect(run([...applied, failed(0.4), fact('clock-ticked', 1.4, {}), score(1.5)]).last.map(({ type }) => type)).toEqual(['offer-made'])
})

test('a drawdown that cannot be judged for it is declined as ours, and counts for nothing', () => {
  const open: Fact[] = [...applied, score(0.5), fact('offer-accepted', 0.6, { applicationId: 'app' })]
  const draw = fact('drawdown-requested', 182, { drawdownId: 'd', amountMinor: 100_000, currency: 'CNY', purpose: 'consumption' })
  const { last, account } = run([...open, failed(181.9), draw])
  expect(last.find(({ type }) => type === 'drawdown-declined')).toMatchObject({ data: { causes: [{ reason: 'TE05' }] } })
  expect(account.signals.failedDraws).toEqual([])
})
