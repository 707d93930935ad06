/**
 * Asking for deletion is a right (P4, P5): in any life it takes nothing from what he owes, has or is scored by; only consents end, and with them what rests on
 * consents. He repays as before; his line is woken until the day on which he is erased; and a tick erases once, at that time and not before.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAccount, encodeAccount } from '../account/codec.ts'
import { lifeOf, live, take } from '../account/random-life.fixture.ts'
import { applyDecision } from '../account/step.ts'
import { nextWake } from '../account/wake.ts'
import { zoneFor } from '../pack/line-product.ts'
import { readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { standingDeletion } from './deletion.ts'
import { erasureDue } from './kept-for.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
const { pack } = reading

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const anyLife = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 25 })).map(([seed, acts]) => lifeOf(seed, acts))

test('asking takes nothing from him but what rests on consents', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const before = live(life, { pack })
      const at = before.clockAt + 1
      // As the same moment passes without it: what time alone does is not its doing.
      const passed = take(before, fact('clock-ticked', at, {}), { pack })
      const asked = take(before, fact('deletion-requested', at, { requestId: 'd' }), { pack })
      if (!passed.ok || !asked.ok) throw new Error('neither is ever refused')
      const { account, decision } = asked.value
      const [alone, with_] = [passed.value.account, account]
      const money = ({ line }: typeof account) => [line.drawnMinor, line.overpaidMinor, line.loans, line.pending, line.stage]
      expect(money(with_)).toEqual(money(alone))
      expect(with_.line.limitMinor).toBeGreaterThanOrEqual(Math.min(alone.line.limitMinor, before.line.limitMinor))
      const held = new Set(alone.line.holds.map(({ reason }) => reason))
      const brought = with_.line.holds.filter(({ reason }) => !held.has(reason))
      expect(brought.filter(({ reason }) => pack.reasons.get(reason)?.category !== 'consent')).toEqual([])
      expect(with_.signals.failedDraws).toEqual(alone.signals.failedDraws)
      expect(with_.signals.applications).toEqual(alone.signals.applications)
      expect(decision.outcomes.filter(({ type }) => type === 'deletion-answered')).toHaveLength(1)
      expect(applyDecision(before, fact('deletion-requested', at, { requestId: 'd' }), decision)).toEqual(account)
      expect(decodeAccount(encodeAccount(account))).toEqual(account)
    }),
    { numRuns: 60, seed: 26 },
  )
})

test('from then on he repays as before, is woken until his day, and is erased on it, once', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyLife, (life) => {
      const before = live(life, { pack })
      const at = before.clockAt + 1
      const asked = take(before, fact('deletion-requested', at, { requestId: 'd' }), { pack })
      if (!asked.ok) throw new Error(asked.refusal.code)
      let { account } = asked.value
      const currency = account.line.currency
      if (currency !== null && account.line.drawnMinor > 0) {
        const paid = take(account, fact('repayment-posted', at + 1, { repaymentId: 'late', amountMinor: 1, currency }), { pack })
        expect(paid.ok).toBe(true)
        if (paid.ok) account = paid.value.account
        seen.add('repaid')
      }
      const due = erasureDue(account, zoneFor(pack, account.line))
      seen.add(due === null ? 'kept without a day' : 'kept until a day')
      if (standingDeletion(account.signals.information) === null) seen.add('erased at once')
      if (due === null) return
      expect(nextWake(account, pack) ?? Infinity).toBeLessThanOrEqual(Math.max(due, account.clockAt + 1))
      const ticked = take(account, fact('clock-ticked', Math.max(due, account.clockAt + 1), {}), { pack })
      if (!ticked.ok) throw new Error(ticked.refusal.code)
      const answers = ticked.value.decision.outcomes.filter(({ type }) => type === 'deletion-answered')
      expect(answers).toMatchObject([{ data: { answer: 'erased' } }])
      const again = take(ticked.value.account, fact('clock-ticked', ticked.value.account.clockAt + 1, {}), { pack })
      expect(again.ok && again.value.decision.outcomes.some(({ type }) => type === 'deletion-answered')).toBe(false)
    }),
    { numRuns: 60, seed: 26 },
  )
  expect([...seen].sort()).toEqual(expect.arrayContaining(['kept without a day', 'repaid']))
})
