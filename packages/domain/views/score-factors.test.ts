import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { newAccount, step } from '../account/step.ts'
import { DAY_MS } from '../kernel/time.ts'
import { sourceAt } from '../pack/source-at.ts'
import { tinyDmn, tinyFiles, tinyPack, tinyTables } from '../pack/tiny-pack.fixture.ts'
import { scoreMoves } from './score-factors.ts'

const START = Date.parse('2026-09-01T04:00:00Z')
const fact = <T extends FactType>(type: T, days: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: START + days * DAY_MS, knownAt: START + days * DAY_MS, data }) as Fact
const score = (value: number, day: number, more: { source?: string; factors?: string[] } = {}): Fact =>
  fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima', ...more })
const statement = (daysPastDue: number, day: number): Fact =>
  fact('statement-issued', day, { statementId: `s-${day}`, balanceMinor: 50_000, paidMinor: 0, daysPastDue, currency: 'CNY' })
const imported = fact('line-imported', 1, { limitMinor: 100_000, drawnMinor: 50_000, currency: 'CNY' })
const known = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0, { purpose: 'score' }),
  fact('identity-verified', 0, { method: 'document' }),
]

const DEVICES = 'devices_since_verification_30d'
const { behaviour_score: card } = tinyTables
/** As of the tiny pack, with a signal of security that nobody is told of, and one that raises the score. */
const pack = tinyPack(
  tinyFiles(
    tinyDmn({
      ...tinyTables,
      behaviour_score: {
        ...card!,
        inputs: [...card!.inputs, DEVICES, 'identity_verified'],
        rows: [
          ...card!.rows.map((row) => [...row.slice(0, 2), '-', '-', ...row.slice(2)]),
          ['-', '-', '>= 1', '-', '-30', 'SE01'],
          ['-', '-', '-', 'true', '20', ''],
        ],
      },
    }),
  ),
)

function moves(facts: readonly Fact[], day = 30) {
  const account = [...known, ...facts].reduce((before, one) => {
    const outcome = step(before, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.account
  }, newAccount)
  const { now, before, told, ours } = scoreMoves(pack, sourceAt(pack, account, START + day * DAY_MS))
  return {
    now: now?.value ?? null,
    before: before?.value ?? null,
    told,
    ours: ours.map(({ signal, moves: way }) => `${signal.name} ${way}`),
  }
}

test.each<[rule: string, facts: Fact[], seen: Partial<ReturnType<typeof moves>>]>([
  ['nothing known, nothing said', [], { now: null, before: null, told: [], ours: ['identity_verified up'] }],
  ['the first score has none before it', [score(700, 1)], { now: 700, before: null }],
  ['the one before it', [score(700, 1), score(640, 2)], { now: 640, before: 700 }],
  ['never that of another maker', [score(700, 1, { source: 'other' }), score(640, 2)], { now: 640, before: null }],
  ['as its maker says', [score(640, 1, { factors: ['逾期', '负债'] })], { told: ['逾期', '负债'] }],
  ['but not of a score before', [score(640, 1, { factors: ['逾期'] }), score(650, 2)], { told: [] }],
  ['what weighs most comes first', [imported, statement(5, 2)], { ours: ['days_past_due down', 'identity_verified up'] }],
  ['what costs nothing is not said', [imported, statement(0, 2)], { ours: ['identity_verified up'] }],
  [
    'and nothing of security, although it costs points',
    [score(640, 1), fact('session-started', 2, { device: { id: 'd1' } })],
    { ours: ['identity_verified up'] },
  ],
])('%s', (_rule, facts, seen) => {
  expect(moves(facts)).toMatchObject(seen)
})

test('without consent to the score, nothing of it', () => {
  expect(moves([score(700, 1), fact('consent-withdrawn', 2, { purpose: 'score' })])).toMatchObject({ now: null, before: null, told: [] })
})
