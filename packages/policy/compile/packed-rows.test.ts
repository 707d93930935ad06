/** Scorecards whose bands take every value, by both back ends: the same rows in the same order, though one keeps them as numbers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, inputXml } from '../fixtures.ts'
import { loadPolicy } from '../policy.ts'
import { bitsOf, PackedAnswer, packed } from './packed-rows.ts'

const NAMES = Array.from({ length: 14 }, (_, nth) => `n${nth}`)
const COLUMNS = Object.fromEntries(NAMES.map((name) => [name, 'number']))
const inputs = new Map(NAMES.map((name) => [name, { type: 'number', nullable: true }] as const))

type Card = { readonly bands: readonly number[]; readonly hasBase: boolean; readonly lacksNull: boolean }

/** Of each characteristic a row for null, and so many bands. */
function cardXml(name: string, { bands, hasBase, lacksNull }: Card, prefix: string): string {
  const cells = (given: Readonly<Record<string, string>>): string[] => NAMES.map((each) => given[each] ?? '-')
  const rows = bands.flatMap((count, nth) => {
    const tests = Array.from({ length: count }, (_, band) => {
      if (band === 0) return `< ${band + 1}`
      return band === count - 1 ? `>= ${band}` : `[${band}..${band + 1})`
    })
    const all = lacksNull && nth === 0 ? tests : ['null', ...tests]
    return all.map((cell, row) => [...cells({ [NAMES[nth]!]: cell }), String(row * 3 - nth), `${prefix}${nth}`])
  })
  const base = hasBase ? [[...cells({}), '100', 'BASE']] : []
  return decisionXml({ name, inputs: COLUMNS, outputs: ['points'], annotations: ['reason'], rows: [...base, ...rows], hitPolicy: 'COLLECT', aggregation: 'SUM' }) // biome-ignore format: one table
}

function policyOf(cards: readonly Card[], backEnd: 'closures' | 'generated') {
  const holds = decisionXml({ name: 'holds', inputs: COLUMNS, outputs: ['reason'], rows: [0, 1, 2].map((nth) => [...NAMES.map((_, at) => (at === nth ? '>= 3' : '-')), `"H${nth}"`]), hitPolicy: 'COLLECT' }) // biome-ignore format: one table
  const band = decisionXml({ name: 'band', inputs: { card0: 'number' }, outputs: ['band'], rows: [['< 100', '"B"'], ['>= 100', '"A"']], hitPolicy: 'UNIQUE', requires: ['card0'] }) // biome-ignore format: one table
  const xml = definitions(NAMES.map((name) => inputXml(name, 'number')).join('') + holds + cards.map((card, nth) => cardXml(`card${nth}`, card, `C${nth}`)).join('') + band) // biome-ignore format: one file
  const loaded = loadPolicy({ xml, file: 'cards.dmn', inputs, backEnd })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics[0]))
  return loaded.policy.prepare(['holds', ...cards.map((_, nth) => `card${nth}`), 'band'])
}

const cards = fc.record({ bands: fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: NAMES.length }), hasBase: fc.boolean(), lacksNull: fc.boolean() }) // biome-ignore format: one record
const rows = fc.array(fc.tuple(...NAMES.map(() => fc.option(fc.integer({ min: -1, max: 7 }), { freq: 6 }))), { minLength: 1, maxLength: 6 })

/** More than one number holds, with and without a missing value. */
const LARGE: Card = { bands: NAMES.map(() => 6), hasBase: true, lacksNull: false }
const SIX = Array.from({ length: 6 }, (_, row) => NAMES.map((_name, nth) => (nth === row ? null : (nth + row) % 7)))

test('the same rows by both back ends, however often they are read', { timeout: 60_000 }, () => {
  const told = { packed: 0, plain: 0, several: 0 }
  fc.assert(
    fc.property(fc.array(cards, { minLength: 1, maxLength: 2 }), rows, (both, given) => {
      const [closures, generated] = [policyOf(both, 'closures'), policyOf(both, 'generated')]
      for (const values of given) {
        const one = Object.fromEntries(NAMES.map((name, nth) => [name, values[nth]!]))
        const [expected, answer] = [closures(one), generated(one)]
        expect(answer.values).toEqual(expected.values)
        expect(answer.errors).toEqual(expected.errors)
        expect(answer.fired).toEqual(expected.fired)
        expect(answer.fired).toBe(answer.fired)
        const isPacked = answer instanceof PackedAnswer
        expect(isPacked).toBe(both.some(({ lacksNull }) => !lacksNull))
        told[isPacked ? 'packed' : 'plain']++
        if (both.some(({ bands, lacksNull }) => !lacksNull && bands.length > 12)) told.several++
      }
    }),
    {
      numRuns: 15,
      examples: [
        [[LARGE], SIX],
        [[{ ...LARGE, bands: [3], lacksNull: true }], SIX],
      ],
    },
  )
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(3)
})

test.each<[length: number, bits: number]>([
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 3],
  [8, 3],
  [9, 4],
])('a place among %i takes %i bits', (length, bits) => {
  // biome-ignore format: one table
  expect(bitsOf(new Array(length))).toBe(bits)
})

test('as many lists to a number as it has bits for', () => {
  const eight = Array.from({ length: 8 }, () => 0)
  expect(packed(Array.from({ length: 10 }, () => eight))).toHaveLength(1)
  expect(packed(Array.from({ length: 11 }, () => eight)).map(({ length }) => length)).toEqual([10, 1])
  expect(packed([])).toEqual([])
})
