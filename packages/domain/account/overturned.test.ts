/** Holds that a person found wrong, and mistakes of ours: lifted at once, and as if their evidence had never been. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceAt } from '../pack/source-at.ts'
import { CATALOGUE } from '../signals/catalogue.ts'
import type { Account } from './account.ts'
import {
  burst,
  dataOf,
  device,
  draw,
  fact,
  granted,
  lastTypes,
  live,
  packOfLife,
  score,
  statement,
  tick,
  verified,
} from './hold-life.fixture.ts'

const pack = packOfLife()
const reviewed = (holdId: string | undefined, result: FactOf<'manual-review-decided'>['data']['result'], day: number): Fact =>
  fact('manual-review-decided', day, { requestId: 'm', result, ...(holdId !== undefined && { holdId }) })
const appeal = (day: number, holdId = 'hd_b_1'): Fact => fact('appeal-submitted', day, { appealId: 'a', holdId })
const decided = (result: FactOf<'appeal-decided'>['data']['result'], day: number, more: object = {}): Fact =>
  fact('appeal-decided', day, { appealId: 'a', result, ...more })
const mistaken = (day: number, more: object = { holdId: 'hd_b_1' }): Fact =>
  fact('operator-error-recorded', day, { correctionId: 'k', kind: 'wrong_borrower', ...more })
const held = [...granted, ...burst(10)]
const elsewhere = (recordId: string, day: number, knownDay = day): Fact =>
  fact('delinquency-elsewhere-reported', day, { source: 'bureau', recordId, daysPastDue: 40 }, knownDay)

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  [
    'overturned, it is lifted at once, and its trigger is gone',
    [...held, reviewed('hd_b_1', 'overturned', 11)],
    'hold-lifted:overturned exemption-ended',
  ],
  ['upheld, it stays', [...held, reviewed('hd_b_1', 'upheld', 11)], ''],
  ['in part, it stays', [...held, reviewed('hd_b_1', 'in_part', 11)], ''],
  ['of another hold nothing is lifted', [...held, reviewed('hd_b_2', 'overturned', 11)], ''],
  ['of none neither', [...held, reviewed(undefined, 'overturned', 11)], ''],
  ['an appeal names its hold', [...held, appeal(11)], 'appeal-noted'],
  ['one about nothing in force is only kept', [...held, appeal(11, 'hd_b_7')], ''],
  ['upheld, the appeal lifts it', [...held, appeal(11), decided('upheld', 12)], 'hold-lifted:overturned exemption-ended'],
  ['also where only the answer names it', [...held, decided('upheld', 12, { holdId: 'hd_b_1' })], 'hold-lifted:overturned exemption-ended'],
  ['rejected, it does not', [...held, appeal(11), decided('rejected', 12)], ''],
  ['upheld in part, it does not', [...held, appeal(11), decided('upheld_in_part', 12)], ''],
  ['a mistake of ours is told to him', [...held, mistaken(11)], 'hold-lifted:corrected exemption-ended notice-due'],
  ['one about no hold is only kept', [...held, mistaken(11, {})], ''],
  ['the devices of then count no more, heard of late or not', [...held, reviewed('hd_b_1', 'overturned', 11), device('w', 10.5, 12)], ''],
  ['three newer ones do', [...held, reviewed('hd_b_1', 'overturned', 11), ...burst(12)], 'hold-placed notice-due'],
  [
    'a low score stays what it is, and the hold stays away',
    [...granted, score(600, 10), reviewed('hd_b_1', 'overturned', 11), tick(12)],
    '',
  ],
  [
    'a newer one that is as low is newer evidence',
    [...granted, score(600, 10), reviewed('hd_b_1', 'overturned', 11), score(600, 12)],
    'hold-placed notice-due',
  ],
  [
    'one that was made before and heard of late is not',
    [...granted, score(600, 10), reviewed('hd_b_1', 'overturned', 11), { ...score(600, 10.5), knownAt: score(600, 12).knownAt } as Fact],
    '',
  ],
  [
    'his debts elsewhere of then are not his',
    [...granted, elsewhere('r', 10), reviewed('hd_b_1', 'overturned', 11)],
    'hold-lifted:overturned',
  ],
  ['whenever we hear of them', [...granted, elsewhere('r', 10), reviewed('hd_b_1', 'overturned', 11), elsewhere('s', 9, 12)], ''],
])('%s', (_rule, facts, then) => {
  expect(lastTypes(live(facts, pack))).toBe(then)
})

/** As the door completes it from the log. */
const former = (holdId: string, reason: string, day: number, tests: string[]) =>
  ({ holdId, liftedAt: tick(day).knownAt, liftedReason: reason, liftedScope: 'draw', liftedTests: tests }) as const
const ended = [...held, verified(11), tick(11.5)]
const wrong = (day: number, at = 11): Fact =>
  fact('manual-review-decided', day, {
    requestId: 'm',
    result: 'overturned',
    ...former('hd_b_1', 'SE01', at, ['devices_since_verification_30d']),
  })

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['found wrong after it was lifted, what it counted goes', [...ended, wrong(12)], 'hold-struck exemption-ended'],
  ['it is struck once told, whoever was right about it before', [...ended, reviewed('hd_b_1', 'overturned', 12)], ''],
  [
    'a mistake of ours is told',
    [...ended, mistaken(12, former('hd_b_1', 'SE01', 11, ['devices_since_verification_30d']))],
    'hold-struck exemption-ended notice-due',
  ],
  [
    'one that came back on the same evidence goes with it',
    [...held, verified(10.5), { ...fact('session-started', 10.6, { device: { id: 'x10' } }) } as Fact, ...burst(10.7), wrong(12, 11.9)],
    'hold-struck hold-lifted:overturned exemption-ended',
  ],
  ['one that stands on what came since stays', [...ended, ...burst(13), wrong(14)], 'hold-struck hold-kept'],
  ['three newer devices hold him again', [...ended, wrong(12), ...burst(13)], 'hold-placed notice-due'],
  [
    'those of then do not, though heard of late',
    [...ended, wrong(12), ...burst(10.9).map((one) => ({ ...one, knownAt: tick(13).knownAt }) as Fact)],
    '',
  ],
])('%s', (_rule, facts, then) => {
  expect(lastTypes(live(facts, pack))).toBe(then)
})

test('our mistake is told with its number', () => {
  const [notice] = dataOf(live([...held, mistaken(11)], pack), 'notice-due').slice(-1)
  expect(notice).toMatchObject({
    about: 'hold-lifted',
    holdId: 'hd_b_1',
    reasons: [{ reason: 'PL09', evidence: [{ signal: 'correction_id', value: 'k' }] }],
  })
})

test('a limit that was cut on it comes back at once', () => {
  const imported = fact('line-imported', 0.5, { limitMinor: 1_000, drawnMinor: 0, currency: 'CNY' })
  const cut = [imported, statement(30, 100, 5), elsewhere('r', 10)]
  const life = live(cut, pack)
  expect(life.account.line.limitMinor).toBe(500)
  const strike = { ...life.account, line: { ...life.account.line, holds: life.account.line.holds.map((hold) => ({ ...hold, evidence: [...hold.evidence, { signal: 'days_past_due', value: 30, test: '> 0', asOf: null }] })) } } // biome-ignore format: one change
  const back = live([reviewed('hd_b_1', 'overturned', 11)], pack, strike)
  expect(back.account.line).toMatchObject({ limitMinor: 1_000, limitCutAt: null })
  expect(dataOf(back, 'limit-changed')[0]).toMatchObject({ corrects: true, causes: [] })
})

/** Facts behind SE01, BE01 and CR04, between others, before a person finds the holds wrong. */
const kinds = fc.constantFrom('device', 'draw', 'elsewhere', 'verified', 'score', 'tick')
const acts = fc.array(fc.record({ kind: kinds, day: fc.integer({ min: 10, max: 16 }), late: fc.integer({ min: 0, max: 9 }) }), {
  maxLength: 25,
})
const EVIDENCE = { device: 'SE01', draw: 'BE01', elsewhere: 'CR04' } as const

function factOf({ kind, day, late }: { kind: string; day: number; late: number }, nth: number): Fact {
  const on = day + nth / 1_000
  switch (kind) {
    case 'device':
      return device(`d${nth % 5}`, on, on + late)
    case 'draw':
      return draw(`w${nth}`, 100_001, on)
    case 'elsewhere':
      return elsewhere(`r${nth % 3}`, on, on + late)
    case 'verified':
      return verified(on)
    case 'score':
      return score(720 + nth, on)
    default:
      return tick(on)
  }
}

function valuesOf(account: Account, at: number): Record<string, unknown> {
  const source = sourceAt(pack, account, at)
  return Object.fromEntries(CATALOGUE.map(({ name, read }) => [name, read(source)]))
}

test('of a hold that was lifted before, the evidence up to its end leaves no trace either', () => {
  let tried = 0
  fc.assert(
    fc.property(acts, fc.constantFrom('SE01', 'CR04'), (all, code) => {
      const facts = all
        .map((one, nth) => ({ kind: one.kind, fact: factOf({ ...one, late: 0 }, nth) }))
        .sort((a, b) => a.fact.knownAt - b.fact.knownAt)
      const isEvidence = ({ kind }: { kind: string }): boolean => EVIDENCE[kind as keyof typeof EVIDENCE] === code
      const before = live([...granted, ...facts.map((one) => one.fact)], pack).account
      const hold = before.line.holds.find(({ reason }) => reason === code)
      if (hold === undefined) return
      // Long enough for every hold of these to run out or be cured, and short enough for devices to count.
      const lifted = live([verified(17), ...(code === 'CR04' ? [tick(17.1)] : [])], pack, before).account
      tried++
      const tests = hold.evidence.flatMap(({ signal, test: asked }) => (asked === null ? [] : [signal]))
      const gone = lifted.line.holds.some(({ id }) => id === hold.id)
        ? reviewed(hold.id, 'overturned', 18)
        : fact('manual-review-decided', 18, { requestId: 'm', result: 'overturned', ...former(hold.id, code, 17, tests) })
      const after = live([gone, tick(30)], pack, lifted).account
      const others = facts.filter((one) => !isEvidence(one)).map((one) => one.fact)
      const never = live([...granted, ...others, verified(17), tick(30)], pack).account
      const strange = ['failed_draws_24h', 'applications_30d']
      const differing = Object.entries(valuesOf(after, after.clockAt)).filter(
        ([name, value]) => valuesOf(never, after.clockAt)[name] !== value,
      )
      expect(differing.filter(([name]) => !strange.includes(name))).toEqual([])
      expect(after.assessment).toEqual(never.assessment)
      expect(after.line.limitMinor).toBe(never.line.limitMinor)
      expect(after.line.holds.some(({ reason }) => reason === code)).toBe(false)
    }),
    { numRuns: 150 },
  )
  expect(tried).toBeGreaterThan(10)
})

test('failed drawdowns that should not have counted are no row of attempts either', () => {
  const tried = [10, 10.1, 10.2, 10.3, 10.4].map((day, nth) => draw(`t${nth}`, 900_000_000 + nth, day))
  const before = live([...granted, ...tried], pack).account
  const hold = before.line.holds.find(({ reason }) => reason === 'BE01')
  const after = live([reviewed(hold?.id, 'overturned', 10.5)], pack, before).account
  expect([valuesOf(before, before.clockAt).probing_24h, valuesOf(after, after.clockAt).probing_24h]).toEqual([2, 0])
})

test('after it the signals, the score and the limit are as if the evidence of the hold had never been', () => {
  let tried = 0
  fc.assert(
    fc.property(acts, fc.constantFrom('SE01', 'BE01', 'CR04'), (all, code) => {
      const facts = all.map((one, nth) => ({ kind: one.kind, fact: factOf(one, nth) }))
      const early = facts.filter(({ fact: { knownAt } }) => knownAt < tick(18).knownAt).sort((a, b) => a.fact.knownAt - b.fact.knownAt)
      const lateComers = facts
        .filter(({ fact: { knownAt } }) => knownAt >= tick(18).knownAt)
        .sort((a, b) => a.fact.knownAt - b.fact.knownAt)
      const isEvidence = ({ kind }: { kind: string }): boolean => EVIDENCE[kind as keyof typeof EVIDENCE] === code
      const before = live([...granted, ...early.map((one) => one.fact)], pack).account
      const hold = before.line.holds.find(({ reason }) => reason === code)
      if (hold === undefined) return
      tried++
      const after = live([reviewed(hold.id, 'overturned', 18), ...lateComers.map((one) => one.fact), tick(30)], pack, before).account
      const others = [...early, ...lateComers].filter((one) => !isEvidence(one)).map((one) => one.fact)
      const never = live([...granted, ...others, tick(30)], pack).account
      // Which failures count depends on what held him; that they were applications too is no evidence of BE01.
      const strange = code === 'BE01' ? ['applications_30d'] : ['failed_draws_24h', 'applications_30d']
      const differing = Object.entries(valuesOf(after, after.clockAt)).filter(
        ([name, value]) => valuesOf(never, after.clockAt)[name] !== value,
      )
      expect(differing.filter(([name]) => !strange.includes(name))).toEqual([])
      expect(after.assessment).toEqual(never.assessment)
      expect(after.line.limitMinor).toBe(never.line.limitMinor)
      expect(after.line.holds.some(({ reason }) => reason === code)).toBe(false)
    }),
    { numRuns: 300 },
  )
  expect(tried).toBeGreaterThan(20)
})
