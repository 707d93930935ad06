import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newBook } from '../book/book.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { UTC } from '../kernel/zone.ts'
import { tinyFiles, tinyPack, tinyReasons } from '../pack/tiny-pack.fixture.ts'
import { CATALOGUE } from '../signals/catalogue.ts'
import { cleared, doingFrom, linked, suspected } from '../signals/security.fixture.ts'
import type { SignalSource } from '../signals/signal.ts'
import { ONLY_FALL, TIME_MOVES } from '../signals/time-moves.ts'
import { TOLD_KINDS, toldFact } from '../signals/told-facts.fixture.ts'
import type { Account } from './account.ts'
import { newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

const pack = tinyPack(tinyFiles(undefined, tinyReasons(['SE01', 'BE01'])))
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const tick = (at: number) => fact('clock-ticked', at, {})
const session = (deviceId: string, at: number) => fact('session-started', at, { device: { id: deviceId } })
const score = (value: number, at: number) => fact('score-updated', at, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const opening = [
  fact('borrower-registered', 1, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 2, { purpose: 'score' }),
  fact('identity-verified', 3, { method: 'document' }),
  score(750, 4),
]

function after(facts: readonly Fact[], from: Account = newAccount): Account {
  return facts.reduce((account, one) => {
    const outcome = step(account, one, pack, { borrower: 'b' })
    return outcome.ok ? outcome.value.account : account
  }, from)
}

const outcomesAt = (account: Account, at: number): string[] => {
  const outcome = step(account, tick(at), pack, { borrower: 'b' })
  return outcome.ok ? outcome.value.decision.outcomes.map(({ type }) => type) : ['refused']
}

const burst = ['x', 'y', 'z'].map((device, index) => session(device, DAY_MS + index))

test('an account on which time has no hold is never woken', () => {
  expect(nextWake(newAccount, pack)).toBeNull()
  expect(nextWake(after([...opening, session('x', DAY_MS), session('y', DAY_MS + 1)]), pack)).toBeNull()
})

test('a consent that runs out is one of the moments', () => {
  const account = after([...opening, fact('consent-granted', 5, { purpose: 'score', expiresAt: 77 })])
  expect(nextWake(account, pack)).toBe(77)
})

test('a hold whose window passes is looked at to the millisecond, then observed, then lifted', () => {
  const held = after([...opening, ...burst])
  const leaves = DAY_MS + 30 * DAY_MS
  expect(nextWake(held, pack)).toBe(leaves)
  expect(outcomesAt(held, leaves - 1)).toEqual([])
  expect(outcomesAt(held, leaves)).toEqual(['observation-started'])
  const observed = after([tick(leaves)], held)
  expect(nextWake(observed, pack)).toBe(leaves + 10 * DAY_MS)
  expect(outcomesAt(observed, leaves + 10 * DAY_MS - 1)).toEqual([])
  expect(outcomesAt(observed, leaves + 10 * DAY_MS)).toEqual(['hold-lifted'])
  expect(nextWake(after([tick(leaves + 10 * DAY_MS)], observed), pack)).toBeNull()
})

const AT = fc.integer({ min: 1, max: 250 * 24 }).map((hours) => hours * HOUR_MS)
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(fc.nat(TOLD_KINDS - 1), AT, fc.record({ x: fc.nat(9), y: fc.nat(9), z: fc.nat(9) }))
    .map(([kind, at, picks]) => toldFact(kind, at, picks)),
  fc.constantFrom(...opening),
  AT.map((at) => fact('identity-verified', at, { method: 'document' })),
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), AT).map(([id, at]) => session(id, at)),
  fc.tuple(fc.integer({ min: 500, max: 800 }), AT).map(([value, at]) => score(value, at)),
  fc
    .tuple(fc.integer({ min: 1, max: 300_000 }), AT)
    .map(([amount, at]) => fact('drawdown-requested', at, { drawdownId: `d${at}`, amountMinor: amount, currency: 'CNY' })),
  fc
    .tuple(fc.constantFrom(0, 30, 60), fc.nat(120_000), AT)
    .map(([late, balance, at]) =>
      fact('statement-issued', at, { statementId: `s${at}`, balanceMinor: balance, paidMinor: 0, daysPastDue: late, currency: 'CNY' }),
    ),
  fc
    .tuple(fc.constantFrom('r', 's'), fc.constantFrom(0, 30), AT)
    .map(([recordId, days, at]) => fact('delinquency-elsewhere-reported', at, { recordId, source: 'bureau', daysPastDue: days })),
  fc.tuple(AT, AT).map(([at, more]) => fact('consent-granted', at, { purpose: 'score', expiresAt: at + more })),
  AT.map((at) => fact('profile-changed', at, { field: 'phone', verified: true })),
  fc
    .tuple(fc.tuple(fc.nat(6), fc.nat(9), fc.nat(9), fc.nat(9)), AT)
    .map(([drawn, at]) => doingFrom(drawn, at, ['a', 'b', 'c'], ['s', 't'])),
  AT.map((at) => suspected(at)),
  AT.map((at) => cleared(at, { attackerDevices: ['c'] })),
  AT.map((at) => linked(at)),
  AT.map((at) => fact('line-imported', at, { limitMinor: 100_000, drawnMinor: 5, currency: 'CNY' })),
)
const anyAccount = fc.array(anyFact, { maxLength: 40 }).map((facts) => after(facts))

test('between two of its moves every signal of the catalogue keeps its value; of an age, at its cuts', () => {
  expect(Object.keys(TIME_MOVES).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort())
  fc.assert(
    fc.property(anyAccount, fc.integer({ min: 1, max: 400 * 24 }), ({ signals, line, clockAt }, hours) => {
      const source: SignalSource = {
        signals,
        line,
        at: clockAt,
        scale: pack.scoreScale,
        zone: UTC,
        product: null,
        draw: null,
        book: newBook,
      }
      const at = clockAt + hours * HOUR_MS
      for (const { name, read } of CATALOGUE) {
        if (name === 'utilisation_avg_180d') continue // Moves all the time, and is looked at daily.
        if (ONLY_FALL.has(name)) expect(Number(read({ ...source, at }))).toBeLessThanOrEqual(Number(read(source)))
        const moves = TIME_MOVES[name]!(source, 'any').filter((move) => move > clockAt)
        if (moves.every((move) => move > at)) expect([name, read({ ...source, at })]).toEqual([name, read(source)])
      }
    }),
    { numRuns: 500 },
  )
})

test('before its next wake-up, a look at an account changes nothing but the figures behind a hold', () => {
  fc.assert(
    fc.property(anyAccount, fc.double({ min: 0, max: 1, noNaN: true }), (account, share) => {
      const wakeAt = nextWake(account, pack)
      const until = wakeAt ?? account.clockAt + 800 * DAY_MS
      const at = Math.min(until - 1, Math.floor(account.clockAt + (until - account.clockAt) * share))
      if (at < account.clockAt) return
      expect(outcomesAt(account, at).filter((type) => type !== 'hold-kept')).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test('woken only when it says so, an account comes to the same holds as one looked at every day', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const horizon = account.clockAt + 250 * DAY_MS
      let woken = account
      for (let wakeAt = nextWake(woken, pack); wakeAt !== null && wakeAt <= horizon; wakeAt = nextWake(woken, pack)) {
        expect(wakeAt).toBeGreaterThan(woken.clockAt)
        woken = after([tick(wakeAt)], woken)
      }
      let daily = account
      for (let at = account.clockAt; at <= horizon; at += DAY_MS) daily = after([tick(at)], daily)
      const holds = ({ line }: Account) => line.holds.map(({ reason, scope }) => `${reason} ${scope}`).sort()
      const late = holds(woken).filter((hold) => !holds(daily).includes(hold))
      expect([holds(daily).length >= holds(woken).length, late]).toEqual([true, []])
      expect(woken.line.stage).toBe(daily.line.stage)
    }),
    { numRuns: 200 },
  )
})
