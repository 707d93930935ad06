/** How the predictions of an ensemble become one. */
import type { PmmlValue } from './data-type.ts'
import { likeliest, NO_PREDICTION, type Prediction, predicted } from './prediction.ts'

export const METHODS = [
  'majorityVote',
  'weightedMajorityVote',
  'average',
  'weightedAverage',
  'median',
  'max',
  'sum',
  'weightedSum',
  'x-weightedSum',
  'selectFirst',
  'modelChain',
] as const
export type Method = (typeof METHODS)[number]

export type Combine = (predictions: readonly Prediction[], weights: readonly number[]) => Prediction

/** Null where the method has no meaning for such models. */
export function combinerOf(method: Method, isClassification: boolean, float32: boolean, categories: readonly PmmlValue[]): Combine | null {
  const reduce = reductionOf(method, float32)
  if (!isClassification)
    return reduce === null || method === 'max' ? null : (predictions, weights) => ofNumbers(predictions, weights, reduce)
  if (method === 'majorityVote' || method === 'weightedMajorityVote')
    return (predictions, weights) => vote(predictions, weights, categories)
  if (method === 'max') return (predictions) => highest(predictions, categories)
  if (reduce === null || method.endsWith('um')) return null
  return (predictions, weights) => ofProbabilities(predictions, weights, categories, reduce)
}

type Reduce = (values: readonly number[], weights: readonly number[]) => number

function reductionOf(method: Method, float32: boolean): Reduce | null {
  const round = float32 ? Math.fround : (value: number): number => value
  const sum = (values: readonly number[]): number => values.reduce((so, value) => round(so + value), 0)
  const weigh: Reduce = (values, weights) => sum(values.map((value, index) => round(value * weights[index]!)))
  switch (method) {
    case 'sum':
      return sum
    case 'average':
      return (values) => round(sum(values) / values.length)
    case 'weightedSum':
    case 'x-weightedSum':
      return weigh
    case 'weightedAverage':
      return (values, weights) => round(weigh(values, weights) / sum(weights))
    case 'median':
      return median
    default:
      return null
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function ofNumbers(predictions: readonly Prediction[], weights: readonly number[], reduce: Reduce): Prediction {
  const values: number[] = []
  for (const { value } of predictions) {
    if (typeof value !== 'number') return NO_PREDICTION
    values.push(value)
  }
  return predicted(reduce(values, weights))
}

function ofProbabilities(
  predictions: readonly Prediction[],
  weights: readonly number[],
  categories: readonly PmmlValue[],
  reduce: Reduce,
): Prediction {
  const rows = probabilitiesOf(predictions)
  if (rows === null) return NO_PREDICTION
  const probabilities = categories.map((_, place) =>
    reduce(
      rows.map((row) => row[place]!),
      weights,
    ),
  )
  return { ...NO_PREDICTION, value: likeliest(categories, probabilities), probabilities }
}

function probabilitiesOf(predictions: readonly Prediction[]): (readonly number[])[] | null {
  const rows: (readonly number[])[] = []
  for (const { probabilities } of predictions) {
    if (probabilities === null) return null
    rows.push(probabilities)
  }
  return rows
}

/** The category that is given the highest probability by any model wins; the probabilities are the mean of the models that gave it. */
function highest(predictions: readonly Prediction[], categories: readonly PmmlValue[]): Prediction {
  const rows = probabilitiesOf(predictions)
  if (rows === null) return NO_PREDICTION
  const most = categories.map((_, place) => Math.max(...rows.map((row) => row[place]!)))
  const winner = most.indexOf(Math.max(...most))
  const givers = rows.filter((row) => row[winner] === most[winner])
  const probabilities = categories.map((_, place) => givers.reduce((so, row) => so + row[place]!, 0) / givers.length)
  return { ...NO_PREDICTION, value: categories[winner]!, probabilities }
}

/** A missing prediction is a vote as well: where it gets the most, the result is missing. */
function vote(predictions: readonly Prediction[], weights: readonly number[], categories: readonly PmmlValue[]): Prediction {
  const votes = new Map<PmmlValue, number>()
  for (const [index, { value }] of predictions.entries()) votes.set(value, (votes.get(value) ?? 0) + weights[index]!)
  const counts = categories.map((category) => votes.get(category) ?? 0)
  if ((votes.get(null) ?? 0) > Math.max(...counts)) return NO_PREDICTION
  const total = counts.reduce((so, count) => so + count, 0)
  const probabilities = counts.map((count) => count / total)
  return { ...NO_PREDICTION, value: likeliest(categories, probabilities), probabilities }
}
