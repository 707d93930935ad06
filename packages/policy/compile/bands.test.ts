/** Tables as people write them, in bands and matrices: where generated code counts and nests instead of trying row by row. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkModel } from '../check/check-model.ts'
import { type Diagnostic, reportInto } from '../check/diagnostic.ts'
import { readDmn } from '../dmn/read.ts'
import { tableXml } from '../fixtures.ts'
import type { InputSchema, Inputs } from '../policy.ts'
import { Exact } from '../value.ts'
import { compilePolicy } from './closures.ts'
import { compileGenerated } from './generated.ts'

const schema: InputSchema = new Map([
  ['x', { type: 'number', nullable: true }],
  ['s', { type: 'string', nullable: true }],
])

const cut = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map(String),
  fc.integer({ min: -16, max: 16 }).map((halves) => `${halves / 2}`),
  fc.constantFrom('9007199254740991', '-9007199254740991', '9007199254740993', '1e300'),
)

/** Null, below the first cut, from cut to cut, from the last on. */
function bandsOf(cuts: readonly string[]): string[] {
  const sorted = [...new Set(cuts)].sort((a, b) => new Exact(a).cmp(new Exact(b)))
  const between = sorted.slice(1).map((high, index) => `[${sorted[index]}..${high})`)
  return ['null', `< ${sorted[0]}`, ...between, `>= ${sorted.at(-1)}`]
}

const bands = fc
  .array(cut, { minLength: 1, maxLength: 20 })
  .map(bandsOf)
  .chain((all) => fc.subarray(all, { minLength: 1 }))
const texts = fc.subarray(['"a"', '"b"', 'not("a")', '"a", "b"', 'null', '-', 'contains(?, "c")'], { minLength: 1 })
const card = bands.map((all) => all.map((band) => [band, '-']))
const matrix = fc.tuple(bands, texts).map(([all, codes]) => all.flatMap((band) => codes.map((code) => [band, code])))
const turned = fc.tuple(bands, texts).map(([all, codes]) => codes.flatMap((code) => all.map((band) => [band, code])))
const loose = fc.array(fc.tuple(fc.constantFrom('-', '> 0', '3', 'not(3)', 'null, 4'), fc.constantFrom('-', '"a"')), { maxLength: 3 })
const tables = fc
  .array(fc.oneof(card, matrix, turned, loose), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flat())
  .filter((rows) => rows.length > 0)

const hitPolicies = fc.constantFrom<[string, string?][]>(
  ['UNIQUE'],
  ['FIRST'],
  ['ANY'],
  ['COLLECT'],
  ['RULE ORDER'],
  ['COLLECT', 'SUM'],
  ['COLLECT', 'MIN'],
  ['COLLECT', 'COUNT'],
)
/** Points that a double adds up, that it does not, and none at all. */
const outputs = fc.constantFrom(
  (nth: number) => `${nth - 3}`,
  (nth: number) => (nth % 3 === 0 ? 'null' : `${nth}`),
  (nth: number) => `${9007199254740000 + nth}`,
  (nth: number) => `${nth}.5`,
)

const values = [
  -9,
  -1,
  -0,
  0,
  1,
  2,
  3,
  4,
  7.5,
  -7.5,
  8,
  2 ** 53 - 1,
  -(2 ** 53 - 1),
  2 ** 53,
  1e300,
  new Exact('9007199254740993'),
  null,
  undefined,
  'x',
]
const samples: Inputs[] = values.flatMap((x) => ['a', 'b', 'c', '', null, 5].map((s) => ({ x, s }) as Inputs))

test('bands without number, in any order', () => {
  const cells = Array.from({ length: 300 }, (_, nth) => `[${nth * 3}..${nth * 3 + 3})`)
  const read = (rows: readonly string[][]) => {
    const xml = tableXml({ name: 'T', inputs: { x: 'number', s: 'string' }, outputs: ['out'], rows })
    return checkModel(readDmn(xml, 'p.dmn', reportInto([]))!, 'p.dmn', schema, [])
  }
  const texts = Array.from({ length: 200 }, (_, nth) => ['-', `"t${nth}"`, `${nth}`])
  for (const order of [(_nth: number) => 0, (nth: number) => -nth, (nth: number) => (nth * 7) % 300]) {
    const rows = [
      ['null', '-', '-1'],
      ...cells
        .map((cell, nth) => ({ cell, nth }))
        .sort((a, b) => order(a.nth) - order(b.nth))
        .map(({ cell, nth }) => [cell, '-', `${nth}`]),
    ]
    const fast = compileGenerated(read(rows), schema).prepareValues(['T'])
    for (let x = -1; x <= 901; x += 0.5) expect(fast({ x })).toEqual([x >= 0 && x < 900 ? Math.floor(x / 3) : null])
    expect(fast({ x: null })).toEqual([-1])
  }
  const byText = compileGenerated(read(texts), schema).prepareValues(['T'])
  for (let nth = 0; nth < 201; nth++) expect(byText({ s: `t${nth}` })).toEqual([nth < 200 ? nth : null])
})

test('bands and matrices, by every hit policy', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(hitPolicies, tables, outputs, fc.constantFrom(null, '7'), ([hitPolicy, aggregation], rows, output, fallback) => {
      const read = (write: (output: string) => string) => {
        const written = rows.map((cells, nth) => [...cells, write(output(nth)), `R${nth}`])
        const common = { name: 'T', inputs: { x: 'number', s: 'string' }, outputs: ['out'], annotations: ['reason'] }
        const xml = tableXml({
          ...common,
          rows: written,
          hitPolicy,
          defaults: [fallback],
          ...(aggregation !== undefined && { aggregation }),
        })
        const diagnostics: Diagnostic[] = []
        const ir = checkModel(readDmn(xml, 'p.dmn', reportInto(diagnostics))!, 'p.dmn', schema, diagnostics)
        fc.pre(diagnostics.every(({ severity }) => severity !== 'error'))
        return ir
      }
      // Outputs that are worked out take the longer way through the hit policy: an oracle of the one for constants.
      const [constant, computed] = [read((text) => text), read((text) => `if true then ${text} else ${text}`)]
      const [slow, fast] = [compilePolicy(computed, schema).prepare(['T']), compileGenerated(constant, schema).prepare(['T'])]
      for (const sample of samples) {
        const [expected, actual] = [slow(sample), fast(sample)]
        if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected)
        if (actual.fired.length > 0) seen.add(hitPolicy)
        for (const { code } of actual.errors) seen.add(code)
      }
    }),
    { numRuns: 150 },
  )
  for (const each of ['UNIQUE', 'FIRST', 'ANY', 'COLLECT', 'RULE ORDER', 'rows-overlap', 'input-type']) expect(seen).toContain(each)
})
