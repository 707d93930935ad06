/** Over lives of the default pack: a cut and a dearer price name at most four reasons, and as many of them as turn it. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { baselineOf } from '@fairline/policy/explain/baselines'
import { characteristicsOf } from '@fairline/policy/explain/characteristics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { readSignal } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Account } from './account.ts'
import { newAccount, step } from './step.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const FILES = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))

function packWith(baselines: string | null): Pack {
  const { 'baselines.yaml': _own, ...rest } = Object.fromEntries(FILES)
  const files = new Map(Object.entries(baselines === null ? rest : { ...rest, 'baselines.yaml': baselines }))
  const reading = readPack(files, notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}
const own = FILES.get('baselines.yaml')!
const against = (choice: string): Pack => packWith(own.replace('against: near_pass', `against: ${choice}`))

const START = Date.parse('2026-01-05T04:00:00Z')
const fact = <T extends FactType>(type: T, day: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: START + day * DAY_MS, knownAt: START + day * DAY_MS, data }) as Fact
const known = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0, { purpose: 'score' }),
  fact('identity-verified', 0, { method: 'document' }),
]
const score = (value: number, day: number) => fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const draw = (amountMinor: number, day: number) =>
  fact('drawdown-requested', day, { drawdownId: `d${day}`, amountMinor, currency: 'CNY', purpose: 'consumption', tenorMonths: 12 })
const paidOut = (amountMinor: number, day: number) =>
  fact('drawdown-disbursed', day, { drawdownId: `d${day}`, loanId: `l${day}`, amountMinor, currency: 'CNY' })
const imported = fact('line-imported', 1, { limitMinor: 1_000_000, drawnMinor: 0, currency: 'CNY' })
const granted = [score(700, 1), draw(1_000_000, 2), paidOut(1_000_000, 2)]

type Act = { statement: readonly [daysPastDue: number, balanceMinor: number, paidMinor: number] } | { score: number } | { elsewhere: number } | { tick: number } // biome-ignore format: one type
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ statement: fc.tuple(fc.constantFrom(0, 0, 5, 20, 40, 70, 95), fc.constantFrom(0, 4e5, 7e5, 1e6), fc.constantFrom(0, 5e4, 5e5)) }),
  fc.record({ score: fc.integer({ min: 500, max: 800 }) }),
  fc.record({ elsewhere: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ tick: fc.constantFrom(30, 90, 190) }),
) // biome-ignore format: one act a line
const anyLife = fc.tuple(fc.constantFrom<readonly Fact[]>([imported], granted), fc.array(anyAct, { minLength: 1, maxLength: 10 }))

function factsOf([opening, acts]: readonly [readonly Fact[], readonly Act[]]): Fact[] {
  let day = 10
  return [...known, ...opening].concat(
    acts.map((act): Fact => {
      day += 'tick' in act ? act.tick : 7
      if ('tick' in act) return fact('clock-ticked', day, {})
      if ('score' in act) return score(act.score, day)
      if ('elsewhere' in act)
        return fact('delinquency-elsewhere-reported', day, { recordId: `e${day}`, source: 'bureau', daysPastDue: 10 * act.elsewhere })
      const [daysPastDue, balanceMinor, paidMinor] = act.statement
      return fact('statement-issued', day, { statementId: `s${day}`, balanceMinor, paidMinor, daysPastDue, currency: 'CNY' })
    }),
  )
}

/** The tables as they are read by a person. */
const gradeAt = (points: number): string => (points >= 700 ? 'A' : points >= 640 ? 'B' : points >= 540 ? 'C' : points >= 460 ? 'D' : 'E')
const RATE: Readonly<Record<string, number>> = { A: 20_000, B: 30_000, C: 40_000, D: 50_000, E: 60_000 }
function factorAt(points: number, utilisation: number | null): number {
  const cuts: Readonly<Record<string, readonly number[]>> = { D: [1000, 900, 800], E: [700, 600, 500] }
  const ofGrade = cuts[gradeAt(points)]
  if (utilisation === null || ofGrade === undefined) return 1000
  return ofGrade[utilisation < 500 ? 0 : utilisation < 800 ? 1 : 2]!
}

type Lost = { readonly reason: string; readonly loss: number }
type Scored = { readonly points: number; readonly losses: readonly Lost[] }

/** What each characteristic fell short, held against the first that fits; without a code there is nothing to tell. */
function scored(pack: Pack, source: SignalSource, isAdverse: (points: number) => boolean): Scored {
  const inputs = Object.fromEntries([...pack.policy.inputs.keys()].map((name) => [name, readSignal(name, source)]))
  const { fired } = pack.policy.evaluate(inputs, ['behaviour_score'])
  const points = fired.reduce((sum, { output }) => sum + Number(output), 0)
  const characteristics = characteristicsOf(pack.policy.decisions.get('behaviour_score')!)
  for (const { passesAt, baselines } of pack.yardsticks!) {
    if (passesAt !== null && isAdverse(Number(passesAt))) continue
    const losses = fired.flatMap(({ row, reason, output }): Lost[] => {
      const of = characteristics.find(({ rows }) => rows.some((each) => each.row === row))
      const loss = of === undefined ? 0 : Number(baselineOf(baselines, of)) - Number(output)
      return loss > 0 && reason ? [{ reason, loss }] : []
    })
    if (losses.length > 0) return { points, losses }
  }
  return { points, losses: [] }
}

type Adverse = { readonly causes: readonly Cause[]; readonly furtherReasons: number; readonly isAdverse: (points: number) => boolean }

function adverseOf(outcome: LineOutcome, account: Account, source: SignalSource): Adverse | null {
  if (outcome.type === 'limit-changed' && outcome.data.toMinor < outcome.data.fromMinor) {
    const utilisation = readSignal('utilisation', source) as number | null
    const { causes, furtherReasons = 0, fromMinor } = outcome.data
    const limitAt = (points: number): number => Math.floor((account.line.assessedMinor * factorAt(points, utilisation)) / 1000)
    expect(limitAt(scored(current, source, () => false).points)).toBe(outcome.data.toMinor)
    return { causes, furtherReasons, isAdverse: (points) => factorAt(points, utilisation) < 1000 && limitAt(points) < fromMinor }
  }
  if (outcome.type !== 'price-changed' || outcome.data.toDayRate < outcome.data.fromDayRate) return null
  const { causes, furtherReasons = 0, fromDayRate } = outcome.data
  return { causes, furtherReasons, isAdverse: (points) => RATE[gradeAt(points)]! > fromDayRate }
}

let current: Pack
type Seen = { cuts: number; rises: number; further: number; lower: number }

function live(pack: Pack, facts: readonly Fact[], seen: Seen, check: (adverse: Adverse, source: SignalSource) => void): void {
  let account = newAccount
  for (const one of facts) {
    const heard: { source: SignalSource; before: number }[] = []
    const outcome = step(account, one, pack, { borrower: 'b' }, { hear: (_question, source, before) => heard.push({ source, before }) })
    if (!outcome.ok) continue
    account = outcome.value.account
    const { outcomes } = outcome.value.decision
    for (const [index, made] of outcomes.entries()) {
      const { source } = heard.findLast(({ before }) => before <= index) ?? {}
      const adverse = source === undefined ? null : adverseOf(made, account, source)
      if (adverse === null) continue
      seen.cuts += Number(made.type === 'limit-changed')
      seen.lower += Number(made.type === 'limit-changed' && made.data.fromMinor < account.line.assessedMinor)
      seen.rises += Number(made.type === 'price-changed')
      seen.further += Number(adverse.furtherReasons > 0)
      check(adverse, source!)
      const notice = outcomes.find(({ type, data }) => type === 'notice-due' && 'about' in data && data.about === made.type)
      expect(notice).toMatchObject({ data: { furtherReasons: adverse.furtherReasons + Math.max(0, adverse.causes.length - 4) } })
    }
  }
}

test.each(['near_pass', 'mean', 'max'])(
  'held against %s: never without a cause, at most four, and with all that is told given back it is not made, or it is said that more is left',
  (choice) => {
    const pack = against(choice)
    current = pack
    const seen: Seen = { cuts: 0, rises: 0, further: 0, lower: 0 }
    fc.assert(
      fc.property(anyLife, (life) => {
        live(pack, factsOf(life), seen, ({ causes, furtherReasons, isAdverse }, source) => {
          expect(causes.length).toBeGreaterThan(0)
          expect(causes.length).toBeLessThanOrEqual(4)
          expect(causes.every(({ evidence }) => evidence.length > 0)).toBe(true)
          const told = new Set(causes.map(({ reason }) => reason))
          const { points, losses } = scored(pack, source, isAdverse)
          expect(isAdverse(points)).toBe(true)
          const back = losses.reduce((sum, { reason, loss }) => sum + (told.has(reason) ? loss : 0), points)
          if (furtherReasons === 0) expect(isAdverse(back)).toBe(false)
        })
      }),
      { numRuns: 150 },
    )
    expect([seen.cuts > 10, seen.rises > 0, seen.lower > 0], JSON.stringify(seen)).toEqual([true, true, true])
  },
  60_000,
)
