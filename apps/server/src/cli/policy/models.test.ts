/** PMML files, DMN files that import, and packs with models, through the commands themselves. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fedFiles, tinyCard, tinyFiles } from '@fairline/domain/pack/tiny-pack.fixture'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCases } from './cases.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'
import { evaluate } from './eval.ts'
import { explain } from './explain.ts'
import { exported, exportedCard } from './export.ts'
import { openForProof, openPolicy, readPolicy } from './open-policy.ts'
import { prove } from './prove.ts'

/** The command line starts anew, several times. */
const SLOW_MS = 60_000
const FAIRLINE = fileURLToPath(new URL('../../../bin/fairline.mjs', import.meta.url))

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-models-'))
})
afterAll(() => rm(dir, { recursive: true }))

const said = (): { lines: string[]; say: (line: string) => void } => {
  const lines: string[] = []
  return { lines, say: (line) => lines.push(line) }
}
async function put(name: string, text: string): Promise<string> {
  await writeFile(join(dir, name), text)
  return join(dir, name)
}
async function pack(name: string, files: ReadonlyMap<string, string>): Promise<string> {
  await mkdir(join(dir, name))
  for (const [path, text] of files) await put(join(name, path), text)
  return join(dir, name)
}
type Ran = { code: number; stdout: string; stderr: string }
const fairline = (...args: string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, [FAIRLINE, 'policy', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ran) => error,
  )

/** 600 - 0.5 × utilisation. */
const line = tinyCard().replace(
  /<Scorecard.*<\/Scorecard>/s,
  '<RegressionModel functionName="regression"><MiningSchema><MiningField name="utilisation"/><MiningField name="points" usageType="target"/></MiningSchema><RegressionTable intercept="600"><NumericPredictor name="utilisation" coefficient="-0.5"/></RegressionTable></RegressionModel>',
)

test(
  'a scorecard through the command line itself: checked, evaluated, explained, tested, proved and exported',
  async () => {
    const card = await put('score.pmml', tinyCard())
    const people = await put('people.csv', 'id,days_past_due,utilisation,points\na,20,950,350\nb,,,600\n')
    const checked = await fairline('check', card)
    expect([checked.code, checked.stdout]).toEqual([
      0,
      expect.stringMatching(/points: Scorecard score\.pmml: a table of 7 rows[\s\S]*2 inputs, 1 cases of its own hold/),
    ])
    const evaluated = await fairline('eval', card, '-i', people)
    expect(
      evaluated.stdout
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as unknown),
    ).toEqual([
      { id: 'a', outputs: { points: 350 }, reason_codes: ['CR03', 'CR10'] },
      { id: 'b', outputs: { points: 600 } },
    ])
    const explained = said()
    await explain(await openPolicy(card), { input: people }, explained.say)
    expect(explained.lines).toContain('    lateness: -200 points 分 (baseline 基准 0): days_past_due > 0 [CR03]')
    expect(explained.lines).toContain('    reason codes 原因代码: CR03, CR10')
    const tested = said()
    expect(testCases(await openPolicy(card), {}, tested.say)).toBe(0)
    expect(tested.lines.join()).toContain('1 cases of the model itself, 0 failed')
    expect(prove(await openForProof(card), {}, () => {})).toBe(0)
    const table = await put('score.dmn', await exported(card))
    expect(await diff(card, table, { exitCode: true, book: '[{"days_past_due":20,"utilisation":950},{}]' }, () => {})).toBe(0)
  },
  SLOW_MS,
) // prettier-ignore

test('a case of its own that fails, an entity bomb and a file of 50 MB are told, and nothing is opened', async () => {
  const failing = await put('failing.pmml', tinyCard(401))
  const { lines, say } = said()
  expect(check(await readPolicy(failing), {}, say)).toBe(1)
  expect(lines.join('\n')).toMatch(
    /failing\.pmml:20: error: the model's own case 1 expects `points` to be 401, and it is 400 \[verification-failed\]/,
  )
  await expect(openPolicy(failing)).rejects.toThrow("the model's own case 1")
  await expect(openPolicy(await put('bomb.pmml', `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>${tinyCard()}`))).rejects.toThrow(
    '[xml-malformed]',
  )
  await expect(openPolicy(await put('large.pmml', tinyCard().padEnd(50_000_000)))).rejects.toThrow('[too-large]')
}) // prettier-ignore

test('what computes is evaluated, says that it has no points, and is named where proofs end', async () => {
  const path = await put('line.pmml', line)
  const { lines, say } = said()
  expect(check(await readPolicy(path), {}, say)).toBe(0)
  expect(await evaluate(path, { input: '{"utilisation":100}' }, say)).toBe(0)
  await explain(await openPolicy(path), { input: '{"utilisation":100}' }, say)
  prove(await openForProof(path), {}, say)
  expect(lines.join('\n')).toMatch(/points: RegressionModel line\.pmml: computed {2}计算所得: the model is no scorecard/)
  expect(lines).toContain('{"id":"1","outputs":{"points":550}}')
  expect(lines).toContain('    no scorecard: there are no points to tell  不是评分卡，没有分项得分')
  expect(lines.join('\n')).toContain('computed 计算所得: points by the RegressionModel of line.pmml, which proofs do not look into')
  await expect(exported(path)).rejects.toThrow('a PMML model that is no table')
  const opened = await openPolicy(path)
  expect(() => testCases(opened, {}, () => {})).toThrow('no cases of its own')
}) // prettier-ignore

test('eval: a model that refuses a case says so, and the exit code too; a column that is nothing of it is refused', async () => {
  const limited = tinyCard().replace(
    '<Extension name="unit" value="days"/>',
    '<Interval closure="closedClosed" leftMargin="0" rightMargin="30"/>',
  )
  const path = await put('limited.pmml', limited)
  const { lines, say } = said()
  expect(await evaluate(path, { input: '{"days_past_due":31}' }, say)).toBe(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    outputs: { points: null },
    errors: [{ code: 'value-not-allowed', input: 'days_past_due' }],
  })
  await expect(evaluate(path, { input: await put('wrong.csv', 'days_late\n1\n') }, say)).rejects.toThrow('column "days_late" is no input')
}) // prettier-ignore

test('an input called `__proto__` is read from CSV like others', async () => {
  const path = await put('proto.pmml', line.replaceAll('"utilisation"', '"__proto__"'))
  const { lines, say } = said()
  expect(await evaluate(path, { input: await put('proto.csv', '__proto__\n100\n') }, say)).toBe(0)
  expect(lines).toEqual(['{"id":"1","outputs":{"points":550}}'])
})

test(
  'a pack with a model: explained in the words of its reasons, compared with the file of the model, and exported as tables',
  async () => {
    const fed = await pack('fed', fedFiles())
    const { lines, say } = said()
    expect(check(await readPolicy(fed), {}, say)).toBe(0)
    await explain(await openPolicy(fed), { input: '{"days_past_due":20,"utilisation":950}', decision: ['grade'] }, say)
    await explain(await openPolicy(fed), { input: '{"days_past_due":20,"utilisation":950}', decision: ['behaviour_score'] }, say)
    expect(lines.join('\n')).toContain('− 200 points 分: row 4 gives -200 of 0 (CR03)')
    expect(lines.join('\n')).toContain('        CR03 text of CR03 / text of CR03')
    const other = await pack('other', fedFiles(tinyCard().replace('"-50"', '"-51"')))
    const compared = said()
    expect(await diff(fed, other, { exitCode: true, json: true, book: '[{"utilisation":950}]' }, compared.say)).toBe(1)
    expect(JSON.parse(compared.lines[0]!)).toMatchObject({
      changes: [
        { name: 'behaviour_score', rule_id: 'use.3', column: '=> points', before: '-50', after: '-51' },
        { name: 'score.pmml', what: 'changed' },
      ],
      hits: [{ decision: 'behaviour_score', changed: 1, less: 1 }],
    })
    const again = await put('fed.dmn', await exported(fed))
    expect(await evaluate(again, { input: '{"days_past_due":20,"utilisation":950}', decision: ['behaviour_score', 'grade'] }, say)).toBe(0)
    expect(lines.at(-1)).toBe('{"id":"1","values":{"behaviour_score":350,"grade":"E"}}')
    await expect(openPolicy(await pack('bad', fedFiles(tinyCard(1))))).rejects.toThrow('score.pmml:20')
  },
  SLOW_MS,
) // prettier-ignore

const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const definitions = (namespace: string, body: string): string =>
  `<definitions xmlns="${DMN}" id="d" name="m" namespace="${namespace}">\n${body}\n</definitions>`
const rates = definitions(
  'urn:rates',
  '<decision id="base" name="base"><variable name="base" typeRef="number"/><literalExpression><text>7</text></literalExpression></decision>',
)
const offer = (location: string): string =>
  definitions(
    'urn:offer',
    `<import name="rates" namespace="urn:rates" importType="${DMN}"${location}/>
<decision id="o" name="offer"><informationRequirement><requiredDecision href="urn:rates#base"/></informationRequirement><literalExpression><text>rates.base + 1</text></literalExpression></decision>`,
  ) // prettier-ignore

test.each<[what: string, location: string, fault: string | null]>([
  ['by its location', ' locationURI="rates.dmn"', null],
  ['by its location in a folder below', ' locationURI="./below/rates.dmn"', null],
  ['by its namespace', '', null],
  ['not out of the folder', ' locationURI="../rates.dmn"', 'no model has the namespace urn:rates'],
  ['not by an address', ' locationURI="file:///etc/passwd"', 'no model has the namespace urn:rates'],
  ['not another model', ' locationURI="other.dmn"', 'no model has the namespace urn:rates'],
])('a DMN file beside is imported %s', async (_what, location, fault) => {
  const folder = await mkdtemp(join(dir, 'imports-'))
  await mkdir(join(folder, 'below'))
  await mkdir(join(folder, 'in'))
  const inner = location.includes('..') ? 'in' : '.'
  for (const name of ['rates.dmn', 'below/rates.dmn']) await writeFile(join(folder, name), rates)
  await writeFile(join(folder, 'other.dmn'), rates.replace('urn:rates', 'urn:other'))
  await writeFile(join(folder, inner, 'offer.dmn'), offer(location))
  const { lines, say } = said()
  const path = join(folder, inner, 'offer.dmn')
  if (fault !== null) await expect(openPolicy(path)).rejects.toThrow(fault)
  else {
    expect(await evaluate(path, { input: '{}', decision: ['offer'] }, say)).toBe(0)
    expect(lines).toEqual(['{"id":"1","values":{"offer":8}}'])
  }
})

const calling = (entries: string, params = ['days_past_due', 'utilisation']): string =>
  definitions(
    'urn:calling',
    `<import name="card" namespace="http://www.dmg.org/PMML-4_4" importType="http://www.dmg.org/PMML-4_4" locationURI="score.pmml"/>
<inputData id="late" name="late"><variable name="late" typeRef="number"/></inputData>
<businessKnowledgeModel id="f" name="points of"><variable name="points of"/><encapsulatedLogic kind="PMML">
${params.map((name) => `<formalParameter name="${name}" typeRef="number"/>`).join('')}
<context>${entries}</context></encapsulatedLogic></businessKnowledgeModel>
<decision id="s" name="score"><variable name="score" typeRef="number"/><informationRequirement><requiredInput href="#late"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
<literalExpression><text>points of(late, 0) + 1</text></literalExpression></decision>`,
  ) // prettier-ignore
const entry = (name: string, text: string): string =>
  `<contextEntry><variable name="${name}"/><literalExpression><text>${text}</text></literalExpression></contextEntry>`

test.each<[what: string, dmn: string, said: string]>([
  ['the name of the import', calling(entry('document', '"card"') + entry('model', '"tiny"')), '{"id":"1","values":{"score":401}}'],
  ['its namespace', calling(entry('document', '"http://www.dmg.org/PMML-4_4"')), '{"id":"1","values":{"score":401}}'],
  ['its location', calling(entry('document', '"score.pmml"')), '{"id":"1","values":{"score":401}}'],
  ['another model', calling(entry('document', '"card"') + entry('model', '"big"')), 'the document holds the model `tiny`, not `big`'],
  ['another document', calling(entry('document', '"cart"')), 'no import of PMML has the name, namespace or location `cart`'],
  ['no document', calling(entry('model', '"tiny"')), 'without a context that names its `document` as a text'],
  [
    'a parameter that is none',
    calling(entry('document', '"card"'), ['days_past_du', 'utilisation']),
    'the model has no input `days_past_du`',
  ],
  [
    'a parameter too few',
    calling(entry('document', '"card"'), ['days_past_due']),
    'the model asks for `utilisation`, and no parameter has that name',
  ],
])('a function of kind PMML: %s', async (_what, dmn, told) => {
  const folder = await mkdtemp(join(dir, 'calling-'))
  await writeFile(join(folder, 'score.pmml'), tinyCard())
  await writeFile(join(folder, 'calling.dmn'), dmn)
  const path = join(folder, 'calling.dmn')
  const { lines, say } = said()
  if (!told.startsWith('{')) await expect(openPolicy(path)).rejects.toThrow(told)
  else {
    expect(await evaluate(path, { input: '{"late":20}' }, say)).toBe(0)
    expect(lines).toEqual([told])
    await writeFile(join(folder, 'again.dmn'), await exported(path))
    expect(await evaluate(join(folder, 'again.dmn'), { input: '{"late":20}' }, say)).toBe(0)
    expect(lines[1]).toBe(told)
  }
}) // prettier-ignore

const PACK = fileURLToPath(new URL('../../../../../policies/cn-consumer', import.meta.url))

test(
  'export --pmml: the scorecard of a pack is a model that feeds the same pack, and decides the same',
  async () => {
    const tables = await pack('tables', tinyFiles())
    const fed = await pack('again', fedFiles(await exportedCard(tables, 'behaviour_score')))
    const people = JSON.stringify(
      [null, 0, 1].flatMap((days_past_due) => [null, 0, 899, 900].map((utilisation) => ({ days_past_due, utilisation }))),
    )
    const { lines, say } = said()
    await diff(tables, fed, { book: people }, say)
    expect(lines.at(-1)).toContain('nobody of 12 is hit')
    await expect(exportedCard(tables, 'grade')).rejects.toThrow('"grade" is no table that adds points up')
    const own = await exportedCard(PACK, 'behaviour_score')
    expect(check(await readPolicy(await put('cn.pmml', own)), {}, say)).toBe(0)
    expect(lines.at(-2)).toContain('behaviour_score: Scorecard cn.pmml: a table of')
  },
  SLOW_MS,
)

test('export --pmml: rows that fire together are no scorecard', async () => {
  const rows = ['-', '&gt; 0', '&gt; 5'].map(
    (cell, index) => `<rule id="r${index}"><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>`,
  )
  const path = await put(
    'together.dmn',
    definitions(
      'n',
      `<inputData id="i" name="x"><variable name="x" typeRef="number"/></inputData><decision id="d" name="points"><informationRequirement><requiredInput href="#i"/></informationRequirement><decisionTable hitPolicy="COLLECT" aggregation="SUM"><input><inputExpression typeRef="number"><text>x</text></inputExpression></input><output name="points" typeRef="number"/>${rows.join('')}</decisionTable></decision>`,
    ),
  )
  await expect(exportedCard(path, 'points')).rejects.toThrow('`x` = 6: several rows fire together')
}) // prettier-ignore
