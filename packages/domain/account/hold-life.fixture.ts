/** The tiny pack with reasons whose holds have a life: dates, steps, stages. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { tinyDmn, tinyFiles, tinyPack, tinyTables } from '../pack/tiny-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { applyDecision, newAccount, step } from './step.ts'

const words = (text: string): string => `{ zh: "${text}", en: "${text}" }`
const reason = (code: string, category: string, evidence: string, more: string): string =>
  `  ${code}: { category: ${category}, text: ${words(code)}, evidence: [${evidence}], wait: ${words('soon')}, ${more} }`

const STAGES =
  'stages: [{ after_days: 0, permille: 0 }, { after_days: 60, permille: 250 }, { after_days: 120, permille: 500 }, { after_days: 180, permille: 1000 }], sets_back_days_past_due: 3'

/** `more`: lines of reasons that take the place of those of the same code. */
export const reasonsOfLife = (setBack = 'reset'): string =>
  [
    'format: 1',
    'cures:',
    `  verify: { zh: v, en: v, done: { facts: [identity-verified] } }`,
    `  calm: { zh: c, en: c, done: { signals: { devices_since_verification_30d: "< 2", devices_30d: "[0..9]" } } }`,
    `  bring: { zh: b, en: b, done: { facts: [document-checked] } }`,
    `  ours: { zh: o, en: o, ours: true }`,
    `  commit: { zh: m, en: m, done: { facts: [commitment-made] } }`,
    'reasons:',
    reason(
      'SE01',
      'security',
      'devices_since_verification_30d, devices_30d',
      'cures: [verify, calm, bring, ours], observation_days: 0, expires_days: 7, review_days: 3',
    ),
    reason('CR02', 'credit', 'score_drop_180d, score', 'cures: [ours], observation_days: 10, expires_days: 20'),
    reason('BE01', 'behaviour', 'failed_draws_24h', `cures: [commit], observation_days: 180, ${STAGES}, set_back: ${setBack}`),
    reason('CR04', 'credit', 'delinquencies_elsewhere_180d', 'cures: [ours], observation_days: 30'),
    reason('CR03', 'credit', 'days_past_due', 'cures: [ours], observation_days: 0'),
    ...['CR01', 'CR10', 'IF08', 'RG06', 'IN01', 'IN02', 'credit-insufficient', 'not-assessable', 'PL09', 'commitment-broken'].map((code) =>
      reason(code, 'credit', EVIDENCE[code] ?? 'registered', 'cures: [ours], observation_days: 0'),
    ),
  ].join('\n')

const EVIDENCE: Readonly<Record<string, string>> = {
  CR01: 'score',
  CR10: 'utilisation',
  IF08: 'identity_verified, consent_score, score',
  RG06: 'draw_purpose',
  IN01: 'income_minor',
  IN02: 'income_minor',
  'commitment-broken': 'days_past_due',
}

export const tablesOfLife = {
  ...tinyTables,
  holds: {
    ...tinyTables.holds!,
    inputs: ['devices_since_verification_30d', 'score_drop_180d', 'failed_draws_24h', 'delinquencies_elsewhere_180d'],
    rows: [
      ['>= 3', '-', '-', '-', '"SE01"', '"draw"'],
      ['-', '>= 100', '-', '-', '"CR02"', '"draw"'],
      ['-', '-', '>= 2', '-', '"BE01"', '"draw"'],
      ['-', '-', '-', '>= 1', '"CR04"', '"draw"'],
    ],
  },
}

export const packOfLife = (setBack?: string): Pack => tinyPack(tinyFiles(tinyDmn(tablesOfLife), reasonsOfLife(setBack)))

export const fact = <T extends FactType>(type: T, day: number, data: FactOf<T>['data'], knownDay = day): Fact =>
  ({ type, occurredAt: atDay(day), knownAt: atDay(knownDay), data }) as Fact
const atDay = (day: number): number => Math.round(day * DAY_MS) + 1_000
export const tick = (day: number): Fact => fact('clock-ticked', day, {})
export const device = (id: string, day: number, knownDay = day): Fact => fact('session-started', day, { device: { id } }, knownDay)
export const score = (value: number, day: number): Fact =>
  fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
export const verified = (day: number): Fact => fact('identity-verified', day, { method: 'document' })
export const draw = (id: string, amountMinor: number, day: number): Fact =>
  fact('drawdown-requested', day, { drawdownId: id, amountMinor, currency: 'CNY' })
export const statement = (daysPastDue: number, balanceMinor: number, day: number): Fact =>
  fact('statement-issued', day, { statementId: `s${day}`, balanceMinor, paidMinor: 0, daysPastDue, currency: 'CNY' })
export const granted: readonly Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  verified(0.2),
  score(750, 0.3),
]
/** Three devices on one day: SE01. */
export const burst = (day: number): readonly Fact[] => ['x', 'y', 'z'].map((id, nth) => device(`${id}${day}`, day + nth / 1_000))

export type Life = { account: Account; decisions: Decision[] }

/** Every step is told from its decision again, and kept in bytes. */
export function live(facts: readonly Fact[], pack: Pack, from: Account = newAccount, earlier: readonly Pack[] = []): Life {
  const life: Life = { account: from, decisions: [] }
  for (const one of facts) {
    const outcome = step(life.account, one, pack, { borrower: 'b', packNamed: (hash) => earlier.find((each) => each.hash === hash) })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const { account, decision } = outcome.value
    expect(applyDecision(life.account, one, decision)).toEqual(account)
    expect(decodeAccount(encodeAccount(account))).toEqual(account)
    life.account = account
    life.decisions.push(decision)
  }
  return life
}

export const outcomesOf = ({ decisions }: Life): readonly LineOutcome[] => decisions.flatMap(({ outcomes }) => outcomes)
export const typesOf = (life: Life): string => outcomesOf(life).map(shown).join(' ')
export const lastTypes = (life: Life): string =>
  life.decisions
    .at(-1)!
    .outcomes.filter(({ type }) => type !== 'case-taken-up')
    .map(shown)
    .join(' ')
export const dataOf = <T extends LineOutcome['type']>(life: Life, type: T): OutcomeOf<T>['data'][] =>
  outcomesOf(life).flatMap((one) => (one.type === type ? [one.data as OutcomeOf<T>['data']] : []))

function shown({ type, data }: LineOutcome): string {
  if (type === 'hold-lifted') return `${type}:${data.why ?? 'cured'}`
  if (type === 'step-completed') return `${type}:${data.cure}`
  if (type === 'checkpoint-passed') return `checkpoint:${data.nth}`
  if (type === 'restoration-advanced') return `stage:${data.permille}`
  return type
}
