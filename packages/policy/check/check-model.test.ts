import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, functionXml, inputXml, type TableFixture, tableXml } from '../fixtures.ts'
import { type Diagnostic, type InputType, loadPolicy } from '../policy.ts'
import type { DiagnosticCode } from './diagnostic.ts'

const inputs = new Map<string, InputType>([
  ['score', { type: 'number', nullable: true }],
  ['age', { type: 'number', nullable: false }],
  ['kind', { type: 'string', nullable: true, values: ['employed', 'other'] }],
  ['vip', { type: 'boolean', nullable: true }],
])

function diagnose(xml: string): readonly Diagnostic[] {
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs })
  return loaded.ok ? loaded.warnings : loaded.diagnostics
}

const table = (rows: readonly (readonly string[])[], more: Partial<TableFixture> = {}): string =>
  tableXml({ name: 'T', inputs: { score: 'number' }, outputs: ['out'], rows, ...more })
const expression = (text: string): string =>
  definitions(inputXml('score', 'number') + inputXml('kind', 'string') + expressionXml('E', text, { inputs: ['score', 'kind'] }))
const itemDefinition = (body: string): string =>
  definitions(`<itemDefinition name="tKind">${body}</itemDefinition>${inputXml('score', 'tKind')}`)

const doubling = (steps: number): string =>
  Array.from({ length: steps }, (_, n) =>
    functionXml(`f${n}`, ['a'], n === 0 ? 'a' : `f${n - 1}(a) + f${n - 1}(a)`, n === 0 ? [] : [`f${n - 1}`]),
  ).join('')

test.each<[code: DiagnosticCode, what: string, xml: string, place: Partial<Diagnostic>]>([
  ['xml-malformed', 'an open element', '<definitions>\n<x>', {}],
  ['xml-malformed', 'a document type', '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<x/>', { line: 2 }],
  ['too-large', 'a file beyond the limit', ' '.repeat(8_000_001), {}],
  ['unsupported', 'another namespace', '<definitions xmlns="urn:other"/>', { line: 1 }],
  [
    'unknown-reference',
    'a service of nothing',
    definitions('<decisionService id="b" name="b"><inputData href="#c"/></decisionService>'),
    { table: 'b' },
  ],
  [
    'unsupported',
    'a function in Java',
    definitions(functionXml('f', ['a'], 'a').replace('<encapsulatedLogic', '<encapsulatedLogic kind="Java"')),
    { table: 'f' },
  ],
  ['missing-expression', 'a function without a body', definitions('<businessKnowledgeModel id="b" name="b"/>'), { line: 3 }],
  ['requirement-cycle', 'a function that calls itself', definitions(functionXml('f', ['a'], 'f(a)', ['f'])), { table: 'f' }],
  [
    'unknown-name',
    'a function that reads an input',
    definitions(inputXml('score', 'number') + functionXml('f', ['a'], 'score')),
    { table: 'f' },
  ],
  [
    'unknown-function',
    'a function that is not required',
    definitions(functionXml('f', ['a'], 'a') + expressionXml('E', 'f(1)')),
    { table: 'E' },
  ],
  [
    'argument-count',
    'a function called with too few',
    definitions(functionXml('f', ['a', 'b'], 'a') + expressionXml('E', 'f(1)', { knows: ['f'] })),
    { table: 'E' },
  ],
  [
    'type-mismatch',
    'a function called with a text',
    definitions(functionXml('f', ['a'], 'a') + expressionXml('E', 'f("a")', { knows: ['f'] })),
    { table: 'E' },
  ],
  [
    'type-mismatch',
    'an expression that lies about its type',
    definitions(expressionXml('E', '1').replace('<literalExpression', '<literalExpression typeRef="string"')),
    { table: 'E' },
  ],
  ['too-complex', 'functions that double at each step', definitions(doubling(40)), {}],
  [
    'entry-count',
    'a row of a relation with a cell too few',
    definitions('<decision id="d" name="D">\n<relation><column name="a"/><row/></relation></decision>'),
    { line: 4, table: 'D' },
  ],
  ['unsupported', 'an import', definitions('<import namespace="x" importType="y" name="z"/>'), { line: 3 }],
  ['unsupported', 'an element of nobody', definitions('<x:y xmlns:x="urn:z"/>'), { line: 3 }],
  ['unsupported', 'an unknown hit policy', table([['1', '1']], { hitPolicy: 'BEST' }), { table: 'T' }],
  ['unsupported', 'an aggregation of a unique table', table([['1', '1']], { aggregation: 'SUM' }), { table: 'T' }],
  [
    'unsupported',
    'a sum of two columns',
    table([['1', '1', '2']], { outputs: ['a', 'b'], hitPolicy: 'COLLECT', aggregation: 'SUM' }),
    { table: 'T' },
  ],
  ['type-mismatch', 'a date of a truth', expression('date(true)'), { table: 'E' }],
  ['unsupported', 'an external function', expression('function(x) external { java: { class: "c" } }'), { table: 'E' }],
  ['type-mismatch', 'a length of time and a number', expression('duration("P1D") + 1'), { table: 'E' }],
  ['type-mismatch', 'a filter by text', expression('[1, 2]["a"]'), { table: 'E' }],
  ['duplicate-name', 'a key that stands twice', expression('{ a: 1, a: 2 }'), { table: 'E' }],
  ['unknown-type', 'a type of nobody', expression('1 instance of nubmer'), { table: 'E' }],
  ['input-type-differs', 'a date where the host has a number', definitions(inputXml('score', 'date')), { line: 3 }],
  [
    'unsupported',
    'a variable of another name',
    definitions(inputXml('score', 'number').replace('<variable name="score"', '<variable name="other"')),
    { line: 3 },
  ],
  ['duplicate-name', 'two decisions of one name', definitions(expressionXml('E', '1') + expressionXml('E', '2')), { line: 4 }],
  ['duplicate-name', 'two outputs of one name', table([['1', '1', '2']], { outputs: ['a', 'a'] }), { table: 'T', column: 'a' }],
  [
    'duplicate-rule-id',
    'two rules of one id',
    table([
      ['1', '1'],
      ['2', '2'],
    ]).replace('"r2"', '"r1"'),
    { table: 'T', row: 2 },
  ],
  ['unknown-reference', 'a requirement of nothing', definitions(expressionXml('E', '1', { decisions: ['F'] })), { table: 'E', line: 3 }],
  [
    'requirement-cycle',
    'a decision that needs itself',
    definitions(expressionXml('E', 'F', { decisions: ['F'] }) + expressionXml('F', 'E', { decisions: ['E'] })),
    { table: 'E' },
  ],
  ['unknown-type', 'a type nobody defined', definitions(inputXml('score', 'numbr')), { line: 3, hint: 'did you mean `number`?' }],
  ['unknown-input', 'an input the host lacks', definitions(inputXml('scores', 'number')), { line: 3, hint: 'did you mean `score`?' }],
  ['input-type-differs', 'an input of another type', definitions(inputXml('score', 'string')), { line: 3 }],
  ['missing-expression', 'an empty decision', definitions('<decision id="d" name="D"/>'), { table: 'D' }],
  ['missing-output-name', 'two outputs without names', table([['1', '1', '2']], { outputs: ['a', ''] }), { table: 'T' }],
  ['missing-output-values', 'a priority of nothing', table([['1', '1']], { hitPolicy: 'PRIORITY' }), { table: 'T' }],
  ['entry-count', 'a row with a cell too few', table([['1', '1'], ['2']]), { table: 'T', row: 2 }],
  ['syntax', 'a cell that does not parse', table([['>', '1']]), { table: 'T', row: 1, column: 'score' }],
  ['syntax', 'an open string', expression('"a'), { table: 'E' }],
  ['syntax', 'an escape that is none', expression('"\\u12"'), { table: 'E' }],
  ['syntax', '`?` outside a cell', expression('? > 1'), { table: 'E' }],
  ['too-complex', 'parentheses without end', expression(`${'('.repeat(101)}1${')'.repeat(101)}`), { table: 'E' }],
  ['too-complex', 'a chain without end', expression(Array(102).fill('1').join('+')), { table: 'E' }],
  ['too-complex', 'brackets that multiply', expression(`${'1 in ('.repeat(40)}1${')+0'.repeat(40)}`), { table: 'E' }],
  ['too-complex', 'a text beyond the limit', expression('1'.repeat(20_001)), { table: 'E' }],
  ['unknown-name', 'a misspelt name', expression('scor + 1'), { table: 'E', hint: 'did you mean `score`?' }],
  [
    'unknown-name',
    'a name that is not required',
    definitions(inputXml('score', 'number') + expressionXml('E', 'score')),
    { hint: 'add an information requirement for it' },
  ],
  ['unknown-function', 'a misspelt function', expression('flor(score)'), { hint: 'did you mean `floor`?' }],
  ['argument-count', 'an argument too many', expression('abs(1, 2)'), { table: 'E' }],
  ['type-mismatch', 'a text below a number', expression('"a" < 1'), { table: 'E' }],
  ['type-mismatch', 'an order of booleans', expression('true < false'), { table: 'E' }],
  ['type-mismatch', 'a number as a condition', expression('if 1 then 2 else 3'), { table: 'E' }],
  ['type-mismatch', 'branches that differ', expression('if score > 1 then 2 else "a"'), { table: 'E' }],
  ['type-mismatch', 'a text in a numeric column', table([['"a"', '1']]), { row: 1, column: 'score' }],
  [
    'type-mismatch',
    'a column that lies about its type',
    table([['1', '1']], { inputs: { score: 'string' } }).replace('"score" typeRef="string"', '"score" typeRef="number"'),
    { column: 'score' },
  ],
  [
    'type-mismatch',
    'outputs that differ',
    table([
      ['1', '1'],
      ['2', '"a"'],
    ]),
    { column: 'out' },
  ],
  ['type-mismatch', 'a sum of texts', table([['1', '"a"']], { hitPolicy: 'COLLECT', aggregation: 'SUM' }), { column: 'out' }],
  [
    'value-not-allowed',
    'a text the host never sends',
    table([['"employd"', '1']], { inputs: { kind: 'string' } }),
    { row: 1, hint: 'did you mean "employed"?' },
  ],
  ['value-not-allowed', 'the same in a condition', expression('kind = "none"'), { table: 'E' }],
  [
    'unsupported',
    'a type that refers to itself',
    itemDefinition('<itemComponent name="a"><typeRef>tKind</typeRef></itemComponent>'),
    { line: 3 },
  ],
  [
    'rows-overlap',
    'two rows at once',
    table([
      ['>= 5', '1'],
      ['<= 5', '2'],
    ]),
    { table: 'T', row: 2, severity: 'error' },
  ],
  [
    'rows-may-overlap',
    'two rows perhaps',
    table([
      ['? > 5', '1'],
      ['<= 5', '2'],
    ]),
    { row: 2, severity: 'warning' },
  ],
  [
    'rows-disagree',
    'two rows that differ',
    table(
      [
        ['>= 5', '1'],
        ['<= 5', '2'],
      ],
      { hitPolicy: 'ANY' },
    ),
    { row: 2, severity: 'error' },
  ],
  [
    'row-unreachable',
    'a row behind a wider one',
    table(
      [
        ['>= 5', '1'],
        ['[6..7]', '2'],
      ],
      { hitPolicy: 'FIRST' },
    ),
    { row: 2, severity: 'warning' },
  ],
  ['cell-never-matches', 'an interval upside down', table([['[7..6]', '1']]), { row: 1, column: 'score', severity: 'warning' }],
  ['null-never-matches', 'a condition null would meet', table([['? != 3', '1']]), { row: 1, severity: 'warning' }],
  ['null-never-matches', 'an order null would meet by the letter', table([['? < 3', '1']]), { row: 1 }],
  ['null-never-matches', 'a negated value', table([['not("other")', '1']], { inputs: { kind: 'string' } }), { row: 1 }],
])('%s: %s', (code, _what, xml, place) => {
  const found = diagnose(xml).filter((diagnostic) => diagnostic.code === code)
  expect(found).not.toEqual([])
  expect(found).toContainEqual(expect.objectContaining({ file: 'p.dmn', ...place }))
})

test('every fault at once, in order of line', () => {
  const xml = definitions(
    inputXml('scor', 'number') +
      decisionXml({
        name: 'T',
        inputs: { score: 'number' },
        outputs: ['out'],
        rows: [
          ['>', '"'],
          ['"a"', 'oops'],
        ],
      }),
  )
  const lines = diagnose(xml).map(({ line }) => line ?? 0)
  expect(diagnose(xml).map(({ code }) => code)).toEqual([
    'unknown-input',
    'unknown-reference',
    'unknown-name',
    'syntax',
    'syntax',
    'unknown-name',
  ])
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
})

test.each(['20191111', '20211108', '20230324'])('DMN of %s is read', (version) => {
  expect(diagnose(tableXml({ name: 'T', inputs: { score: 'number' }, outputs: ['out'], rows: [['1', '1']] }, version))).toEqual([])
})

test.each<[what: string, rows: string[][], more: Partial<TableFixture>]>([
  [
    'touching intervals',
    [
      ['< 5', '1'],
      ['>= 5', '2'],
      ['null', '3'],
    ],
    {},
  ],
  [
    'open ends that meet',
    [
      ['[1..5)', '1'],
      [']5..9]', '2'],
      ['5', '3'],
    ],
    {},
  ],
  [
    'a number and all others',
    [
      ['not(5)', '1'],
      ['5', '2'],
    ],
    { inputs: { age: 'number' } },
  ],
  [
    'an enumeration split in two',
    [
      ['"employed"', '1'],
      ['"other"', '2'],
    ],
    { inputs: { kind: 'string' } },
  ],
  [
    'true and false',
    [
      ['true', '1'],
      ['false', '2'],
    ],
    { inputs: { vip: 'boolean' } },
  ],
  [
    'apart in the second column',
    [
      ['>= 5', '"other"', '1'],
      ['>= 5', '"employed"', '2'],
    ],
    { inputs: { score: 'number', kind: 'string' } },
  ],
  [
    'agreement under ANY',
    [
      ['>= 5', '1'],
      ['<= 5', '1'],
    ],
    { hitPolicy: 'ANY' },
  ],
  [
    'a narrow row before a wide one',
    [
      ['[6..7]', '1'],
      ['>= 5', '2'],
      ['-', '3'],
    ],
    { hitPolicy: 'FIRST' },
  ],
  ['a condition over an input that is never null', [['? < 3', '1']], { inputs: { age: 'number' } }],
  ['a condition that says null', [['null, ? != 3', '1']], {}],
])('no fault: %s', (_what, rows, more) => {
  expect(diagnose(table(rows, more))).toEqual([])
})
