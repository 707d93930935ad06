/** How fast the default pack is evaluated, against copying its inputs through JSON, and generated code against closures. */

import { readFact } from '@fairline/contract/cloud-event'
import { newLine } from '@fairline/domain/line/line'
import { assessLine } from '@fairline/domain/pack/assess'
import { signalSchema } from '@fairline/domain/pack/pack'
import { readSignals } from '@fairline/domain/signals/catalogue'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import { type InputSchema, loadPolicy, type Policy } from '@fairline/policy/policy'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'
import { eventOf } from './synthetic-book.ts'

const BORROWERS = 2_000
const ROUNDS = 5
const RULES_PER_RUN = 20_000_000
const NOW = Date.parse('2026-12-31T00:00:00Z')
const DECISIONS = ['behaviour_score', 'grade', 'holds', 'grant', 'granted_limit', 'limit_factor', 'price']

const pack = await defaultPack()
const sources = Array.from({ length: BORROWERS }, (_, borrower) => {
  let signals = newSignals
  for (let nth = 0; nth < 12; nth++) {
    const reading = readFact(eventOf(borrower, nth), NOW)
    if (reading.ok) signals = foldFact(signals, reading.value.fact)
  }
  return { signals, line: newLine, at: signals.asOf, scale: pack.scoreScale, draw: null }
})
const inputs = sources.map(readSignals)

const copy = perCpuSecond(BORROWERS, () => {
  for (const one of inputs) JSON.parse(JSON.stringify(one))
})
print('policy', { figure: 'json-copy-of-inputs', value: copy, unit: 'copies/cpu-s' })

const assess = perCpuSecond(BORROWERS * ROUNDS, () => {
  for (let round = 0; round < ROUNDS; round++) for (const source of sources) assessLine(pack, source)
})
print('policy', {
  figure: 'assess-with-reasons',
  value: assess,
  unit: 'assessments/cpu-s',
  against: 'json-copy-of-inputs',
  ratio: assess / copy,
})

type BackEnd = 'closures' | 'generated'

function compiled(xml: string, schema: InputSchema, backEnd: BackEnd): Policy {
  const loaded = loadPolicy({ xml, file: 'policy.dmn', inputs: schema, backEnd })
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.policy
}

function ofReview(backEnd: BackEnd): number {
  const policy = compiled(pack.files.get('policy.dmn')!, signalSchema, backEnd)
  return perCpuSecond(BORROWERS * ROUNDS, () => {
    for (let round = 0; round < ROUNDS; round++) for (const one of inputs) policy.evaluate(one, DECISIONS)
  })
}

const [closures, generated] = [ofReview('closures'), ofReview('generated')]
print('policy', { figure: 'closures', value: closures, unit: 'evaluations/cpu-s' })
print('policy', { figure: 'generated', value: generated, unit: 'evaluations/cpu-s', against: 'closures', ratio: generated / closures })

/** Rules like those of holds and scorecards: two numbers and a text, few of them matching, the points of those that do added up. */
function tableOf(rules: number): string {
  const column = (name: string, type: string): string =>
    `<input><inputExpression typeRef="${type}"><text>${name}</text></inputExpression></input>`
  const rule = (_: unknown, nth: number): string => {
    const cells = [`[${(nth * 37) % 5000}..${((nth * 37) % 5000) + 60})`, `&gt;= ${(nth * 11) % 900}`, `"k${nth % 8}"`, `${(nth % 9) + 1}`]
    return `<rule id="r${nth}">${cells.map((text, index) => (index < 3 ? `<inputEntry><text>${text}</text></inputEntry>` : `<outputEntry><text>${text}</text></outputEntry>`)).join('')}</rule>`
  }
  const input = (name: string, type: string): string =>
    `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
  const needs = ['a', 'b', 'k'].map((name) => `<informationRequirement><requiredInput href="#${name}"/></informationRequirement>`).join('')
  const columns = column('a', 'number') + column('b', 'number') + column('k', 'string')
  const table = `<decisionTable hitPolicy="COLLECT" aggregation="SUM">${columns}<output name="points"/>${Array.from({ length: rules }, rule).join('')}</decisionTable>`
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="m" namespace="n">${input('a', 'number')}${input('b', 'number')}${input('k', 'string')}<decision id="T" name="T">${needs}${table}</decision></definitions>`
}

const tableSchema: InputSchema = new Map(
  (['number', 'number', 'string'] as const).map((type, index) => ['abk'[index]!, { type, nullable: true }]),
)
const rows = Array.from({ length: 1_000 }, (_, nth) => ({
  a: nth % 9 === 0 ? null : (nth * 7919) % 5000,
  b: nth % 11 === 0 ? null : (nth * 104729) % 1000,
  k: `k${nth % 8}`,
}))

/** Rules tried in a second of CPU time. */
function ofTable(rules: number, backEnd: BackEnd): number {
  const policy = compiled(tableOf(rules), tableSchema, backEnd)
  const rounds = Math.ceil(RULES_PER_RUN / (rules * rows.length))
  return perCpuSecond(rounds * rows.length * rules, () => {
    for (let round = 0; round < rounds; round++) for (const row of rows) policy.evaluate(row, ['T'])
  })
}

function compareTable(rules: number): number {
  const [slow, fast] = [ofTable(rules, 'closures'), ofTable(rules, 'generated')]
  print('policy', { figure: `closures-${rules}-rules`, value: slow, unit: 'rules/cpu-s' })
  print('policy', {
    figure: `generated-${rules}-rules`,
    value: fast,
    unit: 'rules/cpu-s',
    against: `closures-${rules}-rules`,
    ratio: fast / slow,
  })
  return fast
}

/** V8 does not optimise a function that is too large: a long table must not be slower by the rule than a short one. */
const [short, long] = [compareTable(40), compareTable(1_000)]
print('policy', { figure: 'long-table', value: long, unit: 'rules/cpu-s', against: 'generated-40-rules', ratio: long / short })
