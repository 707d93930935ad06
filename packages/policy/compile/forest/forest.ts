/**
 * Forest → function of its features.
 *
 * Values   by place, NaN where one is missing; null where a missing value leads nowhere.
 * Single   values are rounded to float32 first and the sum after each tree, as trainers that count in floats do.
 * Throws   RangeError where the forest is none: a reader of models has to refuse such a one.
 */
import type { Forest, ForestTree } from '../../pmml/forest-data.ts'
import { canGenerate } from '../build.ts'
import { sumByCode } from './emit-forest.ts'
import { flattenForest, type SumUp, sumByArrays } from './flat-forest.ts'

export type RunForest = (values: ArrayLike<number>) => number | null

/** Both give the same results, to the last bit; arrays where the host lets nobody generate code, or a tree is very large. */
export function compileForest(forest: Forest, backEnd: 'arrays' | 'generated'): RunForest {
  for (const [nth, tree] of forest.trees.entries()) checkTree(forest, tree, nth)
  const isSingle = forest.precision === 'single'
  const byArrays = (): SumUp => sumByArrays(flattenForest(forest), isSingle)
  const sumUp = (backEnd === 'generated' && canGenerate() ? sumByCode(forest) : null) ?? byArrays()
  const finish = finisherOf(forest)
  if (!isSingle) return (values) => finish(sumUp(values, forest.combine === 'sum' ? forest.base : 0))
  const start = forest.combine === 'sum' ? Math.fround(forest.base) : 0
  const rounded = new Float32Array(forest.features.length)
  return (values) => {
    for (let place = 0; place < rounded.length; place++) rounded[place] = values[place]!
    return finish(sumUp(rounded, start))
  }
}

function finisherOf({ combine, trees, base, precision }: Forest): (sum: number) => number | null {
  // One form of zero, as elsewhere.
  const orNull = (result: number): number | null => (Number.isNaN(result) ? null : result + 0)
  if (combine === 'sum') return orNull
  const round = precision === 'single' ? Math.fround : (value: number): number => value
  return (sum) => orNull(round(round(sum / trees.length) + round(base)))
}

function checkTree({ features }: Forest, tree: ForestTree, nth: number): void {
  const size = tree.feature.length
  const refuse = (what: string): never => {
    throw new RangeError(`tree ${nth + 1} of the forest ${what}`)
  }
  if (size === 0) refuse('has no node')
  for (const list of [tree.threshold, tree.left, tree.right, tree.missing, tree.value])
    if (list.length !== size) refuse('has lists of different lengths')
  for (const [node, feature] of tree.feature.entries()) {
    if (!Number.isFinite(tree.threshold[node]) || !Number.isFinite(tree.value[node])) refuse('holds a number that is none')
    if (feature === -1) continue
    if (!Number.isInteger(feature) || feature < 0 || feature >= features.length) refuse('tests a feature that there is not')
    const isChild = (child: number): boolean => Number.isInteger(child) && child > node && child < size
    if (!isChild(tree.left[node]!) || !isChild(tree.right[node]!)) refuse('has a child that does not stand after its parent')
    if (tree.missing[node] !== -1 && !isChild(tree.missing[node]!)) refuse('has a child that does not stand after its parent')
  }
}

/** Per feature, the sorted, distinct values at which some tree changes its answer; of a single forest as it compares them. */
export function forestThresholds({ features, trees, precision }: Forest): ReadonlyMap<string, readonly number[]> {
  const cuts = features.map(() => new Set<number>())
  for (const { feature, threshold } of trees)
    for (const [node, tested] of feature.entries()) {
      if (tested >= 0) cuts[tested]!.add(precision === 'single' ? Math.fround(threshold[node]!) : threshold[node]!)
    }
  return new Map(features.map((name, place) => [name, [...cuts[place]!].sort((a, b) => a - b)]))
}
