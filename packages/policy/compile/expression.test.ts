import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitions, expressionXml, inputXml } from '../fixtures.ts'
import { type InputSchema, loadPolicy, type Value } from '../policy.ts'
import { Exact, isDecimal } from '../value.ts'

const inputs: InputSchema = new Map([
  ['n', { type: 'number', nullable: true }],
  ['Monthly income', { type: 'number', nullable: true }],
  ['Monthly', { type: 'number', nullable: true }],
  ['a-b', { type: 'number', nullable: true }],
  ['t', { type: 'string', nullable: true }],
  ['p', { type: 'boolean', nullable: true }],
])
const kinds = [...inputs].map(([name, { type }]) => inputXml(name, type)).join('')

/** The value of an expression; a Decimal as its text. */
function resultOf(text: string, given: Record<string, Value> = {}): unknown {
  const xml = definitions(kinds + expressionXml('E', text, { inputs: [...inputs.keys()] }))
  const loaded = loadPolicy({ xml, file: 'e.dmn', inputs })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const value = loaded.policy.evaluate(given, ['E']).values.get('E')!
  return isDecimal(value) ? value.toString() : value
}

test.each<[text: string, value: unknown]>([
  ['0.1 + 0.2 = 0.3', true],
  ['0.1 + 0.2', '0.3'],
  ['9007199254740993 = 9007199254740992', false],
  ['9007199254740991 + 2', '9007199254740993'],
  ['9007199254740993 - 9007199254740992', 1],
  ['1e3', 1000],
  ['1e-7 * 1e7', 1],
  ['.5 + .5', 1],
  ['1/3', '0.3333333333333333333333333333333333'],
  ['2/3*3', 2],
  ['9007199254740991 / 3', '3002399751580330.333333333333333333'],
  ['1 / 0', null],
  ['0 / 0', null],
  ['10 ** 7000', null],
  ['-2 ** 2', 4],
  ['2 ** 3 ** 2', 64],
  ['2 ** -1', '0.5'],
  ['0 * -1', 0],
  ['-0', 0],
  ['10 - 2 - 3', 5],
  ['2 + 3 * 4', 14],
  ['(2 + 3) * 4', 20],
  ['1 + null', null],
  ['1 = null', false],
  ['null = null', true],
  ['1 != null', true],
  ['1 < null', null],
  ['null in [1..2]', null],
  ['1 in (null)', false],
  ['1 in (2, [0..1])', true],
  ['5 in > 4', true],
  ['5 in (5..7)', false],
  ['1 between null and 2', null],
  ['5 between 1 and 4 or true', true],
  ['true and null', null],
  ['false and null', false],
  ['null or true', true],
  ['null or false', null],
  ['not(null)', null],
  ['if null then 1 else 2', 2],
  ['if 1 < 2 then "y" else "n"', 'y'],
  ['"a" + "b\\n\\u0041\\U01F600"', 'ab\nA😀'],
  ['"a" + null', null],
  ['decimal(1.005, 2)', 1],
  ['decimal(1.015, 2)', '1.02'],
  ['decimal(0.285, 2)', '0.28'],
  ['decimal(1250, -2)', 1200],
  ['round half up(1.005, 2)', '1.01'],
  ['round half even(2.5, 0)', 2],
  ['round half down(2.5, 0)', 2],
  ['round up(-1.1, 0)', -2],
  ['round down(-1.9, 0)', -1],
  ['floor(-1.5)', -2],
  ['ceiling(-1.5)', -1],
  ['abs(-3)', 3],
  ['modulo(0.3, 0.1)', 0],
  ['modulo(-12, 5)', 3],
  ['modulo(12, 0)', null],
  ['min(3, 1, 2)', 1],
  ['max([3, 1, 2])', 3],
  ['sum([])', null],
  ['sum(0.1, 0.2)', '0.3'],
  ['mean(1, 2)', '1.5'],
  ['even(-4)', true],
  ['odd(0.5)', false],
  ['sqrt(-1)', null],
  ['string length("a😀")', 2],
  ['upper case("aé")', 'AÉ'],
  ['substring("foobar", -3, 2)', 'ba'],
  ['substring before("foobar", "x")', ''],
  ['starts with("foobar", "foo") and ends with("foobar", "bar")', true],
  ['1 + /* two */ 2 // three', 3],
])('%s', (text, value) => {
  expect(resultOf(text)).toEqual(value)
})

test('the longest known name wins, over words and operators', () => {
  expect(resultOf('Monthly income - Monthly + a-b', { 'Monthly income': 100, Monthly: 10, 'a-b': 1 })).toBe(91)
  expect(resultOf('Monthly  income*2', { 'Monthly income': 100 })).toBe(200)
})

const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })

test.each<[op: string, exact: (a: InstanceType<typeof Exact>, b: number) => InstanceType<typeof Exact>]>([
  ['+', (a, b) => a.plus(b)],
  ['-', (a, b) => a.minus(b)],
  ['*', (a, b) => a.times(b)],
  ['/', (a, b) => a.div(b)],
])('%s is exact on whole numbers, and whole results are JS numbers', (op, exact) => {
  const xml = definitions(kinds + expressionXml('E', `n ${op} Monthly`, { inputs: ['n', 'Monthly'] }))
  const loaded = loadPolicy({ xml, file: 'e.dmn', inputs })
  if (!loaded.ok) throw new Error('the expression is valid')
  fc.assert(
    fc.property(fc.oneof(safe, fc.integer()), fc.oneof(safe, fc.integer({ min: -9, max: 9 })), (n, Monthly) => {
      const found = loaded.policy.evaluate({ n, Monthly }, ['E']).values.get('E')!
      const wanted = exact(new Exact(n), Monthly)
      if (!wanted.isFinite()) expect(found).toBeNull()
      else expect(wanted.eq(found as number)).toBe(true)
      expect(typeof found === 'number').toBe(wanted.isInteger() && Number.isSafeInteger(wanted.toNumber()))
    }),
  )
})
