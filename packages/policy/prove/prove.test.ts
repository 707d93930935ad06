import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, inputXml, type TableFixture, tableXml } from '../fixtures.ts'
import { type InputSchema, loadPolicy } from '../policy.ts'
import type { TableFindings } from './finding.ts'
import { provableOf } from './provable.fixture.ts'
import type { Provable } from './provable.ts'
import { type Proof, provePolicy } from './prove.ts'
import { type Monotone, noStatements } from './statements.ts'

const schema: InputSchema = new Map([
  ['utilisation', { type: 'number', nullable: false }],
  ['score', { type: 'number', nullable: true }],
  ['other', { type: 'number', nullable: true }],
  ['kind', { type: 'string', nullable: true }],
  ['loan', { type: 'context', nullable: true, fields: new Map([['rate', { type: 'number', nullable: true }]]) }],
])
const table = (fixture: Partial<TableFixture> & Pick<TableFixture, 'rows'>): Provable =>
  provableOf(tableXml({ name: 'T', inputs: { score: 'number' }, outputs: ['out'], hitPolicy: 'FIRST', ...fixture }), schema)
const findings = (policy: Provable): TableFindings => provePolicy(policy).tables[0]!

const bands = [
  ['< 10', '"low"'],
  ['>= 10, < 30', '"moderate"'],
  ['>= 30, < 50', '"high"'],
  ['>= 50, < 80', '"very high"'],
  ['>= 80', '"excessive"'],
]

test('a comma between two bounds takes every number: the rows after it are dead, and the interval that was meant is named', () => {
  const { deadRows, commaTraps } = findings(table({ inputs: { utilisation: 'number' }, rows: bands }))
  expect(deadRows.map(({ row, why, by, witness }) => [row, why, by, witness?.inputs, witness?.confirmed])).toEqual([
    [3, 'shadowed', [2], { utilisation: 10 }, true],
    [4, 'shadowed', [2], { utilisation: 10 }, true],
    [5, 'shadowed', [2], { utilisation: 80 }, true],
  ])
  expect(commaTraps.map(({ row, cell, meant }) => [row, cell, meant])).toEqual([
    [2, '>= 10, < 30', '[10..30)'],
    [3, '>= 30, < 50', '[30..50)'],
    [4, '>= 50, < 80', '[50..80)'],
  ])
})

test('loading warns of it too', () => {
  const inputs: InputSchema = new Map([['utilisation', { type: 'number', nullable: false }]])
  const xml = tableXml({ name: 'T', inputs: { utilisation: 'number' }, outputs: ['out'], hitPolicy: 'FIRST', rows: bands })
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs })
  const told = loaded.ok ? loaded.warnings.filter(({ code }) => code === 'comma-means-or') : []
  expect(told.map(({ row, hint }) => [row, hint])[0]).toEqual([2, 'a comma means "or"; the interval `[10..30)` was probably meant'])
})

test.each<[cell: string, trap: string | null]>([
  ['< 30, >= 50', null],
  ['< 30, > 30', null],
  ['< 30, >= 30', '[30..30)'],
  ['> 10, < 30.5', '(10..30.5)'],
  ['null, >= 10, <= 30', '[10..30]'],
  ['[10..30), 40', null],
  ['not(>= 10, < 30)', null],
])('%s is no trap unless it takes every number by two bounds', (cell, trap) => {
  expect(findings(table({ rows: [[cell, '"x"']] })).commaTraps[0]?.meant ?? null).toBe(trap)
})

test('a row may be shadowed by several together, and only those are named', () => {
  const rows = [
    ['"far"', '> 900', '1'],
    ['-', '< 600', '2'],
    ['-', '[600..700)', '3'],
    ['"a"', '-', '4'],
    ['-', '[500..650]', '5'],
  ]
  const { deadRows } = findings(table({ inputs: { kind: 'string', score: 'number' }, rows }))
  expect(deadRows.map(({ row, by }) => [row, by])).toEqual([[5, [2, 3]]])
})

test.each<[what: string, rows: string[][], where: string[]]>([
  [
    'between two whole numbers',
    [
      ['<= 649', '1'],
      ['>= 650', '2'],
      ['null', '3'],
    ],
    ['(649..650)'],
  ],
  [
    'at a point',
    [
      ['< 0.1', '1'],
      ['> 0.1', '2'],
      ['null', '3'],
    ],
    ['0.1'],
  ],
  [
    'at null',
    [
      ['< 3', '1'],
      ['>= 3', '2'],
    ],
    ['null'],
  ],
  [
    'nowhere',
    [
      ['< 3', '1'],
      ['>= 3', '2'],
      ['null', '3'],
    ],
    [],
  ],
  ['nowhere, by a dash', [['-', '1']], []],
])('a gap %s', (_what, rows, where) => {
  const { gaps } = findings(table({ rows, hitPolicy: 'UNIQUE' }))
  expect(gaps.map((gap) => gap.where[0]?.text)).toEqual(where)
  expect(gaps.every(({ witness }) => witness.confirmed)).toBe(true)
}) // prettier-ignore

test.each<[type: string, rows: string[][], where: string[], witness: string[]]>([
  [
    'date',
    [
      ['< date("2026-03-01")', '1'],
      ['> @"2026-03-02"', '2'],
      ['null', '3'],
    ],
    ['>= @"2026-03-01" and <= @"2026-03-02"'],
    ['"2026-03-01"'],
  ],
  [
    'date',
    [
      ['<= date("2026-03-01")', '1'],
      ['>= @"2026-03-02"', '2'],
      ['null', '3'],
    ],
    [],
    [],
  ],
  [
    'days and time duration',
    [
      ['< @"PT1H"', '1'],
      ['> @"PT1H"', '2'],
      ['null', '3'],
    ],
    ['@"PT1H"'],
    ['"PT1H"'],
  ],
  [
    'years and months duration',
    [
      ['< @"P1Y"', '1'],
      ['>= @"P13M"', '2'],
      ['null', '3'],
    ],
    ['>= @"P1Y" and < @"P1Y1M"'],
    ['"P1Y"'],
  ],
])('dates and durations have an order too: %s', (type, rows, where, witness) => {
  const policy = provableOf(
    tableXml({ name: 'T', inputs: { when: type }, outputs: ['out'], rows }),
    new Map([['when', { type: type as 'date', nullable: true }]]),
  )
  const { gaps, undecided } = findings(policy)
  expect([undecided, gaps.map((gap) => gap.where[0]?.text), gaps.map((gap) => JSON.stringify(gap.witness.inputs.when))]).toEqual([
    [],
    where,
    witness,
  ])
  expect(gaps.every((gap) => gap.witness.confirmed)).toBe(true)
}) // prettier-ignore

test('what a default output answers is no gap, and neither is an empty list', () => {
  const rows = [['< 3', '1']]
  expect(findings(table({ rows, defaults: ['0'] }))).toMatchObject({ gaps: [], silent: { confirmed: true } })
  expect(findings(table({ rows, hitPolicy: 'COLLECT' })).gaps).toEqual([])
  expect(findings(table({ rows, hitPolicy: 'COLLECT', aggregation: 'SUM' })).gaps).toHaveLength(1)
})

test('a default output answers where no row does, and not where rows clash', () => {
  const { outputs } = provePolicy(
    table({
      rows: [
        ['< 5', '1'],
        ['> 3', '2'],
      ],
      hitPolicy: 'UNIQUE',
      defaults: ['9'],
    }),
  ) // prettier-ignore
  const { values } = outputs[0]!
  expect(new Set(values.map(({ value }) => value))).toEqual(new Set([1, 2, 9, null]))
  expect(values.every(({ witness }) => witness.confirmed)).toBe(true)
})

test.each(['number', null])('an input without a type, in a column of type %s, holds what it is compared with', (type) => {
  const xml = tableXml({
    name: 'T',
    inputs: { score: 'number' },
    outputs: ['out'],
    rows: [
      ['< 3', '1'],
      ['[3..5)', '2'],
      ['[1..4]', '3'],
    ],
    hitPolicy: 'FIRST',
  }) // prettier-ignore
  const untyped = xml
    .replace(' name="score" typeRef="number"/>', ' name="score"/>')
    .replace('<inputExpression typeRef="number">', `<inputExpression${type === null ? '' : ` typeRef="${type}"`}>`)
  const loaded = loadPolicy({ xml: untyped, file: 'p.dmn' })
  const { gaps, deadRows, undecided } = findings(loaded.ok ? loaded.policy : table({ rows: [] }))
  expect([undecided, gaps.map(({ where }) => where[0]?.text), deadRows.map(({ row }) => row)]).toEqual([[], ['null, >= 5'], [3]])
})

test('parts of an input are inputs of their own', () => {
  const [gap] = findings(loanTable()).gaps
  expect(gap?.witness).toEqual({ inputs: { loan: { rate: 6 } }, confirmed: true })
}) // prettier-ignore

function loanTable(): Provable {
  const xml = tableXml({
    name: 'T',
    inputs: { 'loan.rate': 'number' },
    outputs: ['out'],
    rows: [
      ['<= 5', '1'],
      ['null', '2'],
    ],
  }) // prettier-ignore
  const requires = '<informationRequirement><requiredInput href="#id_loan"/></informationRequirement><decisionTable'
  return provableOf(
    xml
      .replace(
        /<inputData id="id_loan_rate" name="loan.rate"><variable name="loan.rate" typeRef="number"\/>/,
        '<inputData id="id_loan" name="loan"><variable name="loan"/>',
      )
      .replace('<decisionTable', requires),
    schema,
  )
}

test('what is not decided is named, and what is certain all the same is told', () => {
  const { undecided, gaps, deadRows } = findings(
    table({
      inputs: { score: 'number', other: 'number' },
      rows: [
        ['? > other', '-', '1'],
        ['< 3', '-', '2'],
        ['< 2', '-', '3'],
        ['> 8', '> 1', '4'],
      ],
    }),
  )
  expect(undecided.filter(({ what }) => what === 'column')).toEqual([{ what: 'column', column: 'score', rows: [1], why: 'computed' }])
  expect(undecided).toContainEqual({ what: 'gaps', why: 'computed' })
  expect(deadRows.map(({ row }) => row)).toEqual([3])
  expect(gaps.map(({ where }) => where[0]?.text)).toEqual(['null'])
}) // prettier-ignore

/** A column that divides one input by another. */
function ratioTable(rows: readonly (readonly string[])[], hitPolicy = 'FIRST', column = 'score / other'): TableFindings {
  const decision = decisionXml({ name: 'T', inputs: { [column]: 'number' }, outputs: ['out'], rows, hitPolicy })
  const required = ['score', 'other']
    .map((name) => `<informationRequirement><requiredInput href="#id_${name}"/></informationRequirement>`)
    .join('')
  const xml = definitions(
    ['score', 'other'].map((name) => inputXml(name, 'number')).join('') + decision.replace('<decisionTable', `${required}<decisionTable`),
  )
  return findings(provableOf(xml, schema))
}

test('a column that computes is taken as free: dead rows are dead, and gaps and overlaps are told with inputs that give them', () => {
  const dead = ratioTable([
    ['< 0.3', '1'],
    ['null, [0.3..0.5)', '2'],
    ['[0.1..0.4]', '3'],
    ['>= 0.5', '4'],
  ]) // prettier-ignore
  expect(dead).toMatchObject({ gaps: [], deadRows: [{ row: 3, by: [1, 2] }], undecided: [] })
  expect(dead.reached.every(({ witness }) => witness.confirmed)).toBe(true)
  const gap = ratioTable([
    ['< 0.3', '1'],
    ['>= 0.5', '2'],
    ['null', '3'],
  ]).gaps // prettier-ignore
  expect(gap.map(({ where, witness }) => [where, witness.confirmed])).toEqual([[[{ column: '(score / other)', text: '[0.3..0.5)' }], true]])
  const clash = ratioTable(
    [
      ['<= 0.5', '1'],
      ['>= 0.5', '2'],
      ['null', '3'],
    ],
    'UNIQUE',
  ).overlaps // prettier-ignore
  expect(clash.map(({ rows, witness }) => [rows, witness.confirmed])).toEqual([[[1, 2], true]])
})

test('what no inputs were found for is not decided', () => {
  const { gaps, undecided } = ratioTable(
    [
      ['< 2', '1'],
      ['> 2', '2'],
      ['null', '3'],
    ],
    'FIRST',
    'score * score + other * other * 0',
  ) // prettier-ignore
  expect([gaps, undecided]).toEqual([[], [{ what: 'gaps', why: 'computed' }]])
})

const score = decisionXml({
  name: 'points',
  inputs: { score: 'number' },
  outputs: ['points'],
  hitPolicy: 'COLLECT',
  aggregation: 'SUM',
  rows: [
    ['-', '10'],
    ['< 600', '-5'],
    ['>= 700', '5'],
  ],
}) // prettier-ignore
const inputs = ['score', 'utilisation'].map((name) => inputXml(name, 'number')).join('')

test('a table over a decision is judged by what the decision can give', () => {
  const grade = decisionXml({
    name: 'grade',
    inputs: { points: 'number' },
    requires: ['points'],
    outputs: ['grade'],
    rows: [
      ['[5..10)', '"C"'],
      ['[10..15)', '"B"'],
      ['[15..20]', '"A"'],
      ['> 20', '"AA"'],
    ],
  }) // prettier-ignore
  const proof = provePolicy(provableOf(definitions(inputs + score + grade), schema))
  const [, found] = proof.tables
  expect(found).toMatchObject({ gaps: [], overlaps: [], deadRows: [{ row: 4, why: 'empty' }], undecided: [] })
  expect(proof.outputs.map(({ values }) => values.map(({ value }) => value))).toEqual([
    [5, 10, 15],
    ['C', 'B', 'A'],
  ])
}) // prettier-ignore

const limit = (formula: string): Provable =>
  provableOf(
    definitions(inputs + score + expressionXml('limit', formula, { inputs: ['utilisation', 'score'], decisions: ['points'] })),
    schema,
  )
const rising: Monotone = {
  decision: 'limit',
  output: null,
  input: 'utilisation',
  direction: 'never-lowers',
  order: null,
  noAnswer: 'apart',
}
const verdictOf = (
  policy: Provable,
  statement: Partial<Monotone> = {},
  assume: [string, string][] = [],
): Proof['monotone'][number]['proof'] =>
  provePolicy(policy, { ...noStatements, assume: new Map(assume), monotone: [{ ...rising, ...statement }] }).monotone[0]!.proof

test.each<[formula: string, assume: [string, string][], verdict: string]>([
  ['utilisation * 2 + points', [], 'proved'],
  ['min(utilisation * 3, 100)', [], 'proved'],
  ['100 - utilisation', [], 'refuted'],
  ['utilisation * points', [], 'proved'],
  ['utilisation * (points - 6)', [], 'refuted'],
  ['utilisation * utilisation', [], 'refuted'],
  ['utilisation * utilisation', [['utilisation', '>= 0']], 'proved'],
  ['if utilisation < 50 then utilisation else 40', [], 'refuted'],
  ['if utilisation < 50 then utilisation else 50', [], 'proved'],
  ['if utilisation < 8 then utilisation + 10 else utilisation * 2', [['utilisation', '[0..20]']], 'refuted'],
  ['if utilisation < 8 then utilisation + 8 else utilisation * 2', [['utilisation', '[0..20]']], 'proved'],
  ['if score < 600 then utilisation * 2 else utilisation + 10', [['utilisation', '[0..8]']], 'proved'],
  ['modulo(utilisation, 1000003)', [['utilisation', '[0..999]']], 'undecided'],
])('%s, %j: %s', (formula, assume, verdict) => {
  expect(verdictOf(limit(formula), {}, assume).verdict).toBe(verdict)
})

test.each<[formula: string, value: number]>([
  ['if score != utilisation then 1 else 2', 1],
  ['if score = utilisation then 1 else 2', 2],
  ['if score < utilisation then 1 else 2', 2],
  ['if score + utilisation = null then 1 else 2', 1],
])('a missing value beside any other: %s', (formula, value) => {
  const { outputs } = provePolicy(limit(formula), { ...noStatements, assume: new Map([['score', 'null']]) })
  const own = outputs.find(({ decision }) => decision === 'limit')
  expect([own?.values.map((each) => each.value), own?.more]).toEqual([[value], 'no'])
})

test('a refutation is a pair of inputs that differ in the one, with what the evaluator gives for each', () => {
  const proof = verdictOf(limit('if utilisation < 50 then 100 + points else 90 + points'))
  const pair = proof.verdict === 'refuted' ? proof.pair : null
  const [low, high] = pair!.inputs
  expect({ ...low, utilisation: null }).toEqual({ ...high, utilisation: null })
  expect(Number(low.utilisation) < 50 && Number(high.utilisation) >= 50).toBe(true)
  expect(Number(pair!.outputs[0]) - Number(pair!.outputs[1])).toBe(10)
})

test.each<[formula: string, verdict: string]>([
  ['if score < 600 then utilisation * 2 else utilisation + 10', 'proved'],
  ['if score < 600 then utilisation * 2 else utilisation + 9.5', 'refuted'],
])('two formulas are compared part by part: %s', (formula, verdict) => {
  const assume: [string, string][] = [
    ['utilisation', '[0..10]'],
    ['score', '>= 0'],
  ] // prettier-ignore
  expect(verdictOf(limit(formula), { input: 'score' }, assume).verdict).toBe(verdict)
})

test('where the budget is spent a pair may still be found', () => {
  const proof = provePolicy(limit('100 - utilisation'), { ...noStatements, monotone: [rising] }, { budget: 3 })
  expect(proof.monotone[0]?.proof.verdict).toBe('undecided')
  const stepped = limit('if utilisation < 50 then 10 else 5')
  expect(provePolicy(stepped, { ...noStatements, monotone: [rising] }, { budget: 2 }).monotone[0]?.proof.verdict).toBe('refuted')
})

test('a budget that is spent is an answer of its own', () => {
  const policy = limit('utilisation * 2 + points')
  const proof = provePolicy(policy, { ...noStatements, monotone: [rising] }, { budget: 5 })
  expect(proof.monotone[0]?.proof).toMatchObject({ verdict: 'undecided', why: 'budget' })
})

test.each<[input: string, decision: string, why: string]>([
  ['nobody', 'limit', 'unknown-input'],
  ['score', 'nothing', 'unknown-decision'],
])('a statement about %s and %s is not proved by silence', (input, decision, why) => {
  expect(verdictOf(limit('points'), { input, decision })).toMatchObject({ verdict: 'undecided', why })
})

test('what a decision must not look at is found through others, by its path', () => {
  const policy = limit('points + utilisation')
  const ask = (names: string[], decisions: string[] | null = null) =>
    provePolicy(policy, { ...noStatements, forbidden: [{ what: 'x', inputs: names, decisions }] }).forbidden[0]!.found.map(
      ({ path }) => path,
    )
  expect(ask(['score'])).toEqual([
    ['points', 'score'],
    ['limit', 'points', 'score'],
  ]) // prettier-ignore
  expect(ask(['util*'], ['points'])).toEqual([])
  expect(ask(['UTIL*'], ['limit'])).toEqual([['limit', 'utilisation']])
  expect(ask(['sex', 'religion'])).toEqual([])
})
