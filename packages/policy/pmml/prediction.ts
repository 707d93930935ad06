/** What a model says about one case, before its output fields are worked out. */
import type { PmmlValue } from './data-type.ts'

export type Prediction = {
  readonly value: PmmlValue
  /** In the order of the model's categories; null where it gives none. */
  readonly probabilities: readonly number[] | null
  readonly confidences: readonly number[] | null
  readonly entityId: string | null
  /** The first reason first, only those that explain something; ranked when somebody asks. */
  readonly reasonCodes: () => readonly string[]
  readonly card: readonly ScoredCharacteristic[] | null
}

/** What one characteristic of a scorecard gave, and why. */
export type ScoredCharacteristic = {
  readonly name: string
  readonly points: number
  readonly baseline: number | null
  readonly reasonCode: string | null
  /** Place of the attribute that fired, 1-based. */
  readonly attribute: number
}

export const NO_PREDICTION: Prediction = {
  value: null,
  probabilities: null,
  confidences: null,
  entityId: null,
  reasonCodes: () => [],
  card: null,
}

export const predicted = (value: PmmlValue): Prediction => ({ ...NO_PREDICTION, value })

/** The category of the highest probability, the first of equals; missing where there is none. */
export function likeliest(categories: readonly PmmlValue[], probabilities: readonly number[]): PmmlValue {
  let best = -1
  for (const [index, probability] of probabilities.entries())
    if (!Number.isNaN(probability) && (best < 0 || probability > probabilities[best]!)) best = index
  return best < 0 ? null : categories[best]!
}
