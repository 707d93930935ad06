/**
 * Under any policy, in any life: what is our fault or our doing is never adverse history (P5). A request that we, a hold or a fault turned away, money that
 * we could not pay out, and a limit that we cut, leave the account as if nobody had asked.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookFactOf, NUMBERS } from '../book/book.fixture.ts'
import { foldBook, newBook } from '../book/book.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { availableMinor } from '../line/line.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { DECISION, tablesLike } from '../pack/pack-shape.ts'
import { randomPacks } from '../pack/random-pack.fixture.ts'
import { sourceAt } from '../pack/source-at.ts'
import { readSignals } from '../signals/catalogue.ts'
import { foldFact } from '../signals/signals.ts'
import type { Account } from './account.ts'
import { type Living, lifeOf, live, type Stepped, tell } from './random-life.fixture.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const packs = randomPacks(files, 5, 'ours')
const anyLife = fc.tuple(fc.nat(), fc.integer({ min: 4, max: 40 })).map(([seed, acts]) => lifeOf(seed, acts))
const nthPack = fc.nat(packs.length - 1)
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const tick = (at: number): Fact => fact('clock-ticked', at, {})

/** From where somebody asked is remembered, so that an intruder can be told by it later; no signal is made of it. */
const history = ({ signals, assessment }: Account) => {
  const { asked: _from, ...security } = signals.security
  return { signals: { ...signals, asOf: 0, balances: signals.balances.map(({ drawnMinor }) => drawnMinor), security }, assessment }
}

const OWN: ReadonlySet<string> = new Set(['policy', 'credit-insufficient'])

/** Declared his own doing by a row of the policy, or more than he ever had. */
function mayCount({ data }: OutcomeOf<'drawdown-declined'>, { line }: Account, { policy, reasons }: Pack): boolean {
  if (!OWN.has(data.code)) return false
  if (data.code === 'credit-insufficient') return line.drawnMinor + data.amountMinor > line.highestLimitMinor
  return data.causes.every(({ reason }) => {
    const isOurs = ['technical', 'platform'].includes(reasons.get(reason)?.category ?? '')
    const rows = tablesLike(policy, DECISION.drawdown).flatMap((table) => policy.decisions.get(table)!.rows)
    return !isOurs && rows.some((row) => row.reason === reason && row.outputs.includes(true))
  })
}

const anyBook = fc
  .array(fc.array(fc.nat(), { minLength: NUMBERS, maxLength: NUMBERS }), { maxLength: 16 })
  .map((all) => all.map((numbers) => bookFactOf(numbers, Date.parse('2026-01-05T04:00:00Z'), 200)))
  .map((said) => said.toSorted((a, b) => a.occurredAt - b.occurredAt).reduce((book, one, nth) => foldBook(book, one, nth + 1), newBook))

test('turned away by a hold, our policy or a fault, he is as if he had not asked; what counts was his own doing', () => {
  const seen: Record<string, number> = {}
  const check = ({ before, fact: one, account, decision }: Stepped, living: Living) => {
    const declined = decision.outcomes.find((outcome) => outcome.type === 'drawdown-declined')
    if (declined === undefined) return
    const { code, counts } = declined.data
    seen[`${code} ${counts}`] = (seen[`${code} ${counts}`] ?? 0) + 1
    const idle = tell(before, [tick(one.knownAt)], living)
    if (counts) expect(mayCount(declined, idle, living.pack), JSON.stringify(declined)).toBe(true)
    // A request is a look at the line before and after it: what the first look changed of the limit, the second sees.
    else expect(history(tell(account, [tick(one.knownAt)], living))).toEqual(history(tell(idle, [tick(one.knownAt)], living)))
  }
  fc.assert(
    fc.property(nthPack, anyLife, anyBook, (nth, life, book) => {
      const pack = packs[nth]!
      live(life, { pack, book }, (stepped) => check(stepped, { pack, book }))
    }),
    { numRuns: 50, seed: 5 },
  )
  const kinds = ['held', 'policy', 'credit-insufficient', 'line-closed', 'technical', 'platform']
  expect(kinds.filter((kind) => Object.keys(seen).some((code) => code.startsWith(kind))).length, JSON.stringify(seen)).toBeGreaterThan(4)
})

test('a fault that is reported, and a question that nobody answered, move nothing about him', () => {
  fc.assert(
    fc.property(nthPack, anyLife, fc.integer({ min: 1, max: 900 }), (nth, life, hours) => {
      const pack = packs[nth]!
      const account = live(life, { pack })
      const at = account.clockAt + hours * HOUR_MS
      const [faulty, passed] = [fact('technical-failure-reported', at, { component: 'payouts' }), tick(at)].map((one) =>
        tell(account, [one], { pack }),
      )
      expect([faulty!.line, faulty!.assessment]).toEqual([account.line, account.assessment])
      expect(faulty!.signals).toEqual(foldFact(account.signals, tick(at)))
      if (account.line.stage !== 'open') return
      const unheard = tell(account, [fact('inquiry-failed', at, { inquiryId: 'i', kind: 'score', source: 's' })], { pack })
      expect([unheard.line.limitMinor, unheard.line.dayRate, unheard.assessment]).toEqual([
        passed!.line.limitMinor,
        passed!.line.dayRate,
        passed!.assessment,
      ])
      expect(unheard.line.holds).toEqual(passed!.line.holds)
    }),
    { numRuns: 30, seed: 6 },
  )
})

test('money that we could not pay out leaves no trace: he asks again as often as he likes', () => {
  let failed = 0
  fc.assert(
    fc.property(nthPack, anyLife, fc.constantFrom('funder', 'technical'), fc.integer({ min: 0, max: 90 }), (nth, life, cause, hours) => {
      const pack = packs[nth]!
      const account = live({ ...life, isCalm: true }, { pack })
      const at = account.clockAt + 2 * DAY_MS
      const amountMinor = Math.min(100_000, availableMinor(account.line))
      if (amountMinor === 0) return
      const times = Array.from({ length: 4 }, (_, nth) => [at + nth * DAY_MS, at + nth * DAY_MS + hours * 600_000] as const)
      const asked = times.flatMap(([when, out], nth) => [
        fact('drawdown-requested', when, { drawdownId: `n${nth}`, amountMinor, currency: 'CNY', purpose: 'consumption', tenorMonths: 12 }),
        fact('disbursement-failed', out, { drawdownId: `n${nth}`, cause }),
      ])
      const tried = tell(account, asked, { pack })
      if (tried.line.pending.length === account.line.pending.length) return
      failed++
      const idle = tell(
        account,
        times.flatMap((both) => both.map(tick)),
        { pack },
      )
      const [of, without] = [tried, idle].map(({ signals, assessment, line }) => ({
        applications: signals.applications,
        failedDraws: signals.failedDraws,
        draws: signals.security.draws,
        scores: assessment,
        limitMinor: line.limitMinor,
        holds: line.holds.map(({ reason }) => reason),
      }))
      expect(of).toEqual(without)
    }),
    { numRuns: 60, seed: 7 },
  )
  expect(failed).toBeGreaterThan(10)
})

/** What is said of the limit itself. */
const OF_THE_LIMIT: ReadonlySet<string> = new Set(['limit_minor', 'available_minor'])

test('a limit that we cut makes nothing about him look worse', () => {
  fc.assert(
    fc.property(nthPack, anyLife, fc.nat(999), (nth, life, permille) => {
      const pack = packs[nth]!
      const account = live(life, { pack })
      const { line } = account
      const cut = { ...account, line: { ...line, limitMinor: Math.floor((line.limitMinor * permille) / 1000) } }
      const [before, behind] = [account, cut].map((one) => readSignals(sourceAt(pack, one, one.clockAt)))
      for (const [name, value] of Object.entries(before!)) if (!OF_THE_LIMIT.has(name)) expect([name, behind![name]]).toEqual([name, value])
    }),
    { numRuns: 40, seed: 8 },
  )
})
