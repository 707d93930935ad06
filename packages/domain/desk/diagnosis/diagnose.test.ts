import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { COURSES, courseOf, REGRETS, regretOf, UNDETERMINED } from './actions.ts'
import { CAUSES, COMMON_CAUSES, EVIDENCE, type EvidenceId } from './causes.ts'
import { diagnose, type Incident, sharesOf } from './diagnose.ts'
import { channel, incident, linesOf } from './diagnosis.fixture.ts'
import { common, logHazardOf, logOwn, ownChance, patternOf, type SeenLine } from './likelihood.ts'
import { limitsOf } from './limits.ts'
import { DEFAULT_PARAMETERS, type SignalId } from './parameters.ts'
import { entropy, nextProbes, PROBES } from './probes.ts'
import { betaRule } from './quadrature.ts'

const NOW = 28 * DAY_MS
const NEW_PLACES = 1_000_003
const anySignals = fc
  .dictionary(fc.constantFrom<SignalId>('B1', 'B2', 'B6', 'B9'), fc.constantFrom('amber' as const, 'red' as const), { maxKeys: 2 })
  .map((signals) => ({ ...signals }))
const anyLines = (min: number) =>
  fc
    .array(fc.record({ failedAt: fc.option(fc.integer({ min: 1, max: NOW }), { nil: null, freq: 2 }), signals: anySignals }), {
      minLength: min,
      maxLength: 9,
    })
    .map((lines) => lines.map((line, nth): SeenLine => ({ id: `line-${nth}`, ...line })))
const anyEvidence = fc.dictionary(fc.constantFrom(...EVIDENCE), fc.boolean(), { maxKeys: 4 }).map((evidence) => ({ ...evidence }))
const anyIncident = fc
  .record({ lines: anyLines(1), evidence: anyEvidence, sibling: fc.option(anyLines(1), { nil: null }) })
  .map(({ lines, evidence, sibling }) => incident(lines, NOW, evidence, sibling === null ? [] : [channel(sibling, 'sibling')]))
const mixed = <Item>(items: readonly Item[], seed: number): Item[] =>
  items
    .map((item, nth) => ({ item, at: ((nth + 1) * (seed + 7919)) % NEW_PLACES }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
const ofChannel = (given: Incident, lines: readonly SeenLine[]): Incident => ({ ...given, channel: channel(lines) })

test('in whatever order the lines come the same; shares sum up to one million', () => {
  fc.assert(
    fc.property(anyIncident, fc.nat(1000), (given, seed) => {
      const first = diagnose(given, DEFAULT_PARAMETERS)
      expect(diagnose(ofChannel(given, mixed(given.channel.lines, seed)), DEFAULT_PARAMETERS)).toEqual(first)
      expect(CAUSES.reduce((sum, cause) => sum + first.sharesPpm[cause], 0)).toBe(1_000_000)
      for (const { ownPpm } of first.ownPpm) expect(ownPpm).toBeGreaterThanOrEqual(first.sharesPpm.individual - 1)
    }),
    { numRuns: 40 },
  )
})

test('the more speaks for a borrower of his own accord, the likelier it was himself', () => {
  fc.assert(
    fc.property(anyIncident, fc.nat(), (given, nth) => {
      const { lines } = given.channel
      const redder = lines.map((line, at) =>
        at === nth % lines.length && line.failedAt !== null ? { ...line, signals: { ...line.signals, B2: 'red' as const } } : line,
      )
      const [before, after] = [diagnose(given, DEFAULT_PARAMETERS), diagnose(ofChannel(given, redder), DEFAULT_PARAMETERS)]
      expect(after.sharesPpm.individual).toBeGreaterThanOrEqual(before.sharesPpm.individual - 2)
    }),
    { numRuns: 40 },
  )
})

test.each<[EvidenceId, (typeof CAUSES)[number]]>([
  ['maintenance_notice', 'maintenance'],
  ['policy_notice', 'policy'],
  ['regulator_notice', 'regulatory'],
  ['second_source_contradicts', 'technical'],
  ['transport_errors', 'technical'],
  ['recovered_within_8_hours', 'maintenance'],
  ['refusal_names_borrower', 'individual'],
  ['works_on_usual_device', 'technical'],
])('whatever else is seen, %s makes %s likelier, and its opposite less likely', (id, cause) => {
  fc.assert(
    fc.property(anyIncident, (given) => {
      const [none, yes, no] = [undefined, true, false].map((answer) => {
        const { [id]: _asked, ...others } = given.evidence
        const evidence = answer === undefined ? others : { ...others, [id]: answer }
        return diagnose({ ...given, evidence }, DEFAULT_PARAMETERS).sharesPpm[cause]
      })
      expect(yes).toBeGreaterThanOrEqual(none! - 2)
      expect(no).toBeLessThanOrEqual(none! + 2)
    }),
    { numRuns: 15 },
  )
})

/** The same integral on a plain grid, whose lines the failures lie on. */
const [ONSETS, SHARES, FOUR_DAYS] = [2_000, 50, { from: 0, to: 4 * DAY_MS }]
const STEP_MS = FOUR_DAYS.to / ONSETS

function slowly(lines: readonly SeenLine[], cause: (typeof COMMON_CAUSES)[number]): number {
  const { a, b } = DEFAULT_PARAMETERS.reach[cause]
  const spread = DEFAULT_PARAMETERS.spreadMs[cause]
  const owns = lines.map(({ signals }) => ownChance(signals, FOUR_DAYS, DEFAULT_PARAMETERS))
  let [sum, weights] = [0, 0]
  for (let i = 0.5; i < SHARES; i++) {
    const share = i / SHARES
    const weight = share ** (a - 1) * (1 - share) ** (b - 1)
    weights += weight * ONSETS
    for (let onset = STEP_MS / 2; onset < FOUR_DAYS.to; onset += STEP_MS) {
      const likely = lines.map(({ failedAt }, nth) => {
        const own = owns[nth]!
        if (failedAt === null) return (1 - own) * (1 - share * (1 - Math.exp(-(FOUR_DAYS.to - onset) / spread)))
        return own + (failedAt < onset ? 0 : (1 - own) * share * (FOUR_DAYS.to / spread) * Math.exp(-(failedAt - onset) / spread))
      })
      sum += weight * likely.reduce((product, one) => product * one, 1)
    }
  }
  return Math.log(sum / weights)
}

test.each(COMMON_CAUSES)('%s: quickly and slowly the same', (cause) => {
  for (const steps of [[], [600], [600, 620, 1_500], [1_940, 1_980]]) {
    const lines = linesOf(
      4,
      steps.map((step) => step * STEP_MS),
      [{ B1: 'red' }],
    )
    const quick = common(patternOf(lines, FOUR_DAYS, DEFAULT_PARAMETERS), cause, DEFAULT_PARAMETERS).log
    expect(Math.abs(quick - slowly(lines, cause)), steps.join()).toBeLessThan(0.01)
  }
})

/** Counts alone: a chance of 1.2 % each, a prior of 2 %, Beta(1.2, 2). */
test.each([
  [2, 5, 146, 0.75],
  [3, 12, 322, 0.87],
  [1, 12, 0.89, 0.018],
  [2, 40, 0.48, 0.01],
  [6, 40, 4.9e3, 0.99],
])('counted alone, %i of %i speak %d times as much for a change of policy', (failed, of, factor, share) => {
  const own = 0.012
  const rule = betaRule(1.2, 2)
  const struck = rule.nodes.reduce(
    (sum, f, nth) => sum + rule.weights[nth]! * (1 - (1 - own) * (1 - f)) ** failed * ((1 - own) * (1 - f)) ** (of - failed),
    0,
  )
  const ratio = struck / (own ** failed * (1 - own) ** (of - failed))
  expect(Math.abs(ratio / factor - 1)).toBeLessThan(0.04)
  expect((0.02 * ratio) / (0.02 * ratio + 0.98)).toBeCloseTo(share, 2)
})

test('many lines do not underflow', () => {
  const lines = linesOf(
    400,
    Array.from({ length: 150 }, (_, nth) => NOW - HOUR_MS + nth * 1000),
  )
  const { sharesPpm } = diagnose(incident(lines, NOW), DEFAULT_PARAMETERS)
  expect(sharesPpm.individual).toBe(0)
  expect(Number.isFinite(logOwn(patternOf(lines, { from: 0, to: NOW }, DEFAULT_PARAMETERS)))).toBe(true)
})

test('what was not observed is left out, and what failed before the window too', () => {
  const given = incident(linesOf(4, [NOW - HOUR_MS]), NOW)
  expect(diagnose(given, DEFAULT_PARAMETERS).weights.map(({ of }) => of)).toEqual(['pattern'])
  const { ownPpm } = diagnose({ ...given, window: { from: NOW - HOUR_MS, to: NOW } }, DEFAULT_PARAMETERS)
  expect(ownPpm).toEqual([])
})

test('each probe is worth its bits, none is negative, and what was answered is not asked again', () => {
  const together = incident(
    linesOf(
      8,
      [0, 1.5, 3].map((hour) => NOW - DAY_MS + hour * HOUR_MS),
      [{ B6: 'red' }, { B1: 'red' }, { B7: 'red' }],
    ),
    NOW,
    { refusal_names_borrower: true },
  )
  const probes = nextProbes(together, 1, DEFAULT_PARAMETERS)
  // Scenario DA2: look at a second source before anybody is blamed.
  expect(probes[0]!.probe.id).toBe('second_source')
  expect(probes.map(({ probe }) => probe.id)).not.toContain('support')
  expect(nextProbes(together, 0, DEFAULT_PARAMETERS).map(({ probe }) => probe.id)).not.toContain('peers')
  expect(
    nextProbes({ ...together, evidence: { second_source_contradicts: true } }, 1, DEFAULT_PARAMETERS).map(({ probe }) => probe.id),
  ).not.toContain('second_source')
})

test('no answer teaches less than nothing, nor more than there is to know', () => {
  fc.assert(
    fc.property(anyIncident, (given) => {
      const { sharesPpm } = diagnose(given, DEFAULT_PARAMETERS)
      const open = entropy({ ...sharesPpm, ...Object.fromEntries(CAUSES.map((cause) => [cause, sharesPpm[cause] / 1e6])) })
      for (const { bits } of nextProbes(given, 1, DEFAULT_PARAMETERS)) {
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(open + 1e-3)
      }
    }),
    { numRuns: 20 },
  )
})

test('one answer, worked by hand', () => {
  // Half individual, half technical: a second source contradicts in 4 % and 70 %. H = 1; yes 0.37: H(.054) = .303; no .63: H(.238) = .792; 1 - .112 - .499 = .389 bits.
  const even = { ...DEFAULT_PARAMETERS, priors: { individual: 0.5, technical: 0.5, policy: 1e-12, regulatory: 1e-12, maintenance: 1e-12 } }
  const nothingSeen = incident([], NOW)
  expect(sharesOf({ individual: 0, policy: 0, regulatory: 0, maintenance: 0, technical: 0 }, even).technical).toBeCloseTo(0.5, 9)
  const asked = nextProbes(nothingSeen, 0, even).find(({ probe }) => probe.id === 'second_source')!
  expect(asked.bits).toBeCloseTo(0.389, 2)
  expect(asked.bitsPerMinute).toBeCloseTo(asked.bits / 2, 9)
})

test('every cause has its own course, which is not regretted if it is the cause; every question has both languages', () => {
  expect(new Set(CAUSES.map((cause) => COURSES[cause].action)).size).toBe(CAUSES.length)
  for (const cause of CAUSES) expect(REGRETS[COURSES[cause].action][cause]).toBe(0)
  for (const words of [UNDETERMINED, ...PROBES.map((probe) => probe.words)]) expect(words.zh && words.en).toBeTruthy()
})

test('while it is open, the course is what would be regretted least, and not the likeliest cause', () => {
  const sharesPpm = { individual: 450_000, policy: 150_000, regulatory: 10_000, maintenance: 90_000, technical: 300_000 }
  expect(regretOf('drop_line', sharesPpm)).toBeCloseTo(2.94, 9)
  expect(regretOf('freeze', sharesPpm)).toBeCloseTo(2.11, 9)
  expect(courseOf({ cause: 'undetermined', sharesPpm }).action).toBe('freeze')
  expect(courseOf({ cause: 'individual', sharesPpm }).action).toBe('drop_line')
})

test.each<[rule: string, individual: number, policy: number, isCalibrated: boolean, count: number]>([
  ['it says that it is uncalibrated', 1_000_000, 0, false, 2],
  ['and not when it is', 1_000_000, 0, true, 1],
  ['and what cannot be told apart', 50_000, 950_000, true, 2],
  ['where both may be', 49_999, 950_001, true, 1],
])('limits: %s', (_rule, individual, policy, isCalibrated, count) => {
  const sharesPpm = { individual, policy, regulatory: 0, maintenance: 0, technical: 0 }
  expect(limitsOf({ isCalibrated, sharesPpm })).toHaveLength(count)
})

test('signals add up, and the chance is of the whole window', () => {
  const raised = logHazardOf({ B1: 'amber', B2: 'red' }, DEFAULT_PARAMETERS.logHazard)
  expect(raised).toBeCloseTo(1.6 + 2.7, 12)
  // 1 - exp(-0.00043 × 28 × e^4.3) = 1 - exp(-0.8873).
  expect(ownChance({ B1: 'amber', B2: 'red' }, { from: 0, to: NOW }, DEFAULT_PARAMETERS)).toBeCloseTo(0.5882, 3)
  expect(ownChance({}, { from: 0, to: NOW }, DEFAULT_PARAMETERS)).toBeCloseTo(0.011968, 5)
})

test('a window without time is a mistake of the caller', () => {
  expect(() => diagnose({ ...incident([], NOW), window: { from: NOW, to: NOW } }, DEFAULT_PARAMETERS)).toThrow('a window is some time long')
})

test('what each piece spoke for each cause, against individual', () => {
  const { weights } = diagnose(incident(linesOf(4, []), NOW, { maintenance_notice: true, transport_errors: false }), DEFAULT_PARAMETERS)
  expect(weights.map(({ of }) => of)).toEqual(['pattern', 'maintenance_notice', 'transport_errors'])
  // ln(0.9 / 0.02) and ln(0.62 / 0.965).
  expect(weights[1]!.log).toMatchObject({ individual: 0, maintenance: 3.807 })
  expect(weights[2]!.log.technical).toBe(-0.442)
})
