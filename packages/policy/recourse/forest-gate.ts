/**
 * A forest as a gate: who stays at or below a margin passes, or who is at or above one.
 *
 * Values   inputs are numbers or missing; a forest that has no result lets nobody pass.
 */
import { compileForest, forestThresholds } from '../compile/forest/forest.ts'
import type { Edge } from '../ir/cells.ts'
import type { Forest, ForestTree } from '../pmml/forest-data.ts'
import type { Inputs } from '../policy.ts'
import { isNum } from '../value.ts'
import type { Gate } from './gate.ts'
import { lackingOf } from './lacking.ts'
import { leafTrees } from './leaf-sets.ts'
import type { Range } from './range.ts'

export type ForestBound = { readonly atMost: number } | { readonly atLeast: number }

export function forestGate(forest: Forest, bound: ForestBound, { name, reason }: Pick<Gate, 'name' | 'reason'>): Gate {
  const { features, trees } = forest
  const run = compileForest(forest, 'generated')
  const [sign, limit] = 'atMost' in bound ? ([1, bound.atMost] as const) : ([-1, bound.atLeast] as const)
  const values = new Float64Array(features.length)
  const marginOf = (inputs: Inputs): number | null => {
    for (let place = 0; place < values.length; place++) values[place] = numberOf(inputs, features[place]!)
    return run(values)
  }
  const isOpen = (inputs: Inputs): boolean => {
    const margin = marginOf(inputs)
    return margin !== null && sign * (margin - limit) <= 0
  }
  const summed = summedUp(forest, sign, limit)
  const { trees: leaves } = summed
  const edges = [...forestThresholds(forest)]
    .filter(([, cuts]) => cuts.length > 0)
    .map(([feature, cuts]) => [feature, cuts.map((cut) => edgeAt(forest, cut))] as const)
  return {
    name,
    reason,
    edges: new Map(edges),
    isOpen,
    canOpen(inputs, ranges) {
      return trees.reduce((sum, tree) => sum + leastWithin(summed, features, tree, inputs, ranges), summed.base) <= 0
    },
    ...(leaves !== null && { lacking: (ways) => lackingOf({ ...summed, trees: leaves }, ways) }),
  }
}

const numberOf = (inputs: Inputs, feature: string): number => {
  const value = inputs[feature]
  return isNum(value) ? Number(value) : Number.NaN
}

/** What lacks is counted in what trees add, with room for all that rounding may have taken away. */
function summedUp(forest: Forest, sign: 1 | -1, limit: number) {
  const { trees, features, base, combine, precision } = forest
  const scale = combine === 'sum' ? 1 : trees.length
  const most = trees.reduce((sum, { value }) => sum + value.reduce((each, one) => Math.max(each, Math.abs(one)), 0), 0)
  const size = most + scale * (Math.abs(base) + Math.abs(limit))
  const room = 2 * (trees.length + 4) * ((precision === 'single' ? 2 ** -24 : 0) + 16 * 2 ** -53) * size
  const none = 1 + 2 * size
  const round = precision === 'single' ? Math.fround : (value: number): number => value
  return {
    trees: leafTrees(forest, sign, none),
    features,
    numberOf: (inputs: Inputs, feature: string) => round(numberOf(inputs, feature)),
    base: sign * scale * (base - limit) - room,
    isBelow: (value: number, threshold: number) => (forest.goesLeft === '<' ? value < round(threshold) : value <= round(threshold)),
    addedBy: (tree: ForestTree, node: number) => (node < 0 ? none : sign * round(tree.value[node]!)),
    round,
  }
}

type SummedUp = ReturnType<typeof summedUp>

/** The least that a tree adds, with each input where it is or anywhere in its range. */
function leastWithin(
  summed: SummedUp,
  features: readonly string[],
  tree: ForestTree,
  inputs: Inputs,
  ranges: ReadonlyMap<string, Range>,
): number {
  const { isBelow, addedBy, round } = summed
  const least = (node: number): number => {
    const feature = node < 0 ? -1 : tree.feature[node]!
    if (feature < 0) return addedBy(tree, node)
    const [name, threshold] = [features[feature]!, tree.threshold[node]!]
    const [value, range] = [summed.numberOf(inputs, name), ranges.get(name)]
    const isBelowAt = (at: number): boolean => isBelow(round(at), threshold)
    let reached = Number.POSITIVE_INFINITY
    // An input that may be anything may be missing too.
    if (Number.isNaN(value) || range?.least === Number.NEGATIVE_INFINITY) reached = least(tree.missing[node]!)
    if (isBelowAt(value) || (range !== undefined && isBelowAt(range.least))) reached = Math.min(reached, least(tree.left[node]!))
    if ((!Number.isNaN(value) && !isBelowAt(value)) || (range !== undefined && !isBelowAt(range.most)))
      reached = Math.min(reached, least(tree.right[node]!))
    return reached
  }
  return least(0)
}

/** The values at which a test of this threshold changes its answer. Floats round to even, so that a double between two of them may go either way. */
function edgeAt({ precision, goesLeft }: Forest, threshold: number): Edge {
  if (precision === 'double') return { at: threshold, side: goesLeft === '<' ? 'from' : 'after' }
  const isAbove = (value: number): boolean => (goesLeft === '<' ? Math.fround(value) >= threshold : Math.fround(value) > threshold)
  const at = (threshold + nextFloat(threshold, goesLeft === '<' ? -1 : 1)) / 2
  return { at, side: isAbove(at) ? 'from' : 'after' }
}

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** The next float above or below. */
function nextFloat(value: number, side: 1 | -1): number {
  if (value === 0) return side * 2 ** -149
  float[0] = value
  bits[0] = bits[0]! + (value > 0 === side > 0 ? 1 : -1)
  return float[0]!
}
