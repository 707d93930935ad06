/** The ensembles of a model that are forests over its numeric inputs, as plain data: for compilers of forests, and for whoever looks for thresholds. */

import type { Forest, ForestTree } from './forest-data.ts'
import type { ModelEnsemble, ModelTree } from './model-context.ts'
import type { Field, FlatTrees } from './scope.ts'
import { TEST, type Way } from './tree-builder.ts'

type HasEnsemble = { readonly ensemble?: ModelEnsemble; readonly segments?: readonly { readonly model: HasEnsemble }[] }

/** In the order of the file. What a forest gives is what its ensemble gives before its Targets. */
export function forestsOf(model: HasEnsemble, flat: FlatTrees, inputs: ReadonlySet<Field>): Forest[] {
  const own = model.ensemble === undefined ? null : forestOf(model.ensemble, flat, inputs)
  return [...(own === null ? [] : [own]), ...(model.segments ?? []).flatMap((each) => forestsOf(each.model, flat, inputs))]
}

/**
 * Null where some test is not an order of a numeric input, where the orders are of both kinds, where a leaf predicts nothing, or where numbers are
 * not finite. A forest of floats rounds inputs and leaves, its model does not: so these have to be floats already.
 */
export function forestOf({ combine, trees, float32 }: ModelEnsemble, flat: FlatTrees, inputs: ReadonlySet<Field>): Forest | null {
  const places: number[] = []
  const kinds = new Set<number>()
  const built: ForestTree[] = []
  for (const tree of trees) {
    const one = treeOf(tree, flat, places, kinds)
    if (one === null) return null
    built.push(one)
  }
  const features = places.map((place) => flat.features[place]!)
  if (float32 && features.some(({ field }) => field.type !== 'float')) return null
  if (float32 && built.some(({ value }) => value.some((leaf) => leaf !== Math.fround(leaf)))) return null
  if (built.some(({ threshold, value }) => ![...threshold, ...value].every(Number.isFinite))) return null
  if (kinds.size > 1 || features.some(({ field, codes }) => codes !== null || !inputs.has(field))) return null
  return {
    features: features.map(({ field }) => field.name),
    goesLeft: kinds.has(TEST.below) ? '<' : '<=',
    precision: float32 ? 'single' : 'double',
    base: 0,
    combine,
    trees: built,
  }
}

function treeOf({ root, firstLeaf, scores }: ModelTree, flat: FlatTrees, places: number[], kinds: Set<number>): ForestTree | null {
  const order = inOrder(root, flat)
  const score = (way: Way): number | null => {
    const value = scores[~way - firstLeaf]!
    return Number.isNaN(value) ? null : value
  }
  const index = new Map(order.map((way, at) => [way, at]))
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    right: [] as number[],
    missing: [] as number[],
    value: [] as number[],
  }
  for (const way of order) {
    const value = way < 0 ? score(way) : 0
    const isNothing = value === null
    if (isNothing && !isOnlyForMissing(way, order, flat)) return null
    tree.feature.push(way < 0 ? -1 : placeOf(flat.feature[way]!, places))
    tree.value.push(value ?? 0)
    const isBranch = way >= 0
    if (isBranch && !isOfMissingOnly(way, flat)) {
      if (flat.kind[way] !== TEST.below && flat.kind[way] !== TEST.atMost) return null
      kinds.add(flat.kind[way]!)
    }
    tree.threshold.push(isBranch ? flat.bound[way]! : 0)
    tree.left.push(isBranch ? index.get(flat.yes[way]!)! : 0)
    tree.right.push(isBranch ? index.get(flat.no[way]!)! : 0)
    const missing = isBranch ? flat.missing[way]! : 0
    tree.missing.push(!isBranch ? 0 : missing < 0 && score(missing) === null ? -1 : index.get(missing)!)
  }
  return tree
}

const isOfMissingOnly = (way: Way, { yes, no }: FlatTrees): boolean => yes[way] === no[way]

/** A walk that ends without a result may only come from a missing value. */
const isOnlyForMissing = (leaf: Way, order: readonly Way[], { yes, no }: FlatTrees): boolean =>
  order.every((way) => way < 0 || (yes[way] !== leaf && no[way] !== leaf)) && order[0] !== leaf

/** Each way once, every child after its parents. */
function inOrder(root: Way, { yes, no, missing }: FlatTrees): Way[] {
  const done = new Set<Way>()
  const order: Way[] = []
  const visit = (way: Way): void => {
    if (done.has(way)) return
    done.add(way)
    if (way >= 0) for (const next of [missing[way]!, no[way]!, yes[way]!]) visit(next)
    order.push(way)
  }
  visit(root)
  return order.reverse()
}

/** The place of a feature among those of the forest. */
function placeOf(feature: number, places: number[]): number {
  const so = places.indexOf(feature)
  return so >= 0 ? so : places.push(feature) - 1
}
