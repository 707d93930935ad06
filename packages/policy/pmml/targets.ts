/**
 * Targets: what is done to a prediction before anyone sees it.
 *
 * Order   least and most, factor, constant, cast to a whole number.
 * Source  PMML 4.4, Targets.
 */
import type { Element } from '../dmn/xml.ts'
import { constantOf } from './data-dictionary.ts'
import type { PmmlValue } from './data-type.ts'
import type { ModelContext } from './model-context.ts'
import { likeliest, NO_PREDICTION, type Prediction } from './prediction.ts'
import { childrenNamed, choice, expectOnly, malformed, numberAt, text } from './reading.ts'

type Finish = (prediction: Prediction) => Prediction

export type Target = { readonly finish: Finish; readonly displayValues: ReadonlyMap<PmmlValue, string> }

const ATTRIBUTES = ['field', 'optype', 'castInteger', 'min', 'max', 'rescaleConstant', 'rescaleFactor']
const CASTS = { none: (value: number) => value, round: (value: number) => Math.floor(value + 0.5), ceiling: Math.ceil, floor: Math.floor }

export function readTargets(holder: Element | undefined, context: ModelContext, categories: readonly PmmlValue[] | null): Target | null {
  if (holder === undefined) return null
  const { compiling, target } = context
  expectOnly(holder, [], ['Target'], compiling)
  const elements = childrenNamed(holder, 'Target')
  for (const element of elements) expectOnly(element, ATTRIBUTES, ['TargetValue'], compiling)
  const own = elements.find((each) => text(each, 'field') === null || text(each, 'field') === target?.name) ?? elements[0]
  if (own === undefined) return null
  return context.isClassification ? ofCategories(own, context, categories ?? []) : ofNumber(own, context)
}

function ofNumber(element: Element, { compiling, float32 }: ModelContext): Target {
  const at = (name: string, fallback: number): number => numberAt(element, name, compiling) ?? fallback
  const [min, max] = [at('min', Number.NEGATIVE_INFINITY), at('max', Number.POSITIVE_INFINITY)]
  const [factor, constant] = [at('rescaleFactor', 1), at('rescaleConstant', 0)]
  const whole = CASTS[choice(element, 'castInteger', ['round', 'ceiling', 'floor', 'none'], 'none', compiling)]
  const values = childrenNamed(element, 'TargetValue')
  for (const each of values) expectOnly(each, ['value', 'displayValue', 'priorProbability', 'defaultValue'], [], compiling)
  const fallback = values.map((each) => numberAt(each, 'defaultValue', compiling)).find((each) => each !== null) ?? null
  const round = float32 ? Math.fround : (value: number): number => value
  const finish: Finish = (prediction) => {
    const { value } = prediction
    if (typeof value !== 'number') return fallback === null ? prediction : { ...prediction, value: fallback }
    const clamped = Math.min(Math.max(value, min), max)
    return { ...prediction, value: whole(round(round(clamped * round(factor)) + round(constant))) }
  }
  return { finish, displayValues: new Map() }
}

/** Where a classification has no result, the likeliest category beforehand is it. */
function ofCategories(element: Element, { compiling, target }: ModelContext, categories: readonly PmmlValue[]): Target {
  choice(element, 'castInteger', ['none'], 'none', compiling)
  const displayValues = new Map<PmmlValue, string>()
  const prior = new Map<PmmlValue, number>()
  for (const each of childrenNamed(element, 'TargetValue')) {
    expectOnly(each, ['value', 'displayValue', 'priorProbability', 'defaultValue'], [], compiling)
    const written = text(each, 'value')
    const value = written === null ? null : constantOf(target?.type ?? 'string', written)
    if (value === undefined) malformed(each, compiling, `has value="${written}", which is none of the target`)
    const [shown, probability] = [text(each, 'displayValue'), numberAt(each, 'priorProbability', compiling)]
    if (shown !== null) displayValues.set(value ?? null, shown)
    if (probability !== null) prior.set(value ?? null, probability)
  }
  const probabilities = categories.map((category) => prior.get(category) ?? 0)
  const instead: Prediction = { ...NO_PREDICTION, value: likeliest(categories, probabilities), probabilities }
  const finish: Finish = (prediction) => (prior.size > 0 && prediction.value === null ? instead : prediction)
  return { finish, displayValues }
}
