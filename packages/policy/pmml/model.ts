/** One model element: its fields, what it computes, and what it is made to say. */
import type { Element } from '../dmn/xml.ts'
import type { Compiling } from './compiling.ts'
import type { Declaration } from './data-dictionary.ts'
import type { DataType, PmmlValue } from './data-type.ts'
import { declareDerived } from './derived-fields.ts'
import { readMining } from './mining.ts'
import { type ModelInput, readInnerSchema, readSchema } from './mining-schema.ts'
import type { Model, ModelBody, ModelContext, Run } from './model-context.ts'
import { type OutputOf, readOutputs } from './output.ts'
import { NO_PREDICTION, type Prediction } from './prediction.ts'
import { childNamed, choice, expectOnly, refuse, text, truthAt } from './reading.ts'
import { REGRESSION_ATTRIBUTES, readRegression } from './regression.ts'
import { type Field, Scope } from './scope.ts'
import { readScorecard, SCORECARD_ATTRIBUTES } from './scorecard.ts'
import { readTargets } from './targets.ts'
import { readTree, TREE_ATTRIBUTES } from './tree.ts'

type Kind = {
  readonly attributes: readonly string[]
  readonly parts: readonly string[]
  readonly read: (context: ModelContext) => ModelBody
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['TreeModel', { attributes: TREE_ATTRIBUTES, parts: ['Node'], read: readTree }],
  ['RegressionModel', { attributes: REGRESSION_ATTRIBUTES, parts: ['RegressionTable'], read: readRegression }],
  ['Scorecard', { attributes: SCORECARD_ATTRIBUTES, parts: ['Characteristics'], read: readScorecard }],
  ['MiningModel', { attributes: [], parts: ['Segmentation'], read: readMining }],
])

const COMMON_ATTRIBUTES = ['modelName', 'functionName', 'algorithmName', 'isScorable', 'x-mathContext', 'mathContext']
/** The last two say how a model was made and how good it is: they decide nothing. */
const COMMON_PARTS = ['MiningSchema', 'Output', 'Targets', 'LocalTransformations', 'ModelStats', 'ModelExplanation']

export type Dictionary = ReadonlyMap<string, Declaration>
export type TopModel = { readonly model: Model; readonly inputs: readonly ModelInput[]; readonly element: Element }

/** The outermost model; `transformations` is the dictionary that the whole file shares. */
export function readTopModel(
  element: Element,
  dictionary: Dictionary,
  transformations: Element | undefined,
  compiling: Compiling,
): TopModel | null {
  if (!KINDS.has(element.localName ?? '')) {
    refuse(element, compiling)
    return null
  }
  const around = new Scope(null)
  const scope = new Scope(around)
  const { inputs, targets } = readSchema(element, dictionary, scope, compiling)
  for (const declaration of dictionary.values()) if (!scope.has(declaration.name)) around.add(absentField(declaration, compiling))
  compiling.inDictionary.now = true
  declareDerived(transformations, scope, compiling)
  compiling.inDictionary.now = false
  return { model: readBody(element, scope, targets, dictionary, compiling, ['ModelVerification']), inputs, element }
}

function absentField({ name, type, optype, displayValues }: Declaration, { absent }: Compiling): Field {
  absent.add(name)
  return { name, type, optype, values: null, displayValues, inputs: [name], linear: null, read: () => null }
}

function readInnerModel(element: Element, scope: Scope, dictionary: Dictionary, compiling: Compiling): Model {
  const targets = KINDS.has(element.localName ?? '') ? readInnerSchema(element, scope, scope.outer, compiling) : []
  return readBody(element, scope, targets, dictionary, compiling, [])
}

function readBody(
  element: Element,
  scope: Scope,
  targets: readonly string[],
  dictionary: Dictionary,
  compiling: Compiling,
  further: readonly string[],
): Model {
  const index = compiling.models.take()
  const kind = KINDS.get(element.localName ?? '')
  if (kind === undefined) {
    refuse(element, compiling)
    return { ...nothing, index, kind: element.localName ?? '' }
  }
  expectOnly(element, [...COMMON_ATTRIBUTES, ...kind.attributes], [...COMMON_PARTS, ...kind.parts, ...further], compiling)
  if (!truthAt(element, 'isScorable', true, compiling)) refuse(element, compiling, 'a model that says it is not to be used (isScorable)')
  const isClassification = choice(element, 'functionName', ['classification', 'regression'], 'regression', compiling) === 'classification'
  declareDerived(childNamed(element, 'LocalTransformations'), scope, compiling)
  const targetName = targets.length === 1 ? targets[0]! : (targets.find((name) => name === text(element, 'targetFieldName')) ?? null)
  const context: ModelContext = {
    element,
    scope,
    compiling,
    isClassification,
    target: dictionary.get(targetName ?? '') ?? null,
    float32: isSingle(element, compiling),
    readInner: (inner, innerScope) => readInnerModel(inner, innerScope, dictionary, compiling),
  }
  const body = kind.read(context)
  return complete(body, context, { index, kind: element.localName ?? '', targetName: targetName ?? body.targetName ?? targets[0] ?? null })
}

function isSingle(element: Element, compiling: Compiling): boolean {
  const name = element.hasAttribute('mathContext') ? 'mathContext' : 'x-mathContext'
  const single = choice(element, name, ['float', 'double'], 'double', compiling) === 'float'
  if (single) compiling.singles.take()
  return single
}

function complete(body: ModelBody, context: ModelContext, identity: Pick<Model, 'index' | 'kind' | 'targetName'>): Model {
  const { element, scope, compiling, isClassification, target } = context
  const targets = readTargets(childNamed(element, 'Targets'), context, body.categories)
  const targetType = isClassification ? (target?.type ?? typeOf(body.categories)) : 'double'
  const displayValues = new Map([...(target?.displayValues ?? []), ...(targets?.displayValues ?? [])])
  const { index, targetName } = identity
  const asked: OutputOf = {
    index,
    isClassification,
    categories: body.categories,
    type: targetType,
    displayValues,
    find: (id) => within(body, id),
  }
  const inner = new Scope(scope)
  if (targetName !== null && !scope.has(targetName))
    inner.add({ ...predictedField(targetName, asked), optype: isClassification ? 'categorical' : 'continuous' })
  const outputs = readOutputs(childNamed(element, 'Output'), asked, inner, compiling)
  const finish = targets?.finish ?? ((prediction: Prediction): Prediction => prediction)
  const run: Run = targets === null ? body.run : (frame) => finish(body.run(frame))
  return {
    ...body,
    ...identity,
    isClassification,
    targetType,
    hasTargets: targets !== null,
    run,
    finish,
    outputs,
    outputFields: outputs.map(({ field }) => field),
  }
}

/** The target's own name, inside its Output. */
function predictedField(name: string, { index, type, displayValues }: OutputOf) {
  const read = (frame: { readonly predictions: readonly ({ readonly value: PmmlValue } | undefined)[] }): PmmlValue =>
    frame.predictions[index]?.value ?? null
  return { name, type, values: null, displayValues, inputs: [], linear: null, read }
}

/** Without a declared target, of the categories as the model itself has them. */
const typeOf = (categories: readonly PmmlValue[] | null): DataType =>
  categories !== null && categories.length > 0 && categories.every((each) => typeof each === 'number') ? 'double' : 'string'

function within({ segments }: ModelBody, id: string): OutputOf | null {
  const model = segments?.find((each) => each.id === id)?.model
  if (model === undefined) return null
  const { index, isClassification, categories, targetType: type } = model
  return { index, isClassification, categories, type, displayValues: new Map(), find: (further) => within(model, further) }
}

const nothing: Omit<Model, 'index' | 'kind'> = {
  categories: null,
  run: () => NO_PREDICTION,
  finish: (prediction) => prediction,
  hasTargets: false,
  isClassification: false,
  targetName: null,
  targetType: 'double',
  outputs: [],
  outputFields: [],
}
