/** Which columns of a table are a model's inputs, and which are what it should answer: found by their names alone. */
import type { EvaluableModel, ModelEvaluation, PmmlValue } from '@fairline/policy/pmml/load-model'

export type Expected = { readonly column: number; readonly name: string; readonly found: (evaluation: ModelEvaluation) => PmmlValue }
export type Plan = {
  readonly inputs: ReadonlyMap<string, number>
  readonly unmet: readonly string[]
  readonly expected: readonly Expected[]
}

/** Names are equal when they are but for case, blanks and signs. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const PREDICTION = ['prediction', 'predicted', 'predictedvalue', 'predictedscore', 'yhat', 'ypred', 'scored', 'predictions']

export function planOf(model: EvaluableModel, header: readonly string[]): Plan {
  const inputs = new Map<string, number>()
  for (const { name } of model.inputs) {
    const place = placeOf(name, header)
    if (place >= 0) inputs.set(name, place)
  }
  const unmet = model.inputs.filter(({ name }) => !inputs.has(name)).map(({ name }) => name)
  return { inputs, unmet, expected: expectedOf(model, header, new Set(inputs.values())) }
}

function placeOf(name: string, header: readonly string[]): number {
  const exact = header.indexOf(name)
  return exact >= 0 ? exact : header.findIndex((each) => plain(each) === plain(name))
}

function expectedOf(model: EvaluableModel, header: readonly string[], taken: ReadonlySet<number>): Expected[] {
  const free = header.map((name, column) => ({ name, column })).filter(({ column }) => !taken.has(column))
  const predictions = free.filter(({ name }) => isPrediction(name, model))
  const named = free.filter(({ name }) => model.outputs.some((output) => plain(output.name) === plain(name)))
  const expected: Expected[] = []
  for (const { name, column } of predictions) expected.push({ name, column, found: ({ prediction }) => prediction })
  for (const { name, column } of named) {
    const output = model.outputs.find((each) => each.name === name) ?? model.outputs.find((each) => plain(each.name) === plain(name))!
    if (mayBeTruth(column, header, model, predictions.length > 0)) continue
    expected.push({ name, column, found: ({ outputs }) => outputs.get(output.name) ?? null })
  }
  const done = new Set(expected.map(({ column }) => column))
  for (const { name, column } of free) {
    const category = done.has(column) ? undefined : categoryNamed(name, model)
    if (category !== undefined) expected.push({ name, column, found: ({ probabilities }) => probabilities?.get(category) ?? null })
  }
  return expected.some(({ name }) => categoryNamed(name, model) === undefined) ? expected : [...expected, ...ofTarget(model, free)]
}

/** A column called as the target is what happened, not what was predicted, where it stands first of two or beside a prediction. */
function mayBeTruth(column: number, header: readonly string[], { target }: EvaluableModel, hasPrediction: boolean): boolean {
  const name = header[column]!
  const last = header.lastIndexOf(name)
  if (last !== column) return true
  return hasPrediction && name === target && header.indexOf(name) === last
}

function isPrediction(name: string, { target }: EvaluableModel): boolean {
  const word = plain(name)
  if (PREDICTION.includes(word)) return true
  return (
    target !== null && ['predicted', 'prediction', 'pred'].some((each) => word === each + plain(target) || word === plain(target) + each)
  )
}

/** `Probability_yes`, `probability(yes)`, `P_yes`, `yes probability`. */
function categoryNamed(name: string, { categories }: EvaluableModel): PmmlValue | undefined {
  return categories?.find((category) => {
    const [word, of] = [plain(name), plain(String(category))]
    return (
      ['probability', 'prob', 'proba', 'p'].some((each) => word === each + of) ||
      ['probability', 'prob', 'proba'].some((each) => word === of + each)
    )
  })
}

/** With nothing else to go by, the column named as the target. */
function ofTarget({ target }: EvaluableModel, free: readonly { name: string; column: number }[]): Expected[] {
  const own = free.findLast(({ name }) => target !== null && plain(name) === plain(target))
  return own === undefined ? [] : [{ ...own, found: ({ prediction }) => prediction }]
}
