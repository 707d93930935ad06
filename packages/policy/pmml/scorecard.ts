/**
 * Scorecard: the first attribute that is true gives each characteristic its points; their distances from the baselines rank the reason codes.
 *
 * Errors  a characteristic of which no attribute is true, or whose points cannot be computed, leaves the card without a score.
 * Source  PMML 4.4, Scorecard.
 */
import { type Element, lineOf } from '../dmn/xml.ts'
import { bandsOf } from './card-bands.ts'
import { asNumber } from './data-type.ts'
import { EXPRESSION_NAMES, readExpressionIn } from './expression.ts'
import type { ModelBody, ModelContext, Run } from './model-context.ts'
import type { Predicate } from './predicate.ts'
import { inputsOf, predicateText } from './predicate-text.ts'
import { NO_PREDICTION, type Prediction, type ScoredCharacteristic } from './prediction.ts'
import { PREDICATE_NAMES, readPredicateIn } from './read-predicate.ts'
import { childNamed, childrenNamed, choice, expectOnly, malformed, numberAt, refuse, text, truthAt } from './reading.ts'
import type { Frame } from './scope.ts'
import type { AttributeInfo, CardInfo, CharacteristicInfo } from './scorecard-info.ts'
import { leafOf, type TreeBuilder, type Way } from './tree-builder.ts'

export const SCORECARD_ATTRIBUTES = ['initialScore', 'useReasonCodes', 'reasonCodeAlgorithm', 'baselineScore', 'baselineMethod']

type Attribute = {
  readonly predicate: Predicate
  readonly info: AttributeInfo
  readonly inputs: readonly string[]
  /** Null where its points cannot be computed. */
  readonly score: (frame: Frame) => ScoredCharacteristic | null
}
type Characteristic = {
  readonly info: CharacteristicInfo
  readonly attributes: readonly Attribute[]
  readonly root: Way
  readonly firstLeaf: number
}

export function readScorecard(context: ModelContext): ModelBody {
  const { element, compiling, isClassification } = context
  if (isClassification) refuse(element, compiling, 'a scorecard that classifies')
  const baseline = numberAt(element, 'baselineScore', compiling)
  const usesReasonCodes = truthAt(element, 'useReasonCodes', true, compiling)
  const holder = childNamed(element, 'Characteristics')
  if (holder === undefined) malformed(element, compiling, 'needs Characteristics')
  else expectOnly(holder, [], ['Characteristic'], compiling)
  const characteristics = (holder === undefined ? [] : childrenNamed(holder, 'Characteristic')).map((each) =>
    readCharacteristic(each, baseline, usesReasonCodes, context),
  )
  const card: CardInfo = {
    initialScore: numberAt(element, 'initialScore', compiling) ?? 0,
    algorithm: choice(element, 'reasonCodeAlgorithm', ['pointsAbove', 'pointsBelow'], 'pointsBelow', compiling),
    baselineMethod: choice(element, 'baselineMethod', ['max', 'min', 'mean', 'neutral', 'other'], 'other', compiling),
    usesReasonCodes,
    characteristics: characteristics.map(({ info }) => info),
  }
  const add = context.float32
    ? (sum: number, points: number): number => Math.fround(sum + points)
    : (sum: number, points: number): number => sum + points
  const total = (points: readonly number[]): number => points.reduce(add, card.initialScore)
  return { categories: null, run: compileCard(card, characteristics, total), card, total }
}

function readCharacteristic(element: Element, common: number | null, usesReasonCodes: boolean, context: ModelContext): Characteristic {
  const { compiling } = context
  expectOnly(element, ['name', 'reasonCode', 'baselineScore'], ['Attribute'], compiling)
  const reasonCode = text(element, 'reasonCode')
  const baseline = numberAt(element, 'baselineScore', compiling) ?? common
  const name = text(element, 'name') ?? reasonCode ?? ''
  const elements = childrenNamed(element, 'Attribute')
  const attributes = elements.map((each, index) => readAttribute(each, { name, baseline, reasonCode, attribute: index + 1 }, context))
  if (attributes.length === 0) malformed(element, compiling, 'needs an Attribute')
  if (usesReasonCodes && baseline === null) malformed(element, compiling, 'needs a baselineScore, its own or that of the scorecard')
  if (usesReasonCodes && attributes.some(({ info }) => info.reasonCode === null))
    malformed(element, compiling, 'needs a reasonCode, its own or one for each attribute')
  const inputs = [...new Set(attributes.flatMap((each) => each.inputs))]
  const predicates = attributes.map(({ predicate }) => predicate)
  const info = { banded: bandsOf(predicates), name, reasonCode, baseline, inputs, attributes: attributes.map((each) => each.info) }
  return { info, attributes, ...plantAttributes(predicates, compiling.trees) }
}

/** One after the other: the first leaf is that of none, the next that of the first attribute. */
function plantAttributes(predicates: readonly Predicate[], trees: TreeBuilder): Pick<Characteristic, 'root' | 'firstLeaf'> {
  const firstLeaf = trees.leafCount
  const none = trees.leaf()
  const leaves = predicates.map(() => trees.leaf())
  const root = predicates.reduceRight((next, each, index) => trees.test(each, { yes: leaves[index]!, no: next, unknown: next }), none)
  return { root, firstLeaf }
}

type Place = Omit<ScoredCharacteristic, 'points'>

/** Where both are given, the computed points are those that count. */
function readAttribute(element: Element, place: Place, { scope, compiling }: ModelContext): Attribute {
  expectOnly(element, ['reasonCode', 'partialScore'], [...PREDICATE_NAMES, 'ComplexPartialScore'], compiling)
  const predicate = readPredicateIn(element, scope, compiling)
  const constant = numberAt(element, 'partialScore', compiling)
  const complex = childNamed(element, 'ComplexPartialScore')
  if (constant === null && complex === undefined) malformed(element, compiling, 'needs a partialScore or a ComplexPartialScore')
  const reasonCode = text(element, 'reasonCode') ?? place.reasonCode
  const info = { reasonCode, test: predicateText(predicate), line: lineOf(element) }
  if (complex === undefined) {
    const fired: ScoredCharacteristic = { ...place, reasonCode, points: constant ?? 0 }
    return { predicate, info: { ...info, points: fired.points }, inputs: inputsOf(predicate), score: () => fired }
  }
  expectOnly(complex, [], EXPRESSION_NAMES, compiling)
  const { read, inputs } = readExpressionIn(complex, scope, compiling)
  const score = (frame: Frame): ScoredCharacteristic | null => {
    const points = asNumber(read(frame) ?? Number.NaN)
    return Number.isNaN(points) ? null : { ...place, reasonCode, points }
  }
  return { predicate, info: { ...info, points: null }, inputs: [...inputsOf(predicate), ...inputs], score }
}

function compileCard(card: CardInfo, characteristics: readonly Characteristic[], total: (points: readonly number[]) => number): Run {
  const sign = card.algorithm === 'pointsBelow' ? -1 : 1
  return (frame): Prediction => {
    const scored: ScoredCharacteristic[] = []
    const points: number[] = []
    for (const characteristic of characteristics) {
      const fired = scoreOne(characteristic, frame)
      if (fired === null) return NO_PREDICTION
      scored.push(fired)
      points.push(fired.points)
    }
    return {
      ...NO_PREDICTION,
      value: total(points),
      reasonCodes: card.usesReasonCodes ? onceRanked(scored, sign) : NO_PREDICTION.reasonCodes,
      card: scored,
    }
  }
}

function scoreOne({ info, attributes, root, firstLeaf }: Characteristic, frame: Frame): ScoredCharacteristic | null {
  const { name } = info
  const attribute = leafOf(frame.trees, root, frame) - firstLeaf
  const fired = attributes[attribute - 1]?.score(frame) ?? null
  if (fired !== null) return fired
  const why = attribute === 0 ? 'has no attribute that is true' : `has an attribute (${attribute}) whose points cannot be computed`
  frame.errors.push({ code: 'no-attribute', characteristic: name, message: `characteristic \`${name}\` ${why}` })
  return null
}

function onceRanked(scored: readonly ScoredCharacteristic[], sign: number): () => readonly string[] {
  let codes: readonly string[] | undefined
  return () => {
    codes ??= ranked(scored, sign)
    return codes
  }
}

/** Codes by what they cost, the most first, then in the order of the card; what several characteristics say under one code is added. */
function ranked(scored: readonly ScoredCharacteristic[], sign: number): readonly string[] {
  const costs = new Map<string, number>()
  for (const { reasonCode, points, baseline } of scored)
    if (reasonCode !== null && baseline !== null) costs.set(reasonCode, (costs.get(reasonCode) ?? 0) + sign * (points - baseline))
  return [...costs]
    .filter(([, cost]) => cost > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([code]) => code)
}
