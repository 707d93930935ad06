import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Holds, historyOf, type Reading } from './history.ts'
import type { Band } from './indicator.ts'

/** Amber after 10, red after 3, over after 5. */
const HOLDS: Holds = { amberForMs: 10, redForMs: 3, clearMs: 5 }
const readings = (...all: [at: number, band: Band | null][]): Reading[] => all.map(([at, band]) => ({ at, band }))

test.each<[rule: string, readings: Reading[], now: number, band: Band, changedAt: number[]]>([
  ['nothing was read', [], 99, 'normal', []],
  ['amber, not for long enough', readings([0, 'amber']), 9, 'normal', []],
  ['amber for long enough', readings([0, 'amber']), 10, 'amber', [10]],
  ['in between it was normal', readings([0, 'amber'], [8, 'normal'], [9, 'amber']), 18, 'normal', []],
  ['red at once counts sooner', readings([0, 'red']), 2, 'normal', []],
  ['red', readings([0, 'red']), 3, 'red', [3]],
  [
    'red and amber take turns: it was never less than amber',
    readings([0, 'red'], [2, 'amber'], [4, 'red'], [6, 'amber']),
    10,
    'amber',
    [10],
  ],
  ['amber, then red', readings([0, 'amber'], [12, 'red']), 15, 'red', [10, 15]],
  ['gone, not for long enough', readings([0, 'red'], [10, 'normal']), 14, 'red', [3]],
  ['gone for long enough', readings([0, 'red'], [10, 'normal']), 15, 'normal', [3, 15]],
  ['from red to amber', readings([0, 'red'], [10, 'amber']), 15, 'amber', [3, 15]],
  ['by way of amber', readings([0, 'red'], [10, 'amber'], [12, 'normal']), 17, 'normal', [3, 15, 17]],
  ['flickering ends nothing', readings([0, 'red'], [10, 'normal'], [14, 'red'], [15, 'normal'], [19, 'red']), 19, 'red', [3]],
  ['silence ends nothing', readings([0, 'red'], [10, null]), 99, 'red', [3]],
  ['nor does it begin anything', readings([0, 'amber'], [9, null]), 99, 'normal', []],
  ['it counts anew after silence', readings([0, 'amber'], [9, null], [20, 'amber']), 30, 'amber', [30]],
  ['what was read later was not known', readings([0, 'red'], [20, 'normal']), 10, 'red', [3]],
])('%s', (_rule, given, now, band, changedAt) => {
  const history = historyOf(given, HOLDS, now)
  expect([history.band, history.changes.map(({ at }) => at)]).toEqual([band, changedAt])
})

test('without holds it is what was read', () => {
  const { changes } = historyOf(readings([1, 'amber'], [2, 'red'], [3, 'normal']), { amberForMs: 0, redForMs: 0, clearMs: 0 }, 9)
  expect(changes).toEqual([
    { at: 1, from: 'normal', to: 'amber' },
    { at: 2, from: 'amber', to: 'red' },
    { at: 3, from: 'red', to: 'normal' },
  ])
})

/** Tick by tick, from the words of the rule. */
function slowly(given: readonly Reading[], { amberForMs, redForMs, clearMs }: Holds, now: number): Band {
  const heldSince = (at: number, holds: (band: Band | null) => boolean): number | null => {
    let since: number | null = null
    for (const reading of given) if (reading.at <= at) since = holds(reading.band) ? (since ?? reading.at) : null
    return since
  }
  let band: Band = 'normal'
  for (let at = 0; at <= now; at++) {
    const lasted = (holds: (band: Band | null) => boolean, ms: number) => {
      const since = heldSince(at, holds)
      return since !== null && at - since >= ms
    }
    const red = lasted((one) => one === 'red', redForMs)
    const amber = lasted((one) => one === 'red' || one === 'amber', amberForMs)
    const noAmber = lasted((one) => one === 'normal', clearMs)
    const noRed = lasted((one) => one === 'normal' || one === 'amber', clearMs)
    if (red) band = 'red'
    else if (band !== 'normal' && noAmber) band = 'normal'
    else if (band === 'red' && noRed) band = 'amber'
    else if (band === 'normal' && amber) band = 'amber'
  }
  return band
}

test('tick by tick the same', () => {
  const anyReadings = fc
    .uniqueArray(fc.nat(40), { maxLength: 10 })
    .chain((times) =>
      fc.tuple(
        ...times
          .sort((a, b) => a - b)
          .map((at) => fc.constantFrom<Band | null>('normal', 'amber', 'red', null).map((band) => ({ at, band }))),
      ),
    )
  fc.assert(
    fc.property(
      anyReadings,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(50),
      (given, amberForMs, redForMs, clearMs, now) => {
        const holds = { amberForMs, redForMs, clearMs }
        expect(historyOf(given, holds, now).band).toBe(slowly(given, holds, now))
      },
    ),
    { numRuns: 300 },
  )
})
