import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { cashFlowAtRisk, type Flow } from './cash-flow-at-risk.ts'
import { byCommonCause, byProvider, type Funding, groupShares } from './concentration.ts'
import { coverage13Ppm, DEFAULT_STRESS } from './coverage.ts'
import { DESK_MEASURES } from './definitions.ts'
import { forecastErrorPpm } from './forecast.ts'
import { countedMinor, DEFAULT_HAIRCUTS, haircutPpm, headroomMinor, type Line } from './headroom.ts'
import { debtServiceCoveragePpm, leveragePpm, type Quarter } from './leverage.ts'
import { type DebtWeek, maturityWall, remainingDays } from './maturity.ts'
import { stabilityOf, stabilityOfAll } from './stability.ts'
import { survivalOf, survivalWithoutAny } from './survival.ts'
import { switchMinutes, switchTimes } from './switch-time.ts'

const TODAY = 20_000
const line = (more: Partial<Line> = {}): Line => ({
  limitMinor: 1_000,
  drawnMinor: 200,
  leadDays: 3,
  isCommitted: true,
  testedOn: TODAY,
  badge: 'normal',
  isWarned: false,
  ...more,
})

test.each<[rule: string, line: Line, haircut: number, counted: number]>([
  ['committed, tested 90 days ago', line({ testedOn: TODAY - 90 }), 50_000, 760],
  ['committed, tested 91 days ago', line({ testedOn: TODAY - 91 }), 200_000, 640],
  ['committed, never tested', line({ testedOn: null }), 200_000, 640],
  ['not committed, tested 30 days ago', line({ isCommitted: false, testedOn: TODAY - 30 }), 350_000, 520],
  ['not committed, tested 31 days ago', line({ isCommitted: false, testedOn: TODAY - 31 }), 600_000, 320],
  ['a warning stands at it', line({ isWarned: true }), 250_000, 600],
  ['and at the least reliable', line({ isCommitted: false, testedOn: null, isWarned: true }), 800_000, 160],
  ['a lower limit is what counts', line({ badge: 'limit_cut', limitMinor: 300 }), 50_000, 95],
  ['in doubt', line({ badge: 'doubtful' }), 1_000_000, 0],
  ['silent', line({ badge: 'unknown' }), 1_000_000, 0],
  ['suspended', line({ badge: 'suspended' }), 1_000_000, 0],
  ['debts are past due', line({ badge: 'debt_urgent' }), 1_000_000, 0],
  ['drawn beyond its limit', line({ drawnMinor: 1_001 }), 50_000, 0],
  ['rounded down', line({ limitMinor: 201 }), 50_000, 0],
])('haircut: %s', (_rule, given, haircut, counted) => {
  expect(haircutPpm(given, TODAY, DEFAULT_HAIRCUTS)).toBe(haircut)
  expect(countedMinor(given, TODAY, DEFAULT_HAIRCUTS)).toBe(counted)
})

test('headroom: cash, and what pays in time', () => {
  // 100 + 760 + 520; the third takes a day too long.
  const lines = [line(), line({ isCommitted: false }), line({ leadDays: 8 })]
  expect(headroomMinor(100, lines, 7, TODAY, DEFAULT_HAIRCUTS)).toBe(1_380)
  expect(headroomMinor(100, lines, 8, TODAY, DEFAULT_HAIRCUTS)).toBe(2_140)
})

test('headroom never grows when something gets worse', () => {
  const anyLine = fc.record({
    limitMinor: fc.nat(1e12),
    drawnMinor: fc.nat(1e12),
    leadDays: fc.nat(60),
    isCommitted: fc.boolean(),
    testedOn: fc.option(fc.integer({ min: TODAY - 200, max: TODAY }), { nil: null }),
    badge: fc.constantFrom('normal' as const, 'limit_cut' as const, 'unknown' as const),
    isWarned: fc.boolean(),
  })
  fc.assert(
    fc.property(anyLine, fc.nat(200), (given, days) => {
      const of = (one: Line) => headroomMinor(0, [one], 30, TODAY, DEFAULT_HAIRCUTS)
      const worse: Line[] = [
        { ...given, isWarned: true },
        { ...given, isCommitted: false },
        { ...given, badge: 'doubtful' },
        { ...given, leadDays: given.leadDays + days },
        { ...given, testedOn: given.testedOn === null ? null : given.testedOn - days },
        { ...given, drawnMinor: given.drawnMinor + days },
      ]
      for (const one of worse) expect(of(one)).toBeLessThanOrEqual(of(given))
      expect(of(given)).toBeLessThanOrEqual(Math.max(0, given.limitMinor - given.drawnMinor))
    }),
  )
})

test.each<[rule: string, gaps: number[], weeks: number, isBeyond: boolean]>([
  ['missing at once', [1, 0, 0], 0, false],
  ['missing in the third week', [0, 0, 5, 0], 2, false],
  ['never', [0, 0, 0], 3, true],
  ['nothing is known', [], 0, true],
])('survival: %s', (_rule, gaps, weeks, isBeyond) => {
  expect(survivalOf(gaps)).toEqual({ weeks, isBeyond })
})

test('survival without any one provider is the shortest', () => {
  const curves = [
    { provider: 'c', gapsMinor: [0, 0, 0] },
    { provider: 'b', gapsMinor: [0, 1, 0] },
    { provider: 'a', gapsMinor: [0, 9, 9] },
  ]
  expect(survivalWithoutAny(curves)).toEqual({ provider: 'a', weeks: 1, isBeyond: false })
  expect(survivalWithoutAny(curves.slice(0, 1))).toEqual({ provider: 'c', weeks: 3, isBeyond: true })
  expect(survivalWithoutAny([])).toBeUndefined()
})

test('coverage: worked by hand', () => {
  // 13 weeks of 100 out × 1.1 and 50 in × 0.8: 1430 - 520 = 910. Funds 150 + 760 = 910.
  const weeks = Array.from({ length: 20 }, () => ({ outMinor: 100, inMinor: 50 }))
  const funds = { cashMinor: 150, lines: [line({ leadDays: 91 }), line({ leadDays: 92 })], today: TODAY, haircuts: DEFAULT_HAIRCUTS }
  expect(coverage13Ppm(funds, weeks, DEFAULT_STRESS)).toBe(1_000_000)
  expect(coverage13Ppm({ ...funds, cashMinor: 149 }, weeks, DEFAULT_STRESS)).toBe(998_901)
  expect(coverage13Ppm(funds, [{ outMinor: 8, inMinor: 11 }], DEFAULT_STRESS)).toBeNull()
})

const funding = (provider: string, drawnMinor: number, groups: readonly string[] = []): Funding => ({
  provider,
  groups,
  drawnMinor,
  limitMinor: 100,
  reachMinor: 0,
})

test('concentration: worked by hand', () => {
  // .5² + .3² + .2² = .38; 1 / .38 = 2.631…
  const fundings = [funding('a', 30, ['r', 'x']), funding('b', 50, ['r']), funding('c', 20), funding('a', 0, ['x'])]
  expect(byProvider(fundings, 'drawnMinor')).toMatchObject({ hhiPpm: 380_000, effectiveMilli: 2_631 })
  expect(byProvider(fundings, 'drawnMinor').shares.map(({ of, ppm }) => [of, ppm])).toEqual([
    ['b', 500_000],
    ['a', 300_000],
    ['c', 200_000],
  ])
  // Limits: a has two lines, so 200 of 400.
  expect(byProvider(fundings, 'limitMinor').hhiPpm).toBe(375_000)
  // a and b fail together: .8² + .2².
  expect(byCommonCause(fundings, 'drawnMinor')).toMatchObject({ hhiPpm: 680_000 })
  expect(groupShares(fundings, 'drawnMinor')).toEqual([
    { group: 'r', ppm: 800_000 },
    { group: 'x', ppm: 300_000 },
  ])
  expect(byProvider(fundings, 'reachMinor')).toEqual({ hhiPpm: null, effectiveMilli: null, shares: [] })
  expect(groupShares(fundings, 'reachMinor')).toEqual([])
})

test('concentration: between one over the number of sources and one, and never less by common cause', () => {
  const anyFunding = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 1e12 }), fc.subarray(['r', 's', 't']))
    .map(([provider, drawn, groups]) => funding(provider, drawn, groups))
  fc.assert(
    fc.property(fc.array(anyFunding, { minLength: 1, maxLength: 12 }), (fundings) => {
      const { hhiPpm, shares } = byProvider(fundings, 'drawnMinor')
      expect(hhiPpm).toBeGreaterThanOrEqual(Math.floor(1e6 / shares.length))
      expect(hhiPpm).toBeLessThanOrEqual(1_000_000)
      expect(byCommonCause(fundings, 'drawnMinor').hhiPpm).toBeGreaterThanOrEqual(hhiPpm!)
    }),
  )
})

const range = (p10: number, p50: number, p90: number) => ({ p10, p50, p90 })

test('cash flow at risk: worked by hand', () => {
  // One receipt of 80, 100 or 110: 24 + 40 + 33 = 97 expected, 80 in the worst three of ten.
  const receipt: Flow = { onDay: 10, minor: range(80, 100, 110) }
  expect(cashFlowAtRisk([receipt], 10, 950_000)).toEqual({ expectedMinor: 97, independentMinor: 17, togetherMinor: 17 })
  // In exactly three of ten it is 80.
  expect(cashFlowAtRisk([receipt], 10, 700_000).independentMinor).toBe(17)
  expect(cashFlowAtRisk([receipt], 10, 699_999).independentMinor).toBe(-3)
  expect(cashFlowAtRisk([receipt], 9, 950_000)).toEqual({ expectedMinor: 0, independentMinor: 0, togetherMinor: 0 })
  // A need of 50, 60 or 70 as well: 37 expected. Both at their worst in 9 of 100, at 80 - 70 = 10: that is below one in ten, and the next is 20 (80 - 60).
  const need: Flow = { onDay: 10, minor: range(-70, -60, -50) }
  expect(cashFlowAtRisk([receipt, need], 10, 950_000)).toEqual({ expectedMinor: 37, independentMinor: 27, togetherMinor: 27 })
  expect(cashFlowAtRisk([receipt, need], 10, 900_000)).toEqual({ expectedMinor: 37, independentMinor: 17, togetherMinor: 27 })
  // On time in three of ten, then two or five days late: on day 12 in seven of ten.
  const late: Flow = { onDay: 10, minor: range(100, 100, 100), delayDays: range(0, 2, 5) }
  expect(cashFlowAtRisk([late], 11, 750_000)).toEqual({ expectedMinor: 30, independentMinor: 30, togetherMinor: 30 })
  expect(cashFlowAtRisk([late], 12, 650_000)).toEqual({ expectedMinor: 70, independentMinor: -30, togetherMinor: -30 })
  expect(cashFlowAtRisk([], 12, 950_000)).toEqual({ expectedMinor: 0, independentMinor: 0, togetherMinor: 0 })
})

test('cash flow at risk: many large flows, in any order, within a step; all together is worse than each for itself', () => {
  const anyFlow = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(1e8), fc.nat(1e8))
    .map(([p50, down, up]): Flow => ({ onDay: 1, minor: range(p50 - down, p50, p50 + up) }))
  fc.assert(
    fc.property(fc.array(anyFlow, { minLength: 6, maxLength: 12 }), (flows) => {
      const { independentMinor, togetherMinor } = cashFlowAtRisk(flows, 1, 950_000)
      const step = Math.ceil(flows.reduce((all, { minor }) => all + minor.p90 - minor.p10, 0) / 4096)
      expect(independentMinor).toBeLessThanOrEqual(togetherMinor + step)
      expect(independentMinor).toBeGreaterThanOrEqual(-step)
      expect(Math.abs(cashFlowAtRisk([...flows].reverse(), 1, 950_000).independentMinor - independentMinor)).toBeLessThanOrEqual(step)
    }),
    { numRuns: 20 },
  )
})

test.each<[debt: number, equity: number, ppm: number | null]>([
  [300, 100, 750_000],
  [1, 2, 333_333],
  [5, -10, 1_000_000],
  [0, 10, 0],
  [0, 0, null],
])('leverage: debt %i and equity %i', (debt, equity, ppm) => {
  expect(leveragePpm(debt, equity)).toBe(ppm)
})

const quarter = (cashFlowMinor: number, serviceMinor: number): Quarter => ({ cashFlowMinor, serviceMinor })
test.each<[rule: string, quarters: Quarter[], ppm: number | null]>([
  ['the worst quarter counts', [quarter(130, 100), quarter(110, 100), quarter(1, 0)], 1_100_000],
  ['a negative cash flow covers nothing', [quarter(-5, 100)], 0],
  ['no debts to serve', [quarter(130, 0)], null],
])('debt service coverage: %s', (_rule, quarters, ppm) => {
  expect(debtServiceCoveragePpm(quarters)).toBe(ppm)
})

test('a negative debt service is a mistake of the caller', () => {
  expect(() => debtServiceCoveragePpm([quarter(1, -1)])).toThrow('debt service is not negative')
})

const debtWeeks = (...weeks: [number, number][]): DebtWeek[] =>
  weeks.map(([serviceMinor, receiptsMinor]) => ({ serviceMinor, receiptsMinor }))
test.each<[rule: string, weeks: DebtWeek[], fromWeek: number | undefined, ppm: number | null | undefined]>([
  // Weeks 0-3: 10 / 40; weeks 1-4: 40 / 40; weeks 2-5: 40 / 60.
  ['the worst four weeks', debtWeeks([0, 10], [0, 10], [10, 10], [0, 10], [30, 10], [0, 30]), 1, 1_000_000],
  ['nothing comes in', debtWeeks([1, 0], [0, 0], [0, 0], [0, 0], [90, 1]), 0, null],
  ['fewer than four weeks', debtWeeks([1, 2]), 0, 500_000],
  ['nothing falls due', debtWeeks([0, 2], [0, 0]), undefined, undefined],
  ['no weeks', [], undefined, undefined],
])('maturity wall: %s', (_rule, weeks, fromWeek, ppm) => {
  expect([maturityWall(weeks)?.fromWeek, maturityWall(weeks)?.ppm]).toEqual([fromWeek, ppm])
})

test('remaining maturity and forecast error: worked by hand', () => {
  // (100 × 10 + 300 × 30 + 50 × 0) / 450 = 22.2
  expect(
    remainingDays(
      [
        { minor: 100, dueOn: TODAY + 10 },
        { minor: 300, dueOn: TODAY + 30 },
        { minor: 50, dueOn: TODAY - 3 },
      ],
      TODAY,
    ),
  ).toBe(22)
  expect(remainingDays([], TODAY)).toBeNull()
})

test.each<[rule: string, flows: [forecastMinor: number, actualMinor: number][], ppm: number | null]>([
  // |90 - 100| + |50 - 60| + 0 + |60 - 40| = 40 of 90 + 50 + 0 + 60.
  ['worked by hand', [[100, 90], [60, 50], [0, 0], [40, 60]], 200_000], // biome-ignore format: one row
  ['all as expected', [[100, 100]], 0],
  ['nothing expected, and nothing came', [[0, 0]], null],
  ['something expected, and nothing came', [[5, 0]], 10_000_000],
  ['a little came of much: no more than that is told', [[1_000, 1]], 10_000_000],
  ['more was taken back than came', [[0, -10]], 1_000_000],
])('forecast error: %s', (_rule, flows, ppm) => {
  expect(forecastErrorPpm(flows.map(([forecastMinor, actualMinor]) => ({ forecastMinor, actualMinor })))).toBe(ppm)
})

test('stability: worked by hand', () => {
  // Of 100 days: 10 unknown, 54 drawable, 18 not, 18 drawable.
  const changes = [
    { at: 10 * DAY_MS, state: 'drawable' as const },
    { at: 64 * DAY_MS, state: 'not_drawable' as const, isRevocation: true },
    { at: 82 * DAY_MS, state: 'drawable' as const },
  ]
  const one = stabilityOf(changes, 0, 100 * DAY_MS)
  expect(one).toMatchObject({ drawablePpm: 800_000, knownPpm: 900_000, revocations: 1, revocationsPer90DaysMilli: 900 })
  // The last 18 days only: what began before goes on, and was revoked before.
  expect(stabilityOf(changes, 82 * DAY_MS, 100 * DAY_MS)).toMatchObject({ drawablePpm: 1_000_000, revocations: 0 })
  const none = stabilityOf([], 0, 100 * DAY_MS)
  expect(none).toMatchObject({ drawablePpm: null, knownPpm: 0 })
  expect(stabilityOfAll([one, none])).toMatchObject({ drawablePpm: 800_000, knownPpm: 450_000, revocationsPer90DaysMilli: 450 })
  expect(stabilityOfAll([])).toBeUndefined()
})

test('switch time: who still waits counts, and drills count apart', () => {
  const minutes = (count: number) => count * 60_000
  const switches = [
    { kind: 'incident' as const, firstSeenAt: 0, fundsAt: minutes(90) + 59_999 },
    { kind: 'incident' as const, firstSeenAt: minutes(10), fundsAt: minutes(40) },
    { kind: 'incident' as const, firstSeenAt: minutes(100), fundsAt: null },
    { kind: 'drill' as const, firstSeenAt: 0, fundsAt: minutes(5) },
  ]
  expect(switches.map(switchMinutes)).toEqual([90, 30, null, 5])
  expect(switchTimes(switches, 'incident', minutes(300))).toMatchObject({ waits: 3, open: 1, halfMs: minutes(90) + 59_999 })
  expect(switchTimes(switches, 'drill', minutes(300))).toMatchObject({ waits: 1, halfMs: minutes(5) })
})

test('every measure says what it means in both languages', () => {
  for (const { term, text } of Object.values(DESK_MEASURES)) for (const words of [term, text]) expect(words.zh && words.en).toBeTruthy()
})
