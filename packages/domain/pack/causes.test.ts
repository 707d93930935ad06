import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { newAccount, step } from '../account/step.ts'
import type { ReviewVerdict, Told } from '../line/verdict.ts'
import { assessLine } from './assess.ts'
import { openMeasurement } from './measure-baselines.ts'
import type { Pack } from './pack.ts'
import { sourceAt } from './source-at.ts'
import { tinyDmn, tinyFiles, tinyPack, tinyTables } from './tiny-pack.fixture.ts'

const BASELINES = `format: 1
against: near_pass
near_pass:
  - passes_at: 500
    points: { days_past_due: -70, utilisation: -30 }
`
type Tables = typeof tinyTables
const packOf = (tables: Partial<Tables> = {}, baselines: string | null = BASELINES): Pack =>
  tinyPack(
    new Map([
      ...tinyFiles(tinyDmn({ ...tinyTables, ...tables } as Tables)),
      ...(baselines === null ? [] : [['baselines.yaml', baselines] as const]),
    ]),
  )

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const score = (value: number) => fact('score-updated', 7, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const statement = (daysPastDue: number, balanceMinor = 1) =>
  fact('statement-issued', 6, { statementId: 's', balanceMinor, paidMinor: 0, daysPastDue, currency: 'CNY' })
const known = [
  fact('borrower-registered', 1, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 2, { purpose: 'score' }),
  fact('identity-verified', 3, { method: 'document' }),
]

function accountOf(pack: Pack, facts: readonly Fact[]) {
  return facts.reduce((account, one) => {
    const outcome = step(account, one, pack, { borrower: 'b' })
    return outcome.ok ? outcome.value.account : account
  }, newAccount)
}
const assess = (pack: Pack, facts: readonly Fact[]): ReviewVerdict => assessLine(pack, sourceAt(pack, accountOf(pack, facts), 10))
const told = ({ causes, furtherReasons }: Told): string => `${causes.map(({ reason }) => reason).join('+')} ${furtherReasons}`
const isCut = (permille: number): boolean => permille < 1000
const isDearer = (dayRate: number): boolean => dayRate > 30_000

const imports = fact('line-imported', 5, { limitMinor: 100_000, drawnMinor: 1, currency: 'CNY' })
const late = [...known, imports, statement(1)]
const lateAndFull = [...known, imports, statement(1, 95_000)]

const alwaysWhole = { ...tinyTables.limit_factor!, rows: [['-', '1000']] }
const ofUse = { ...tinyTables.limit_factor!, inputs: ['utilisation'], rows: [['>= 900', '500', 'CR10'], ['< 900', '1000', '']] } // biome-ignore format: a table
const both = {
  ...tinyTables.limit_factor!,
  inputs: ['grade', 'utilisation'],
  rows: [['"A"', '-', '1000', ''], ['"E"', '< 900', '700', ''], ['"E"', '>= 900', '500', 'CR10']],
} // biome-ignore format: a table

test.each<[what: string, pack: Pack, facts: readonly Fact[], limit: string, price: string]>([
  ['one characteristic is enough', packOf(), late, 'CR03 0', 'CR03 0'],
  ['both are needed', packOf(), lateAndFull, 'CR03+CR10 0', 'CR03+CR10 0'],
  ['nothing is adverse', packOf(), [...known, imports, statement(0)], ' 0', ' 0'],
  ['a dearer price is explained by itself, where the limit is left alone', packOf({ limit_factor: alwaysWhole }), late, ' 0', 'CR03 0'],
  [
    'a limit that does not stand on the score is explained by its row',
    packOf({ limit_factor: ofUse }),
    lateAndFull,
    'CR10 0',
    'CR03+CR10 0',
  ],
  ['the reason of the row comes first', packOf({ limit_factor: both }), lateAndFull, 'CR10+CR03 0', 'CR03+CR10 0'],
  ['a pack without baselines tells all that cost points', packOf({}, null), lateAndFull, 'CR03+CR10 0', 'CR03+CR10 0'],
  ['and of a price what it tells of a limit, as it did', packOf({ limit_factor: ofUse }, null), lateAndFull, 'CR10+CR03 0', 'CR10+CR03 0'],
])('%s', (_what, pack, facts, limit, price) => {
  const { limit: factor, whyDearer } = assess(pack, facts)
  expect(told(factor!.why(isCut))).toBe(limit)
  expect(told(whyDearer(isDearer))).toBe(price)
})

const withGrade = {
  ...tinyTables.grant!,
  inputs: [...tinyTables.grant!.inputs, 'grade'],
  rows: [...tinyTables.grant!.rows.map((row) => [...row.slice(0, 3), '-', ...row.slice(3)]), ['-', '-', '-', '"E"', '"decline"', '"BE01"']],
}

test.each<[what: string, facts: readonly Fact[], outcome: string, told: string]>([
  ['a row that looks at the score, and what of the score turns it', [...known, statement(1), score(700)], 'decline', 'BE01+CR03 0'],
  ['knock-outs are all told, before the score', [...known, statement(1), score(599)], 'decline', 'CR01+BE01+CR03 0'],
  ['a knock-out alone', [...known, statement(0), score(599)], 'decline', 'CR01 0'],
  ['nothing speaks against him', [...known, statement(0), score(600)], 'grant', ''],
])('a decline: %s', (_what, facts, outcome, then) => {
  const { grant } = assess(packOf({ grant: withGrade }), facts)
  expect(grant?.outcome).toBe(outcome)
  expect(grant?.outcome === 'decline' ? told(grant) : '').toBe(then)
})

test('without a reason beside the row, nor one of the score that is short, there is nothing to tell', () => {
  const bare = { ...ofUse, rows: [['>= 900', '500', ''], ['< 900', '1000', '']] } // biome-ignore format: a table
  expect(told(assess(packOf({ limit_factor: bare }), lateAndFull).limit!.why(isCut))).toBe(' 0')
})

test('baselines are measured on accounts, in any order; too few of them are said', () => {
  const pack = packOf({}, null)
  const accounts = [statement(0), statement(0), statement(1)].map((one) => accountOf(pack, [...known, imports, one]))
  const measure = (order: typeof accounts, least: number, within = 101) => {
    const measurement = openMeasurement(pack)
    for (const account of order) measurement.take(account, 10)
    return measurement.read({ against: 'near_pass', within, least })
  }
  const measured = measure(accounts, 2)
  expect(measured).toEqual(measure(accounts.toReversed(), 2))
  const yaml = measured.ok ? measured.yaml : ''
  expect(yaml).toContain('passes_at: 500')
  expect(yaml).toContain('mean:\n  days_past_due: -67\n')
  expect(packOf({}, yaml).yardsticks?.map(({ passesAt }) => passesAt)).toEqual([500, null])
  expect(measure(accounts, 3)).toEqual({ ok: false, mark: 500, cases: 2 })
  expect(measure(accounts, 1, 100)).toEqual({ ok: false, mark: 500, cases: 0 })
})
