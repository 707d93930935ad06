/** What the default pack promises of its tables is proved, and a cell that breaks a promise is found. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Proof, provePolicy } from '@fairline/policy/prove/prove'
import { noStatements } from '@fairline/policy/prove/statements'
import { tallyOf } from '@fairline/policy/prove/tally'
import { expect, test } from 'vitest'
import { type Pack, readPack } from './pack.ts'
import { notSha256, tinyFiles } from './tiny-pack.fixture.ts'

const DIR = fileURLToPath(new URL('../../../policies/cn-consumer', import.meta.url))
const FILES = new Map(
  readdirSync(DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(DIR, path), readFileSync(path, 'utf8')]),
)

function packOf(change: (file: string) => string = (file) => file, name = 'policy.dmn'): Pack {
  const reading = readPack(new Map([...FILES, [name, change(FILES.get(name)!)]]), notSha256)
  if (!reading.ok) throw new Error(reading.diagnostics.map(({ message }) => message).join('\n'))
  return reading.pack
}
const whole = packOf()
/** A whole pack is compiled and proved, on machines that others share. */
const SLOW_MS = 90_000
const prove = ({ policy, statements }: Pack): Proof => provePolicy(policy, statements)

test(
  'the default pack: every statement and every table is proved, by witnesses that the evaluator confirms',
  () => {
    const proof = prove(whole)
    expect(whole.statements.monotone.length).toBeGreaterThan(40)
    expect(tallyOf(proof)).toEqual({ proved: expect.any(Number), refuted: 0, undecided: 0 })
    const reached = proof.tables.flatMap((table) => table.reached)
    expect(reached.length).toBe(proof.tables.reduce((sum, { rows }) => sum + rows, 0))
    expect([...reached, ...proof.tables.flatMap(({ gaps }) => gaps)].filter(({ witness }) => !witness.confirmed)).toEqual([])
  },
  SLOW_MS,
)

const cell = (id: string, from: string, to: string) => (xml: string) => {
  const written = `<text>${from}</text>`
  const at = xml.indexOf(written, xml.indexOf(`id="${id}"`))
  return xml.slice(0, at) + xml.slice(at).replace(written, `<text>${to}</text>`)
}
const firstRow = (table: string): string => whole.policy.decisions.get(table)!.rows[0]!.ruleId

test(
  'a limit that a better score would lower is refuted by two borrowers who differ in the score',
  () => {
    const proof = prove(packOf(cell(firstRow('granted_limit'), '500000', '1300000')))
    const refuted = proof.monotone.filter((each) => each.proof.verdict === 'refuted')
    expect(refuted.map(({ statement }) => [statement.decision, statement.input])).toEqual([['granted_limit', 'score']])
    const pair = refuted[0]!.proof.verdict === 'refuted' ? refuted[0]!.proof.pair : null
    expect(pair?.outputs).toEqual([1_300_000, 1_200_000])
    const [worse, better] = pair!.inputs
    expect({ ...worse, score: 0 }).toEqual({ ...better, score: 0 })
    expect(Number(worse.score)).toBeLessThan(Number(better.score))
  },
  SLOW_MS,
)

test(
  'points that are wrong by the sign are seen through score, grade, price and limit',
  () => {
    const rows = whole.policy.decisions.get('behaviour_score')!.rows
    const longest = rows.find(({ cells }) => cells[0] === '>= 90')!
    const proof = prove(packOf(cell(longest.ruleId, '-160', '160')))
    const refuted = proof.monotone.filter((each) => each.proof.verdict === 'refuted').map(({ statement }) => statement)
    expect(refuted.every(({ input }) => input === 'days_past_due')).toBe(true)
    expect(new Set(refuted.map(({ decision }) => decision))).toEqual(
      new Set(['behaviour_score', 'grade', 'limit_factor', 'price', 'affordability']),
    )
  },
  SLOW_MS,
)

test(
  'a table that no longer answers everybody is refuted, and a reason that nobody gets is told',
  () => {
    const proof = prove(packOf((xml) => cell(firstRow('grade'), '&gt;= 700', '&gt; 700')(xml)))
    expect(proof.complete.filter(({ verdict }) => verdict !== 'proved').map(({ decision }) => decision)).toEqual([
      'grade',
      'limit_factor',
      'price',
    ])
    const never = prove(packOf(cell('hold-devices', '&gt;= 3', '[3..2]')))
    expect(never.reasons.filter(({ verdict }) => verdict !== 'reachable')).toMatchObject([{ reason: 'SE01', verdict: 'unreachable' }])
  },
  SLOW_MS,
)

const withProofs = (yaml: string): readonly string[] => {
  const reading = readPack(new Map([...tinyFiles(), ['proofs.yaml', yaml]]), notSha256)
  return reading.ok ? [] : reading.diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

test.each<[what: string, yaml: string, fault: string]>([
  ['a decision that is not there', 'format: 1\nalways_answers:\n  - grades\n', 'proofs.yaml:3 there is no decision "grades"'],
  [
    'a signal that no table reads',
    'format: 1\nmonotone:\n  - decision: grade\n    inputs: [luck]\n    direction: never_raises\n',
    'proofs.yaml:4 no table reads "luck"',
  ],
  [
    'a direction that is none',
    'format: 1\nmonotone:\n  - decision: grade\n    inputs: [utilisation]\n    direction: up\n',
    'proofs.yaml:5',
  ],
])('%s keeps a pack from loading: such a statement would never be broken', (_what, yaml, fault) => {
  expect(withProofs(yaml).join('\n')).toContain(fault.split(' ')[0])
})

test(
  'what a jurisdiction forbids counts where a product keeps its rules',
  () => {
    const yaml = 'format: 1\nforbidden:\n  - what: { zh: 年龄, en: Age }\n    jurisdictions: [MARS]\n    inputs: [days_past_due]\n'
    const isFound = (text: string): number => {
      const { policy, statements } = packOf(() => text, 'proofs.yaml')
      return provePolicy(policy, { ...noStatements, reasons: false, forbidden: statements.forbidden }).forbidden.flatMap(
        ({ found }) => found,
      ).length
    }
    expect(isFound(yaml)).toBe(0)
    expect(isFound(yaml.replace('MARS', 'CN'))).toBeGreaterThan(0)
    expect(isFound(yaml.replace('MARS', 'all'))).toBeGreaterThan(0)
  },
  SLOW_MS,
)
