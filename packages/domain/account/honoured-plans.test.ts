/** A way back that was given is kept to until its date, though the policy changes (P10). */
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { Pack } from '../pack/pack.ts'
import { tinyDmn, tinyFiles, tinyPack } from '../pack/tiny-pack.fixture.ts'
import { burst, fact, granted, lastTypes, live, reasonsOfLife, score, tablesOfLife, tick, typesOf, verified } from './hold-life.fixture.ts'

const SIGNALS = ['devices_since_verification_30d', 'devices_30d', 'score_drop_180d', 'failed_draws_24h']

/** Rows of another policy, which may hold for SE01 on what no proof of identity ends. */
const packHolding = (rows: readonly (readonly string[])[]): Pack =>
  tinyPack(
    tinyFiles(
      tinyDmn({ ...tablesOfLife, holds: { ...tablesOfLife.holds, inputs: SIGNALS, rows } }),
      reasonsOfLife().replace(', expires_days: 7, review_days: 3', ', expires_days: 365'),
    ),
  )
const SAME = ['>= 3', '-', '-', '-', '"SE01"', '"draw"']
const before = packHolding([SAME, ['-', '-', '>= 100', '-', '"CR02"', '"draw"']])
const stricter = packHolding([SAME, ['-', '>= 1', '-', '-', '"SE01"', '"draw"'], ['-', '-', '>= 100', '-', '"CR02"', '"draw"']])

const plan = (day: number, until: number, holds = ['hd_b_1']): Fact =>
  fact('way-back-given', day, {
    planId: 'w',
    holds,
    steps: [{ action: 'verify-identity' }],
    policyHash: before.hash,
    stateHash: 's',
    currency: 'CNY',
    honouredUntilAt: Math.round(until * DAY_MS) + 1_000,
  })
const held = [...granted, ...burst(10)]
const given = live([...held, plan(11, 20)], before).account

test.each<[rule: string, facts: readonly Fact[], then: RegExp]>([
  ['done in time, it is lifted as it would have been', [tick(12), verified(13)], /hold-lifted:honoured/],
  ['and the new policy does not hold him again for the same', [tick(12), verified(13), tick(14)], /^$/],
  ['not done, it stays', [tick(12), tick(13)], /^$/],
  ['done on the last day', [verified(20)], /hold-lifted:honoured/],
  [
    'done too late, it stays as the new policy wants it',
    [verified(20.1)],
    /^step-completed:verify$|^hold-kept$|^step-completed:\S+ step-completed:\S+( hold-kept)?$/,
  ],
  ['what is new of him holds all the same', [verified(13), score(600, 14)], /hold-placed notice-due/],
])('%s', (_rule, facts, then) => {
  expect(lastTypes(live(facts, stricter, given, [before]))).toMatch(then)
})

test('without a plan, or one about another hold, or the pack that gave it, the new policy decides', () => {
  const bare = live(held, before).account
  expect(typesOf(live([verified(13)], stricter, bare, [before]))).not.toContain('hold-lifted')
  expect(typesOf(live([plan(11, 40, ['hd_b_7']), verified(13)], stricter, bare, [before]))).not.toContain('hold-lifted')
  expect(typesOf(live([verified(13)], stricter, given, []))).not.toContain('hold-lifted')
})

const cut = fc.integer({ min: 1, max: 4 })
const REASONS = ['SE01', 'SE01', 'CR02', 'BE01']
const row = fc
  .tuple(fc.constantFrom(...SIGNALS.keys()), cut)
  .map(([column, from]) => [
    ...SIGNALS.map((_, index) => (index === column ? `>= ${index === 2 ? from * 100 : from}` : '-')),
    `"${REASONS[column]}"`,
    '"draw"',
  ])

test('whatever the policy becomes, a plan that is done in time is honoured, and its hold stays away', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), fc.integer({ min: 12, max: 16 }), fc.boolean(), (rows, day, wakesFirst) => {
      const after = packHolding([SAME, ...rows])
      const life = live([...(wakesFirst ? [tick(11.5)] : []), verified(day), tick(day + 1)], after, given, [before])
      expect(life.account.line.holds.some(({ id, reason }) => id === 'hd_b_1' || reason === 'SE01')).toBe(false)
    }),
    { numRuns: 60 },
  )
})
