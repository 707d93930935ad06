/**
 * Under any policy, in any life: to ask for more, to look ahead, to be offered more or to have the line reviewed for it takes nothing away (P4). Held
 * against a twin of the same moment who did not ask.
 */
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import type { Account } from './account.ts'
import { checkIncrease } from './check-increase.ts'
import { anyLife, asking, factOf, live, tell } from './random-life.fixture.ts'

const packs = randomPacks(5, 'asking')
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
    { numRuns: 70, seed: 4 },
  )
  expect([seen.reviewed > 0, seen.raised > 0], JSON.stringify(seen)).toEqual([true, true])
})
