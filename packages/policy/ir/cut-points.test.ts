import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, functionXml, inputXml, tableXml } from '../fixtures.ts'
import { type InputSchema, loadPolicy, type Policy } from '../policy.ts'
import { randomPolicy } from '../recourse/random-policy.fixture.ts'
import { cellOf, edgesOf, nearestIn } from './cells.ts'

const schema: InputSchema = new Map([
  ['x', { type: 'number', nullable: true }],
  ['y', { type: 'number', nullable: true }],
])

function loaded(xml: string): Policy {
  const outcome = loadPolicy({ xml, file: 'p.dmn', inputs: schema })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics, null, 1))
  return outcome.policy
}

const both = inputXml('x', 'number') + inputXml('y', 'number')
const cellXml = (cell: string): string => tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['o'], rows: [[cell, '1']] })
const textXml = (text: string, more = '', knows: readonly string[] = []): string =>
  definitions(both + more + expressionXml('T', text, { inputs: ['x', 'y'], knows }))

test.each<[what: string, xml: string, cuts: string]>([
  ['below', cellXml('< 3'), '3 from'],
  ['at most', cellXml('<= 3'), '3 after'],
  ['above', cellXml('> 3'), '3 after'],
  ['at least', cellXml('>= 3'), '3 from'],
  ['closed and open ends', cellXml('[1..2)'), '1 from, 2 from'],
  ['open and closed ends', cellXml('(1..2]'), '1 after, 2 after'],
  ['a value', cellXml('7'), '7 from, 7 after'],
  ['not a value', cellXml('not(7)'), '7 from, 7 after'],
  ['null cuts nothing', cellXml('null, < 0.5'), '0.5 from'],
  ['a condition', cellXml('? * 2 >= 5'), '2.5 from'],
  ['a comparison', textXml('x >= 4'), '4 from'],
  ['the other way round', textXml('4 < x'), '4 after'],
  ['a negative multiple turns the sides', textXml('10 - 2 * x > 4'), '3 from'],
  ['between', textXml('x between 2 and 5'), '2 from, 5 after'],
  ['in', textXml('x in (2, [4..6])'), '2 from, 2 after, 4 from, 6 after'],
  ['a call', textXml('twice(x) >= 6', functionXml('twice', ['v'], 'v * 2'), ['twice']), '3 from'],
  ['a test inside a function', textXml('ok(x)', functionXml('ok', ['v'], 'if v > 5 then 1 else 0'), ['ok']), '5 after'],
])('%s', (_what, xml, cuts) => {
  const { points, isPlain } = loaded(xml).cutPoints().get('x')!
  expect(points.map(({ at, side }) => `${String(at)} ${side}`).join(', ')).toBe(cuts)
  expect(isPlain).toBe(true)
})

const contextXml = (entries: readonly string[], result: string): string => {
  const named = entries.map((logic, nth) => `<contextEntry><variable name="e${nth}"/>${logic}</contextEntry>`)
  const required = ['x', 'y'].map((name) => `<informationRequirement><requiredInput href="#id_${name}"/></informationRequirement>`)
  const box = `<context>${named.join('')}<contextEntry>${literal(result)}</contextEntry></context>`
  return definitions(`${both}<decision id="T" name="T">${required.join('')}${box}</decision>`)
}
const literal = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`
const boxedTable = (input: string, cell: string): string =>
  `<decisionTable hitPolicy="FIRST"><input><inputExpression typeRef="number"><text>${input}</text></inputExpression></input><output/>` +
  `<rule id="b"><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>`

test.each<[what: string, xml: string, x: string, y: string]>([
  ['through the entries of a context', contextXml([literal('x * 2'), literal('e0 + 1')], 'e1 &gt; 7'), '3 after', ''],
  ['of an entry that is not used, nothing', contextXml([literal('x &gt; 5'), literal('1')], 'y &gt; e1'), '', '1 after'],
  ['in a table inside of a context', contextXml([boxedTable('x', '&gt;= 6')], 'e0'), '6 from', ''],
  ['in a table that looks at an entry', contextXml([literal('10 - y'), boxedTable('e0', '&lt; 4')], 'e1'), '', '6 after'],
])('%s', (_what, xml, x, y) => {
  const cuts = loaded(xml).cutPoints()
  const said = (name: string) =>
    cuts
      .get(name)!
      .points.map(({ at, side }) => `${String(at)} ${side}`)
      .join(', ')
  expect([said('x'), said('y')]).toEqual([x, y])
  expect([cuts.get('x')!.isPlain, cuts.get('y')!.isPlain]).toEqual([true, true])
})

test('names upon names upon names are walked once', () => {
  const entries = Array.from({ length: 60 }, (_, nth) => literal(nth === 0 ? 'x + y' : `e${nth - 1} + e${nth - 1}`))
  expect(loaded(contextXml(entries, 'e59')).cutPoints().get('x')!.isPlain).toBe(false)
})

test.each<[what: string, text: string]>([
  ['it is compared with another', 'x > y'],
  ['it is an answer', 'x + 1'],
  ['it is multiplied with another', 'x * y > 2'],
  ['it meets its bound nowhere exactly', 'x * 3 > 1'],
])('not plain: %s', (_what, text) => {
  expect(loaded(textXml(text)).cutPoints().get('x')!.isPlain).toBe(false)
})

test('a decision between is followed, and named by its own cuts', () => {
  const tenth = expressionXml('Tenth', 'x / 10', { inputs: ['x'], type: 'number' })
  const rows = [['>= 60', '"a"', 'R1']]
  const asked = decisionXml({
    name: 'T',
    inputs: { Tenth: 'number' },
    outputs: ['o'],
    annotations: ['reason'],
    rows,
    requires: ['Tenth'],
  })
  const policy = loaded(definitions(both + tenth + asked))
  expect(policy.cutPoints(['T']).get('x')).toEqual({
    points: [{ at: 600, side: 'from', decision: 'T', row: 1, reason: 'R1' }],
    isPlain: true,
  })
  expect(policy.cutPoints(['Tenth', 'T']).get('x')!.isPlain).toBe(false)
})

test('a score is cut where its bands begin, each cut with its row and reason', () => {
  const { policy, asked } = randomPolicy({ features: 2, seed: 4 })
  const score = policy.cutPoints(asked).get('score')!
  expect(score.isPlain).toBe(true)
  expect(score.points.every(({ decision }) => decision === 'band' || decision === 'holds')).toBe(true)
  expect(new Set(score.points.map(({ reason }) => reason))).toContain('SCORE')
})

test('values of one cell are the same to a policy', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.infiniteStream(fc.nat(24)), (seed, stream) => {
      const { policy, asked, features } = randomPolicy({ features: 3, seed })
      const cuts = policy.cutPoints(asked)
      const values = stream.take(2 * features.length)
      const [left, right]: [Record<string, number>, Record<string, number>] = [{}, {}]
      for (const name of features) {
        const { points, isPlain } = cuts.get(name)!
        const edges = edgesOf(points)
        left[name] = values.next().value!
        const other = values.next().value!
        right[name] = isPlain && cellOf(edges, other) === cellOf(edges, left[name]) ? other : left[name]
      }
      expect(policy.evaluate(left, asked)).toEqual(policy.evaluate(right, asked))
    }),
    { numRuns: 150 },
  )
})

test.each<[cell: number, from: 'below' | 'above', grain: number | null, value: number | null]>([
  [1, 'below', 1, 3],
  [1, 'above', 1, 5],
  [2, 'below', 1, 6],
  [2, 'below', null, 5.25],
  [2, 'above', 1, null],
  [3, 'below', 1, 6],
  [3, 'below', 2, 6],
  [3, 'below', null, 5.5],
  [0, 'above', 1, 2],
  [0, 'below', 1, null],
])('cell %i from %s by %s: %s', (cell, from, grain, value) => {
  const edges = [
    { at: 3, side: 'from' },
    { at: 5, side: 'after' },
    { at: 6.5, side: 'from' },
  ] as const
  const narrow = [...edges.slice(0, 2), { at: 5.5, side: 'from' } as const]
  const wanted = cell === 2 && grain === 1 && from === 'below' ? edges : narrow
  const found = nearestIn(wanted, cell, from, grain)
  expect(found === null ? null : Number(found)).toBe(value)
})
