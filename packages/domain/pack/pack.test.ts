import { expect, test } from 'vitest'
import { readPack } from './pack.ts'
import { notSha256, tinyDmn, tinyFiles, tinyPack, tinyReasons, tinyTables } from './tiny-pack.fixture.ts'

const faultsOf = (files: ReadonlyMap<string, string>): string[] => {
  const reading = readPack(files, notSha256)
  return reading.ok
    ? []
    : reading.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`)
}
const withTable = (name: string, change: Partial<(typeof tinyTables)[string]>) =>
  tinyFiles(tinyDmn({ ...tinyTables, [name]: { ...tinyTables[name]!, ...change } }))

test('a whole pack loads without a word', () => {
  const reading = readPack(tinyFiles(), notSha256)
  expect(reading.ok ? reading.warnings : reading.diagnostics).toEqual([])
})

test('its identity is its content, whatever the line ends', () => {
  const hash = tinyPack().hash
  expect(tinyPack(tinyFiles(tinyDmn().replaceAll('\n', '\r\n'))).hash).toBe(hash)
  expect(
    tinyPack(
      withTable('price', {
        rows: [
          ['"A"', '30001'],
          ['"E"', '50000'],
        ],
      }),
    ).hash,
  ).not.toBe(hash)
  expect(tinyPack(tinyFiles(undefined, tinyReasons(['SE01']))).hash).not.toBe(hash)
})

const { grade: _grade, ...withoutGrade } = tinyTables

test.each<[what: string, files: ReadonlyMap<string, string>, fault: string]>([
  ['a missing file', new Map([['policy.dmn', tinyDmn()]]), 'pack-incomplete: the pack holds no such file'],
  ['a table of another shape', withTable('holds', { hit: 'FIRST' }), 'pack-shape: must be COLLECT without aggregation, or RULE ORDER'],
  ['a sum that is none', withTable('behaviour_score', { hit: 'COLLECT" aggregation="MAX' }), 'pack-shape: must be COLLECT with SUM'],
  [
    'a missing decision',
    tinyFiles(
      tinyDmn({
        ...withoutGrade,
        limit_factor: { ...tinyTables.limit_factor!, inputs: ['line_origin'], rows: [['"granted"', '1']] },
        price: { ...tinyTables.price!, inputs: ['line_origin'], rows: [['"granted"', '1']] },
      }),
    ),
    'pack-shape: the pack has no decision "grade"',
  ],
  [
    'a scope that does not exist',
    withTable('holds', { values: { scope: '"draw","everything"' } }),
    'pack-shape: output "scope" may only be draw, increase, login, profile: declare these as its output values',
  ],
  ['a reason without words', tinyFiles(undefined, tinyReasons([], ['SE01'])), 'reason-unknown: reason "CR02" is not in reasons.yaml'],
  [
    'a hold without a reason',
    withTable('holds', { rows: [['>= 3', '-', '-', '""', '"draw"']] }),
    'reason-missing: this row goes against the borrower and names no reason',
  ],
  [
    'points taken without a reason',
    withTable('behaviour_score', { rows: [['> 0', '-', '-200', '']] }),
    'reason-missing: this row goes against the borrower and names no reason',
  ],
  [
    'a decline without a reason',
    withTable('drawdown', { rows: [['"securities"', '-', '-', '"decline"', 'null', 'true']] }),
    'reason-missing: this row goes against the borrower and names no reason',
  ],
  ['broken YAML', tinyFiles(undefined, 'format: ['), 'yaml-file'],
  [
    'a cure that is not there',
    tinyFiles(undefined, tinyReasons().replace('cures: [wait]', 'cures: [pray]')),
    'yaml-file: reasons.CR01.cures: there is no cure "pray"',
  ],
  [
    'evidence of something else',
    tinyFiles(undefined, tinyReasons().replace('[days_past_due]', '[utilisation]')),
    'reason-evidence: reason "CR03" shows none of what this row tests: add one of days_past_due to its evidence',
  ],
  [
    'evidence of nothing',
    tinyFiles(undefined, tinyReasons().replace('[days_past_due]', '[days_gone]')),
    'yaml-file: reasons.CR03.evidence: there is no signal "days_gone"',
  ],
  [
    'a hold of which nobody can tell when it is cured',
    tinyFiles(undefined, tinyReasons().replace(', ours: true', '')),
    'reason-incurable: none of the cures of reason "SE01" says when it is done',
  ],
  ['an unknown signal', tinyFiles(tinyDmn().replaceAll('score_drop_180d', 'score_drop_90d')), 'unknown-input'],
])('%s keeps a pack from loading, and is named', (_what, files, fault) => {
  expect(
    faultsOf(files).some((found) => found.startsWith(fault)),
    faultsOf(files).join('\n'),
  ).toBe(true)
})

test('every fault is told at once, with the row it stands in', () => {
  const reading = readPack(tinyFiles(undefined, tinyReasons([], ['IF08'])), notSha256)
  expect(reading.ok).toBe(false)
  const places = reading.ok
    ? []
    : reading.diagnostics.filter(({ code }) => code === 'reason-unknown').map(({ table, row }) => `${table} ${row}`)
  expect(places).toContain('holds 2')
  expect(places.length).toBeGreaterThan(6)
})

test('one fault in the words is one fault, not one for every reason', () => {
  const broken = tinyReasons().replace('en: "text of CR01"', 'fr: "text of CR01"')
  expect(faultsOf(tinyFiles(undefined, broken)).length).toBeLessThan(3)
})

test('words that no table uses are a warning', () => {
  const reading = readPack(
    tinyFiles(
      undefined,
      tinyReasons(
        [],
        ['CR01', 'CR02', 'CR03', 'CR10', 'SE01', 'BE01', 'IF08', 'RG06', 'IN01', 'IN02', 'credit-insufficient', 'not-assessable', 'RG02'],
      ),
    ),
    notSha256,
  )
  expect(reading.ok && reading.warnings.map(({ code }) => code)).toEqual(['reason-unused'])
})

test('a reason that says that something was decided, and not why, does not load', () => {
  const vague = tinyReasons().replace('text of CR02', '综合评估未通过')
  const reading = readPack(tinyFiles(tinyDmn(), vague), notSha256)
  expect(reading.ok ? [] : reading.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringContaining('reason-vague reasons.CR02.text'),
  ])
  const alone = tinyDmn().replaceAll('&quot;CR02&quot;', '&quot;CO04&quot;').replaceAll('"CR02"', '"CO04"')
  const given = readPack(tinyFiles(alone, tinyReasons().replaceAll('CR02:', 'CO04:')), notSha256)
  expect(given.ok ? [] : given.diagnostics.map(({ code, table }) => `${code} ${table}`)).toContain('reason-vague holds')
})

test.each([
  ['revision: 2\n', 2, []],
  ['revision: 1\n', 1, ['pack-revision']],
  ['', 1, ['pack-revision']],
])('with %j a pack decides as of revision %i, and says so where that is not the newest', (line, revision, warned) => {
  const files = tinyFiles()
  const reading = readPack(new Map(files).set('pack.yaml', files.get('pack.yaml')!.replace('revision: 2\n', line)), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  expect([reading.pack.revision, reading.warnings.map(({ code }) => code)]).toEqual([revision, warned])
})
