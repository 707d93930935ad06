/** How fast policies are evaluated and lines assessed: against copying the inputs through JSON, and generated code against closures. */

import { readFact } from '@fairline/contract/cloud-event'
import { newLine } from '@fairline/domain/line/line'
import type { Cause } from '@fairline/domain/line/outcomes'
import type { ReviewVerdict } from '@fairline/domain/line/verdict'
import { assessDrawdown, assessLine } from '@fairline/domain/pack/assess'
import { signalSchema } from '@fairline/domain/pack/signal-tests'
import { sourceAt } from '@fairline/domain/pack/source-at'
import { readSignals } from '@fairline/domain/signals/catalogue'
import type { SignalSource } from '@fairline/domain/signals/signal'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import { checkModel } from '@fairline/policy/check/check-model'
import { compileGenerated } from '@fairline/policy/compile/generated'
import { readDmn } from '@fairline/policy/dmn/read'
import { type InputSchema, type Inputs, loadPolicy, type Policy } from '@fairline/policy/policy'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'
import { compareHandWritten, comparePeers, costOfExplaining, tellAll } from './peers/compare.ts'
import { REFERENCE_DECISIONS, referenceInputs, referencePolicy, referenceSchema, testedCells } from './reference-policy.ts'
import { eventOf } from './synthetic-book.ts'

const BORROWERS = 2_000
const ROUNDS = 20
/** With reasons, on the policy of that shape on which engines were compared. */
const [EVALUATIONS_WANTED, RULES_WANTED, COMPILE_MS] = [3_500_000, 100_000_000, 50]
const RULES_PER_RUN = 20_000_000
const NOW = Date.parse('2026-12-31T00:00:00Z')
const DECISIONS = ['behaviour_score', 'grade', 'holds', 'grant', 'granted_limit', 'limit_factor', 'price']

const pack = await defaultPack()
const sources = Array.from({ length: BORROWERS }, (_, borrower): SignalSource => {
  let signals = newSignals
  for (let nth = 0; nth < 12; nth++) {
    const reading = readFact(eventOf(borrower, nth), NOW)
    if (reading.ok) signals = foldFact(signals, reading.value.fact)
  }
  return sourceAt(pack, { signals, line: newLine }, signals.asOf)
})
const inputs = sources.map(readSignals)

const copy = perCpuSecond(BORROWERS, () => {
  for (const one of inputs) JSON.parse(JSON.stringify(one))
})
print('policy', { figure: 'json-copy-of-inputs', value: copy, unit: 'copies/cpu-s' })

function everyRound(work: () => void): void {
  for (let round = 0; round < ROUNDS; round++) work()
}

/** Keeps what `assess` counts, so that nobody can leave the work undone. */
function ofEach(assess: (source: SignalSource) => number): number {
  let counted = 0
  const rate = perCpuSecond(BORROWERS * ROUNDS, () =>
    everyRound(() => {
      for (const source of sources) counted += assess(source)
    }),
  )
  if (counted === 0) throw new Error('nothing was assessed')
  return rate
}

const reasonsOf = ({ holds, behaviourScore }: ReviewVerdict): number =>
  (holds ?? []).reduce((sum, { reason }) => sum + reason.length, behaviourScore ?? 0)

const causesOf = ({ grant }: ReviewVerdict): readonly Cause[] => (grant === null || grant.outcome === 'grant' ? [] : grant.causes)

/** Evidence of all that goes against the borrower. */
const shownBy = (verdict: ReviewVerdict): number =>
  [...(verdict.holds ?? []), ...causesOf(verdict)].reduce((sum, { evidence }) => sum + evidence.length, verdict.behaviourScore ?? 0)

const signalsRead = perCpuSecond(BORROWERS * ROUNDS, () =>
  everyRound(() => {
    for (const source of sources) readSignals(source)
  }),
)
const besideCopy = (figure: string, value: number, unit: string): void =>
  print('policy', { figure, value, unit, against: 'json-copy-of-inputs', ratio: value / copy })
besideCopy('read-all-signals', signalsRead, 'reads/cpu-s')
besideCopy(
  'assess-with-reasons',
  ofEach((source) => reasonsOf(assessLine(pack, source))),
  'assessments/cpu-s',
)
besideCopy(
  'assess-and-show-evidence',
  ofEach((source) => shownBy(assessLine(pack, source))),
  'assessments/cpu-s',
)
const limits = { assessedMinor: 2_000_000, limitMinor: 2_000_000, highestLimitMinor: 2_000_000 }
const openLine = { ...newLine, ...limits, stage: 'open', origin: 'granted', currency: 'CNY', openedAt: 0 } as const
const by = { at: 0, device: 0, session: 0 }
const draw = { amountMinor: 50_000, purpose: 'consumption', tenorMonths: 12, method: 'equal_instalment', by, client: null } as const
besideCopy(
  'assess-drawdown',
  ofEach((source) => assessDrawdown(pack, { ...source, line: openLine, draw }).outcome.length),
  'assessments/cpu-s',
)

type BackEnd = 'closures' | 'generated'

function compiled(xml: string, schema: InputSchema, backEnd: BackEnd): Policy {
  const loaded = loadPolicy({ xml, file: 'policy.dmn', inputs: schema, backEnd })
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.policy
}

/** Evaluations with every fired row, by each back end, over inputs as they come out of a parser of JSON. */
function compareBackEnds(figure: string, xml: string, schema: InputSchema, given: readonly Inputs[], wanted: readonly string[]): void {
  const rows = given.map((one): Inputs => JSON.parse(JSON.stringify(one)))
  const [closures, generated] = (['closures', 'generated'] as const).map((backEnd) => {
    const answer = compiled(xml, schema, backEnd).prepare(wanted)
    return perCpuSecond(rows.length * ROUNDS, tellAll(answer, rows, ROUNDS))
  }) as [number, number]
  const unit = 'evaluations/cpu-s'
  print('policy', { figure: `${figure}-closures`, value: closures, unit })
  print('policy', { figure, value: generated, unit, against: `${figure}-closures`, ratio: generated / closures })
}

if (testedCells !== 203) throw new Error(`the reference policy has 203 tested cells, not ${testedCells}`)
compareBackEnds('reference-policy', referencePolicy(), referenceSchema, referenceInputs(BORROWERS), REFERENCE_DECISIONS)
compareBackEnds('default-pack', pack.files.get('policy.dmn')!, signalSchema, inputs, DECISIONS)

const parsed = referenceInputs(BORROWERS).map((one): Inputs => JSON.parse(JSON.stringify(one)))
const reference = compiled(referencePolicy(), referenceSchema, 'generated')
const answer = reference.prepare(REFERENCE_DECISIONS)
const rate = compareHandWritten(parsed, answer, ROUNDS)
print('policy', {
  figure: 'reference-policy',
  value: rate,
  unit: 'evaluations/cpu-s',
  target: EVALUATIONS_WANTED,
  met: rate >= EVALUATIONS_WANTED,
})
costOfExplaining(parsed, answer, reference.prepareValues(REFERENCE_DECISIONS), ROUNDS)
await comparePeers(parsed, answer, rate)

/** Milliseconds of CPU time. */
const timeOf = (work: () => void): number => 1_000 / perCpuSecond(1, work, 15)

const [referenceXml, firstRow] = [referencePolicy(), referenceInputs(1)[0]!]
const checked = checkModel(readDmn(referenceXml, 'p.dmn', () => {})!, 'p.dmn', referenceSchema, [])
const compileMs = timeOf(() => {
  compileGenerated(checked, referenceSchema).prepare(REFERENCE_DECISIONS)(firstRow)
})
const loadMs = timeOf(() => {
  compiled(referenceXml, referenceSchema, 'generated').prepare(REFERENCE_DECISIONS)(firstRow)
})
print('policy', { figure: 'compile-to-first-answer', value: compileMs, unit: 'cpu-ms', target: COMPILE_MS, met: compileMs <= COMPILE_MS })
print('policy', { figure: 'read-check-compile-to-first-answer', value: loadMs, unit: 'cpu-ms' })
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
  const answer = compiled(tableOf(rules), tableSchema, backEnd).prepare(['T'])
  const rounds = Math.ceil(RULES_PER_RUN / (rules * rows.length))
  return perCpuSecond(rounds * rows.length * rules, () => {
    for (let round = 0; round < rounds; round++) for (const row of rows) answer(row)
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
const aim = { target: RULES_WANTED, met: long >= RULES_WANTED }
print('policy', { figure: 'long-table', value: long, unit: 'rules/cpu-s', against: 'generated-40-rules', ratio: long / short, ...aim })
