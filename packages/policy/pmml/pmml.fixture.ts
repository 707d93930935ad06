/** PMML files for tests, as short as what they are about. Not for production: nothing outside tests imports it. */
import { expect } from 'vitest'
import { type EvaluableModel, loadModel, type PmmlValue } from './load-model.ts'

export const pmml = (body: string, version = '4_4'): string =>
  `<?xml version="1.0"?>\n<PMML xmlns="http://www.dmg.org/PMML-${version}" version="4.4">\n<Header/>\n${body}\n</PMML>`

export const number = (name: string, inside = ''): string =>
  `<DataField name="${name}" optype="continuous" dataType="double">${inside}</DataField>\n`
export const category = (name: string, values: readonly string[], optype = 'categorical'): string =>
  `<DataField name="${name}" optype="${optype}" dataType="string">${values.map((value) => `<Value value="${value}"/>`).join('')}</DataField>\n`
export const dictionary = (...fields: readonly string[]): string => `<DataDictionary>\n${fields.join('')}</DataDictionary>\n`
export const schema = (inputs: readonly string[], target?: string): string =>
  `<MiningSchema>${inputs.map((each) => (each.startsWith('<') ? each : `<MiningField name="${each}"/>`)).join('')}${
    target === undefined ? '' : `<MiningField name="${target}" usageType="target"/>`
  }</MiningSchema>\n`

export const simple = (field: string, operator: string, value?: string | number): string =>
  `<SimplePredicate field="${field}" operator="${operator}"${value === undefined ? '' : ` value="${value}"`}/>`
export const set = (field: string, how: 'isIn' | 'isNotIn', values: string): string =>
  `<SimpleSetPredicate field="${field}" booleanOperator="${how}"><Array type="string">${values}</Array></SimpleSetPredicate>`
export const compound = (how: string, ...of: readonly string[]): string =>
  `<CompoundPredicate booleanOperator="${how}">${of.join('')}</CompoundPredicate>`

/** The value of an expression over the numbers x and y and the text t, as the output of a constant model. */
export const expressionModel = (expression: string, type = 'double', before = ''): string =>
  pmml(
    `${dictionary(number('x'), number('y'), category('t', []), number('out'))}${before}<RegressionModel functionName="regression">${schema(['x', 'y', 't'], 'out')}
<Output><OutputField name="value" feature="transformedValue" dataType="${type}">${expression}</OutputField></Output><RegressionTable intercept="1"/></RegressionModel>`,
  )

export function load(xml: string): EvaluableModel {
  const loaded = loadModel({ xml, file: 'm.pmml' })
  expect(loaded.ok ? [] : loaded.diagnostics).toEqual([])
  if (!loaded.ok) throw new Error('the model does not load')
  return loaded.model
}

export const resultOf = (xml: string, inputs: Record<string, unknown>): PmmlValue | undefined =>
  load(xml).evaluate(inputs).outputs.get('value')
