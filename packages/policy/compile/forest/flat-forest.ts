/**
 * A forest as typed arrays, walked without a branch that a processor could guess wrong: each node's three children lie side by side, leaves lead to
 * themselves, so that all trees of a block take the same number of steps. Nothing is generated, and the thresholds stay to be looked at.
 */
import type { Forest, ForestTree } from '../../pmml/forest-data.ts'
import { nextTo } from '../near.ts'

export type FlatForest = {
  /** Per node: the place of the feature, the number below which a value passes, and where one goes that passes, one that does not, and a missing one. */
  readonly feature: Uint16Array
  readonly threshold: Float64Array
  readonly next: Uint32Array
  /** Of a leaf what it adds, NaN where a walk ends without a result. */
  readonly value: Float64Array
  /** Per tree. */
  readonly root: Uint32Array
  /** Per tree, the most steps from the root to a leaf. */
  readonly steps: Uint32Array
}

type Reading = { readonly bound: (threshold: number) => number; readonly round: (value: number) => number }

/** The number without a result stands at node 0. */
export function flattenForest({ trees, precision, goesLeft }: Forest): FlatForest {
  const size = trees.reduce((sum, { feature }) => sum + feature.length, 1)
  const flat: FlatForest = {
    feature: new Uint16Array(size),
    threshold: new Float64Array(size),
    next: new Uint32Array(size * 3),
    value: new Float64Array(size),
    root: new Uint32Array(trees.length),
    steps: Uint32Array.from(trees, stepsOf),
  }
  flat.value[0] = Number.NaN
  // At most a threshold is less than the next double.
  const bound = goesLeft === '<' ? (threshold: number): number => threshold : (threshold: number): number => nextTo(threshold, 1)
  const round = precision === 'single' ? Math.fround : (value: number): number => value
  let start = 1
  for (const [nth, tree] of trees.entries()) {
    flat.root[nth] = start
    fill(flat, tree, start, { bound, round })
    start += tree.feature.length
  }
  return flat
}

function fill({ feature, threshold, next, value }: FlatForest, tree: ForestTree, start: number, { bound, round }: Reading): void {
  for (const [node, tested] of tree.feature.entries()) {
    const at = start + node
    const isLeaf = tested < 0
    feature[at] = isLeaf ? 0 : tested
    threshold[at] = bound(round(tree.threshold[node]!))
    value[at] = isLeaf ? round(tree.value[node]!) : 0
    const children = isLeaf ? [node, node, node] : [tree.left[node]!, tree.right[node]!, tree.missing[node]!]
    for (const [place, child] of children.entries()) next[at * 3 + place] = child < 0 ? 0 : start + child
  }
}

/** Children stand after their parents. */
function stepsOf(tree: ForestTree): number {
  const steps = tree.feature.map(() => 0)
  for (let node = tree.feature.length - 1; node >= 0; node--) {
    if (tree.feature[node]! < 0) continue
    const children = [tree.left[node]!, tree.right[node]!, tree.missing[node]!]
    steps[node] = 1 + Math.max(...children.map((child) => (child < 0 ? 0 : steps[child]!)))
  }
  return steps[0]!
}

/** Sums up in the order of the trees. */
export type SumUp = (values: ArrayLike<number>, base: number) => number

const TREES_AT_ONCE = 4

/** Four walks at a time: none waits for the memory of another. */
export function sumByArrays({ feature, threshold, next, value, root, steps }: FlatForest, isSingle: boolean): SumUp {
  const step = (node: number, values: ArrayLike<number>): number => {
    const given = values[feature[node]!]!
    return next[node * 3 + Number(!(given < threshold[node]!)) + Number(Number.isNaN(given))]!
  }
  const add = (sum: number, node: number): number => (isSingle ? Math.fround(sum + value[node]!) : sum + value[node]!)
  return (values, base) => {
    let sum = base
    let tree = 0
    for (; tree + TREES_AT_ONCE <= root.length; tree += TREES_AT_ONCE) {
      let [a, b, c, d] = [root[tree]!, root[tree + 1]!, root[tree + 2]!, root[tree + 3]!]
      for (let left = Math.max(steps[tree]!, steps[tree + 1]!, steps[tree + 2]!, steps[tree + 3]!); left > 0; left--) {
        a = step(a, values)
        b = step(b, values)
        c = step(c, values)
        d = step(d, values)
      }
      sum = add(add(add(add(sum, a), b), c), d)
    }
    for (; tree < root.length; tree++) {
      let node = root[tree]!
      for (let left = steps[tree]!; left > 0; left--) node = step(node, values)
      sum = add(sum, node)
    }
    return sum
  }
}
