import { expect, test } from 'vitest'
import { type Labelled, learn, reliabilityOf } from './calibrate.ts'
import { CAUSES, type Cause } from './causes.ts'
import { diagnose } from './diagnose.ts'
import { incident, linesOf } from './diagnosis.fixture.ts'
import { DEFAULT_PARAMETERS } from './parameters.ts'

const told = (cause: Cause, ppm: number) => ({ individual: 0, policy: 0, regulatory: 0, maintenance: 0, technical: 0, [cause]: ppm })
const one = (cause: Cause, more: Partial<Labelled> = {}): Labelled => ({
  cause,
  sharesPpm: told(cause, 1_000_000),
  evidence: {},
  ownFailures: 0,
  ...more,
})
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item)

test('of 29 incidents nothing is learned, of 30 it is', () => {
  expect(learn(DEFAULT_PARAMETERS, times(29, one('technical')), 0)).toBe(DEFAULT_PARAMETERS)
  const learned = learn(DEFAULT_PARAMETERS, times(30, one('technical')), 0)
  expect(learned).toMatchObject({ learnedFrom: 30, version: `${DEFAULT_PARAMETERS.version}+30` })
  const given = incident(linesOf(2, [1]), 28)
  expect([DEFAULT_PARAMETERS, learned].map((parameters) => diagnose(given, parameters).isCalibrated)).toEqual([false, true])
})

test('worked by hand', () => {
  const yes = times(20, one('technical', { evidence: { transport_errors: true } }))
  const no = times(10, one('technical', { evidence: { transport_errors: false } }))
  const others = times(10, one('individual', { ownFailures: 2 }))
  const { priors, hazardPerDay, evidence } = learn(DEFAULT_PARAMETERS, [...yes, ...no, ...others], 10_000)
  // (10 × 0.03 + 30) / (10 + 40), and (10 × 0.86 + 10) / 50.
  expect(priors.technical).toBeCloseTo(0.606, 12)
  expect(priors.individual).toBeCloseTo(0.372, 12)
  // (10 × 0.38 + 20) / (10 + 30); of other causes nobody was asked.
  expect(evidence.transport_errors.technical).toBeCloseTo(0.595, 12)
  expect(evidence.transport_errors.individual).toBe(DEFAULT_PARAMETERS.evidence.transport_errors.individual)
  // (4 + 20) / (4 / 0.00043 + 10,000).
  expect(hazardPerDay).toBeCloseTo(24 / 19_302.3256, 9)
  expect(CAUSES.reduce((sum, cause) => sum + priors[cause], 0)).toBeCloseTo(1, 12)
})

test('a reliability diagram: told against found out', () => {
  const half = { individual: 500_000, policy: 500_000, regulatory: 0, maintenance: 0, technical: 0 }
  const { bins, brier } = reliabilityOf([one('individual'), one('policy', { sharesPpm: half }), one('individual', { sharesPpm: half })])
  expect(bins).toHaveLength(10)
  expect(bins[9]).toMatchObject({ toldPpm: 1_000_000, right: { count: 1, of: 1 } })
  expect(bins[5]).toMatchObject({ fromPpm: 500_000, toPpm: 600_000, toldPpm: 500_000, right: { count: 2, of: 4, permille: 500 } })
  expect(bins[0]).toMatchObject({ toldPpm: 0, right: { count: 0, of: 10 } })
  expect(bins[3]).toMatchObject({ toldPpm: null, right: { of: 0, permille: null } })
  // 0, and twice (0.5² + 0.5²).
  expect(brier).toBeCloseTo(1 / 3, 12)
  expect(reliabilityOf([]).brier).toBeNull()
})
