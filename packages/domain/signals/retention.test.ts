import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDated, addInstant, addSighting, type Dated, dropDated, dropInstants, dropSightings, type Series } from './retention.ts'
import * as slow from './slow-retention.fixture.ts'

/** Few instants, so that they meet; mostly ascending, as events come. */
const instants = fc.oneof(fc.array(fc.nat(20), { maxLength: 40 }), fc.array(fc.nat(5)).map(runningSums))
const cap = fc.integer({ min: 1, max: 12 })
/** How far behind what was added the window opens. */
const window = fc.oneof(fc.nat(12), fc.constant(1_000))

function runningSums(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => {
    sum += step
    return sum
  })
}

test('instants are kept as their slow twin keeps them', () => {
  fc.assert(
    fc.property(instants, cap, window, (given, most, width) => {
      let [quick, twin]: (readonly number[])[] = [[], []]
      for (const at of given) {
        quick = dropInstants(addInstant(quick!, at, most), at - width)
        twin = slow.dropInstants(slow.addInstant(twin!, at, most), at - width)
        expect(quick).toEqual(twin)
      }
    }),
  )
})

test('sightings are kept as their slow twin keeps them', () => {
  fc.assert(
    fc.property(instants, fc.infiniteStream(fc.nat(9)), cap, window, (given, keys, most, width) => {
      let [quick, twin]: ReturnType<typeof addSighting>[] = [[], []]
      for (const at of given) {
        const seen = { key: keys.next().value, at }
        quick = dropSightings(addSighting(quick!, seen, most), at - width)
        twin = slow.dropSightings(slow.addSighting(twin!, seen, most), at - width)
        expect(quick).toEqual(twin)
      }
    }),
  )
})

type Point = Dated & { series: number; value: number }
const byContent: Series<Point> = {
  seriesOf: ({ series }) => series,
  prefer: (a, b) => a.value - b.value,
  order: (a, b) => a.at - b.at || a.series - b.series,
}
const lastOne: Series<Point> = { seriesOf: () => 0, prefer: () => 1, order: (a, b) => a.at - b.at }

test.each([
  ['several series', byContent],
  ['one series, the last one stays', lastOne],
])('dated values are kept as their slow twin keeps them: %s', (_what, series) => {
  const more = fc.infiniteStream(fc.record({ later: fc.nat(2), series: fc.nat(2), value: fc.nat(3) }))
  fc.assert(
    fc.property(instants, more, cap, window, (given, others, most, width) => {
      let [quick, twin, newest]: [readonly Point[], readonly Point[], number] = [[], [], 0]
      for (const at of given) {
        const { later, ...rest } = others.next().value
        const point = { at, learnedAt: at + later, ...rest }
        newest = Math.max(newest, at)
        quick = dropDated(addDated(quick, point, most, series), newest - width, series)
        twin = slow.dropDated(slow.addDated(twin, point, most, series), newest - width, series)
        expect(quick).toEqual(twin)
      }
    }),
  )
})
