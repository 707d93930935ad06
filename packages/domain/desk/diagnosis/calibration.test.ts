import { expect, test } from 'vitest'
import { reliabilityOf } from './calibrate.ts'
import { CAUSES, type Cause } from './causes.ts'
import { diagnose } from './diagnose.ts'
import { chances, drawn } from './diagnosis.fixture.ts'
import { DEFAULT_PARAMETERS } from './parameters.ts'

/** Causes nearer to each other than they are in life, so that few incidents tell much. */
const EVEN = {
  ...DEFAULT_PARAMETERS,
  hazardPerDay: 0.01,
  priors: { individual: 0.3, policy: 0.2, regulatory: 0.15, maintenance: 0.15, technical: 0.2 },
}
const INCIDENTS = 300

function causeOf(share: number): Cause {
  let seen = 0
  return CAUSES.find((cause) => {
    seen += EVEN.priors[cause]
    return share < seen
  })!
}

test.each([2, 5])('of what the model expects itself, with %i lines, what it tells is as likely as it says', (lines) => {
  const chance = chances(lines * 7_919)
  const incidents = Array.from({ length: INCIDENTS }, () => {
    const cause = causeOf(chance())
    const { sharesPpm } = diagnose(drawn(cause, lines, EVEN, chance, ['second_source_contradicts']), EVEN)
    return { cause, sharesPpm, evidence: {}, ownFailures: 0 }
  })
  const { bins, brier } = reliabilityOf(incidents)
  const told = bins.filter(({ right }) => right.of >= 25)
  expect(told.length).toBeGreaterThanOrEqual(5)
  // Four standard errors: with so many bins, one in a thousand runs would fail; the seed is fixed.
  for (const { toldPpm, right } of told) {
    const share = toldPpm! / 1e6
    expect(Math.abs(right.count / right.of - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / right.of) + 0.005)
  }
  // Better than to tell the priors: 1 - Σ prior² = 0.785.
  expect(brier).toBeLessThan(0.75)
})
