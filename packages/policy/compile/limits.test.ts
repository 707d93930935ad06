/** Texts that want the engine's time, stack or memory: each ends soon, with null and an error that says why. */
import { expect, test } from 'vitest'
import { definitions, expressionXml, functionXml } from '../fixtures.ts'
import { loadPolicy, type Value } from '../policy.ts'

function runOf(text: string): { value: Value | undefined; errors: string[]; faults: string[] } {
  const loaded = loadPolicy({ xml: definitions(expressionXml('E', text)), file: 'e.dmn', inputs: new Map(), faults: 'null' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const { values, errors } = loaded.policy.evaluate({}, ['E'])
  return { value: values.get('E'), errors: errors.map(({ code }) => code), faults: loaded.warnings.map(({ code }) => code) }
}

const levels = (name: string): string =>
  `${name}0: [1, 1], ${Array.from({ length: 60 }, (_, at) => `${name}${at + 1}: [${name}${at}, ${name}${at}]`).join(', ')}`

test.each<[what: string, text: string, ...errors: string[]]>([
  ['a function without end', '{f: function(n) f(n), r: f(1)}.r', 'too-deep'],
  ['a function handed to itself', '(function(f) f(f))(function(f) f(f))', 'too-deep'],
  ['a deep recursion', '{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20000)}.r', 'too-deep'],
  ['a tall body', `{f: function(n) ${'('.repeat(80)}f(n+1)${'+1)'.repeat(80)}, r: f(1)}.r`, 'too-deep'],
  ['a recursion that branches', '{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(90)}.r', 'too-much-work'],
  ['a range without end', 'for i in 1..1000000000000 return i', 'too-much-work'],
  ['loops in loops', 'for a in 1..1000, b in 1..1000, c in 1..1000 return 1', 'too-much-work'],
  ['a search without end', 'some x in 1..1000000000000 satisfies x < 0', 'too-much-work'],
  ['days without end', 'for d in @"0001-01-01"..@"9999-12-31" return d', 'too-much-work'],
  ['a filter of a filter of a list', '{l: for i in 1..900 return i, r: l[count(l[count(l[item > 0]) > item]) > item]}.r', 'too-much-work'],
  ['a list in which all before are', 'for i in 1..100000 return [partial[-1]]', 'too-large'],
  ['a list that doubles', '{f: function(n, l) if n = 0 then l else f(n - 1, concatenate(l, l)), r: f(100, [1])}.r', 'too-large'],
  ['lists that share their parts', `{${levels('a')}, r: a60}.r`, 'too-large'],
  ['ranges that share their parts', `{${levels('a').replaceAll(/\[(a\d+), a\d+\]/g, '[(= $1), (= $1)]')}, r: a60}.r`, 'too-large'],
  ['a text that doubles', '{f: function(n, s) if n = 0 then s else f(n - 1, s + s), r: f(100, "ab")}.r', 'too-large'],
  [
    'large lists, compared again and again',
    '{l: for i in 1..90000 return i, m: l[item > 0], r: for j in 1..90000 return l = m}.r',
    'too-much-work',
  ],
  ['a large list, searched again and again', '{l: for i in 1..90000 return i, r: for j in 1..90000 return (-1 in l)}.r', 'too-much-work'],
])('%s', (_what, text, ...errors) => {
  const start = performance.now()
  const run = runOf(text)
  expect(run.value).toBeNull()
  expect(run.errors).toEqual(expect.arrayContaining(errors))
  // Far more than it takes on a slow machine, and far less than without the limit.
  expect(performance.now() - start).toBeLessThan(20_000)
})

test.each<[what: string, text: string]>([
  ['brackets', `${'('.repeat(101)}1${')'.repeat(101)}`],
  ['lists', `${'['.repeat(101)}${']'.repeat(101)}`],
  ['a chain', `1${'+1'.repeat(101)}`],
  ['chains on chains', `${'('.repeat(9)}1${'+1'.repeat(90)}${`)${'+1'.repeat(90)}`.repeat(9)}`],
  ['a path', `a${'.b'.repeat(101)}`],
  ['negations', `${'-'.repeat(101)}1`],
  ['types', `1 instance of ${'list<'.repeat(101)}number${'>'.repeat(101)}`],
  ['what could be read in many ways', `${'1 in ('.repeat(40)}1${')+0'.repeat(40)}`],
])('%s beyond the limit are refused', (_what, text) => {
  expect(runOf(text).faults).toContain('too-complex')
})

const loops = Array.from({ length: 90 }, (_, at) => `for a${at} in [1] return `).join('')

test.each<[what: string, body: string]>([
  ['loops in loops', `${loops}f(n + 1)`],
  ['filters of filters', `${'[1]['.repeat(80)}f(n)${']'.repeat(80)}`],
  ['calls of calls', `${'f('.repeat(80)}n${')'.repeat(80)}`],
  ['questions about questions', `${'some x in [1] satisfies '.repeat(90)}f(n)`],
  ['contexts in contexts', `${'{a: '.repeat(90)}f(n)${'}'.repeat(90)}`],
  ['lists in lists', `${'['.repeat(90)}f(n)${']'.repeat(90)}`],
  ['functions made where they are called', `${'(function(x) '.repeat(45)}f(n)${')(1)'.repeat(45)}`],
  ['sorting by itself', 'sort([1, 2], function(x, y) f(n))'],
])('a function of %s that calls itself does not exhaust the stack', (_what, body) => {
  expect(runOf(`{f: function(n) ${body}, r: f(1)}.r`).errors).toContain('too-deep')
})

test('functions of a model that stand on each other are told before they could exhaust the stack', () => {
  const chain = (count: number): string => {
    const each = (nth: number): string =>
      functionXml(`f${nth}`, ['x'], `${nth > 0 ? `f${nth - 1}(x)` : 'x'}${'+x'.repeat(95)}`, nth > 0 ? [`f${nth - 1}`] : [])
    return definitions(
      Array.from({ length: count }, (_, nth) => each(nth)).join('') + expressionXml('E', `f${count - 1}(1)`, { knows: [`f${count - 1}`] }),
    )
  }
  const low = loadPolicy({ xml: chain(10), file: 'e.dmn' })
  if (!low.ok) throw new Error(JSON.stringify(low.diagnostics))
  expect(low.policy.evaluate({}, ['E']).values.get('E')).toBe(951)
  expect(loadPolicy({ xml: chain(40), file: 'e.dmn' })).toMatchObject({
    ok: false,
    diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'too-complex' })]),
  })
})

test('what is within the limits is not touched by them', () => {
  expect(runOf('{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r').errors).toEqual([])
  expect(runOf('count(for i in 1..100000 return i)')).toEqual({ value: 100_000, errors: [], faults: [] })
  expect(runOf('for n in 1..300 return count(partial)').errors).toEqual([])
  expect(runOf(`${'('.repeat(90)}1${')'.repeat(90)}`).value).toBe(1)
  expect(runOf(`1${'+1'.repeat(100)}`).value).toBe(101)
})
