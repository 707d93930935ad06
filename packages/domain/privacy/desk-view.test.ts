import { DESK_SCOPES } from '@fairline/contract/facts/consent-facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newAccount } from '../account/step.ts'
import { tinyPack } from '../pack/tiny-pack.fixture.ts'
import type { DeskConsents, DeskScope } from './desk-consents.ts'
import { bandOf, type DeskView, deskViewOf } from './desk-view.ts'

const AT = 1_000
const CONDUCT = { ...newAccount.signals.conduct, inquiries: [{ key: 1, at: 1 }] }
const dated = { at: 1, learnedAt: 1, currency: 'CNY' }
const MEANS = {
  ...newAccount.signals.means,
  income: { ...dated, incomeMinor: 1_234_500 },
  debts: { ...dated, obligationMinor: 555_525, balanceMinor: 0, lenderCount: 1 },
}
const account = {
  ...newAccount,
  line: { ...newAccount.line, stage: 'open' as const, openedAt: 1, currency: 'CNY', limitMinor: 3_450_000, drawnMinor: 1_200 },
  signals: {
    ...newAccount.signals,
    ...{ conduct: CONDUCT, means: MEANS },
    scores: [{ at: 1, learnedAt: 1, source: 1, value: 700, rangeMin: 350, rangeMax: 950 }],
  },
}
const seen = { pack: tinyPack(), at: AT, today: 0 }
const granted = (scope: DeskScope, more: object = {}): DeskConsents[number] => ({
  scope,
  consent: { grantedAt: 1, expiresAt: null, withdrawnAt: null, ...more },
})
const FIELD: Readonly<Record<Exclude<DeskScope, 'board'>, keyof DeskView>> = {
  limit: 'limitMinor',
  balance: 'balanceMinor',
  due_dates: 'dueDates',
  score: 'score',
  reasons: 'reasons',
  inquiries: 'inquiries',
  income: 'debtSharePpm',
}
const FIELDS = Object.values(FIELD)

test('on the board: status, band, kinds of causes and tasks, and nothing more', () => {
  expect(deskViewOf(account, [granted('board')], seen)).toEqual({
    status: 'active',
    currency: 'CNY',
    band: { fromMinor: 2_000_000, toMinor: 5_000_000 },
    causes: [],
    tasks: [],
    ...Object.fromEntries(FIELDS.map((field) => [field, null])),
  })
})

test.each([
  ['never asked', []],
  ['everything but the board', DESK_SCOPES.filter((scope) => scope !== 'board').map((scope) => granted(scope))],
  ['taken back', [granted('board', { withdrawnAt: AT })]],
  ['taken back at the very instant', [granted('board', { grantedAt: 5, withdrawnAt: 5 })]],
  ['run out at this instant', [granted('board', { expiresAt: AT })]],
] as [string, DeskConsents][])('%s: he is not on it at all', (_what, consents) => {
  expect(deskViewOf(account, consents, seen)).toBeUndefined()
})

test('until the moment before it runs out he is', () => {
  expect(deskViewOf(account, [granted('board', { expiresAt: AT + 1 })], seen)).toBeDefined()
})

test.each(Object.entries(FIELD) as [Exclude<DeskScope, 'board'>, keyof DeskView][])(
  '%s lets it see %s, and no other; taken back it does not',
  (scope, field) => {
    const shown = deskViewOf(account, [granted('board'), granted(scope)], seen)!
    expect(FIELDS.filter((one) => shown[one] !== null)).toEqual([field])
    const hidden = deskViewOf(account, [granted('board'), granted(scope, { withdrawnAt: 2 })], seen)!
    expect(FIELDS.filter((one) => hidden[one] !== null)).toEqual([])
  },
)

test('a band holds its amount, and is no narrower than a fifth of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (minor) => {
      const { fromMinor, toMinor } = bandOf(minor)
      expect(fromMinor).toBeLessThanOrEqual(minor)
      expect(minor).toBeLessThan(toMinor)
      expect(toMinor / fromMinor).toBeGreaterThanOrEqual(2)
    }),
  )
  expect(bandOf(0)).toEqual({ fromMinor: 0, toMinor: 1 })
  expect([bandOf(19), bandOf(20), bandOf(50), bandOf(99), bandOf(100)].map(({ fromMinor }) => fromMinor)).toEqual([10, 20, 50, 50, 100])
})

const QUARTER_MS = 90 * 86_400_000
const fileAt = { at: 1, learnedAt: 1, months: 12, accounts: 1 }
test.each<[rule: string, conduct: Partial<typeof newAccount.signals.conduct>, at: number, told: number | null]>([
  ['who never showed his file may have been looked at anywhere', {}, AT, null],
  ['a file, and no look at it', { file: fileAt }, AT, 0],
  ['a look until the moment before three months have passed', { inquiries: [{ key: 1, at: 1 }] }, QUARTER_MS, 1],
  ['and not from that moment on', { inquiries: [{ key: 1, at: 1 }] }, QUARTER_MS + 1, 0],
])('looks at his file: %s', (_rule, conduct, at, told) => {
  const { signals } = account
  const of = { ...account, signals: { ...signals, conduct: { ...newAccount.signals.conduct, ...conduct } } }
  expect(deskViewOf(of, [granted('board'), granted('inquiries')], { ...seen, at })!.inquiries).toBe(told)
})

test.each<[rule: string, means: Partial<typeof MEANS>, told: number | null]>([
  ['what falls due over what comes in', {}, 450_000],
  ['an income that nobody knows', { income: null as never }, null],
  ['debts that nobody knows', { debts: null as never }, null],
  ['more than all of it, as far as is told', { income: { ...dated, incomeMinor: 1 } }, 10_000_000],
])('of his income: %s', (_rule, means, told) => {
  const of = { ...account, line: { ...account.line, drawnMinor: 0 }, signals: { ...account.signals, means: { ...MEANS, ...means } } }
  const shown = deskViewOf(of, [granted('board'), granted('income')], seen)!
  expect(shown.debtSharePpm).toBe(told)
  // The income itself is nowhere in it.
  expect(JSON.stringify(shown)).not.toContain('1234500')
})
