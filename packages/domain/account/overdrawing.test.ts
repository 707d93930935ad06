/** Under any policy, in any life: nothing is drawn beyond the limit or past a hold, and no hold stands in the way of paying back (P2). */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact } from '@fairline/contract/facts'
import { HOLD_SCOPES } from '@fairline/contract/outcomes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hold } from '../line/hold.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { plainLife } from '../line/recovery-codec.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { lifeOf, live, take } from './random-life.fixture.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const packs = randomPacks(files, 5, 'overdrawing')
const anyLife = fc.tuple(fc.nat(), fc.integer({ min: 4, max: 40 })).map(([seed, acts]) => lifeOf(seed, acts))
const nthPack = fc.nat(packs.length - 1)

/** What the outcomes say of the line, added up by hand. */
type Told = {
  limitMinor: number
  temporaryMinor: number
  owedMinor: number
  /** By the id of the hold: what it blocks, and of one that is given back in stages, how much may be used. */
  holds: Map<string, { scope: string; usableMinor: number | null }>
  /** By drawdown: money that could not be paid out. */
  cancelledMinor: Map<string, number>
}
const nothing = (): Told => ({ limitMinor: 0, temporaryMinor: 0, owedMinor: 0, holds: new Map(), cancelledMinor: new Map() })

function hear(told: Told, outcome: LineOutcome): void {
  hearOfHold(told, outcome)
  const { type, data } = outcome
  if (type === 'line-granted' || type === 'import-recorded') told.limitMinor = data.limitMinor
  if (type === 'import-recorded' || type === 'balance-observed') told.owedMinor = data.drawnMinor
  if (type === 'limit-changed') told.limitMinor = data.toMinor
  if (type === 'temporary-limit-set') told.temporaryMinor = data.limitMinor
  if (type === 'temporary-limit-ended') told.temporaryMinor = 0
  if (type === 'drawdown-approved') told.owedMinor += data.amountMinor
  if (type === 'drawdown-cancelled') {
    told.owedMinor -= data.amountMinor
    told.cancelledMinor.set(data.drawdownId, data.amountMinor)
  }
  if (type === 'loan-opened') told.owedMinor += told.cancelledMinor.get(data.drawdownId) ?? 0
  if (type === 'repayment-applied' || type === 'misuse-ended') told.owedMinor -= data.principalMinor
  if (type === 'repayment-taken-back') told.owedMinor += data.principalMinor
}

function hearOfHold({ holds }: Told, { type, data }: LineOutcome): void {
  if (type === 'hold-placed') holds.set(data.holdId, { scope: data.scope, usableMinor: null })
  if (type === 'hold-lifted') holds.delete(data.holdId)
  if (type === 'restoration-agreed') holds.set(data.holdId, { ...holds.get(data.holdId)!, usableMinor: 0 })
  if (type === 'restoration-advanced') holds.set(data.holdId, { ...holds.get(data.holdId)!, usableMinor: data.usableMinor })
  if (type === 'restoration-set-back' && data.setBack === 'reset') holds.set(data.holdId, { ...holds.get(data.holdId)!, usableMinor: 0 })
}

type Seen = { approved: number; inStages: number; temporary: number }

function check(told: Told, { outcomes }: Decision, seen: Seen): void {
  for (const outcome of outcomes) {
    if (outcome.type === 'drawdown-approved') {
      const onDrawing = [...told.holds.values()].filter(({ scope }) => scope === 'draw')
      const wholeMinor = Math.max(told.limitMinor, told.temporaryMinor)
      const usableMinor = onDrawing.reduce((least, hold) => Math.min(least, hold.usableMinor ?? 0), wholeMinor)
      expect(told.owedMinor + outcome.data.amountMinor).toBeLessThanOrEqual(usableMinor)
      seen.approved++
      seen.inStages += Number(onDrawing.length > 0)
      seen.temporary += Number(told.owedMinor + outcome.data.amountMinor > told.limitMinor)
    }
    hear(told, outcome)
  }
}

/** Half a year of wishes for money after a promise to keep to the rules. */
const promised = fc.record({ hours: fc.integer({ min: 100, max: 900 }), x: fc.nat(3), y: fc.nat(2), z: fc.constantFrom(1, 2) })

test('what is drawn and what waits to be paid out never pass the limit, and nothing is drawn while a hold blocks it', () => {
  const seen: Seen = { approved: 0, inStages: 0, temporary: 0 }
  fc.assert(
    fc.property(nthPack, anyLife, fc.array(promised, { maxLength: 12 }), (nth, life, wishes) => {
      const pack = packs[nth]!
      const told = nothing()
      const acts = [...life.acts, ...wishes.map((wish) => ({ kind: 0, ...wish }))]
      const account = live({ ...life, acts }, { pack }, ({ decision }) => check(told, decision, seen))
      expect(account.line.drawnMinor).toBe(told.owedMinor)
    }),
    { numRuns: 50, seed: 2 },
  )
  expect([seen.approved > 20, seen.temporary > 0], JSON.stringify(seen)).toEqual([true, true])
})

const anyHold: fc.Arbitrary<Pick<Hold, 'scope' | 'reason'>> = fc.record({
  scope: fc.constantFrom(...HOLD_SCOPES),
  reason: fc.constantFrom('SE04', 'CR03', 'RG05', 'CR02'),
})
const evidence = [{ signal: 'days_past_due', value: 3, test: '>= 3', asOf: null }]
const held = ({ line, ...account }: Account, holds: readonly Pick<Hold, 'scope' | 'reason'>[]): Account => {
  const more = holds.map(
    (hold, nth): Hold => ({ id: `hd_b_${900 + nth}`, placedAt: account.clockAt, evidence, observedUntil: null, ...plainLife, ...hold }),
  )
  return { ...account, line: { ...line, holds: [...line.holds, ...more] } }
}

test('whatever holds there are, money paid back is taken, and does all that it would do without them', () => {
  let paid = 0
  fc.assert(
    fc.property(nthPack, anyLife, fc.array(anyHold, { maxLength: 3 }), fc.nat(3_000_000), (nth, life, holds, minor) => {
      const pack = packs[nth]!
      const account = live(life, { pack })
      const at = account.clockAt + 1
      const data = { repaymentId: 'back', amountMinor: minor + 1, currency: 'CNY' }
      const repayment: Fact = { type: 'repayment-posted', occurredAt: at, knownAt: at, data }
      const free = { ...account, line: { ...account.line, holds: [] } }
      const [applied, freely] = [held(account, holds), free].map((from) => {
        const outcome = take(from, repayment, { pack })
        if (!outcome.ok) return outcome.refusal
        const { line } = outcome.value.account
        const { drawnMinor, overpaidMinor, loans } = line
        const told = outcome.value.decision.outcomes.filter(({ type }) => /^(repayment|loan|instalment|journal)-/.test(type))
        return { told, drawnMinor, overpaidMinor, loans }
      })
      expect(applied).toEqual(freely)
      if (account.line.stage !== 'pending')
        expect(applied).toMatchObject({ told: expect.arrayContaining([expect.objectContaining({ type: 'repayment-applied' })]) })
      paid += Number(account.line.drawnMinor > 0)
    }),
    { numRuns: 30, seed: 3 },
  )
  expect(paid).toBeGreaterThan(10)
})
