/**
 * A PMML model as a function of the policy language: arguments by place, one for each name in `takes`; an input that nobody hands over is missing.
 *
 * Numbers  those of the model are doubles; what it gives becomes the decimal that is written shortest, and infinity null.
 * Errors   what the model refuses is told to whoever asked, and the result is null.
 */
import { type CallFault, FeelFunction } from '../feel/function-value.ts'
import { scalar, type Type } from '../feel/type.ts'
import { canonical, type FunctionValue, type Value } from '../value.ts'
import { typeOf } from './card-table.ts'
import type { DataType, PmmlValue } from './data-type.ts'
import type { EvaluableModel, ModelEvaluation, ModelInputInfo } from './evaluable-model.ts'

/** `prediction`; the output field of a name; or what DMN says of a model that is called: its one output, or all of them by name. */
export type Asked = { readonly kind: 'prediction' } | { readonly kind: 'output'; readonly name: string } | { readonly kind: 'outputs' }

type Result = { readonly type: Type; readonly of: (evaluation: ModelEvaluation) => Value }

/** Characters of a file that cost a step: what a call takes grows with the model. */
const CHARACTERS_A_STEP = 10_000

/** `decision`: under which faults are told. `size`: of the file, in UTF-16 units. */
export type Use = { readonly decision: string; readonly size: number }

export function modelFunction(
  model: EvaluableModel,
  takes: readonly ModelInputInfo[],
  asked: Asked,
  { decision, size }: Use,
): FunctionValue {
  const params = takes.map((each) => ({ name: each.name, type: scalar(typeOf(each)) }))
  const { type, of } = resultOf(model, asked)
  const call: FunctionValue['call'] = (args, tell) => {
    // No entry of it is a name of the language itself.
    const given: Record<string, Value> = Object.create(null)
    for (const [index, { name }] of takes.entries()) given[name] = args[index] ?? null
    const evaluation = model.evaluate(given)
    for (const each of evaluation.errors) tell?.({ ...faultOf(each), decision })
    return evaluation.errors.length > 0 ? null : of(evaluation)
  }
  const isPrediction = asked.kind === 'prediction' || (asked.kind === 'outputs' && model.outputs.length === 0)
  const moves = takes.map(({ name }) => (isPrediction ? (model.moves.get(name) ?? null) : null))
  return new FeelFunction<Value>(params, type, call, { cost: Math.ceil(size / CHARACTERS_A_STEP), moves })
}

const faultOf = ({ code, message, input }: ModelEvaluation['errors'][number]): Omit<CallFault, 'decision'> => ({
  code,
  message,
  ...(input === undefined ? {} : { input }),
})

function resultOf(model: EvaluableModel, asked: Asked): Result {
  const { outputs } = model
  if (asked.kind === 'output') return fieldOf(model, asked.name)
  if (asked.kind === 'prediction' || outputs.length === 0)
    return { type: typeOfPrediction(model), of: ({ prediction }) => feelValue(prediction) }
  if (outputs.length === 1) return fieldOf(model, outputs[0]!.name)
  const fields = outputs.map(({ name }) => [name, fieldOf(model, name)] as const)
  return {
    type: { kind: 'context', fields: new Map(fields.map(([name, { type }]) => [name, type])) },
    of: (evaluation) => Object.fromEntries(fields.map(([name, field]) => [name, field.of(evaluation)])),
  }
}

function fieldOf({ outputs }: EvaluableModel, name: string): Result {
  const type = outputs.find((each) => each.name === name)?.type ?? 'double'
  return { type: typeOfData(type), of: (evaluation) => feelValue(evaluation.outputs.get(name) ?? null) }
}

const typeOfData = (type: DataType): Type => scalar(typeOf({ type }))

/** A regression gives a number; what classifies gives one of its categories. */
function typeOfPrediction({ categories }: EvaluableModel): Type {
  if (categories === null || categories.every((each) => typeof each === 'number')) return scalar('number')
  return scalar(categories.every((each) => typeof each === 'boolean') ? 'boolean' : 'string')
}

const feelValue = (value: PmmlValue): Value => (typeof value === 'number' ? (Number.isFinite(value) ? canonical(value) : null) : value)
