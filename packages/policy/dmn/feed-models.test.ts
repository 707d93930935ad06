/** What a model feeds, and functions of kind PMML: as a policy they are loaded, checked and evaluated like everything else. */
import { expect, test } from 'vitest'
import { lossesOf } from '../explain/losses.ts'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import { dictionary, number, pmml, schema, simple } from '../pmml/pmml.fixture.ts'
import { type InputSchema, type Loaded, loadPolicy, type Policy } from '../policy.ts'
import { provePolicy } from '../prove/prove.ts'
import { noStatements } from '../prove/statements.ts'
import { nearMisses } from '../recourse/near-miss.ts'
import { readModel } from './read-model.ts'
import { writeDmn } from './write.ts'

const inputs: InputSchema = new Map(['late', 'used', 'age'].map((name) => [name, { type: 'number' as const, nullable: true }]))

const attribute = (points: number, predicate: string): string => `<Attribute partialScore="${points}">${predicate}</Attribute>\n`
const card = (more = '', mining: readonly string[] = ['late', 'used'], attributes = ''): string =>
  pmml(`${dictionary(number('late'), number('used'), number('points'))}<Scorecard modelName="behaviour" functionName="regression" initialScore="600"${attributes}>
${schema(mining, 'points')}<Characteristics>
<Characteristic name="lateness" reasonCode="CR03" baselineScore="0">
${attribute(-50, simple('late', 'isMissing'))}${attribute(-200, simple('late', 'greaterThan', 0))}${attribute(0, '<True/>')}</Characteristic>
<Characteristic name="use" reasonCode="CR10" baselineScore="0">
${attribute(-60, simple('used', 'greaterOrEqual', 900))}${attribute(0, '<True/>')}</Characteristic>
</Characteristics>${more}</Scorecard>`)
/** 0.1 × late + 0.25 × used. */
const line = (output = ''): string =>
  pmml(`${dictionary(number('late'), number('used'), number('risk'))}<RegressionModel modelName="line" functionName="regression">
${schema(['late', 'used'], 'risk')}${output}<RegressionTable intercept="0"><NumericPredictor name="late" coefficient="0.1"/><NumericPredictor name="used" coefficient="0.25"/></RegressionTable></RegressionModel>`)

const bands = decisionXml({
  name: 'grade',
  inputs: { score: 'number' },
  outputs: ['grade'],
  rows: [
    ['>= 500', '"A"'],
    ['< 500', '"E"'],
  ],
}) // prettier-ignore
const graded = definitions(`${inputXml('score', 'number')}${bands}`)

type Feeds = Readonly<Record<string, string | { xml: string; output: string }>>
const feed = (dmn: string, feeds: Feeds): Loaded => {
  const models = Object.entries(feeds).map(([name, given]) => {
    const model = typeof given === 'string' ? { xml: given } : given
    return [name, { ...model, file: `${name}.pmml` }] as const
  })
  return loadPolicy({ xml: dmn, file: 'p.dmn', inputs, models: new Map(models) })
}
function policyOf(loaded: Loaded): Policy {
  expect(loaded.ok ? [] : loaded.diagnostics).toEqual([])
  if (!loaded.ok) throw new Error('it does not load')
  return loaded.policy
}
const faultsOf = (loaded: Loaded): string[] =>
  loaded.ok ? [] : loaded.diagnostics.map(({ code, file, line: at, message }) => `${code} ${file}:${at} ${message}`)

test('a scorecard that feeds an input is a table of points there: rows, reasons, losses, cuts and lines of its file', () => {
  const policy = policyOf(feed(graded, { score: card() }))
  expect([...policy.inputs.keys()]).toEqual(['late', 'used'])
  const { values, fired } = policy.evaluate({ late: 3, used: 950 }, ['grade'])
  expect(Object.fromEntries(values)).toEqual({ grade: 'E' })
  expect(fired.map(({ decision, ruleId, reason }) => [decision, ruleId, reason])).toEqual([
    ['score', 'initial-score', null],
    ['score', 'lateness.3', 'CR03'],
    ['score', 'use.3', 'CR10'],
    ['grade', 'r2', null],
  ])
  expect(lossesOf(policy, 'score', { fired }).map(({ reason, loss }) => [reason, loss])).toEqual([
    ['CR03', 200],
    ['CR10', 60],
  ])
  expect(policy.thresholds.get('used')).toEqual([900])
  const info = policy.decisions.get('score')!
  expect(info.model).toEqual({ file: 'score.pmml', kind: 'Scorecard', computed: null, units: [] })
  const written = card().split('\n')
  expect(info.rows.slice(1).map(({ line: at, points }) => written[at - 1]!.includes(`partialScore="${Number(points)}"`))).not.toContain(
    false,
  )
})

test('proofs see through it', () => {
  const policy = policyOf(feed(graded, { score: card() }))
  const monotone = [
    { decision: 'score', output: null, input: 'used', direction: 'never-raises' as const, order: null, noAnswer: 'apart' as const },
  ]
  const proof = provePolicy(policy, { ...noStatements, monotone, complete: ['grade'] })
  expect(proof.monotone.map(({ proof: { verdict } }) => verdict)).toEqual(['proved'])
  expect(proof.complete.map(({ verdict }) => verdict)).toEqual(['proved'])
})

test('a decision without logic is fed like an input; what a model reads may be a decision', () => {
  const dmn = definitions(
    `${inputXml('age', 'number')}${expressionXml('late', 'age - 1', { inputs: ['age'], type: 'number' })}<decision id="id_score" name="score"><variable name="score" typeRef="number"/></decision>${bands.replace('requiredInput', 'requiredDecision')}`,
  )
  const policy = policyOf(feed(dmn, { score: card() }))
  expect(policy.evaluate({ age: 1, used: 0 }, ['score', 'grade']).values).toEqual(
    new Map<string, unknown>([
      ['score', 600],
      ['grade', 'A'],
    ]),
  ) // prettier-ignore
  expect(policy.evaluate({ age: 2, used: 0 }, ['score']).values.get('score')).toBe(400)
})

test('a model may feed a model', () => {
  const dmn = definitions(`${inputXml('score', 'number')}${inputXml('late', 'number')}${bands}`)
  const policy = policyOf(feed(dmn, { late: line().replaceAll('"late"', '"age"'), score: card() }))
  expect(policy.evaluate({ age: 10, used: 0 }, ['score']).values.get('score')).toBe(400)
  expect([...policy.inputs.keys()].sort()).toEqual(['age', 'used'])
})

test('what is no table of points is computed, and says why; what it refuses is told', () => {
  const policy = policyOf(feed(graded, { score: line() }))
  expect(policy.decisions.get('score')).toMatchObject({
    hitPolicy: 'expression',
    requires: ['late', 'used'],
    model: { computed: ['the model is no scorecard'] },
  })
  expect(Number(policy.evaluate({ late: 1, used: 1 }, ['score', 'grade']).values.get('score'))).toBe(0.35)
  expect(policy.evaluate({ late: null, used: 1 }, ['score', 'grade']).values).toEqual(
    new Map([
      ['score', null],
      ['grade', null],
    ]),
  ) // prettier-ignore
  const limited = line().replace(
    '<DataField name="late" optype="continuous" dataType="double">',
    '$&<Interval closure="closedClosed" leftMargin="0" rightMargin="9"/>',
  )
  const { values, errors } = policyOf(feed(graded, { score: limited })).evaluate({ late: 10, used: 1 }, ['score'])
  expect(values.get('score')).toBeNull()
  expect(errors).toEqual([
    { code: 'value-not-allowed', decision: 'score', input: 'late', message: 'input `late` holds a value that the model does not allow' },
  ])
})

test('an output may be asked for in place of the prediction', () => {
  const outputs =
    '<Output><OutputField name="twice" feature="transformedValue" dataType="double" optype="continuous"><Apply function="*"><FieldRef field="risk"/><Constant>2</Constant></Apply></OutputField></Output>'
  const policy = policyOf(feed(graded, { score: { xml: line(outputs), output: 'twice' } }))
  expect(policy.evaluate({ late: 10, used: 4 }, ['score']).values.get('score')).toBe(4)
  expect(faultsOf(feed(graded, { score: { xml: line(outputs), output: 'twise' } }))).toEqual([
    'unknown-name score.pmml:9 the model has no output `twise`',
  ])
})

const verification = (points: number): string =>
  `<ModelVerification recordCount="1"><VerificationFields><VerificationField field="late"/><VerificationField field="points"/></VerificationFields><InlineTable><row><late>2</late><points>${points}</points></row></InlineTable></ModelVerification>`

test.each<[what: string, dmn: string, feeds: Feeds, faults: readonly RegExp[]]>([
  ['its own case', graded, { score: card(verification(400)) }, []],
  [
    'its own case that fails',
    graded,
    { score: card(verification(401)) },
    [/^verification-failed score\.pmml:\d+ the model's own case 1 expects `points` to be 401, and it is 400$/],
  ],
  [
    'an input that the host does not have',
    graded,
    { score: card().replaceAll('"late"', '"lat"') },
    [/^unknown-input score\.pmml:5 no input is called `lat`$/],
  ],
  [
    'an input of another type',
    graded,
    {
      score: card()
        .replace('name="used" optype="continuous" dataType="double"', 'name="used" optype="categorical" dataType="string"')
        .replace(/<SimplePredicate field="used"[^>]*>/, '<SimplePredicate field="used" operator="equal" value="x"/>'),
    },
    [/^input-type-differs score\.pmml:6 `used` is a number, the model says string$/],
  ],
  ['nothing of that name', graded, { scoer: card() }, [/^unknown-reference p\.dmn:undefined scoer\.pmml is to feed `scoer`, and/]],
  [
    'a name of the language itself',
    graded,
    JSON.parse(JSON.stringify({ constructor: card() })) as Feeds,
    [/^unknown-reference p\.dmn:undefined constructor\.pmml is to feed `constructor`/],
  ],
  [
    'logic of its own',
    graded,
    { grade: card() },
    [/^duplicate-name p\.dmn:\d+ `grade` has logic of its own, and is fed by grade\.pmml too$/],
  ],
  [
    'a circle',
    definitions(`${inputXml('score', 'number')}${expressionXml('late', 'score + 1', { inputs: ['score'], type: 'number' })}${bands}`),
    { score: card() },
    [/^requirement-cycle score\.pmml:9 `score` requires itself$/, /^requirement-cycle p\.dmn:4 /],
  ],
  ['a file that is none', graded, { score: graded }, [/^unsupported score\.pmml:2 <definitions>/]],
  ['a bomb of entities', graded, { score: `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(99)}">]>${card()}` }, [/^xml-malformed score\.pmml/]],
  ['a file of 50 MB', graded, { score: card().padEnd(50_000_000) }, [/^too-large score\.pmml:undefined a model file holds at most/]],
])('%s', (_what, dmn, feeds, faults) => {
  const found = faultsOf(feed(dmn, feeds))
  expect(found.length > 0, found.join('\n')).toBe(faults.length > 0)
  for (const each of faults) expect(found.filter((fault) => each.test(fault)).length, found.join('\n')).toBe(1)
}) // prettier-ignore

test('an input called `__proto__` is an input like others, and nothing else', () => {
  const dmn = definitions(`${inputXml('score', 'number')}${bands}`)
  const xml = card().replaceAll('"late"', '"__proto__"')
  const models = new Map([['score', { xml, file: 'score.pmml' }]])
  const policy = policyOf(loadPolicy({ xml: dmn, file: 'p.dmn', models }))
  const given = JSON.parse('{"__proto__": 3, "used": 0}') as Record<string, number>
  expect(policy.evaluate(given, ['score']).values.get('score')).toBe(400)
  expect(policy.evaluate({ used: 0 }, ['score']).values.get('score')).toBe(550)
  expect(feed(dmn, JSON.parse(`{"__proto__": ${JSON.stringify(card())}}`) as Feeds)).toMatchObject({ ok: false })
})

const twice =
  '<Characteristic name="again" reasonCode="CR10" baselineScore="0"><Attribute partialScore="1"><True/></Attribute></Characteristic>'

test.each<[what: string, xml: string, why: string]>([
  [
    'many points are bad',
    card('', undefined, ' reasonCodeAlgorithm="pointsAbove"'),
    'its reason codes are those of too many points (pointsAbove)',
  ],
  ['a characteristic that tests nothing', card().replace('</Characteristics>', `${twice}$&`), '`again` tests nothing'],
  [
    'two characteristics of one input',
    card().replace(
      '</Characteristics>',
      `${twice.replace('<True/>', '<SimplePredicate field="used" operator="isMissing"/>').replace('</Attribute>', '$&<Attribute partialScore="2"><True/></Attribute>')}$&`,
    ),
    'two characteristics test `used`',
  ],
  [
    'inputs that are replaced',
    card('', ['late', '<MiningField name="used" missingValueReplacement="0"/>']),
    '`used` is treated before it is tested',
  ],
])('no table of points, as its reasons would be wrong: %s', (_what, xml, why) => {
  expect(policyOf(feed(graded, { score: xml })).decisions.get('score')?.model?.computed).toEqual([why])
}) // prettier-ignore

test('units that the file states are told', () => {
  const xml = card().replace('name="used" optype="continuous" dataType="double">', '$&<Extension name="unit" value="permille"/>')
  expect(policyOf(feed(graded, { score: xml })).decisions.get('score')?.model?.units).toEqual([
    { input: 'used', unit: 'permille', line: 6 },
  ])
})

test('a policy fed by a scorecard is written as tables alone, and decides the same', () => {
  const models = new Map([['score', { xml: card(), file: 'score.pmml' }]])
  const written = writeDmn(readModel({ xml: graded, file: 'p.dmn', models }, () => {})!)
  if (!written.ok) expect.fail(JSON.stringify(written.faults))
  const again = policyOf(loadPolicy({ xml: written.xml, file: 'again.dmn', inputs }))
  const fed = policyOf(feed(graded, { score: card() }))
  for (const late of [null, 0, 1, 5])
    for (const used of [null, 899, 900]) {
      const [one, other] = [fed.evaluate({ late, used }, ['score', 'grade']), again.evaluate({ late, used }, ['score', 'grade'])]
      expect(one).toEqual(other)
    }
  const computed = new Map([['score', { xml: line(), file: 'score.pmml' }]])
  expect(writeDmn(readModel({ xml: graded, file: 'p.dmn', models: computed }, () => {})!)).toEqual({
    ok: false,
    faults: [{ line: 9, message: 'DMN 1.3 has no way to say a PMML model that is no table' }],
  })
})

const verdicts = (
  xml: string,
  direction: 'never-lowers' | 'never-raises',
  dmn = graded,
  decision = 'score',
  order: string[] | null = null,
): string => {
  const statement = { decision, output: null, input: 'late', direction, order, noAnswer: 'apart' as const }
  const { monotone } = provePolicy(policyOf(feed(dmn, { score: xml })), { ...noStatements, monotone: [statement] })
  return monotone.map(({ proof: { verdict } }) => verdict).join()
}
const terms = (more: string, coefficient = '0.1'): string =>
  line().replace('<NumericPredictor name="late" coefficient="0.1"/>', `<NumericPredictor name="late" coefficient="${coefficient}"/>${more}`)
const limits = '<Interval closure="closedClosed" leftMargin="0" rightMargin="9"/>'

test.each<[what: string, xml: string, up: string, down: string]>([
  ['a line rises', line(), 'proved', 'refuted'],
  ['a line falls', terms('', '-0.1'), 'refuted', 'proved'],
  ['read twice', terms('<NumericPredictor name="late" exponent="2" coefficient="-3"/>'), 'undecided', 'refuted'],
  ['a square', line().replace('name="late" coefficient', 'name="late" exponent="2" coefficient'), 'refuted', 'undecided'],
  [
    'a product',
    line().replace(
      '<NumericPredictor name="late" coefficient="0.1"/>',
      '<PredictorTerm coefficient="1"><FieldRef field="late"/><FieldRef field="used"/></PredictorTerm>',
    ),
    'undecided',
    'undecided',
  ],
  ['a line with limits', line().replace('name="late" optype="continuous" dataType="double">', `$&${limits}`), 'undecided', 'undecided'],
])('proofs look into a model as far as it is a line in an input: %s', (_what, xml, up, down) => {
  const found = [verdicts(xml, 'never-lowers'), verdicts(xml, 'never-raises')]
  expect(found).toEqual([up, down])
}) // prettier-ignore

test('what a table makes of a computed number is not decided, and not claimed', () => {
  expect(verdicts(line(), 'never-lowers', graded, 'grade', ['E', 'A'])).toBe('undecided')
})

test('near misses are told through a scorecard; a number that a computed model reads is told to be used in another way', () => {
  const held = decisionXml({ name: 'H', inputs: { score: 'number' }, outputs: ['reason'], rows: [['< 500', '"R"']], hitPolicy: 'COLLECT' })
  const dmn = definitions(`${inputXml('score', 'number')}${held}`)
  const ask = (policy: Policy) => {
    const cuts = policy.cutPoints(['H'])
    return nearMisses({ inputs: { late: 0, used: 950 }, policy, decisions: ['H'], ask: policy.prepare(['H']), cuts }).map(
      ({ feature, bound }) => [feature, bound],
    )
  }
  const [card_, line_] = [policyOf(feed(dmn, { score: card() })), policyOf(feed(dmn, { score: line() }))]
  expect(ask(card_)).toEqual([['late', 1]])
  expect(card_.cutPoints(['H']).get('late')?.isPlain).toBe(true)
  expect(ask(line_)).toEqual([])
  expect(line_.cutPoints(['H']).get('late')).toEqual({ points: [], isPlain: false })
})
