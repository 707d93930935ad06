/** Looks that only the books would know of are left out of a future: nothing else may tell that they were. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { draw, noon, onboarded, out } from '../account/lending-life.fixture.ts'
import { newAccount, step } from '../account/step.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { readPack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { CATALOGUE } from '../signals/catalogue.ts'
import { Future, repayment, tick } from './future.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
const { pack } = reading

const run = (facts: readonly Fact[]): Account =>
  facts.reduce((account, fact) => {
    const outcome = step(account, fact, pack, { borrower: 'b' })
    return outcome.ok ? outcome.value.account : account
  }, newAccount)

const session = (id: string, at: number): Fact => ({ type: 'session-started', occurredAt: at, knownAt: at, data: { device: { id } } })

const life = fc.record({
  /** Days after the first draw. */
  draws: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 2 }),
  paid: fc.array(fc.tuple(fc.integer({ min: 10, max: 120 }), fc.integer({ min: 1, max: 60_000 })), { maxLength: 3 }),
  devices: fc.integer({ min: 0, max: 3 }),
  seenOn: fc.integer({ min: 41, max: 160 }),
})

test('with looks left out, an account comes to the same holds, limit, loans and signals as with every look taken', {
  timeout: 60_000,
}, () => {
  let [shorter, held] = [0, 0]
  fc.assert(
    fc.property(life, fc.array(fc.integer({ min: 1, max: 420 * 24 }), { minLength: 3, maxLength: 6 }), (drawn, hours) => {
      const { draws, paid, devices, seenOn } = drawn
      const first = noon('2026-01-15')
      const dayOf = (days: number): string => new Date(first + days * DAY_MS).toISOString().slice(0, 10)
      const seenAt = first + seenOn * DAY_MS
      const facts = [
        ...draws.flatMap((days, nth) => [draw(`d${nth}`, 100_000, dayOf(days)), out(`d${nth}`, 100_000, dayOf(days))]),
        ...paid.flatMap(([days, amountMinor], nth) => {
          const at = first + days * DAY_MS + HOUR_MS
          return at < seenAt ? [repayment(`p${nth}`, at, { amountMinor, currency: 'CNY' })] : []
        }),
      ].sort((a, b) => a.knownAt - b.knownAt)
      const later = Array.from({ length: devices }, (_, nth) => session(`s${nth}`, seenAt + nth))
      const account = run([...onboarded, ...facts, tick(seenAt), ...later])
      const future = new Future(pack)
      for (const at of hours.map((hour) => account.clockAt + hour * HOUR_MS)) {
        const [every, some] = [future.now(account, at), future.at(account, at)]
        expect(stateOf(some, at)).toEqual(stateOf(every, at))
        if (some.sequence < every.sequence) shorter++
        if (every.line.holds.length > 0) held++
      }
    }),
    { numRuns: 40 },
  )
  expect(shorter).toBeGreaterThan(20)
  expect(held).toBeGreaterThan(20)
})

function stateOf(account: Account, at: number) {
  const { holds, limitMinor, stage, dayRate, loans } = account.line
  const source = sourceAt(pack, account, at)
  return {
    holds: holds.map(({ id, reason, scope, placedAt, observedUntil }) => ({ id, reason, scope, placedAt, observedUntil })),
    line: { limitMinor, stage, dayRate },
    loans: loans.map(({ loan, settledOn, toldDays }) => ({ loan, settledOn, toldDays })),
    signals: CATALOGUE.map(({ name, read }) => [name, read(source)]),
  }
}
