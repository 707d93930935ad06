/** Cells over values of every kind, and totals of columns of every kind. Strict for all: a null satisfies a dash and a cell that says null, and nothing else. */
import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import type { OfferedInput } from '../input-schema.ts'
import { type InputSchema, loadPolicy, type Value } from '../policy.ts'

const list = { type: 'list', nullable: true, item: { type: 'number', nullable: true } } as const
const inputs: InputSchema = new Map<string, OfferedInput>([
  ['day', { type: 'date', nullable: true }],
  ['hour', { type: 'time', nullable: true }],
  ['moment', { type: 'date and time', nullable: true }],
  ['wait', { type: 'days and time duration', nullable: true }],
  ['term', { type: 'years and months duration', nullable: true }],
  ['list', list],
  ['open', { type: 'any', nullable: true }],
  ['n', { type: 'number', nullable: true }],
])
const DECLARED: Readonly<Record<string, string>> = {
  day: 'date',
  hour: 'time',
  moment: 'dateTime',
  wait: 'dayTimeDuration',
  term: 'yearMonthDuration',
}

/** Through both back ends, which must agree. */
function matches(column: string, cell: string, given: Value): boolean {
  const type = DECLARED[column] ?? (column === 'n' ? 'number' : 'Any')
  const xml = tableXml({ name: 'T', inputs: { [column]: type }, outputs: ['out'], rows: [[cell, '1']], hitPolicy: 'FIRST' })
  const [closures, generated] = (['closures', 'generated'] as const).map((backEnd) => {
    const loaded = loadPolicy({ xml, file: 't.dmn', inputs, backEnd })
    if (!loaded.ok) throw new Error(`${cell}: ${loaded.diagnostics[0]?.message}`)
    return loaded.policy.evaluate({ [column]: given }, ['T']).values.get('T') === 1
  })
  expect(generated).toBe(closures)
  return closures!
}

test.each<[column: string, cell: string, takes: readonly Value[], leaves: readonly Value[]]>([
  ['day', '>= date("2024-01-01")', ['2024-01-01', '2025-06-30'], ['2023-12-31', null]],
  ['day', '[@"2024-01-01"..@"2024-12-31"]', ['2024-01-01', '2024-12-31'], ['2025-01-01', null]],
  ['day', '(@"2024-01-01"..@"2024-12-31")', ['2024-01-02'], ['2024-01-01', '2024-12-31', null]],
  ['day', '@"2024-02-29", @"2024-03-01"', ['2024-02-29', '2024-03-01'], ['2024-02-28', null]],
  ['day', 'not(@"2024-02-29")', ['2024-02-28'], ['2024-02-29', null]],
  ['day', 'null, < @"2024-01-01"', [null, '2023-12-31'], ['2024-01-01']],
  ['day', '?.month in (1, 2)', ['2024-01-31', '2024-02-01'], ['2024-03-01', null]],
  ['day', '? > @"2024-01-01" and ?.weekday < 6', ['2024-01-02'], ['2024-01-06', '2023-12-29', null]],
  ['day', '@"2024-01-31" + @"P1M"', ['2024-02-29'], ['2024-03-01', null]],
  ['hour', '< @"12:00:00"', ['11:59:59'], ['12:00:00', null]],
  ['moment', '> @"2024-01-01T00:00:00Z"', ['2024-01-01T00:00:01Z'], ['2024-01-01T00:00:00Z', '2023-12-31T23:00:00-01:00', null]],
  ['wait', '<= @"PT24H"', ['P1D', '-P9D'], ['PT24H1S', null]],
  ['term', '[@"P6M"..@"P1Y"]', ['P12M', 'P6M'], ['P13M', null]],
  ['list', 'list contains(?, 2)', [[1, 2]], [[1], [], null]],
  ['list', '[1, 2]', [[1, 2]], [[2, 1], [1], null]],
  ['list', 'count(?) > 1', [[1, 2]], [[1], null]],
  ['list', 'some x in ? satisfies x > 1', [[1, 2]], [[1], [], null]],
  ['open', '"a", 5', ['a', 5], ['b', 6, true, null]],
  ['open', '> 5', [6], [5, 'z', true, null]],
  ['open', 'not(5)', [6], [5, null]],
  ['open', '{a: 1}', [{ a: 1 }], [{ a: 2 }, { a: 1, b: 2 }, 1, null]],
  ['open', '? instance of string', ['a'], [1, null]],
  ['open', '?.a = 1', [{ a: 1 }], [{ a: 2 }, 1, null]],
  ['open', 'null', [null], [0, '', false]],
  ['n', '[1..3], > 9', [2, 10], [5, null]],
  ['n', '(for i in 1..3 return i * 10)', [10, 30], [15, null]],
  ['n', '[[1..2], [8..9]]', [1, 9], [5, null]],
  ['n', 'even(?)', [2], [3, null]],
  ['n', '-', [1, null], []],
])('a %s and the cell %s', (column, cell, takes, leaves) => {
  for (const given of takes) expect([given, matches(column, cell, given)]).toEqual([given, true])
  for (const given of leaves) expect([given, matches(column, cell, given)]).toEqual([given, false])
})

function totalOf(aggregation: string, entries: readonly string[], faults: 'refuse' | 'null' = 'refuse'): unknown {
  const xml = tableXml({
    name: 'T',
    inputs: { n: 'number' },
    outputs: ['out'],
    rows: entries.map((entry) => ['-', entry]),
    hitPolicy: 'COLLECT',
    aggregation,
  })
  const loaded = loadPolicy({ xml, file: 't.dmn', inputs, faults })
  if (!loaded.ok) return loaded.diagnostics[0]?.message
  const value = loaded.policy.evaluate({ n: 1 }, ['T']).values.get('T')!
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

test.each<[aggregation: string, entries: readonly string[], total: unknown]>([
  ['SUM', ['1', 'null', '2'], 3],
  ['SUM', ['@"PT1H"', '@"PT30M"'], '"PT1H30M"'],
  ['SUM', ['@"2024-01-01"'], 'SUM takes numbers or durations, this column is a date'],
  ['SUM', ['9'.repeat(34), '1e6144', '9e6144', '1'], null],
  ['MIN', ['@"2024-03-01"', '@"2024-01-31"', 'null'], '"2024-01-31"'],
  ['MAX', ['@"P1M"', '@"P1Y"'], '"P1Y"'],
  ['MAX', ['"a"', '"c"', '"b"'], 'c'],
  ['MAX', ['true'], 'MAX takes values that have an order, this column is a boolean'],
  ['COUNT', ['true', 'false'], 2],
])('%s of %j is %s', (aggregation, entries, total) => {
  expect(totalOf(aggregation, entries)).toEqual(total)
})

test('what cannot be compared has no extreme', () => {
  expect(totalOf('MAX', ['1', '"a"'], 'null')).toBeNull()
})
