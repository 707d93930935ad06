/** The commands of `fairline policy` on the default pack and on small DMN files, in this process; that they are registered is seen once. */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerPolicy } from '../policy.ts'
import { testCases } from './cases.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'
import { evaluate } from './eval.ts'
import { explain } from './explain.ts'
import { exported } from './export.ts'
import { openForProof, openPolicy, readPolicy } from './open-policy.ts'
import { prove, withStatements } from './prove.ts'

const PACK = fileURLToPath(new URL('../../../../../policies/cn-consumer', import.meta.url))
/** Packs are compiled and proved, several times. */
const SLOW_MS = 60_000

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-policy-'))
})
afterAll(() => rm(dir, { recursive: true }))

const said = (): { lines: string[]; say: (line: string) => void } => {
  const lines: string[] = []
  return { lines, say: (line) => lines.push(line) }
}

const rule = (cells: readonly string[], index: number): string =>
  `<rule id="r${index + 1}"><inputEntry><text>${cells[0]}</text></inputEntry><outputEntry><text>${cells[1]}</text></outputEntry></rule>`

/** One table over a number. */
async function dmn(name: string, rows: readonly (readonly string[])[], hit = 'FIRST'): Promise<string> {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="m" namespace="n">
<inputData id="i" name="score"><variable name="score" typeRef="number"/></inputData>
<decision id="T" name="limit"><informationRequirement><requiredInput href="#i"/></informationRequirement>
<decisionTable hitPolicy="${hit}"><input><inputExpression typeRef="number"><text>score</text></inputExpression></input><output name="limit"/>
${rows.map(rule).join('\n')}
</decisionTable></decision></definitions>`
  const path = join(dir, name)
  await writeFile(path, xml)
  return path
}

const banded = [
  ['&gt;= 10, &lt; 30', '1'],
  ['&gt;= 30', '2'],
]

test('every command has a help text in both languages', () => {
  const program = new Command()
  registerPolicy(program)
  const [policy] = program.commands
  const names = policy!.commands.map((command) => command.name())
  expect(names).toEqual(['check', 'prove', 'test', 'eval', 'explain', 'diff', 'export', 'baselines'])
  for (const command of policy!.commands) expect(command.description()).toMatch(/[a-z].*\n.*[\u4e00-\u9fff]/)
})

test('check: no fault of the default pack; a fault of a file with its line, column and a caret', async () => {
  const { lines, say } = said()
  expect(check(await readPolicy(PACK), {}, say)).toBe(0)
  expect(lines.join('\n')).toContain('no fault')
  const broken = await dmn('broken.dmn', [['&lt; 3 and scoer &gt; 2', '1']])
  const faults = said()
  expect(check(await readPolicy(broken), {}, faults.say)).toBe(1)
  expect(faults.lines[0]).toMatch(/^broken\.dmn:5:\d+: error: /)
  expect(faults.lines.some((line) => /^ +\^+$/.test(line))).toBe(true)
  const json = said()
  expect(check(await readPolicy(broken), { json: true }, json.say)).toBe(1)
  expect(JSON.parse(json.lines[0]!)).toMatchObject({ severity: 'error', file: 'broken.dmn', line: 5 })
})

test('check: the caret stands under what is meant', async () => {
  const path = await dmn('unknown.dmn', [['[1..nobody]', '1']])
  const { lines, say } = said()
  check(await readPolicy(path), {}, say)
  const caret = lines.findIndex((line) => /^ +\^+$/.test(line))
  expect(lines[caret - 1]!.slice(lines[caret]!.indexOf('^')).startsWith('nobody')).toBe(true)
  const column = Number(lines[0]!.split(':')[2])
  const written = (await readFile(path, 'utf8')).split('\n')[4]!
  expect(written.slice(column - 1).startsWith('nobody')).toBe(true)
})

test(
  'prove: the default pack is proved; a comma that joins bounds is refuted, with inputs and the interval that was meant',
  async () => {
    const proved = said()
    expect(prove(await openPolicy(PACK), {}, proved.say)).toBe(0)
    expect(proved.lines.at(-2)).toMatch(/ 0 refuted, 0 not decided$/)
    const path = await dmn('banded.dmn', banded)
    const refuted = said()
    expect(prove(await openPolicy(path), { outputs: true }, refuted.say)).toBe(1)
    const text = refuted.lines.join('\n')
    expect(text).toContain('limit can give 可能的结果: null, 1\ngap 空档: no row of limit takes score null')
    expect(text).toContain('row 2 of limit is never reached; what it takes is taken by row 1')
    expect(text).toContain('`[10..30)` was probably meant')
    const json = said()
    prove(await openPolicy(path), { json: true }, json.say)
    expect(JSON.parse(json.lines.join(''))).toMatchObject({
      refuted: 2,
      tables: [
        {
          decision: 'limit',
          dead_rows: [{ row: 2, rule_id: 'r2', why: 'shadowed', by: [1], witness: { inputs: { score: 30 }, confirmed: true } }],
        },
      ],
    })
    const open = await dmn('open.dmn', [
      ['? * ? &gt; 4', '1'],
      ['-', '2'],
    ]) // prettier-ignore
    expect(prove(await openPolicy(open), {}, () => {})).toBe(2)
  },
  SLOW_MS,
)

test('prove: rows that clash keep a policy from loading, and are shown with inputs all the same', async () => {
  const path = await dmn(
    'clash.dmn',
    [
      ['&lt; 10', '1'],
      ['[5..20)', '2'],
      ['&gt;= 20', '3'],
    ],
    'UNIQUE',
  ) // prettier-ignore
  expect(check(await readPolicy(path), {}, () => {})).toBe(1)
  const { lines, say } = said()
  expect(prove(await openForProof(path), { json: true }, say)).toBe(1)
  expect(JSON.parse(lines.join(''))).toMatchObject({
    tables: [
      {
        overlaps: [
          { rows: [1, 2], kind: 'match-at-once', where: [{ text: '[5..10)' }], witness: { inputs: { score: 5 }, confirmed: true } },
        ],
      },
    ],
  })
  await expect(openForProof(await dmn('worse.dmn', [['&lt; ten', '1']]))).rejects.toThrow('has faults')
})

test('prove: statements of a file, about any model', async () => {
  const path = await dmn('stated.dmn', [
    ['&lt; 600', '5'],
    ['&gt;= 600', '3'],
    ['null', '0'],
  ]) // prettier-ignore
  const opened = await openForProof(path)
  const yaml =
    'format: 1\nmonotone:\n  - { decision: limit, inputs: [score], direction: never_lowers }\nforbidden:\n  - { what: { zh: 分, en: Score }, jurisdictions: [X], inputs: [sc*] }\n'
  const { lines, say } = said()
  expect(prove(await withStatements(opened, await file('stated.yaml', yaml)), {}, say)).toBe(1)
  const text = lines.join('\n')
  expect(text).toContain('refuted 不成立: limit never lowers as score rises')
  expect(text).toMatch(/score=599 → 5\n +score=600 → 3/)
  expect(text).toContain('分 / Score: limit ← score')
  const wrong = await file('wrong.yaml', yaml.replace('limit', 'limits'))
  await expect(withStatements(opened, wrong)).rejects.toThrow(/wrong\.yaml:3.*there is no decision "limits"/)
})

test(
  'test: the cases of the pack hold and try every row; a row that none fires is named with inputs that do',
  async () => {
    const whole = said()
    expect(testCases(await openPolicy(PACK), { coverage: true }, whole.say)).toBe(0)
    const copy = join(dir, 'few-cases')
    await cp(PACK, copy, { recursive: true, filter: (path) => !path.endsWith('holds.csv') })
    const few = said()
    expect(testCases(await openPolicy(copy), { json: true, coverage: true }, few.say)).toBe(1)
    const { untried } = JSON.parse(few.lines[0]!) as { untried: { decision: string; row: number; inputs: object }[] }
    expect(untried.length).toBeGreaterThan(0)
    for (const { decision } of untried) expect(decision).toMatch(/^(?:[a-z]+_)?holds$/)
    const pack = await openPolicy(copy)
    for (const { decision, row, inputs } of untried)
      expect(pack.policy.evaluate(inputs as never, [decision]).fired.map((fired) => fired.row)).toContain(row)
  },
  SLOW_MS,
)

test('only a pack has cases to run', async () => {
  const path = await dmn('alone.dmn', banded)
  const opened = await openPolicy(path)
  expect(() => testCases(opened, {}, () => {})).toThrow('only a policy pack has cases')
})

test.each<[what: string, source: () => Promise<string>, values: unknown[]]>([
  ['JSON itself', async () => '{"id":"a","score":20}', [1]],
  ['a list', async () => '[{"score":5.5},{"score":null}]', [1, null]],
  ['NDJSON', () => file('in.ndjson', '{"score":1}\n\n{"score":30}\n'), [1, 1]],
  ['CSV', () => file('in.csv', 'id,score,expect.limit\na,10.25,\nb,,x\n'), [1, null]],
])('eval: %s', async (_what, source, values) => {
  const path = await dmn('eval.dmn', banded)
  const { lines, say } = said()
  expect(await evaluate(path, { input: await source() }, say)).toBe(0)
  expect(lines.map((line) => (JSON.parse(line) as { values: { limit: unknown } }).values.limit)).toEqual(values)
})

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(dir, name), text)
  return join(dir, name)
}

test.each<[what: string, input: string, fault: string]>([
  ['a column that is no input', 'nobody\n1\n', 'column "nobody" is no input'],
  ['a cell of another type', 'score\nhigh\n', 'line 2: "high" is no number for score'],
])('eval: %s is refused', async (_what, input, fault) => {
  const path = await dmn('refused.dmn', banded)
  await expect(evaluate(path, { input: await file('bad.csv', input) }, () => {})).rejects.toThrow(fault)
})

test('eval: malformed input is told, and the exit code says so', async () => {
  const path = await dmn('malformed.dmn', banded)
  const { lines, say } = said()
  expect(await evaluate(path, { input: '{"score":"x"}' }, say)).toBe(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({ errors: [{ code: 'input-type', input: 'score' }] })
  await expect(evaluate(path, { input: '{}', decision: ['none'] }, () => {})).rejects.toThrow('there is no decision "none"')
})

test('explain: rows, evidence, points lost and the words of the reasons', async () => {
  const { lines, say } = said()
  const input = JSON.stringify({ id: 'li', days_past_due: 35, applications_30d: 0 })
  await explain(await openPolicy(PACK), { input, decision: ['behaviour_score'] }, say)
  const text = lines.join('\n')
  expect(text).toContain('# li')
  expect(text).toContain('days_past_due=35 ([30..60))')
  expect(text).toContain('CR03 本平台当前逾期')
  expect(text).toContain('− 90 points')
})

test('diff: cells, rows and their order; on a book, who is hit and by how much', async () => {
  const before = await dmn('before.dmn', [
    ['&lt; 600', '0'],
    ['[600..700)', '1000'],
    ['-', '2000'],
  ]) // prettier-ignore
  const after = await dmn('after.dmn', [
    ['&lt; 600', '0'],
    ['[600..700)', '900'],
    ['[700..800)', '2000'],
    ['-', '3000'],
  ]) // prettier-ignore
  const { lines, say } = said()
  const book = await file('book.csv', 'id,score\na,650\nb,750\nc,\nd,500\n')
  expect(await diff(before, after, { book, exitCode: true, json: true }, say)).toBe(1)
  expect(JSON.parse(lines[0]!)).toEqual({
    changes: [
      { name: 'limit', rule_id: 'r2', column: '=> limit', what: 'changed', before: '1000', after: '900' },
      { name: 'limit', rule_id: 'r3', column: 'score', what: 'changed', before: '-', after: '[700..800)' },
      { name: 'limit', rule_id: 'r4', what: 'added', after: '=> limit 3000' },
    ],
    borrowers: 4,
    hits: [
      {
        decision: 'limit',
        changed: 2,
        more: 1,
        less: 1,
        examples: [
          { id: 'a', before: 1000, after: 900 },
          { id: 'c', before: 2000, after: 3000 },
        ],
      },
    ],
  }) // prettier-ignore
  const same = said()
  expect(await diff(before, before, { exitCode: true }, same.say)).toBe(0)
  expect(same.lines).toEqual(['the tables are the same  两份策略的表完全相同'])
})

test('export: what is written is read again, and decides the same', async () => {
  const path = await dmn('export.dmn', banded)
  const again = await file('again.dmn', await exported(path))
  expect(await readFile(again, 'utf8')).toContain('20191111')
  const { lines, say } = said()
  expect(await diff(path, again, { exitCode: true, book: '[{"score":1},{"score":20},{"score":null}]' }, say)).toBe(0)
  expect(lines.join('\n')).toContain('nobody of 3 is hit')
})

test('what cannot be read is said by its path', async () => {
  await expect(readPolicy(join(dir, 'nothing'))).rejects.toThrow('cannot be read (ENOENT)')
})

test(
  'a reader who has enough is no fault',
  async () => {
    const fairline = fileURLToPath(new URL('../../../bin/fairline.mjs', import.meta.url))
    const people = await file('many.ndjson', '{"score":20}\n'.repeat(20_000))
    const child = spawn(process.execPath, [fairline, 'policy', 'eval', await dmn('read.dmn', banded), '-i', people], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    expect([code, errors]).toEqual([0, ''])
  },
  SLOW_MS,
)
