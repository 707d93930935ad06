/** PMML samples: models over their tables, and published examples with the results that are known of them. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadModel, type ModelEvaluation } from '@fairline/policy/pmml/load-model'
import { describe, expect, test } from 'vitest'
import { planOf } from './pmml/columns.ts'
import { parseCsv } from './pmml/csv.ts'
import { pairOf } from './pmml/pairs.ts'
import { runFolder } from './pmml/run-folder.ts'
import { runModel } from './pmml/run-model.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(resolve(root, process.env.FAIRLINE_SAMPLES ?? '../shared'), 'pmml')
const present = existsSync(folder)
if (!present) console.warn(`PMML: not run (no samples in ${folder})`)

/** What is reached today; a change that loses a model or a row fails. */
const FLOOR = { models: 4, rows: 2193 }

describe('samples', () => {
  test.skipIf(!present)('no model is refused, no row differs, and no fewer than before', () => {
    const results = runFolder(folder)
    const passed = results.filter(({ status }) => status === 'passed')
    const rows = passed.reduce((sum, each) => sum + each.rowsPassed, 0)
    console.info(`PMML: of ${results.length} models ${passed.length} passed with ${rows} rows`)
    expect(results.filter(({ status }) => status === 'failed' || status === 'refused')).toEqual([])
    expect(passed.length).toBeGreaterThanOrEqual(FLOOR.models)
    expect(rows).toBeGreaterThanOrEqual(FLOOR.rows)
  })

  const play = { outlook: 'overcast', temperature: 75, humidity: 55, windy: 'false' }
  test.skipIf(!present).each<[file: string, inputs: Record<string, unknown>, expected: Partial<ModelEvaluation>]>([
    ['scorecard_example', { department: 'engineering', age: 25, income: 500 }, { prediction: 29, reasonCodes: ['RC2', 'RC1'] }],
    ['scorecard_example', { age: 40, income: 2500 }, { prediction: 14, reasonCodes: ['RC1', 'RC3'] }],
    ['tree_normal', play, { prediction: 'may play' }],
    ['tree_missing_defaultChild', { temperature: 40, humidity: 70 }, { prediction: 'no play', confidence: 0.6 * 0.8 }],
    ['tree_missing_lastPrediction', { outlook: 'sunny' }, { prediction: 'will play', confidence: 0.8 }],
    ['regression_linear', { age: 30, salary: 1000, car_location: 'carpark' }, { prediction: 132.37 + 213 + 10 + 41.1 }],
    ['regression_interaction', { age: 30, work: 5, sex: 'female' }, { prediction: 2.1 - 20.525 - 15 }],
    ['regression_interaction', { age: 30, work: 5, sex: 'male' }, { prediction: 2.1 - 15 }],
    ['regression_logistic', { x1: 2, x2: 3 }, { prediction: 'no' }],
    ['regression_multi_classes', { age: 50, work: 20, sex: '1', minority: 1 }, { prediction: 'clerical' }],
    ['regression_polynomial', { salary: 1000, car_location: 'street' }, { prediction: 3216.38 - 80 + 0.954 - 0.00267 + 288.75 }],
    ['model_chain_mining', { petal_length: 2, petal_width: 1, temperature: 10, cloudiness: 1 }, { prediction: 0.3 + 0.8 + 0.2 - 0.1 }],
    ['select_first_mining', { continent: 'asia', day: 30, petal_length: 2, petal_width: 1 }, { prediction: 'Iris-setosa' }],
    [
      'weighted_average_mining',
      { petal_length: 1.4, petal_width: 0.2, sepal_width: 3 },
      { prediction: (5.00566 + 4.953659) * 0.25 + 5.00566 * 0.5 },
    ],
  ])('%s of %o', (file, inputs, expected) => {
    const loaded = loadModel({ xml: readFileSync(join(folder, 'dmg', `dmg_${file}.xml`), 'utf8'), file })
    if (!loaded.ok) expect.fail(JSON.stringify(loaded.diagnostics))
    const evaluation = loaded.model.evaluate(inputs)
    for (const [name, value] of Object.entries(expected)) {
      const found = evaluation[name as keyof ModelEvaluation]
      if (typeof value === 'number') expect(found).toBeCloseTo(value, 12)
      else expect(found).toEqual(value)
    }
  })
})

const XML = `<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><DataDictionary><DataField name="a b" optype="continuous" dataType="double"/><DataField name="out" optype="categorical" dataType="string"><Value value="yes"/><Value value="no"/></DataField></DataDictionary>
<RegressionModel functionName="classification" normalizationMethod="logit"><MiningSchema><MiningField name="a b"/><MiningField name="out" usageType="target"/></MiningSchema><Output><OutputField name="how" feature="predictedValue"/></Output>
<RegressionTable intercept="0" targetCategory="yes"><NumericPredictor name="a b" coefficient="1"/></RegressionTable><RegressionTable intercept="0" targetCategory="no"/></RegressionModel></PMML>`
const loaded = loadModel({ xml: XML, file: 'm.pmml' })
if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
const { model } = loaded

describe('a table is read by the names of its columns', () => {
  test.each<[what: string, header: string, expected: readonly string[]]>([
    ['a prediction beside what happened', 'a b,out,prediction', ['prediction:2']],
    ['an output', 'a b,out,how', ['how:2']],
    ['the target alone', 'a b,out', ['out:1']],
    ['the second of two names', 'a b,out,Probability_yes,out', ['Probability_yes:2', 'out:3']],
    ['probabilities in words of others', 'A_B,how,probability(yes),p_no', ['how:1', 'probability(yes):2', 'p_no:3']],
    ['nothing that is known', 'a b,other', []],
  ])('%s', (_what, header, expected) => {
    const plan = planOf(model, header.split(','))
    expect(plan.unmet).toEqual([])
    expect(plan.expected.map(({ name, column }) => `${name}:${column}`)).toEqual(expected)
  })

  test('separators, quotation marks, empty cells and line ends', () => {
    expect(parseCsv('\uFEFFa;"b;c";d\r\n1;"x ""y""";\r\n;2;3')).toEqual({
      header: ['a', 'b;c', 'd'],
      rows: [
        ['1', 'x "y"', ''],
        ['', '2', '3'],
      ],
    }) // prettier-ignore
  })
})

describe('a table is found', () => {
  const table = (path: string, text: string) => ({ path, csv: parseCsv(text) })
  const whole = 'a b,prediction\n1,yes\n-1,no'
  test.each<[what: string, tables: readonly (readonly [string, string])[], inputs: string | null, expected: string | null]>([
    [
      'by its name',
      [
        ['d/other.csv', whole],
        ['d/card.csv', whole],
      ],
      'd/card.csv',
      'd/card.csv',
    ],
    [
      'by its name in another folder',
      [
        ['csv/Card.csv', whole],
        ['d/x.csv', whole],
      ],
      'csv/Card.csv',
      'csv/Card.csv',
    ],
    ['by its name and a word more', [['d/card_test_data.csv', whole]], 'd/card_test_data.csv', 'd/card_test_data.csv'],
    [
      'in two',
      [
        ['csv/people.csv', 'a b\n1\n2'],
        ['csv/card.csv', 'out\nyes\nno'],
      ],
      'csv/people.csv',
      'csv/card.csv',
    ],
    [
      'by its columns alone, if one has them',
      [
        ['d/x.csv', whole],
        ['d/y.csv', 'c\n1'],
      ],
      'd/x.csv',
      'd/x.csv',
    ],
    [
      'not by its columns if two have them',
      [
        ['d/x.csv', whole],
        ['d/y.csv', whole],
      ],
      null,
      null,
    ],
  ])('%s', (_what, tables, inputs, expected) => {
    const pair = pairOf(
      'd/card.pmml',
      model,
      tables.map(([path, text]) => table(path, text)),
    )
    expect([pair?.inputs.path ?? null, pair?.expected.path ?? null]).toEqual([inputs, expected])
  })

  test('a row that differs fails the model, and is told', () => {
    const run = (text: string) => runModel('d/card.pmml', XML, [table('d/card.csv', text)])
    expect(run(whole)).toMatchObject({ status: 'passed', rows: 2, rowsPassed: 2, compared: ['prediction'] })
    expect(run(whole.replace('-1,no', '-1,yes'))).toMatchObject({
      status: 'failed',
      rowsPassed: 1,
      reasons: ['row 2, prediction: expected yes, found no'],
    })
    expect(run('a b,probability_yes\n0,0.500000001')).toMatchObject({ status: 'passed' })
    expect(run('a b,probability_yes\n0,0.500000002')).toMatchObject({ status: 'failed' })
    expect(run('a b,prediction\nNA,\n,')).toMatchObject({ status: 'passed' })
    expect(run('a b,prediction')).toMatchObject({ status: 'failed', rows: 0 })
  })

  test('a model that is refused says why', () => {
    expect(runModel('d/card.pmml', XML.replaceAll('RegressionModel', 'RuleSetModel'), [])).toMatchObject({
      status: 'refused',
      reasons: ['line 2: <RuleSetModel> is outside the profile of PMML'],
    })
  })
})
