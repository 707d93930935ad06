/** A compiled model as its host sees it. */
import { type Element, lineOf } from '../dmn/xml.ts'
import { isDecimal } from '../value.ts'
import { compileEnsembles } from './compiled-forest.ts'
import type { Compiling } from './compiling.ts'
import type { DataType, OpType, PmmlValue } from './data-type.ts'
import { forestsOf } from './forest.ts'
import type { Forest } from './forest-data.ts'
import type { Interval } from './interval.ts'
import type { ModelInput } from './mining-schema.ts'
import type { TopModel } from './model.ts'
import { NO_PREDICTION, type Prediction, predicted, type ScoredCharacteristic } from './prediction.ts'
import { childrenNamed, text } from './reading.ts'
import type { Frame, ModelError } from './scope.ts'
import type { CardInfo } from './scorecard-info.ts'

export type ModelInputInfo = {
  readonly name: string
  readonly type: DataType
  readonly optype: OpType
  /** False where a missing value is not allowed. */
  readonly nullable: boolean
  /** The values that are valid, where the model lists them. */
  readonly values: readonly PmmlValue[] | null
  readonly intervals: readonly Interval[]
  /** Replaced, cut off or recoded before the model sees it. */
  readonly isTreated: boolean
  /** False where it is read along and decides nothing. */
  readonly isActive: boolean
  /** What it is counted in, where the file says so in an `<Extension name="unit" value="…"/>`. */
  readonly unit: string | null
  /** Where the file declares it. */
  readonly line: number
  /** To 32 bits, and nothing else is done to it. */
  readonly isOnlyRounded: boolean
}

export type ModelOutputInfo = { readonly name: string; readonly type: DataType; readonly feature: string; readonly category: PmmlValue }

export type ModelEvaluation = {
  /** The output fields by name; without any, the target's name alone. */
  readonly outputs: ReadonlyMap<string, PmmlValue>
  readonly errors: readonly ModelError[]
  readonly prediction: PmmlValue
  /** By category; null of a regression, and where the model gives none. */
  readonly probabilities: ReadonlyMap<PmmlValue, number> | null
  /** Of the prediction, where the model gives it. */
  readonly confidence: number | null
  readonly entityId: string | null
  /** Of a scorecard, those that explain something, the first reason first. */
  readonly reasonCodes: readonly string[]
  /** Of a scorecard: what each characteristic gave. */
  readonly card: readonly ScoredCharacteristic[] | null
}

export type EvaluableModel = {
  readonly kind: string
  /** As the file calls it. */
  readonly name: string | null
  /** Where it stands in its file. */
  readonly line: number
  /** `single` where sums are kept in 32-bit floats. */
  readonly precision: 'double' | 'single'
  readonly inputs: readonly ModelInputInfo[]
  readonly outputs: readonly ModelOutputInfo[]
  readonly target: string | null
  /** Null of a regression. */
  readonly categories: readonly PmmlValue[] | null
  readonly card: CardInfo | null
  /** Of a scorecard: the prediction for other points, one for each characteristic. */
  readonly rescore: ((points: readonly number[]) => number) | null
  /** Its sums and means of trees over numeric inputs, as plain data. */
  readonly forests: readonly Forest[]
  /** Per numeric input: the sorted, distinct values at which some test changes its answer, also where it tests a straight line of the input. */
  readonly thresholds: ReadonlyMap<string, readonly number[]>
  /** Of inputs that it reads as they come: how the prediction moves as one rises and all else stays, and that it is missing where the input is. */
  readonly moves: ReadonlyMap<string, 'up' | 'down'>
  readonly evaluate: (inputs: Readonly<Record<string, unknown>>) => ModelEvaluation
}

export function evaluable(
  { model, inputs, element }: TopModel,
  { slots, models, trees: builder, cuts, singles }: Compiling,
): EvaluableModel {
  const trees = builder.build()
  const { total } = model
  const inputFields = new Set(inputs.map(({ field }) => field))
  const ensembles = compileEnsembles(model, trees, inputFields)
  const own = new Set(model.outputs.map(({ field }) => field.name))
  const passedOn = (model.passedOn ?? []).filter(({ field }) => !own.has(field.name))
  const outputs = [...model.outputs, ...passedOn].filter(({ isFinal }) => isFinal)
  const outputNames = new Map(outputs.map((output) => [output.field.name, output]))
  const newFrame = (): Frame => frameOf({ slots, models, trees, ensembles })
  const evaluate = (given: Readonly<Record<string, unknown>>): ModelEvaluation => {
    const frame = newFrame()
    for (const { field, prepare } of inputs) prepare(Object.hasOwn(given, field.name) ? plain(given[field.name]) : null, frame)
    const prediction = frame.errors.length > 0 ? NO_PREDICTION : model.run(frame)
    frame.predictions[model.index] = prediction
    const values = new Map<string, PmmlValue>()
    // Segments of which one is chosen may give the same name: those that did not run give null.
    for (const { field } of outputs) {
      const value = frame.errors.length > 0 ? null : field.read(frame)
      if (value !== null || !values.has(field.name)) values.set(field.name, value)
    }
    if (model.targetName !== null && !values.has(model.targetName)) values.set(model.targetName, prediction.value)
    return {
      outputs: values,
      errors: frame.errors,
      prediction: prediction.value,
      probabilities: byCategory(model.categories, prediction),
      confidence: confidenceOf(model.categories, prediction),
      entityId: prediction.entityId,
      get reasonCodes() {
        return prediction.reasonCodes()
      },
      card: prediction.card,
    }
  }
  return {
    kind: model.kind,
    name: text(element, 'modelName'),
    line: lineOf(element),
    precision: singles.count > 0 ? 'single' : 'double',
    inputs: inputs.map(infoOf),
    outputs: [...outputNames.values()].map(({ field: { name, type }, feature, category }) => ({ name, type, feature, category })),
    target: model.targetName,
    categories: model.categories,
    card: model.card ?? null,
    rescore: total === undefined ? null : (points) => Number(model.finish(predicted(total(points))).value),
    forests: forestsOf(model, trees, inputFields),
    thresholds: new Map(inputs.map(({ field: { name } }) => [name, [...(cuts.get(name) ?? [])].sort((a, b) => a - b)])),
    moves: model.hasTargets ? new Map() : movesOf(model.moves ?? new Map(), inputs),
    evaluate,
  }
}

type Shape = Readonly<{ slots: Compiling['slots']; models: Compiling['models'] }> & Pick<Frame, 'trees' | 'ensembles'>

const frameOf = ({ slots, models, trees, ensembles }: Shape): Frame => ({
  slots: new Array(slots.count),
  predictions: new Array(models.count),
  errors: [],
  trees,
  ensembles,
  row: new Float64Array(trees.features.length),
  known: new Uint8Array(trees.features.length),
})

/** What is refused or changed before it is read has no one direction. */
const movesOf = (moves: EvaluableModel['moves'], inputs: readonly ModelInput[]): EvaluableModel['moves'] =>
  new Map(
    inputs.flatMap(({ field: { name, type, values }, isTreated, declaration: { intervals } }) => {
      const move = moves.get(name)
      const isPlain = type === 'double' && values === null && intervals.length === 0 && !isTreated
      return move !== undefined && isPlain ? [[name, move] as const] : []
    }),
  )

const infoOf = ({
  field: { name, type, optype, values },
  nullable,
  isTreated,
  isOnlyRounded,
  isActive,
  declaration,
}: ModelInput): ModelInputInfo => {
  const { intervals, element } = declaration
  return {
    name,
    type,
    optype,
    nullable,
    values,
    intervals,
    isTreated,
    isOnlyRounded,
    isActive,
    unit: unitOf(element),
    line: lineOf(element),
  }
}

function unitOf(element: Element): string | null {
  const stated = childrenNamed(element, 'Extension').find((each) => text(each, 'name') === 'unit')
  return stated === undefined ? null : text(stated, 'value')
}

/** A decimal of the policy language is a double here. */
const plain = (value: unknown): unknown => (isDecimal(value) ? value.toNumber() : value)

function confidenceOf(categories: readonly PmmlValue[] | null, { confidences, value }: Prediction): number | null {
  return confidences?.[categories?.indexOf(value) ?? -1] ?? null
}

function byCategory(categories: readonly PmmlValue[] | null, { probabilities }: Prediction): ReadonlyMap<PmmlValue, number> | null {
  if (categories === null || probabilities === null) return null
  return new Map(categories.map((category, index) => [category, probabilities[index]!]))
}
