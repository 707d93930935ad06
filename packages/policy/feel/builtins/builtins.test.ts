import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitions, expressionXml } from '../../fixtures.ts'
import { loadPolicy, type Value } from '../../policy.ts'
import { compareNum, Exact, isNum } from '../../value.ts'
import { BUILTINS } from './registry.ts'
import { write } from './write.ts'

/** The value of a text by the letter of the standard, as a text. */
function resultOf(text: string): string | null {
  const loaded = loadPolicy({ xml: definitions(expressionXml('E', text)), file: 'e.dmn', faults: 'null' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return written(loaded.policy.evaluate({}, ['E']).values.get('E')!)
}

const written = (value: Value): string | null => (value === null ? null : write(value))

test.each<[text: string, result: string | null]>([
  ['date("2020-02-29")', '2020-02-29'],
  ['date(@"2020-02-29T10:00:00+14:00")', '2020-02-29'],
  ['date(2021, 2, 29)', null],
  ['date(2021, 2, 28.5)', null],
  ['date(month: 2, day: 28, year: 2021)', '2021-02-28'],
  ['date(year: 2021, month: 2)', null],
  ['date([2021], [2], [28])', '2021-02-28'],
  ['date(["2021-02-28"])', '2021-02-28'],
  ['time("10:00:00Z")', '10:00:00Z'],
  ['time(@"2020-02-29")', '00:00:00Z'],
  ['time(@"2020-02-29T10:00:00@Europe/Paris")', '10:00:00@Europe/Paris'],
  ['time(10, 0, 59.999999999)', '10:00:59.999999999'],
  ['time(10, 0, 59.9999999999)', null],
  ['time(10, 0, 60)', null],
  ['time(24, 0, 0)', null],
  ['time(10, 0.5, 0)', null],
  ['time(10, 0, -1)', null],
  ['time(10, 0, 0, @"PT18H")', '10:00:00+18:00'],
  ['time(10, 0, 0, @"PT18H1S")', null],
  ['time(10, 0, 0, @"PT0.5S")', null],
  ['time(10, 0, 0, null)', '10:00:00'],
  ['time(10, 0, 0, 1)', null],
  ['date and time("2020-02-29T24:00:00")', '2020-03-01T00:00:00'],
  ['date and time(@"2020-02-29")', '2020-02-29T00:00:00Z'],
  ['date and time(@"2020-02-29", @"10:00:00@Asia/Tokyo")', '2020-02-29T10:00:00@Asia/Tokyo'],
  ['date and time(@"2020-02-29T23:00:00Z", @"10:00:00")', '2020-02-29T10:00:00'],
  ['date and time(time: @"10:00:00", date: @"2020-02-29")', '2020-02-29T10:00:00'],
  ['duration("P14M")', 'P1Y2M'],
  ['duration("PT25H")', 'P1DT1H'],
  ['duration(@"PT25H")', 'P1DT1H'],
  ['duration("25H")', null],
  ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
  ['years and months duration(to: @"2011-12-22", from: @"2013-08-24T00:00:00")', '-P1Y8M'],
  ['years and months duration(@"2011-12-22", "2013-08-24")', null],
  ['number("1 000,5", " ", ",")', '1000.5'],
  ['number("1.000,5", ".", ",")', '1000.5'],
  ['number("1.000,5", " ", ",")', null],
  ['number("1,000", ",", ",")', null],
  ['number("1,000.5", ",", null)', '1000.5'],
  ['number("1000.5", null, ".")', '1000.5'],
  ['number("-1.5e3")', '-1500'],
  ['number(".5")', '0.5'],
  ['number("5.")', null],
  ['number("0x10")', null],
  ['number(" 1")', null],
  ['number("")', null],
  ['number("1,0", ",", 1)', null],
  ['number("1;0", ";", ".")', null],
  ['string(1.10)', '1.1'],
  ['string(-0)', '0'],
  ['string(1/3)', '0.3333333333333333333333333333333333'],
  ['string(10**50)', `1${'0'.repeat(50)}`],
  ['string(10**70)', '1e+70'],
  ['string(10**-70)', '1e-70'],
  ['string(true)', 'true'],
  ['string(null)', null],
  ['string("a\\"b")', 'a"b'],
  ['string(["a\\"b", 1, null, true])', '["a\\"b", 1, null, true]'],
  ['string({a: "x", "b:": [@"P1D"], c d: {}})', '{a: "x", "b:": [@"P1D"], c d: {}}'],
  ['string([1..5))', '[1..5)'],
  ['string([(<= 5), (!= 5)])', '[(<= 5), (!= 5)]'],
  ['string([@"2021-01-01"..@"2021-02-01"])', '[@"2021-01-01"..@"2021-02-01"]'],
  ['string(abs)', null],
  ['range("[18..21]") = [18..21]', 'true'],
  ['range("]1.5 .. 2e1[") = (1.5..20)', 'true'],
  ['range("[\\"a\\"..\\"z\\"]") = ["a".."z"]', 'true'],
  ['range("[@\\"2021-01-01\\"..date(\\"2021-02-01\\")]") = [@"2021-01-01"..@"2021-02-01"]', 'true'],
  ['range("[2..1]")', null],
  ['range("[1..\\"a\\"]")', null],
  ['range("(..)")', null],
  ['range("(..2)")', null],
  ['range("[2..)")', null],
  ['range("[1..2")', null],
  ['range("")', null],
])('%s is %s', (text, result) => expect(resultOf(text)).toBe(result))

test.each<[text: string, result: string | null]>([
  ['string join(["a", null, "b"], "-")', 'a-b'],
  ['string join([null])', ''],
  ['string join(["a", 1])', null],
  ['split("a,b,,c", ",")', '["a", "b", "", "c"]'],
  ['split("a", "")', null],
  ['matches("foobar", "^fo*b")', 'true'],
  ['matches("foobar", "^FO*b", "i")', 'true'],
  ['matches("foobar", "^FO*b", null)', 'false'],
  ['matches("foobar", "(")', null],
  ['matches(input: "a", pattern: "a", flags: "g")', null],
  ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
  ['replace("A", "a", "b", "i")', 'b'],
  ['replace("", "a*", "b")', null],
  ['substring("foobar", 3, 3)', 'oba'],
  ['substring("foobar", -2, 1)', 'a'],
  ['substring("foobar", 0)', null],
  ['substring("foobar", 7)', null],
  ['substring("\\U01F40Eab", 2)', 'ab'],
  ['contains("a", null)', null],
])('%s is %s', (text, result) => expect(resultOf(text)).toBe(result))

test.each<[text: string, result: string | null]>([
  ['list contains([1, 2.0, null], 2)', 'true'],
  ['list contains([1, null], null)', 'true'],
  ['list contains(null, 1)', null],
  ['list contains(1, 1)', 'true'],
  ['count([])', '0'],
  ['count([null, [1, 2]])', '2'],
  ['count(null)', null],
  ['count(1)', '1'],
  ['min(3, 1, 2)', '1'],
  ['max(["a", "c", "b"])', 'c'],
  ['min([@"P1D", @"PT1H"])', 'PT1H'],
  ['max(@"2021-01-01", @"2021-01-02")', '2021-01-02'],
  ['min([1, "a"])', null],
  ['min([1, null])', null],
  ['min([true])', null],
  ['min([])', null],
  ['min()', null],
  ['max(list: [1, 2])', '2'],
  ['sum([])', null],
  ['sum(0.1, 0.2)', '0.3'],
  ['sum([1, null])', null],
  ['sum([1, "2"])', null],
  ['sum(1)', '1'],
  ['product([2, 3, 4])', '24'],
  ['product([])', null],
  ['mean(1, 2)', '1.5'],
  ['mean([])', null],
  ['median(8, 2, 5, 3, 4)', '4'],
  ['median([6, 1, 2, 3])', '2.5'],
  ['median([])', null],
  ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
  ['stddev([1])', null],
  ['mode(6, 3, 9, 6, 6)', '[6]'],
  ['mode([6, 1, 9, 6, 1.0])', '[1, 6]'],
  ['mode([])', '[]'],
  ['mode([1, null])', null],
  ['all([])', 'true'],
  ['all([true, null, false])', 'false'],
  ['all([true, null])', null],
  ['all([true, 1])', null],
  ['all(null)', null],
  ['any([])', 'false'],
  ['any(false, null, true)', 'true'],
  ['any([false, null])', null],
  ['any(b: true)', null],
  ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
  ['sublist([4, 5, 6], -2)', '[5, 6]'],
  ['sublist([4, 5, 6], 3, 2)', null],
  ['sublist([4, 5, 6], 1, 0)', null],
  ['sublist([4, 5, 6], 0)', null],
  ['sublist([4, 5, 6], -4)', null],
  ['append([1], 2, null)', '[1, 2, null]'],
  ['append([1])', null],
  ['append(1, 2)', '[1, 2]'],
  ['append(null, 2)', null],
  ['concatenate([1, 2], [3], 4)', '[1, 2, 3, 4]'],
  ['concatenate([1], null)', null],
  ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
  ['insert before([1, 3], -1, null)', '[1, null, 3]'],
  ['insert before([1, 3], 3, 2)', null],
  ['insert before([], 1, 2)', null],
  ['remove([1, 2, 3], 2)', '[1, 3]'],
  ['remove([1, 2, 3], -3)', '[2, 3]'],
  ['remove([1, 2, 3], 4)', null],
  ['remove([1, 2, 3], 1.5)', null],
  ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
  ['list replace([2, 4, 7, 8], -1, null)', '[2, 4, 7, null]'],
  ['list replace([2, 4, 7, 8], 5, 6)', null],
  ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', '[5, 5, 7, 8]'],
  ['list replace(list: [2, 4], match: function(item, newItem) item = 2, newItem: 5)', '[5, 4]'],
  ['list replace([2, 4], function(item, newItem) item, 5)', null],
  ['list replace([2, 4], function(item) true, 5)', null],
  ['reverse([1, 2, [3, 4]])', '[[3, 4], 2, 1]'],
  ['index of([1, 2, 3, 2.0, null], 2)', '[2, 4]'],
  ['index of([1, null], null)', '[2]'],
  ['index of([1], 2)', '[]'],
  ['union([1, 2], [2.0, 3], null)', null],
  ['union([1, 2], [2.0, 3], 3)', '[1, 2, 3]'],
  ['distinct values([1, 2, 1.0, null, null])', '[1, 2, null]'],
  ['distinct values([1, "1", true, "true", @"P1D", @"PT24H", [1], [1.0], 0.5, 0.50])', '[1, "1", true, "true", @"P1D", [1], 0.5]'],
  ['distinct values([@"10:00:00Z", @"11:00:00+01:00", @"2021-01-01", "2021-01-01"])', '[@"10:00:00Z", @"2021-01-01", "2021-01-01"]'],
  ['flatten([[1, [2]], [[3]], 4, []])', '[1, 2, 3, 4]'],
  ['sort([3, 1, 2])', '[1, 2, 3]'],
  ['sort(["b", "a"])', '["a", "b"]'],
  ['sort([3, 1, 2], function(x, y) x > y)', '[3, 2, 1]'],
  ['sort(list: [3, 1], precedes: function(x, y) x < y)', '[1, 3]'],
  ['sort([3, "a"])', null],
  ['sort([3, null])', null],
  ['sort([3, 1], function(x, y) null)', null],
  ['sort([{a: 2, b: 1}, {a: 1, b: 2}, {a: 2, b: 0}], function(x, y) x.a < y.a)', '[{a: 1, b: 2}, {a: 2, b: 1}, {a: 2, b: 0}]'],
  ['sort([])', '[]'],
])('%s is %s', (text, result) => expect(resultOf(text)).toBe(result))

test.each<[text: string, result: string | null]>([
  ['get value({a: 1}, "a")', '1'],
  ['get value({a: 1}, "b")', null],
  ['get value({a: 1}, "toString")', null],
  ['get value(null, "a")', null],
  ['get entries({a: 1, b: null})', '[{key: "a", value: 1}, {key: "b", value: null}]'],
  ['get entries({})', '[]'],
  ['get entries(1)', null],
  ['context([{key: "a", value: 1}, {key: "b", value: null}])', '{a: 1, b: null}'],
  ['context({key: "a", value: 1})', '{a: 1}'],
  ['context([{key: "a", value: 1}, {key: "a", value: 2}])', '{a: 2}'],
  ['context([{key: "a"}])', null],
  ['context([{key: null, value: 1}])', null],
  ['context([])', '{}'],
  ['context put({a: 1}, "b", 2)', '{a: 1, b: 2}'],
  ['context put({a: 1}, "a", null)', '{a: null}'],
  ['context put({a: 1, y: {a: 0}}, ["y", "a"], 2)', '{a: 1, y: {a: 2}}'],
  ['context put({a: 1}, ["y", "a"], 2)', null],
  ['context put({a: 1}, [], 2)', null],
  ['context put({a: 1}, null, 2)', null],
  ['context put(context: {a: 1}, keys: ["b"], value: 2)', '{a: 1, b: 2}'],
  ['context put({}, "__proto__", 2)', '{__proto__: 2}'],
  ['context merge([{a: 1}, {a: 2, b: 3}])', '{a: 2, b: 3}'],
  ['context merge([{a: 1}, null])', null],
  ['context merge([])', '{}'],
  ['context merge({a: 1})', '{a: 1}'],
])('%s is %s', (text, result) => expect(resultOf(text)).toBe(result))

test.each<[text: string, result: string | null]>([
  ['day of year(@"2020-12-31")', '366'],
  ['day of week(@"2019-09-17T00:00:00Z")', 'Tuesday'],
  ['month of year(@"2019-09-17")', 'September'],
  ['week of year(@"2005-01-01")', '53'],
  ['day of week("2019-09-17")', null],
  ['is(@"23:00:50Z", @"23:00:50")', 'false'],
  ['is(@"P1Y", @"P12M")', 'true'],
  ['is(1, 1.0)', 'true'],
  ['is(1, "1")', 'false'],
  ['is(null, null)', 'true'],
  ['is([1, @"P1D"], [1, @"PT24H"])', 'true'],
  ['is(@"10:00:00", @"10:00:00.5")', 'false'],
  ['abs(@"-P1D")', 'P1D'],
  ['abs(@"2021-01-01")', null],
  ['abs([-1])', '1'],
  ['round up(-5.5, 0)', '-6'],
  ['round up(1.121, 2)', '1.13'],
  ['round half up(-1.125, 2)', '-1.13'],
  ['round half down(-1.125, 2)', '-1.12'],
  ['round down(1234, -2)', '1200'],
  ['decimal(2.5, 0)', '2'],
  ['decimal(1, 6176)', '1'],
  ['decimal(1, 6177)', null],
  ['decimal(1, -6111)', '0'],
  ['decimal(1, -6112)', null],
  ['modulo(-10.1, 4.5)', '3.4'],
  ['odd(5)', 'true'],
  ['even(1.5)', 'false'],
])('%s is %s', (text, result) => expect(resultOf(text)).toBe(result))

/** Every relation over two spans, as a list of the names that hold. */
const RELATIONS = [
  'before',
  'after',
  'meets',
  'met by',
  'overlaps',
  'overlaps before',
  'overlaps after',
  'finishes',
  'finished by',
  'includes',
  'during',
  'starts',
  'started by',
  'coincides',
]
const relationsOf = (left: string, right: string): string[] => RELATIONS.filter((name) => resultOf(`${name}(${left}, ${right})`) === 'true')

test.each<[left: string, right: string, relations: readonly string[]]>([
  ['1', '2', ['before']],
  ['1', '1', ['coincides']],
  ['1', '[1..10]', ['during', 'starts']],
  ['1', '(1..10]', ['before']],
  ['10', '[1..10]', ['finishes', 'during']],
  ['10', '[1..10)', ['after']],
  ['[1..10]', '10', ['finished by', 'includes']],
  ['[1..10]', '1', ['includes', 'started by']],
  ['[1..5]', '[6..9]', ['before']],
  ['[1..5]', '[5..9]', ['meets', 'overlaps', 'overlaps before']],
  ['[1..5)', '[5..9]', ['before']],
  ['[5..9]', '[1..5]', ['met by', 'overlaps', 'overlaps after']],
  ['[1..6]', '[5..9]', ['overlaps', 'overlaps before']],
  ['[1..9]', '[5..9]', ['overlaps', 'overlaps before', 'finished by', 'includes']],
  ['(5..9]', '[5..9]', ['overlaps', 'overlaps after', 'finishes', 'during']],
  ['[5..9)', '[5..9]', ['overlaps', 'during', 'starts']],
  ['[5..9]', '[5..9]', ['overlaps', 'finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides']],
  ['[@"2021-01-01"..@"2021-01-05"]', '@"2021-01-03"', ['includes']],
  ['(< 5)', '(> 5)', ['before']],
  ['(<= 5)', '[5..9]', ['meets', 'overlaps', 'overlaps before']],
  ['(< 5)', '(<= 5)', ['overlaps', 'during', 'starts']],
  ['(>= 5)', '100', ['includes']],
])('%s to %s', (left, right, relations) => expect(relationsOf(left, right)).toEqual(relations))

test.each<[text: string]>([
  ['before(1, "a")'],
  ['before([1..2], ["a".."b"])'],
  ['before(null, 1)'],
  ['before(1)'],
  ['meets(1, [1..2])'],
  ['coincides(1, [1..1])'],
  ['includes(1, [1..1])'],
  ['during([1..2], 1)'],
  ['before([null..5], 9)'],
  ['includes((!= 5), 4)'],
  ['before(true, false)'],
])('%s is null', (text) => expect(resultOf(text)).toBe(null))

test.each([
  ['for i in 1..100000 return matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "^(a+)+(a+)+\\\\1b$")'],
  ['for i in 1..100000 return distinct values(for j in 1..500 return [j])'],
])('%s is too much work', (text) => {
  const loaded = loadPolicy({ xml: definitions(expressionXml('E', text)), file: 'e.dmn' })
  expect(loaded.ok && loaded.policy.evaluate({}, ['E']).errors.map(({ code }) => code)).toContain('too-much-work')
})

const numbers = fc.array(
  fc.integer({ min: -50, max: 50 }).map((value) => (value % 3 === 0 ? new Exact(value).div(4) : value)),
  { maxLength: 12 },
)
const canonicalNumbers = numbers.map((values) =>
  values.map((value) => (isNum(value) && new Exact(value).isInteger() ? Number(value) : value)),
)
const call = (name: string, ...args: readonly Value[]): Value => BUILTINS.get(name)!.apply(args)

test('functions of lists agree with what is said of them', () => {
  fc.assert(
    fc.property(canonicalNumbers, (values) => {
      const ordered = call('sort', values) as number[]
      expect(ordered).toEqual([...values].sort(compareNum))
      expect(call('reverse', call('reverse', values))).toEqual(values)
      expect(call('min', values)).toEqual(ordered[0] ?? null)
      expect(call('max', values)).toEqual(ordered.at(-1) ?? null)
      expect(call('concatenate', values, values)).toEqual([...values, ...values])
      expect(call('union', values, values)).toEqual(call('distinct values', values))
      expect(call('flatten', [values, [values]])).toEqual([...values, ...values])
      for (const [index, value] of values.entries()) {
        expect(call('index of', values, value)).toContain(index + 1)
        expect(call('remove', call('insert before', values, index + 1, 'new'), index + 1)).toEqual(values)
        expect(call('sublist', values, index + 1, 1)).toEqual([value])
        expect(call('list replace', values, index + 1, null)).toEqual(values.with(index, null as unknown as number))
      }
    }),
  )
})

test('whatever the arguments, every function gives a value', () => {
  const scalars: fc.Arbitrary<Value> = fc.oneof(
    fc.constantFrom<Value[]>(null, true, false, 0, 1, -1, 2.5 as Value),
    fc.string(),
    fc.integer(),
  )
  const texts = ['@"P1D"', '@"P1M"', '@"2021-01-01"', '@"10:00:00Z"', '@"2021-01-01T10:00:00"', '[1..2]', '(< 5)', 'function(x, y) x']
  const odd = texts.map((text) => {
    const loaded = loadPolicy({ xml: definitions(expressionXml('E', text)), file: 'e.dmn' })
    return loaded.ok ? loaded.policy.evaluate({}, ['E']).values.get('E')! : null
  })
  expect(odd).not.toContain(null)
  const value: fc.Arbitrary<Value> = fc.oneof(
    scalars,
    fc.constantFrom(...odd),
    fc.array(scalars, { maxLength: 3 }),
    fc.dictionary(fc.string(), scalars),
  )
  fc.assert(
    fc.property(fc.constantFrom(...BUILTINS.keys()), fc.array(value, { maxLength: 4 }), (name, args) => call(name, ...args) !== undefined),
    { numRuns: 5000 },
  )
})
