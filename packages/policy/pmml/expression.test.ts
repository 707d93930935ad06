import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalBelow } from './normal-distribution.ts'
import { expressionModel, load, resultOf } from './pmml.fixture.ts'

const field = (name: string, more = ''): string => `<FieldRef field="${name}"${more}/>`
const constant = (value: string | number, type?: string): string =>
  `<Constant${type === undefined ? '' : ` dataType="${type}"`}>${value}</Constant>`
const apply = (name: string, args: readonly (string | number)[], more = ''): string =>
  `<Apply function="${name}"${more}>${args.map((each) => (typeof each === 'number' ? constant(each) : each)).join('')}</Apply>`
const X = field('x')
const Y = field('y')
const T = field('t')

test.each<[what: string, expression: string, inputs: Record<string, unknown>, value: unknown, type?: string]>([
  ['a field', X, { x: 3 }, 3],
  ['a missing field', X, {}, null],
  ['a missing field that is replaced', field('x', ' mapMissingTo="7"'), {}, 7],
  ['a constant', constant(' 2.5 '), {}, 2.5],
  ['a text keeps its blanks', constant(' a '), {}, ' a ', 'string'],
  ['a constant that is missing', '<Constant missing="true"/>', {}, null],
  ['arithmetic', apply('-', [apply('*', [X, 3]), apply('/', [Y, 4])]), { x: 2, y: 2 }, 5.5],
  ['a missing argument', apply('+', [X, Y]), { x: 1 }, null],
  ['a missing argument that is mapped', apply('+', [X, Y], ' mapMissingTo="9"'), { x: 1 }, 9],
  ['a missing result that has a default', apply('/', [X, 0], ' defaultValue="8"'), { x: 1 }, 8],
  ['division by zero', apply('/', [X, Y]), { x: 1, y: 0 }, null],
  ['extremes leave out what is missing', apply('max', [X, Y, 2]), { x: 1 }, 2],
  ['of nothing there is no mean', apply('avg', [X, Y]), {}, null],
  ['a mean', apply('avg', [X, Y, 6]), { x: 1, y: 2 }, 3],
  ['a median of an even number', apply('median', [X, Y, 6, 100]), { x: 1, y: 2 }, 4],
  ['half rounds up', apply('round', [X]), { x: 2.5 }, 3],
  ['half below zero rounds up too', apply('round', [X]), { x: -2.5 }, -2],
  ['half to even', apply('rint', [X]), { x: 2.5 }, 2],
  ['a logarithm of nothing', apply('ln', [X]), { x: -1 }, null],
  ['a threshold is passed, not met', apply('threshold', [X, 2]), { x: 2 }, 0],
  ['modulo takes the sign of the divisor', apply('modulo', [X, 3]), { x: -1 }, 2],
  ['a condition', apply('if', [apply('lessThan', [X, 5]), 1, 2]), { x: 4 }, 1],
  ['else', apply('if', [apply('lessThan', [X, 5]), 1, 2]), { x: 5 }, 2],
  ['a condition that is missing', apply('if', [apply('lessThan', [X, 5]), 1, 2]), {}, null],
  ['no else', apply('if', [apply('lessThan', [X, 5]), 1]), { x: 5 }, null],
  ['one false decides', apply('and', [apply('lessThan', [X, 5]), apply('lessThan', [Y, 5])]), { y: 6 }, false, 'boolean'],
  ['a missing part does not', apply('and', [apply('lessThan', [X, 5]), apply('lessThan', [Y, 5])]), { y: 4 }, null, 'boolean'],
  ['one true decides', apply('or', [apply('lessThan', [X, 5]), apply('lessThan', [Y, 5])]), { y: 4 }, true, 'boolean'],
  ['is missing', apply('isMissing', [X]), {}, true, 'boolean'],
  ['is among', apply('isIn', [T, constant('a'), constant('b')]), { t: 'b' }, true, 'boolean'],
  ['texts are joined', apply('concat', [T, constant('-'), X]), { t: 'a', x: 1 }, 'a-1', 'string'],
  ['a part of a text', apply('substring', [T, 2, 2]), { t: 'abcd' }, 'bc', 'string'],
  ['upper case', apply('uppercase', [T]), { t: 'ab' }, 'AB', 'string'],
  [
    'floats are added as floats',
    apply('+', [constant('0.1', 'float'), constant('0.2', 'float')]),
    {},
    Math.fround(Math.fround(0.1) + Math.fround(0.2)),
  ],
  ['a float and a double as doubles', apply('+', [constant('0.1', 'float'), constant('0.2', 'double')]), {}, Math.fround(0.1) + 0.2],
])('%s', (_what, expression, inputs, value, type) => {
  expect(resultOf(expressionModel(expression, type), inputs)).toBe(value)
})

const line = (outliers: string): string =>
  `<NormContinuous field="x" outliers="${outliers}" mapMissingTo="-9"><LinearNorm orig="0" norm="10"/><LinearNorm orig="10" norm="20"/><LinearNorm orig="20" norm="120"/></NormContinuous>`
const bins = `<Discretize field="x" defaultValue="none" mapMissingTo="gone"><DiscretizeBin binValue="low"><Interval closure="closedOpen" leftMargin="0" rightMargin="10"/></DiscretizeBin><DiscretizeBin binValue="high"><Interval closure="closedClosed" leftMargin="10"/></DiscretizeBin></Discretize>`
const table = `<MapValues outputColumn="out" defaultValue="else" mapMissingTo="gone"><FieldColumnPair field="t" column="a"/><FieldColumnPair field="x" column="b"/><InlineTable><row><a>k</a><b>1</b><out>first</out></row><row><a>k</a><b>2.0</b><out>second</out></row></InlineTable></MapValues>`

test.each<[what: string, expression: string, inputs: Record<string, unknown>, value: unknown, type?: string]>([
  ['on a point', line('asIs'), { x: 10 }, 20],
  ['between points', line('asIs'), { x: 15 }, 70],
  ['beyond the end the line goes on', line('asIs'), { x: 21 }, 130],
  ['or stays', line('asExtremeValues'), { x: 21 }, 120],
  ['before the start too', line('asExtremeValues'), { x: -1 }, 10],
  ['or counts as missing', line('asMissingValues'), { x: 21 }, -9],
  ['missing', line('asIs'), {}, -9],
  ['a closed margin holds', bins, { x: 0 }, 'low', 'string'],
  ['an open one does not', bins, { x: 10 }, 'high', 'string'],
  ['no bin', bins, { x: -1 }, 'none', 'string'],
  ['nothing to bin', bins, {}, 'gone', 'string'],
  ['a row by two columns', table, { t: 'k', x: 2 }, 'second', 'string'],
  ['no row', table, { t: 'k', x: 3 }, 'else', 'string'],
  ['half a key', table, { t: 'k' }, 'gone', 'string'],
  ['an indicator', '<NormDiscrete field="t" value="a"/>', { t: 'a' }, 1],
  ['of another value', '<NormDiscrete field="t" value="a"/>', { t: 'b' }, 0],
  ['of a missing one', '<NormDiscrete field="t" value="a" mapMissingTo="0.5"/>', {}, 0.5],
])('%s', (_what, expression, inputs, value, type) => {
  expect(resultOf(expressionModel(expression, type), inputs)).toBe(value)
})

const transformations = (...inside: readonly string[]): string => `<TransformationDictionary>${inside.join('')}</TransformationDictionary>`
const derived = (name: string, type: string, expression: string): string =>
  `<DerivedField name="${name}" optype="continuous" dataType="${type}">${expression}</DerivedField>`

test('a derived field may name one that stands after it', () => {
  const xml = expressionModel(
    field('a'),
    'double',
    transformations(derived('a', 'double', apply('+', [field('b'), 1])), derived('b', 'double', apply('*', [X, 2]))),
  )
  expect(resultOf(xml, { x: 3 })).toBe(7)
})

test('a float field keeps 32 bits of its value', () => {
  expect(resultOf(expressionModel(field('a'), 'double', transformations(derived('a', 'float', X))), { x: 0.1 })).toBe(Math.fround(0.1))
})

test('a function of the model calls another, with its own arguments each time', () => {
  const half = `<DefineFunction name="half" optype="continuous" dataType="double"><ParameterField name="p"/>${apply('/', [field('p'), 2])}</DefineFunction>`
  const both = `<DefineFunction name="both" optype="continuous"><ParameterField name="p"/><ParameterField name="q"/>${apply('+', [apply('half', [field('q')]), field('p')])}</DefineFunction>`
  const xml = expressionModel(apply('both', [apply('half', [X]), apply('both', [Y, 4])]), 'double', transformations(both, half))
  // x/2 + (y + 4/2)/2
  expect(resultOf(xml, { x: 8, y: 10 })).toBe(10)
})

test('cut points are told through straight lines of an input', () => {
  const scaled = derived('z', 'double', apply('/', [apply('-', [X, 100]), 20]))
  const xml = expressionModel(apply('if', [apply('lessThan', [field('z'), 1.5]), 1, 2]), 'double', transformations(scaled))
  expect(load(xml).thresholds.get('x')).toEqual([130])
})

test('the normal distribution: known values, symmetry, order', () => {
  expect(normalBelow(0)).toBe(0.5)
  expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 14)
  expect(normalBelow(-1)).toBeCloseTo(0.15865525393145707, 15)
  expect(normalBelow(-6) / 9.865876450376981e-10).toBeCloseTo(1, 12)
  expect(normalBelow(-3.0001) / normalBelow(-2.9999)).toBeCloseTo(0.99934, 4)
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
      expect(normalBelow(x) + normalBelow(-x)).toBeCloseTo(1, 14)
      expect(normalBelow(x + 0.001)).toBeGreaterThanOrEqual(normalBelow(x))
    }),
  )
})
