/**
 * MiningModel: several models, of which one is chosen, or which are combined or run in a chain.
 *
 * Missing  what becomes of a segment without a prediction is said by `missingPredictionTreatment`; without it votes leave it out, a chain goes
 *          on, and a sum or mean has no result.
 * Source   PMML 4.4, Multiple Models.
 */
import { type Element, elementsOf, lineOf } from '../dmn/xml.ts'
import { type Combine, combinerOf, METHODS, type Method } from './combine.ts'
import { type PmmlValue, sameScalar, valueAs } from './data-type.ts'
import type { Model, ModelBody, ModelContext, ModelEnsemble, Run } from './model-context.ts'
import { compilePredicate, type Test } from './predicate.ts'
import { NO_PREDICTION, type Prediction, predicted } from './prediction.ts'
import { PREDICATE_NAMES, readPredicateIn } from './read-predicate.ts'
import { childNamed, childrenNamed, choice, expectOnly, isPmml, malformed, named, numberAt, refuse, text } from './reading.ts'
import { type Frame, Scope } from './scope.ts'
import { leafOf } from './tree-builder.ts'

type Segment = { readonly id: string; readonly weight: number; readonly applies: Test; readonly isAlways: boolean; readonly model: Model }
type Treatment = 'continue' | 'skipSegment' | 'returnMissing'

export function readMining(context: ModelContext): ModelBody {
  const { element, compiling } = context
  const segmentation = childNamed(element, 'Segmentation')
  if (segmentation === undefined) {
    malformed(element, compiling, 'needs a Segmentation')
    return { categories: null, run: () => NO_PREDICTION }
  }
  const attributes = [
    'multipleModelMethod',
    'missingPredictionTreatment',
    'x-missingPredictionTreatment',
    'missingThreshold',
    'x-missingThreshold',
  ]
  expectOnly(segmentation, attributes, ['Segment', 'LocalTransformations'], compiling)
  for (const each of childrenNamed(segmentation, 'LocalTransformations'))
    refuse(each, compiling, '<LocalTransformations> of a segmentation')
  const method = choice(segmentation, 'multipleModelMethod', METHODS, 'modelChain', compiling)
  const treatment = choice<Treatment>(
    segmentation,
    named(segmentation, 'missingPredictionTreatment'),
    ['continue', 'skipSegment', 'returnMissing'],
    'continue',
    compiling,
  )
  const threshold = numberAt(segmentation, named(segmentation, 'missingThreshold'), compiling) ?? 1
  const segments = readSegments(segmentation, method === 'modelChain', context)
  if (segments.length === 0) malformed(segmentation, compiling, 'needs a Segment')
  const categories = context.isClassification ? categoriesOf(segments, context) : null
  const trees = treatment === 'skipSegment' ? null : ensembleOf(method, segments, context)
  const run =
    trees !== null && !asksSegments(element) ? addTrees(trees) : compile(method, segments, { treatment, threshold }, categories, context)
  const chosen = method === 'modelChain' || method === 'selectFirst'
  return {
    categories,
    run,
    segments: segments.map(({ id, model }) => ({ id, model })),
    ...(trees === null ? {} : { ensemble: trees }),
    passedOn: chosen ? segments.flatMap(({ model }) => [...model.outputs, ...(model.passedOn ?? [])]) : [],
    targetName: chosen ? (segments.at(-1)?.model.targetName ?? null) : null,
  }
}

function ensembleOf(method: Method, segments: readonly Segment[], { float32 }: ModelContext): ModelEnsemble | null {
  if (method !== 'sum' && method !== 'average') return null
  const trees = segments.flatMap(({ isAlways, model: { tree, hasTargets } }) =>
    isAlways && tree !== undefined && !hasTargets ? [tree] : [],
  )
  return trees.length === segments.length ? { combine: method, trees, float32 } : null
}

/** Some output names what one segment gives, so that each has to be kept. */
const asksSegments = (element: Element): boolean =>
  childrenNamed(element, 'Output').some((output) => childrenNamed(output, 'OutputField').some((field) => field.hasAttribute('segmentId')))

/** The same as any ensemble, without a prediction for each tree. */
function addTrees(ensemble: ModelEnsemble): Run {
  const { combine, trees, float32 } = ensemble
  return (frame) => {
    const compiled = frame.ensembles.get(ensemble)
    if (compiled !== undefined) return predicted(compiled(frame))
    let sum = 0
    for (const { root, firstLeaf, scores } of trees) {
      sum += scores[leafOf(frame.trees, root, frame) - firstLeaf]!
      if (float32) sum = Math.fround(sum)
    }
    if (Number.isNaN(sum) || trees.length === 0) return NO_PREDICTION
    if (combine === 'sum') return predicted(sum)
    // One form of zero, as elsewhere.
    return predicted((float32 ? Math.fround(sum / trees.length) : sum / trees.length) + 0)
  }
}

/** In a chain each model sees the outputs of those before it. */
function readSegments(segmentation: Element, isChain: boolean, { scope, compiling, readInner }: ModelContext): Segment[] {
  return childrenNamed(segmentation, 'Segment').flatMap((element, index) => {
    const models = elementsOf(element).filter((each) => isPmml(each) && !isPart(each))
    expectOnly(element, ['id', 'weight'], [...PREDICATE_NAMES, ...models.map((each) => each.localName ?? '')], compiling)
    if (models.length !== 1) malformed(element, compiling, 'needs one model')
    if (models.length !== 1) return []
    const predicate = readPredicateIn(element, scope, compiling)
    const isAlways = predicate.kind === 'constant' && predicate.value
    const applies = compilePredicate(predicate)
    const model = readInner(models[0]!, new Scope(scope))
    if (isChain) for (const field of model.outputFields) scope.add(field)
    return [{ id: text(element, 'id') ?? String(index + 1), weight: numberAt(element, 'weight', compiling) ?? 1, applies, isAlways, model }]
  })
}

const isPart = (element: Element): boolean =>
  element.localName === 'Extension' ||
  element.localName === 'VariableWeight' ||
  (PREDICATE_NAMES as readonly string[]).includes(element.localName ?? '')

function categoriesOf(segments: readonly Segment[], { target }: ModelContext): readonly PmmlValue[] {
  if (target !== null && target.valid.length > 0) return target.valid
  const found = segments.flatMap(({ model }) => model.categories ?? [])
  return [...new Set(target === null ? found : found.map((each) => valueAs(target.type, each) ?? each))]
}

type Missing = { readonly treatment: Treatment; readonly threshold: number }

function compile(
  method: Method,
  segments: readonly Segment[],
  missing: Missing,
  categories: readonly PmmlValue[] | null,
  context: ModelContext,
): Run {
  const { element, compiling, isClassification, float32 } = context
  const { treatment } = missing
  if (method === 'modelChain') return chain(segments, treatment, categories)
  if (method === 'selectFirst') {
    const reorders = segments.map(({ model }) => inCategories(model, categories))
    return (frame) => {
      const first = segments.findIndex(({ applies }) => applies(frame) === true)
      return first < 0 ? NO_PREDICTION : reorders[first]!(runModel(segments[first]!, frame))
    }
  }
  const combine = combinerOf(method, isClassification, float32, categories ?? [])
  if (combine === null) {
    const { file } = compiling
    compiling.report({ file, line: lineOf(element) }, 'unsupported', `multipleModelMethod="${method}" has no meaning for this model`)
  }
  return ensemble(segments, missing, categories, combine ?? (() => NO_PREDICTION), method.startsWith('weighted'))
}

function runModel({ model }: Segment, frame: Frame): Prediction {
  const prediction = model.run(frame)
  frame.predictions[model.index] = prediction
  return prediction
}

/** The result is that of the last model that runs. */
function chain(segments: readonly Segment[], treatment: Treatment, categories: readonly PmmlValue[] | null): Run {
  const reorders = segments.map(({ model }) => inCategories(model, categories))
  return (frame) => {
    let last = NO_PREDICTION
    for (const [index, segment] of segments.entries()) {
      if (segment.applies(frame) !== true) continue
      const prediction = runModel(segment, frame)
      if (prediction.value === null && treatment === 'returnMissing') return NO_PREDICTION
      if (prediction.value === null && treatment === 'skipSegment') continue
      last = reorders[index]!(prediction)
    }
    return last
  }
}

function ensemble(
  segments: readonly Segment[],
  { treatment, threshold }: Missing,
  categories: readonly PmmlValue[] | null,
  combine: Combine,
  isWeighted: boolean,
): Run {
  const reorders = segments.map(({ model }) => inCategories(model, categories))
  return (frame) => {
    const predictions: Prediction[] = []
    const weights: number[] = []
    let [all, lost] = [0, 0]
    for (const [index, segment] of segments.entries()) {
      if (segment.applies(frame) !== true) continue
      const weight = isWeighted ? segment.weight : 1
      const prediction = reorders[index]!(runModel(segment, frame))
      all += weight
      if (prediction.value === null) {
        if (treatment === 'returnMissing') return NO_PREDICTION
        lost += weight
        if (treatment === 'skipSegment') continue
      }
      predictions.push(prediction)
      weights.push(weight)
    }
    if (predictions.length === 0 || lost / all > threshold) return NO_PREDICTION
    return combine(predictions, weights)
  }
}

/** A prediction of a model within, in the words and the order of the model around it: one that names no target has its categories as texts. */
function inCategories({ categories: own }: Model, categories: readonly PmmlValue[] | null): (prediction: Prediction) => Prediction {
  if (own === null || categories === null) return (prediction) => prediction
  if (own.length === categories.length && own.every((each, index) => each === categories[index])) return (prediction) => prediction
  const places = categories.map((each) => own.findIndex((other) => sameScalar(each, other)))
  const words = new Map(own.map((each) => [each, categories.find((other) => sameScalar(each, other)) ?? each]))
  const reorder = (values: readonly number[] | null): readonly number[] | null => values && places.map((place) => values[place] ?? 0)
  return (prediction) => ({
    ...prediction,
    value: words.get(prediction.value) ?? prediction.value,
    probabilities: reorder(prediction.probabilities),
    confidences: reorder(prediction.confidences),
  })
}
