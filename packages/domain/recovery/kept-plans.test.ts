/**
 * Under policies that nobody wrote: a plan that is shown does what it says by the very code that decides, and is kept to though the policy becomes another
 * (P10). What blocks him then is another cause, and he is told which.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import type { Plan } from '@fairline/policy/recourse/problem'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { type Living, type Stepped, tell } from '../account/random-life.fixture.ts'
import { newAccount } from '../account/step.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { blocksDrawing } from '../line/hold.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { wayBack } from './way-back.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const packs = randomPacks(files, 4, 'plans')
/** Whatever he does, it would go on holding him for these. */
const stricter = packWith((dmn) =>
  ['devices_since_verification_30d', 'delinquencies_elsewhere_180d'].reduce(
    (text, signal) => text.replace(new RegExp(`(id="hold-[^"]*\\.${signal}"><text>)&gt;= \\d+<`, 'g'), '$1&gt;= 0<'),
    dmn,
  ),
)
const others = [...packs, stricter, stricter]
const nthPack = fc.nat(packs.length - 1)

function packWith(change: (dmn: string) => string): Pack {
  const reading = readPack(new Map([...files, ['policy.dmn', change(files.get('policy.dmn')!)]]), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}
const START = Date.parse('2026-09-01T04:00:00Z')
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const elsewhere = (at: number, recordId: string, daysPastDue: number) =>
  fact('delinquency-elsewhere-reported', at, { source: 'bureau', recordId, daysPastDue })
const granted = [
  fact('borrower-registered', START, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', START + 1, { purpose: 'score' }),
  fact('consent-granted', START + 2, { purpose: 'bureau' }),
  fact('identity-verified', START + 3, { method: 'document' }),
  fact('score-updated', START + 4, { value: 790, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
/** All that an action of the plan can be shown by. */
const troubles = fc.record({ devices: fc.integer({ min: 2, max: 5 }), debts: fc.nat(2), takesConsentBack: fc.boolean() })
type Troubles = Readonly<{ devices: number; debts: number; takesConsentBack: boolean }>

const RECORDS = ['x', 'y']
const troubled = ({ devices, debts, takesConsentBack }: Troubles): readonly Fact[] => [
  ...granted,
  ...RECORDS.slice(0, debts).map((id, nth) => elsewhere(START + 5 * DAY_MS + nth, id, 40)),
  ...Array.from({ length: devices }, (_, nth) => fact('session-started', START + 6 * DAY_MS + nth, { device: { id: `d${nth}` } })),
  ...(takesConsentBack ? [fact('consent-withdrawn', START + 7 * DAY_MS, { purpose: 'score' })] : []),
]

/** As they would really come. Null where the plan asks for something that is not among these. */
function factsOf({ steps }: Plan, debts: number, { waysBack }: Pack): readonly Fact[] | null {
  const made = steps.map(({ action, effectiveAt: at }): readonly Fact[] | null => {
    const { fact: type, ...how } = waysBack!.actions.find(({ id }) => id === action)!
    if (type === 'identity-verified') return [fact(type, at, { method: 'face' })]
    if (type === 'consent-granted' && 'purpose' in how) return [fact(type, at, { purpose: how.purpose })]
    return type === 'delinquency-elsewhere-reported' ? RECORDS.slice(0, debts).map((id) => elsewhere(at, id, 0)) : null
  })
  return made.every((one) => one !== null) ? made.flat() : null
}

/** Looked at every six hours; what is done is done on its day. */
function lead(from: Account, facts: readonly Fact[], until: number, living: Living, see?: (stepped: Stepped) => void): Account {
  const looks = Array.from({ length: Math.ceil((until - from.clockAt) / (6 * HOUR_MS)) }, (_, nth) =>
    fact('clock-ticked', from.clockAt + 1 + nth * 6 * HOUR_MS, {}),
  )
  const all = [...looks, ...facts, fact('clock-ticked', until, {})].toSorted((a, b) => a.occurredAt - b.occurredAt)
  return tell(from, all, living, see)
}

test('a plan that is shown lifts its holds when it says so, also under another policy; what is new is told', { timeout: 60_000 }, () => {
  const seen = { plans: 0, honoured: 0, others: 0 }
  fc.assert(
    fc.property(nthPack, fc.nat(others.length - 1), troubles, (nth, otherNth, trouble) => {
      const [pack, other] = [packs[nth]!, others[otherNth]!]
      const account = tell(newAccount, troubled(trouble), { pack })
      const now = account.clockAt + HOUR_MS
      const goal = wayBack({ account, pack, at: now, stateHash: 's' }).goals.find(({ scope }) => scope === 'draw')
      if (goal === undefined || goal.recourse.answer !== 'plans') return
      const [plan] = goal.recourse.plans
      const facts = factsOf(plan!, trouble.debts, pack)
      if (facts === null) return
      seen.plans++
      const until = plan!.reachedAt + 7 * HOUR_MS
      expect(lead(account, facts, until, { pack }).line.holds.filter(blocksDrawing)).toEqual([])
      const honouredUntilAt = now + 120 * DAY_MS
      if (until > honouredUntilAt) return
      const holds = goal.holds.map(({ id }) => id)
      const given = fact('way-back-given', now, { planId: 'w', holds, steps: [], policyHash: pack.hash, stateHash: 's', honouredUntilAt })
      const told = new Set<string | null>()
      const after = lead(tell(account, [given], { pack }), facts, until, { pack: other, earlier: [pack] }, ({ decision }) => {
        for (const { type, data } of decision.outcomes) {
          if (type === 'notice-due') told.add(data.holdId)
          if (type === 'hold-lifted' && data.why === 'honoured') seen.honoured++
        }
      })
      expect(after.line.holds.filter(({ id }) => holds.includes(id))).toEqual([])
      for (const hold of after.line.holds.filter(blocksDrawing)) {
        seen.others++
        expect(goal.holds.map(({ reason }) => reason)).not.toContain(hold.reason)
        expect([hold.id, hold.evidence.length > 0, told.has(hold.id)]).toEqual([hold.id, true, true])
      }
    }),
    { numRuns: 14, seed: 10 },
  )
  expect([seen.plans > 5, seen.honoured > 0], JSON.stringify(seen)).toEqual([true, true])
})
