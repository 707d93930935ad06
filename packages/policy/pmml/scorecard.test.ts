import { expect, test } from 'vitest'
import { dictionary, load, number, pmml, schema, simple } from './pmml.fixture.ts'

const attribute = (points: number | null, predicate: string, more = '', inside = ''): string =>
  `<Attribute ${points === null ? '' : `partialScore="${points}"`} ${more}>${predicate}${inside}</Attribute>\n`
const characteristic = (name: string, more: string, ...attributes: readonly string[]): string =>
  `<Characteristic name="${name}" ${more}>\n${attributes.join('')}</Characteristic>\n`
const OUTPUT = `<Output><OutputField name="r1" feature="reasonCode" rank="1"/><OutputField name="r2" feature="reasonCode" rank="2"/><OutputField name="r3" feature="reasonCode" rank="3"/></Output>`
const card = (more: string, ...characteristics: readonly string[]): string =>
  pmml(
    `${dictionary(number('x'), number('y'), number('z'), number('score'))}<Scorecard functionName="regression" ${more}>${schema(['x', 'y', 'z'], 'score')}${OUTPUT}<Characteristics>${characteristics.join('')}</Characteristics></Scorecard>`,
  )

const x = characteristic(
  'X',
  'reasonCode="RX" baselineScore="20"',
  attribute(-5, simple('x', 'isMissing')),
  attribute(10, simple('x', 'lessThan', 50)),
  attribute(20, simple('x', 'lessThan', 80), 'reasonCode="RX2"'),
  attribute(30, '<True/>'),
)
const y = characteristic('Y', 'reasonCode="RY"', attribute(0, simple('y', 'lessOrEqual', 1)), attribute(15, simple('y', 'greaterThan', 1)))
const twice = `<ComplexPartialScore><Apply function="*"><Constant>2</Constant><FieldRef field="z"/></Apply></ComplexPartialScore>`
const z = characteristic('Z', 'reasonCode="RZ" baselineScore="12"', attribute(99, '<True/>', '', twice))
const whole = (more = ''): string => card(`initialScore="100" baselineScore="15" ${more}`, x, y, z)

test.each<[what: string, more: string, inputs: Record<string, unknown>, score: number | null, codes: readonly string[]]>([
  ['below the baselines', '', { x: 49, y: 1, z: 5 }, 120, ['RY', 'RX', 'RZ']],
  ['an attribute has its own code', '', { x: 79, y: 2, z: 5 }, 145, ['RZ']],
  ['at the baseline nothing is said', '', { x: 80, y: 2, z: 6 }, 157, []],
  ['above the baselines', 'reasonCodeAlgorithm="pointsAbove"', { x: 80, y: 1, z: 7 }, 144, ['RX', 'RZ']],
  ['equal losses stand in the order of the card', '', { x: 49, y: 2, z: 1 }, 127, ['RX', 'RZ']],
  ['codes are not asked for', 'useReasonCodes="false"', { x: 49, y: 1, z: 5 }, 120, []],
  ['missing has points of its own', '', { y: 2, z: 6 }, 122, ['RX']],
  ['no attribute is true', '', { x: 1, z: 5 }, null, []],
  ['points cannot be computed', '', { x: 1, y: 2 }, null, []],
])('%s', (_what, more, inputs, score, codes) => {
  const evaluation = load(whole(more)).evaluate(inputs)
  expect(evaluation.prediction).toBe(score)
  expect(evaluation.reasonCodes).toEqual(codes)
  expect(evaluation.errors.length).toBe(score === null ? 1 : 0)
  // Asked for more than there are, the last is said again.
  expect([1, 2, 3].map((rank) => evaluation.outputs.get(`r${rank}`))).toEqual(
    [0, 1, 2].map((place) => codes[Math.min(place, codes.length - 1)] ?? null),
  )
})

test('losses under one code are added', () => {
  const xml = card(
    'baselineScore="20"',
    x,
    characteristic('Y', 'reasonCode="RX"', attribute(18, '<True/>')),
    characteristic('Z', 'reasonCode="RZ"', attribute(9, '<True/>')),
  )
  expect(load(xml).evaluate({ x: 1 }).reasonCodes).toEqual(['RX', 'RZ'])
  expect(load(xml.replace('partialScore="18"', 'partialScore="21"')).evaluate({ x: 1 }).reasonCodes).toEqual(['RZ', 'RX'])
})

test('what each characteristic gave, and the card as data', () => {
  const model = load(whole())
  expect(model.evaluate({ x: 60, y: 1, z: 4 }).card).toEqual([
    { name: 'X', points: 20, baseline: 20, reasonCode: 'RX2', attribute: 3 },
    { name: 'Y', points: 0, baseline: 15, reasonCode: 'RY', attribute: 1 },
    { name: 'Z', points: 8, baseline: 12, reasonCode: 'RZ', attribute: 1 },
  ])
  expect(model.card?.characteristics[0]).toMatchObject({ name: 'X', inputs: ['x'], baseline: 20, reasonCode: 'RX' })
  expect(model.card?.characteristics[0]?.attributes.map(({ test: words, points }) => [words, points])).toEqual([
    ['x = null', -5],
    ['x < 50', 10],
    ['x < 80', 20],
    ['-', 30],
  ])
  expect(model.card?.characteristics[2]).toMatchObject({ inputs: ['z'], attributes: [{ points: null }] })
  expect(model.thresholds.get('x')).toEqual([50, 80])
})
