/**
 * TreeModel → flat tests and a prediction for each leaf.
 *
 * Missing  the strategies none, nullPrediction, lastPrediction and defaultChild (with its penalty on the confidence); the others are refused.
 * Source   PMML 4.4, Tree Models.
 */
import { type Element, lineOf } from '../dmn/xml.ts'
import { constantOf } from './data-dictionary.ts'
import type { PmmlValue } from './data-type.ts'
import type { ModelBody, ModelContext, Run } from './model-context.ts'
import type { Predicate } from './predicate.ts'
import { likeliest, NO_PREDICTION, type Prediction } from './prediction.ts'
import { PREDICATE_NAMES, readPredicateIn } from './read-predicate.ts'
import { childNamed, childrenNamed, choice, expectOnly, malformed, numberAt, required, text } from './reading.ts'
import { leafOf, type Way } from './tree-builder.ts'

type Share = { readonly value: PmmlValue; readonly count: number; readonly probability: number | null; readonly confidence: number | null }

type TreeNode = {
  readonly id: string | null
  readonly score: PmmlValue
  readonly shares: readonly Share[]
  readonly predicate: Predicate
  readonly children: readonly TreeNode[]
  readonly defaultChild: string | null
  readonly line: number
}

type Strategies = {
  readonly missing: 'none' | 'nullPrediction' | 'lastPrediction' | 'defaultChild'
  readonly penalty: number
  readonly keepsLast: boolean
}

export const TREE_ATTRIBUTES = ['missingValueStrategy', 'missingValuePenalty', 'noTrueChildStrategy', 'splitCharacteristic']

export function readTree(context: ModelContext): ModelBody {
  const { element, compiling } = context
  const strategies: Strategies = {
    missing: choice(element, 'missingValueStrategy', ['none', 'nullPrediction', 'lastPrediction', 'defaultChild'], 'none', compiling),
    penalty: numberAt(element, 'missingValuePenalty', compiling) ?? 1,
    keepsLast:
      choice(element, 'noTrueChildStrategy', ['returnNullPrediction', 'returnLastPrediction'], 'returnNullPrediction', compiling) ===
      'returnLastPrediction',
  }
  choice(element, 'splitCharacteristic', ['binarySplit', 'multiSplit'], 'multiSplit', compiling)
  const top = childNamed(element, 'Node')
  if (top === undefined) malformed(element, compiling, 'needs a Node')
  if (top === undefined) return { categories: null, run: () => NO_PREDICTION }
  const root = readNode(top, context)
  const categories = context.isClassification ? categoriesOf(root, context) : null
  const planter = new Planter(context, strategies, categories)
  const way = planter.root(root)
  const { predictions, firstLeaf } = planter
  const run: Run = (frame) => predictions[leafOf(frame.trees, way, frame) - firstLeaf]!
  if (categories !== null) return { categories, run }
  const scores = Float64Array.from(predictions, ({ value }) => (typeof value === 'number' ? value : Number.NaN))
  return { categories, run, tree: { root: way, firstLeaf, scores } }
}

const NODE_CHILDREN = [...PREDICATE_NAMES, 'Node', 'ScoreDistribution', 'Partition']

function readNode(element: Element, context: ModelContext): TreeNode {
  const { compiling, scope } = context
  expectOnly(element, ['id', 'score', 'recordCount', 'defaultChild'], NODE_CHILDREN, compiling)
  const score = text(element, 'score')
  return {
    id: text(element, 'id'),
    score: score === null ? null : scoreOf(score, element, context),
    shares: childrenNamed(element, 'ScoreDistribution').map((each) => readShare(each, context)),
    predicate: readPredicateIn(element, scope, compiling),
    children: childrenNamed(element, 'Node').map((each) => readNode(each, context)),
    defaultChild: text(element, 'defaultChild'),
    line: lineOf(element),
  }
}

function scoreOf(written: string, element: Element, { isClassification, target, float32, compiling }: ModelContext): PmmlValue {
  const type = isClassification ? (target?.type ?? 'string') : 'double'
  const value = constantOf(type, written)
  if (value === undefined) malformed(element, compiling, `has the score "${written}", which is no ${type}`)
  return typeof value === 'number' && float32 ? Math.fround(value) : (value ?? null)
}

function readShare(element: Element, context: ModelContext): Share {
  const { compiling } = context
  expectOnly(element, ['value', 'recordCount', 'confidence', 'probability'], [], compiling)
  return {
    value: scoreOf(required(element, 'value', compiling), element, context),
    count: numberAt(element, 'recordCount', compiling) ?? 0,
    probability: numberAt(element, 'probability', compiling),
    confidence: numberAt(element, 'confidence', compiling),
  }
}

/** Those that the target lists, else in the order in which the tree names them. */
function categoriesOf(root: TreeNode, { target }: ModelContext): readonly PmmlValue[] {
  if (target !== null && target.valid.length > 0) return target.valid
  const found = new Set<PmmlValue>()
  const visit = ({ score, shares, children }: TreeNode): void => {
    for (const { value } of shares) found.add(value)
    if (score !== null) found.add(score)
    for (const child of children) visit(child)
  }
  visit(root)
  return [...found]
}

/** Writes the tests of one tree, from its leaves to its root. */
class Planter {
  readonly predictions: Prediction[] = []
  readonly firstLeaf: number
  readonly #context: ModelContext
  readonly #strategies: Strategies
  readonly #categories: readonly PmmlValue[] | null
  readonly #leaves = new Map<string, Way>()
  readonly #entries = new Map<TreeNode, Way[]>()
  readonly #nothing: Way

  constructor(context: ModelContext, strategies: Strategies, categories: readonly PmmlValue[] | null) {
    this.#context = context
    this.#strategies = strategies
    this.#categories = categories
    this.firstLeaf = context.compiling.trees.leafCount
    this.#nothing = this.#newLeaf(NO_PREDICTION)
  }

  root(node: TreeNode): Way {
    const way = this.#enter(node, 0, null)
    return this.#context.compiling.trees.test(node.predicate, { yes: way, no: this.#nothing, unknown: this.#nothing })
  }

  /** `defaults` counts how often a default child was taken on the way here; `last` is the last node above that predicts something. */
  #enter(node: TreeNode, defaults: number, last: TreeNode | null): Way {
    const counted = this.#strategies.penalty === 1 ? 0 : defaults
    const entries = this.#entries.get(node) ?? []
    this.#entries.set(node, entries)
    entries[counted] ??= this.#plant(node, counted, predicts(node) ? node : last)
    return entries[counted]
  }

  #plant(node: TreeNode, defaults: number, last: TreeNode | null): Way {
    if (node.children.length === 0) return this.#leaf(predicts(node) ? node : null, defaults)
    const { missing, keepsLast } = this.#strategies
    const stay = this.#leaf(last, defaults)
    const unknown = { none: null, nullPrediction: this.#nothing, lastPrediction: stay, defaultChild: this.#nothing }[missing]
    const otherwise = missing === 'defaultChild' ? this.#default(node, defaults, last) : unknown
    return node.children.reduceRight(
      (next, child) =>
        this.#context.compiling.trees.test(child.predicate, {
          yes: this.#enter(child, defaults, last),
          no: next,
          unknown: otherwise ?? next,
        }),
      keepsLast ? stay : this.#nothing,
    )
  }

  /** Where no default child is named there is none to go on with. */
  #default(node: TreeNode, defaults: number, last: TreeNode | null): Way {
    if (node.defaultChild === null) return this.#nothing
    const child = node.children.find(({ id }) => id === node.defaultChild)
    if (child !== undefined) return this.#enter(child, defaults + 1, last)
    const { file, report } = this.#context.compiling
    report({ file, line: node.line }, 'unknown-reference', `the default child \`${node.defaultChild}\` is not among the children`)
    return this.#nothing
  }

  #leaf(node: TreeNode | null, defaults: number): Way {
    if (node === null) return this.#nothing
    const key = `${this.#place(node)} ${defaults}`
    const so = this.#leaves.get(key) ?? this.#newLeaf(predictionOf(node, this.#categories, this.#strategies.penalty ** defaults))
    this.#leaves.set(key, so)
    return so
  }

  readonly #places = new Map<TreeNode, number>()

  #place(node: TreeNode): number {
    const place = this.#places.get(node) ?? this.#places.size
    this.#places.set(node, place)
    return place
  }

  #newLeaf(prediction: Prediction): Way {
    this.predictions.push(prediction)
    return this.#context.compiling.trees.leaf()
  }
}

const predicts = ({ score, shares }: TreeNode): boolean => score !== null || shares.length > 0

/** Probabilities from the counts where they are not given; confidences where the model gives them, else the probabilities. */
function predictionOf({ id, score, shares }: TreeNode, categories: readonly PmmlValue[] | null, penalty: number): Prediction {
  if (categories === null) return { ...NO_PREDICTION, value: score, entityId: id }
  if (shares.length === 0) return { ...NO_PREDICTION, value: score, entityId: id }
  const total = shares.reduce((so, { count }) => so + count, 0)
  const by = new Map(shares.map((share) => [share.value, share]))
  const probabilities = categories.map((category) => {
    const share = by.get(category)
    return share === undefined ? 0 : (share.probability ?? (total > 0 ? share.count / total : 0))
  })
  const confidences = categories.map((category, index) => (by.get(category)?.confidence ?? probabilities[index]!) * penalty)
  return { ...NO_PREDICTION, value: score ?? likeliest(categories, probabilities), probabilities, confidences, entityId: id }
}
