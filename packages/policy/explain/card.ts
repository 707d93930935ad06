/**
 * The same for the score of a PMML scorecard: the fewest characteristics that turn the decision when they are brought to their baselines.
 *
 * `isAdverse` is the host's decision on a score: it runs its policy again. Under `pointsAbove` many points are bad, and the best is the least.
 */
import type { EvaluableModel, ModelEvaluation } from '../pmml/load-model.ts'
import type { CardInfo, CharacteristicInfo } from '../pmml/scorecard-info.ts'
import { MOST_REASONS, type Named, nameReasons } from './sufficient.ts'

/** `own`: the baselines that the model itself states. */
export type CardBaselines =
  | { readonly kind: 'near-pass' | 'mean'; readonly points: ReadonlyMap<string, number> }
  | { readonly kind: 'max' }
  | { readonly kind: 'own' }

export type CardFactor = {
  readonly characteristic: string
  readonly reason: string | null
  readonly points: number
  readonly baseline: number
  readonly loss: number
  /** Place of the attribute that fired, 1-based, and its test. */
  readonly attribute: number
  readonly test: string
}

export type CardExplanation = Named<CardFactor> & { readonly all: readonly CardFactor[] }

export type CardQuestion = {
  readonly baselines: CardBaselines
  readonly isAdverse: (score: number) => boolean
  /** How many reasons there is still room for. */
  readonly most?: number
}

/** Null where the model is no scorecard or the case has no score. A characteristic without a baseline is never named. */
export function explainCard(model: EvaluableModel, evaluation: ModelEvaluation, question: CardQuestion): CardExplanation | null {
  const { card, rescore } = model
  const { card: scored, prediction } = evaluation
  if (card === null || rescore === null || scored === null || typeof prediction !== 'number') return null
  const { baselines, isAdverse, most = MOST_REASONS } = question
  const all = rank(card, scored, baselines)
  if (!isAdverse(prediction)) return { ...nameReasons<CardFactor>([], null, most), all }
  const scoreWith = (count: number): number => {
    const cured = new Map(all.slice(0, count).map(({ characteristic, baseline }) => [characteristic, baseline]))
    return rescore(scored.map(({ name, points }) => cured.get(name) ?? points))
  }
  return { ...nameReasons([], { factors: all, isAdverseWith: (count) => isAdverse(scoreWith(count)) }, most), all }
}

function rank(
  { characteristics, algorithm }: CardInfo,
  scored: NonNullable<ModelEvaluation['card']>,
  baselines: CardBaselines,
): CardFactor[] {
  const sign = algorithm === 'pointsBelow' ? 1 : -1
  const factors = scored.flatMap(({ name, points, reasonCode, attribute }, index): CardFactor[] => {
    const info = characteristics[index]!
    const baseline = baselineOf(info, baselines, sign)
    if (baseline === null) return []
    const loss = sign * (baseline - points)
    return [{ characteristic: name, reason: reasonCode, points, baseline, loss, attribute, test: info.attributes[attribute - 1]!.test }]
  })
  return factors.filter(({ loss }) => loss > 0).sort((a, b) => b.loss - a.loss)
}

function baselineOf({ name, baseline, attributes }: CharacteristicInfo, baselines: CardBaselines, sign: 1 | -1): number | null {
  if (baselines.kind === 'own') return baseline
  if (baselines.kind !== 'max') return baselines.points.get(name) ?? null
  const constant = attributes.flatMap(({ points }) => (points === null ? [] : [points * sign]))
  return constant.length === 0 ? null : sign * Math.max(...constant)
}
