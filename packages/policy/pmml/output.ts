/**
 * Output → named results of a model, each a field that later models may use.
 *
 * Source  PMML 4.4, Output. Features of models that are not read (clusters, rules, series) are refused by name.
 */
import { type Element, lineOf } from '../dmn/xml.ts'
import { type Compiling, remembered } from './compiling.ts'
import { constantOf, OPTYPES } from './data-dictionary.ts'
import { cast, type DataType, type PmmlValue } from './data-type.ts'
import { EXPRESSION_NAMES, readExpressionIn } from './expression.ts'
import type { Prediction } from './prediction.ts'
import { childrenNamed, choice, dataTypeAt, expectOnly, malformed, numberAt, refuse, required, text, truthAt } from './reading.ts'
import type { Field, Frame, Scope } from './scope.ts'

export type CompiledOutput = { readonly field: Field; readonly isFinal: boolean; readonly feature: Feature; readonly category: PmmlValue }

/** The model whose results are named. `find` gives a model within it, by the id of its segment. */
export type OutputOf = {
  readonly index: number
  readonly isClassification: boolean
  readonly categories: readonly PmmlValue[] | null
  readonly type: DataType
  readonly displayValues: ReadonlyMap<PmmlValue, string>
  readonly find: (segmentId: string) => OutputOf | null
}

const FEATURES = [
  'predictedValue',
  'predictedDisplayValue',
  'transformedValue',
  'probability',
  'confidence',
  'entityId',
  'reasonCode',
] as const
export type Feature = (typeof FEATURES)[number]
const ATTRIBUTES = ['name', 'displayName', 'optype', 'dataType', 'targetField', 'feature', 'value', 'rank', 'segmentId', 'isFinalResult']
/** What rules and clusters are asked for; their defaults say nothing here. */
const IDLE = ['isMultiValued', 'rankBasis', 'rankOrder', 'algorithm', 'ruleFeature']

export function readOutputs(holder: Element | undefined, model: OutputOf, scope: Scope, compiling: Compiling): CompiledOutput[] {
  if (holder === undefined) return []
  expectOnly(holder, [], ['OutputField'], compiling)
  return childrenNamed(holder, 'OutputField').map((element) => {
    const output = readOutputField(element, model, scope, compiling)
    scope.add(output.field)
    return output
  })
}

function readOutputField(element: Element, outer: OutputOf, scope: Scope, compiling: Compiling): CompiledOutput {
  expectOnly(element, [...ATTRIBUTES, ...IDLE], [...EXPRESSION_NAMES, 'Value'], compiling)
  if ((text(element, 'isMultiValued') ?? '0') !== '0') refuse(element, compiling, 'an output of several values')
  const feature = choice(element, 'feature', FEATURES, 'predictedValue', compiling)
  const segmentId = text(element, 'segmentId')
  const model = segmentId === null ? outer : outer.find(segmentId)
  if (model === null) {
    const message = `there is no segment \`${segmentId}\``
    compiling.report({ file: compiling.file, line: lineOf(element) }, 'unknown-reference', message)
  }
  const category = categoryAt(element, model ?? outer, compiling)
  const { read, type: given } = compileFeature(feature, element, { model: model ?? outer, category, scope, compiling })
  const type = dataTypeAt(element, compiling) ?? given
  const field: Field = {
    name: required(element, 'name', compiling),
    type,
    optype: choice(element, 'optype', OPTYPES, type === 'string' || type === 'boolean' ? 'categorical' : 'continuous', compiling),
    values: null,
    displayValues: new Map(),
    inputs: [],
    linear: null,
    read: remembered(compiling.slots, (frame) => cast(type, read(frame))),
  }
  return { field, isFinal: truthAt(element, 'isFinalResult', true, compiling), feature, category }
}

function categoryAt(element: Element, { categories, type }: OutputOf, compiling: Compiling): PmmlValue {
  const written = text(element, 'value')
  if (written === null || categories === null) return null
  const category = constantOf(type, written) ?? null
  if (!categories.includes(category)) malformed(element, compiling, `has value="${written}", which the model does not predict`)
  return category
}

type Context = { readonly model: OutputOf; readonly category: PmmlValue; readonly scope: Scope; readonly compiling: Compiling }
type Compiled = { readonly type: DataType; readonly read: (frame: Frame) => PmmlValue }

function compileFeature(feature: Feature, element: Element, { model, category, scope, compiling }: Context): Compiled {
  const { index, displayValues, categories } = model
  const of = (type: DataType, ask: (prediction: Prediction) => PmmlValue): Compiled => ({
    type,
    read: (frame) => {
      const prediction = frame.predictions[index]
      return prediction === undefined ? null : ask(prediction)
    },
  })
  const share = (values: readonly number[] | null, value: PmmlValue): PmmlValue => {
    const place = categories?.indexOf(category ?? value) ?? -1
    return place < 0 ? null : (values?.[place] ?? null)
  }
  switch (feature) {
    case 'predictedValue':
      return of(model.type, ({ value }) => value)
    case 'predictedDisplayValue':
      return of('string', ({ value }) => (value === null ? null : (displayValues.get(value) ?? String(value))))
    case 'probability':
      if (!model.isClassification) refuse(element, compiling, 'the probability of a number')
      return of('double', ({ probabilities, value }) => share(probabilities, value))
    case 'confidence':
      return of('double', ({ confidences, probabilities, value }) => share(confidences ?? probabilities, value))
    case 'entityId':
      return of('string', ({ entityId }) => entityId)
    case 'reasonCode':
      return of('string', reasonCodeAt(numberAt(element, 'rank', compiling) ?? 1))
    case 'transformedValue': {
      const { read, type } = readExpressionIn(element, scope, compiling)
      return { read: (frame) => (frame.predictions[index] === undefined ? null : read(frame)), type: type ?? 'double' }
    }
  }
}

/** Asked for more reasons than there are, a scorecard repeats the last that explains something. */
const reasonCodeAt =
  (rank: number) =>
  (prediction: Prediction): PmmlValue => {
    const codes = prediction.reasonCodes()
    return codes[Math.min(rank, codes.length) - 1] ?? null
  }
