/**
 * Under any policy, in any life: to ask for more, to look ahead, to be offered more or to have the line reviewed for it takes nothing away (P4). Held
 * against a twin of the same moment who did not ask.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import type { Account } from './account.ts'
import { checkIncrease } from './check-increase.ts'
import { asking, factOf, lifeOf, live, opening, tell } from './random-life.fixture.ts'
import { newAccount } from './step.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const packs = randomPacks(files, 5, 'asking')
const anyLife = fc.tuple(fc.nat(), fc.integer({ min: 4, max: 40 })).map(([seed, acts]) => lifeOf(seed, acts))
const nthPack = fc.nat(packs.length - 1)
const tick = (at: number): Fact => ({ type: 'clock-ticked', occurredAt: at, knownAt: at, data: {} })

/** Much is known for him. */
const better = (at: number): readonly Fact[] => [
  { type: 'score-updated', occurredAt: at, knownAt: at, data: { value: 900, rangeMin: 350, rangeMax: 950, source: 'zhima' } },
  {
    type: 'income-statement-received',
    occurredAt: at,
    knownAt: at,
    data: { source: 'payslip', incomeMinor: 9_000_000, currency: 'CNY', verified: true },
  },
  {
    type: 'debt-statement-received',
    occurredAt: at,
    knownAt: at,
    data: { source: 'bureau', obligationMinor: 0, balanceMinor: 0, lenderCount: 0, currency: 'CNY' },
  },
  { type: 'employment-reported', occurredAt: at, knownAt: at, data: { status: 'employed', verified: true } },
]

/** All that any signal is read from; how much is owed is the same, however often it was looked at. */
const counted = ({ signals }: Account) => ({ ...signals, asOf: 0, balances: [] })
const blocks = ({ line }: Account) => line.holds.filter(({ reason }) => reason !== 'PL07').map(({ reason, scope }) => `${reason} ${scope}`)

/** Whoever asks over a cut that waits for him would have it the same day without asking. */
const WAITS_DAYS = [0.1, 1, 4, 40]

test.each<[what: string, moreMinor: number, days: number, revision: number, stays: boolean]>([
  ['a lower one', 50_000, 20, 2, true],
  ['a shorter one', 150_000, 9, 2, true],
  ['one that is both higher and longer', 150_000, 20, 2, false],
  ['a lower one, by a pack of before', 50_000, 20, 1, false],
])('a temporary limit gives way: %s', (_what, more, days, revision, stays) => {
  const pack = { ...packs[0]!, revision }
  const account = tell(newAccount, opening(0, 720), { pack })
  const temporary = (nth: number, minor: number, ends: number): Fact => {
    const at = account.clockAt + nth
    return {
      type: 'temporary-limit-granted',
      occurredAt: at,
      knownAt: at,
      data: { limitMinor: minor, endsAt: at + ends * DAY_MS, currency: 'CNY' },
    }
  }
  const limits = account.line.limitMinor
  const first = tell(account, [temporary(1, limits + 100_000, 10)], { pack })
  const then = tell(first, [temporary(2, limits + more, days)], { pack })
  expect(first.line.temporary?.limitMinor).toBe(limits + 100_000)
  expect(isSame(first, then)).toBe(stays)
})
const isSame = (one: Account, other: Account) => JSON.stringify(one.line.temporary) === JSON.stringify(other.line.temporary)

test('to ask takes nothing: no limit, no price, no way to draw, and no counter moves', () => {
  const seen = { reviewed: 0, raised: 0 }
  fc.assert(
    fc.property(
      nthPack,
      fc.oneof(
        anyLife,
        anyLife.map((life) => ({ ...life, opened: 2, isCalm: true, score: Math.min(life.score, 700) })),
      ),
      fc.nat(asking.length - 1),
      fc.record({ x: fc.nat(9), wait: fc.integer({ min: 1, max: 6_000 }), isBetter: fc.boolean() }),
      (nth, life, kind, { x, wait, isBetter }) => {
        const pack = packs[nth]!
        const lived = live(life, { pack })
        const at = lived.clockAt + wait * HOUR_MS
        const account = tell(lived, isBetter ? better(at - HOUR_MS) : [], { pack })
        const request = factOf({ kind, hours: 0, x, y: 0, z: 0 }, account, at, asking)!
        const frozen = structuredClone(account)
        if (account.line.stage === 'open') checkIncrease(account, { wishMinor: 400_000 * x || null, at }, pack)
        expect(account).toEqual(frozen)
        const [asked, idle] = [tell(account, [request], { pack }), tell(account, [tick(at)], { pack })]
        seen.reviewed += Number(asked.line.recovery.increase !== null)
        seen.raised += Number(asked.line.limitMinor > idle.line.limitMinor || asked.line.proposal !== null)
        for (const days of WAITS_DAYS) {
          const later = [tick(at + days * DAY_MS)]
          const [then, without] = [tell(asked, later, { pack }), tell(idle, later, { pack })]
          expect(then.line.limitMinor).toBeGreaterThanOrEqual(without.line.limitMinor)
          expect(then.line.dayRate).toBeLessThanOrEqual(without.line.dayRate)
          expect([statusOf(then.line), then.line.stage, blocks(then)]).toEqual([
            statusOf(without.line),
            without.line.stage,
            blocks(without),
          ])
          expect(then.line.holds.every(({ reason, scope }) => reason !== 'PL07' || scope === 'increase')).toBe(true)
          expect(counted(then)).toEqual(counted(without))
        }
      },
    ),
    { numRuns: 45, seed: 4 },
  )
  expect([seen.reviewed > 0, seen.raised > 0], JSON.stringify(seen)).toEqual([true, true])
})
