import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, functionXml, inputXml, type TableFixture, tableXml } from '../fixtures.ts'
import { type EvaluationError, type InputSchema, loadPolicy, type Policy, type Value } from '../policy.ts'

const inputs: InputSchema = new Map([
  ['x', { type: 'number', nullable: true }],
  ['y', { type: 'number', nullable: true }],
  ['s', { type: 'string', nullable: true, values: ['a', 'b', 'c'] }],
  ['b', { type: 'boolean', nullable: true }],
  ['sure', { type: 'number', nullable: false }],
])

function policyOf(xml: string): Policy {
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const types: Record<string, string> = { x: 'number', y: 'number', s: 'string', b: 'boolean' }
const allInputs = Object.entries(types)
  .map(([name, type]) => inputXml(name, type))
  .join('')
const table = (fixture: Partial<TableFixture> & Pick<TableFixture, 'rows'>): Policy =>
  policyOf(tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['out'], ...fixture }))

/** Does one cell over one input match? */
function matches(column: string, cell: string, given: Record<string, Value>): boolean {
  const body = decisionXml({ name: 'T', inputs: { [column]: types[column]! }, outputs: ['out'], rows: [[cell, '1']] })
  const required = '<informationRequirement><requiredInput href="#id_y"/></informationRequirement><decisionTable'
  const { values, errors } = policyOf(definitions(allInputs + (column === 'y' ? body : body.replace('<decisionTable', required)))).evaluate(
    given,
    ['T'],
  )
  expect(errors).toEqual([])
  return values.get('T') === 1
}

describe('a null satisfies a dash and a cell that says null, and nothing else', () => {
  test.each<[column: string, cell: string, takesNull: boolean]>([
    ['x', '-', true],
    ['x', '', true],
    ['x', 'null', true],
    ['x', '= null', true],
    ['x', '5, null', true],
    ['x', 'null, < 3', true],
    ['x', '5', false],
    ['x', '= 5', false],
    ['x', '!= 5', false],
    ['x', '< 5', false],
    ['x', '<= 5', false],
    ['x', '> 5', false],
    ['x', '>= 5', false],
    ['x', '[1..5]', false],
    ['x', '(1..5)', false],
    ['x', ']1..5[', false],
    ['x', '1, 2, 3', false],
    ['x', '< 1, > 5', false],
    ['x', 'not(5)', false],
    ['x', 'not(< 5)', false],
    ['x', 'not([1..5])', false],
    ['x', 'not(null)', false],
    ['x', '!= null', false],
    ['x', '? < 5', false],
    ['x', '? != 5', false],
    ['x', '? = null', false],
    ['x', 'not(? > 5)', false],
    ['x', '? > 3 and ? < 9', false],
    ['x', '? in (null)', false],
    ['x', '? = null or ? > 3', false],
    ['x', 'if ? > 3 then true else true', false],
    ['x', 'y', false],
    ['x', '> y', false],
    ['s', '-', true],
    ['s', 'null', true],
    ['s', '"a", null', true],
    ['s', '"a"', false],
    ['s', '"a","b"', false],
    ['s', 'not("a")', false],
    ['s', 'not("a","b")', false],
    ['s', 'contains(?, "a")', false],
    ['s', '< "b"', false],
    ['b', '-', true],
    ['b', 'null', true],
    ['b', 'true', false],
    ['b', 'false', false],
    ['b', 'not(true)', false],
    ['b', 'true, false', false],
    ['b', 'not(?)', false],
  ])('%s: %s', (column, cell, takesNull) => {
    expect(matches(column, cell, { x: null, y: null, s: null, b: null })).toBe(takesNull)
    expect(matches(column, cell, {})).toBe(takesNull)
  }) // prettier-ignore

  test.each<[cell: string]>([
    ['y'],
    ['= y'],
    ['!= y'],
    ['> y'],
    ['not(y)'],
    ['not(> y)'],
    ['[y..9]'],
    ['[0..y]'],
    ['not([y..9])'],
    ['? > y'],
  ])('nor does a value satisfy %s when y is null', (cell) => {
    expect(matches('x', cell, { x: 5, y: null })).toBe(false)
  })
})

test.each<[column: string, cell: string, given: Value, expected: boolean]>([
  ['x', '>= 18', 18, true],
  ['x', '>= 18', 17, false],
  ['x', '>= 18', 17.999, false],
  ['x', '> 18', 18, false],
  ['x', '> 18', 18.001, true],
  ['x', '<= 0.3', 0.3, true],
  ['x', '<= 0.3', 0, true],
  ['x', '<= 0.3', 1, false],
  ['x', '< 0.3', 0.3, false],
  ['x', '< -0.3', -1, true],
  ['x', '> -0.3', 0, true],
  ['x', '[1..5]', 1, true],
  ['x', '[1..5]', 5, true],
  ['x', '(1..5)', 1, false],
  ['x', '(1..5)', 5, false],
  ['x', ']1..5[', 1, false],
  ['x', '[1..5[', 5, false],
  ['x', '(1..5)', 1.5, true],
  ['x', '[0.5..1.5]', 1, true],
  ['x', '[0.5..1.5]', 2, false],
  ['x', '[0.5..1.5]', 1.5, true],
  ['x', '[0.5..1.5)', 1.5, false],
  ['x', '1e3', 1000, true],
  ['x', '< 1e3', 999, true],
  ['x', '< 1e3', 1000, false],
  ['x', '-5', -5, true],
  ['x', '> -5', -4, true],
  ['x', '.5', 0.5, true],
  ['x', 'not(5)', 5, false],
  ['x', 'not(5)', 6, true],
  ['x', 'not(1, [3..4])', 2, true],
  ['x', 'not(1, [3..4])', 3, false],
  ['x', '!= 5', 6, true],
  ['x', '!= null', 6, true],
  ['x', 'not(null)', 6, true],
  ['x', '? * 2 > 9', 5, true],
  ['x', '? * 2 > 9', 4, false],
  ['x', 'not(?>1) and ?>0', 1, true],
  ['x', '(1+1)', 2, true],
  ['x', 'y', 3, true],
  ['x', '> y', 3, false],
  ['x', '? between 3 and 4', 3, true],
  ['x', '? in (1, [3..4])', 4, true],
  ['x', '[1, 3]', 3, true],
  ['s', '"a","b"', 'b', true],
  ['s', '"a","b"', 'c', false],
  ['s', 'not("a")', 'b', true],
  ['s', 'not("a")', 'a', false],
  ['b', 'false', false, true],
  ['b', 'not(true)', false, true],
])('%s: %s on %j is %s', (column, cell, given, expected) => {
  expect(matches(column, cell, { y: 3, [column]: given })).toBe(expected)
}) // prettier-ignore

test.each<[hitPolicy: string, aggregation: string | undefined, x: number, value: Value, rows: number[]]>([
  ['FIRST', undefined, 9, 10, [1]],
  ['COLLECT', undefined, 9, [10, 30, 20], [1, 2, 3]],
  ['COLLECT', undefined, 0, [], []],
  ['RULE ORDER', undefined, 6, [10, 30], [1, 2]],
  ['COLLECT', 'SUM', 9, 60, [1, 2, 3]],
  ['COLLECT', 'SUM', 0, null, []],
  ['COLLECT', 'MIN', 9, 10, [1, 2, 3]],
  ['COLLECT', 'MAX', 9, 30, [1, 2, 3]],
  ['COLLECT', 'COUNT', 9, 3, [1, 2, 3]],
  ['COLLECT', 'COUNT', 0, 0, []],
  ['FIRST', undefined, 0, null, []],
])('%s %s on %d gives %j', (hitPolicy, aggregation, x, value, rows) => {
  const policy = table({
    rows: [
      ['> 1', '10'],
      ['> 5', '30'],
      ['> 8', '20'],
    ],
    hitPolicy,
    ...(aggregation ? { aggregation } : {}),
  })
  const evaluation = policy.evaluate({ x }, ['T'])
  expect(evaluation).toMatchObject({ values: new Map([['T', value]]), errors: [] })
  expect(evaluation.fired.map(({ row }) => row)).toEqual(rows)
})

test('several outputs make a context, or a list of them', () => {
  const rows = [
    ['> 1', '"A"', '1'],
    ['> 5', '"B"', '2'],
  ]
  const first = table({ rows, outputs: ['reason', 'points'], hitPolicy: 'FIRST' }).evaluate({ x: 9 }, ['T'])
  expect(first.values.get('T')).toEqual({ reason: 'A', points: 1 })
  expect(first.fired[0]).toMatchObject({ reason: 'A' })
  const all = table({ rows, outputs: ['reason', 'points'], hitPolicy: 'COLLECT' }).evaluate({ x: 9 }, ['T'])
  expect(all.values.get('T')).toEqual([
    { reason: 'A', points: 1 },
    { reason: 'B', points: 2 },
  ])
})

test('where no row matches, the default output stands', () => {
  expect(table({ rows: [['> 1', '10']], defaults: ['7'] }).evaluate({ x: 0 }, ['T'])).toMatchObject({
    values: new Map([['T', 7]]),
    fired: [],
  })
})

test('two rows under UNIQUE, or rows that disagree under ANY, are an error and null', () => {
  const rows = [
    ['? > 1', '1'],
    ['? > 2', '2'],
  ]
  const unique = table({ rows }).evaluate({ x: 3 }, ['T'])
  expect(unique).toMatchObject({
    values: new Map([['T', null]]),
    fired: [],
    errors: [{ code: 'rows-overlap', decision: 'T', rows: [1, 2] }],
  })
  expect(table({ rows, hitPolicy: 'ANY' }).evaluate({ x: 3 }, ['T']).errors).toMatchObject([{ code: 'rows-disagree', rows: [1, 2] }])
  expect(table({ rows }).evaluate({ x: 2 }, ['T'])).toMatchObject({ values: new Map([['T', 1]]), errors: [] })
})

test.each<[what: string, given: Record<string, unknown>, code: EvaluationError['code']]>([
  ['a text for a number', { x: '5' }, 'input-type'],
  ['not a number', { x: Number.NaN }, 'input-type'],
  ['infinity', { x: Number.POSITIVE_INFINITY }, 'input-type'],
  ['a bigint', { x: 5n }, 'input-type'],
  ['a value outside the list', { s: 'z' }, 'value-not-allowed'],
])('%s is an error that names the input, and counts as null', (_what, given, code) => {
  const column = Object.keys(given)[0]!
  const policy = table({
    inputs: { [column]: types[column]! },
    rows: [
      ['null', '1'],
      ['not(null)', '2'],
    ],
  })
  expect(policy.evaluate(given as Record<string, Value>, ['T'])).toMatchObject({
    values: new Map([['T', 1]]),
    errors: [{ code, input: column }],
  })
})

test('an input that is never null is missed by name; an unknown decision too; names of Object are no inputs', () => {
  const policy = table({ inputs: { sure: 'number' }, rows: [['-', '1']] })
  expect(policy.evaluate({}, ['T'])).toMatchObject({ values: new Map([['T', 1]]), errors: [{ code: 'input-missing', input: 'sure' }] })
  expect(policy.evaluate({ sure: 1 }, ['U', 'constructor'])).toMatchObject({
    errors: [{ code: 'unknown-decision' }, { code: 'unknown-decision' }],
  })
})

test('a required decision runs once and serves all; its value is evidence for who asks', () => {
  const sum = expressionXml('Sum of both', 'x + y', { inputs: ['x', 'y'] })
  const use = (name: string): string =>
    decisionXml({
      name,
      inputs: { 'Sum of both': 'number' },
      outputs: ['o'],
      rows: [
        ['> 5', '"big"'],
        ['<= 5', '"small"'],
      ],
      requires: ['Sum of both'],
    })
  const policy = policyOf(definitions(allInputs + use('T') + use('U') + sum))
  const evaluation = policy.evaluate({ x: 2, y: 4 }, ['U', 'T', 'Sum of both'])
  expect([...evaluation.values]).toEqual([
    ['U', 'big'],
    ['T', 'big'],
    ['Sum of both', 6],
  ])
  expect(policy.columnValues({ x: 2, y: 4 }, 'T')).toEqual([6])
  expect(policy.evaluate({ x: 2 }, ['T'])).toMatchObject({ values: new Map([['T', null]]), fired: [], errors: [] })
})

test('functions of the model: nested calls keep their own arguments, and only what is required is in scope', () => {
  const functions = functionXml('twice', ['a'], 'a * 2') + functionXml('mix', ['a', 'b'], 'twice(a) - b', ['twice'])
  const call = expressionXml('E', 'mix(mix(x, 1), twice(twice(y)))', { inputs: ['x', 'y'], knows: ['mix', 'twice'] })
  const policy = policyOf(definitions(allInputs + functions + call))
  expect(policy.evaluate({ x: 5, y: 3 }, ['E']).values.get('E')).toBe(6)
  expect(policy.evaluate({ x: 5 }, ['E']).values.get('E')).toBeNull()
})

test('a structured input is read part by part', () => {
  const loan: InputSchema = new Map([
    [
      'loan',
      {
        type: 'context',
        nullable: true,
        fields: new Map([
          ['rate', { type: 'number', nullable: true }],
          ['kind', { type: 'string', nullable: false }],
        ]),
      },
    ],
  ])
  const component = (name: string, type: string): string => `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`
  const type = `<itemDefinition name="tLoan">${component('rate', 'number')}${component('kind', 'string')}</itemDefinition>`
  const xml = definitions(
    type + inputXml('loan', 'tLoan') + expressionXml('E', 'if loan.kind = "a" then loan.rate else -1', { inputs: ['loan'] }),
  )
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs: loan })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const evaluate = (given: Value): unknown => {
    const { values, errors } = loaded.policy.evaluate({ loan: given }, ['E'])
    return [values.get('E'), ...errors.map(({ code, input }) => `${code} ${input}`)]
  }
  expect(evaluate({ rate: 3, kind: 'a', more: 1 })).toEqual([3])
  expect(evaluate({ rate: '3', kind: 'a' })).toEqual([null, 'input-type loan.rate'])
  expect(evaluate({ rate: 3 })).toEqual([-1, 'input-missing loan.kind'])
  expect(evaluate(7)).toEqual([-1, 'input-type loan'])
  expect(evaluate(null)).toEqual([-1])
})

/** One cell and its slow twin, written from the definition and not from the compiler. */
type Cell = { readonly text: string; readonly holds: (value: number | null) => boolean }
const bound = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 4)
const plainCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant<Cell>({ text: '-', holds: () => true }),
  fc.constant<Cell>({ text: 'null', holds: (value) => value === null }),
  bound.map((at): Cell => ({ text: `${at}`, holds: (value) => value !== null && value === at })),
  bound.map((at): Cell => ({ text: `< ${at}`, holds: (value) => value !== null && value < at })),
  bound.map((at): Cell => ({ text: `<= ${at}`, holds: (value) => value !== null && value <= at })),
  bound.map((at): Cell => ({ text: `> ${at}`, holds: (value) => value !== null && value > at })),
  bound.map((at): Cell => ({ text: `>= ${at}`, holds: (value) => value !== null && value >= at })),
  fc.tuple(bound, bound, fc.boolean(), fc.boolean()).map(
    ([low, high, lowOpen, highOpen]): Cell => ({
      text: `${lowOpen ? '(' : '['}${low}..${high}${highOpen ? ')' : ']'}`,
      holds: (value) => value !== null && (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high),
    }),
  ),
  bound.map((at): Cell => ({ text: `? >= ${at} or ? < -4`, holds: (value) => value !== null && (value >= at || value < -4) })),
)
const anyCell = fc.oneof(
  { weight: 4, arbitrary: plainCell },
  {
    weight: 1,
    arbitrary: fc
      .array(
        plainCell.filter(({ text }) => text !== '-'),
        { minLength: 1, maxLength: 3 },
      )
      .map(
        (cells): Cell => ({
          text: cells.map(({ text }) => text).join(', '),
          holds: (value) => cells.some(({ holds }) => holds(value)),
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(
        plainCell.filter(({ text }) => text !== '-' && text !== 'null'),
        { minLength: 1, maxLength: 3 },
      )
      .map(
        (cells): Cell => ({
          text: `not(${cells.map(({ text }) => text).join(', ')})`,
          holds: (value) => value !== null && !cells.some(({ holds }) => holds(value)),
        }),
      ),
  },
)
const value = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: bound })

test('closures agree with a slow evaluator on random tables, nulls included', () => {
  const row = fc.tuple(anyCell, anyCell, fc.integer({ min: -50, max: 50 }))
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }),
      (rows, samples) => {
        const fixture = { inputs: { x: 'number', y: 'number' }, rows: rows.map(([a, b, points]) => [a.text, b.text, `${points}`]) }
        const [first, all] = [table({ ...fixture, hitPolicy: 'FIRST' }), table({ ...fixture, hitPolicy: 'COLLECT' })]
        for (const [x, y] of samples) {
          const hits = rows.flatMap(([a, b], index) => (a.holds(x) && b.holds(y) ? [index + 1] : []))
          expect(all.evaluate({ x, y }, ['T']).fired.map(({ row }) => row)).toEqual(hits)
          expect(first.evaluate({ x, y }, ['T']).fired.map(({ row }) => row)).toEqual(hits.slice(0, 1))
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('what the check calls apart never matches twice, and what it calls unreachable is never reached', () => {
  const row = fc.tuple(anyCell, anyCell)
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 4 }),
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }),
      (rows, samples) => {
        const fixture = {
          name: 'T',
          inputs: { x: 'number', y: 'number' },
          outputs: ['out'],
          rows: rows.map(([a, b], index) => [a.text, b.text, `${index}`]),
        }
        const unique = loadPolicy({ xml: tableXml(fixture), file: 'p.dmn', inputs })
        const first = loadPolicy({ xml: tableXml({ ...fixture, hitPolicy: 'FIRST' }), file: 'p.dmn', inputs })
        if (!first.ok) throw new Error(JSON.stringify(first.diagnostics))
        const overlaps = (unique.ok ? unique.warnings : unique.diagnostics).filter(
          ({ code }) => code === 'rows-overlap' || code === 'rows-may-overlap',
        )
        const dead = new Set(first.warnings.flatMap(({ code, row }) => (code === 'row-unreachable' ? [row] : [])))
        for (const [x, y] of samples) {
          const hits = rows.filter(([a, b]) => a.holds(x) && b.holds(y))
          if (overlaps.length === 0) expect(hits.length).toBeLessThan(2)
          for (const { row } of first.policy.evaluate({ x, y }, ['T']).fired) expect(dead.has(row)).toBe(false)
        }
      },
    ),
    { numRuns: 200 },
  )
})
