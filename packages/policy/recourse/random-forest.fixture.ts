/** Forests of chance, at most three tests deep, the same for the same seed. Nothing outside tests imports it. */
import type { Forest, ForestTree } from '../pmml/forest-data.ts'
import { chance } from './random-policy.fixture.ts'

type Drawing = {
  readonly pick: (below: number) => number
  readonly features: number
  readonly thresholds: readonly number[]
  readonly leaves: readonly number[]
}

export function randomForest(
  seed: number,
  { features, thresholds, leaves }: { features: readonly string[]; thresholds: readonly number[]; leaves: readonly number[] },
): Forest {
  const pick = chance(seed)
  return {
    features,
    goesLeft: pick(2) === 0 ? '<' : '<=',
    precision: pick(2) === 0 ? 'double' : 'single',
    base: pick(3) - 1,
    combine: pick(3) === 0 ? 'average' : 'sum',
    trees: Array.from({ length: 1 + pick(6) }, () => randomTree({ pick, features: features.length, thresholds, leaves })),
  }
}

/** What is missing goes either way, a way of its own, or nowhere; some ways meet again. */
function randomTree({ pick, features, thresholds, leaves }: Drawing): ForestTree {
  const tree = { feature: [], threshold: [], left: [], right: [], missing: [], value: [] } as Record<keyof ForestTree, number[]>
  const add = (depth: number): number => {
    const isLeaf = depth === 0 || pick(5) === 0
    const node = tree.feature.push(isLeaf ? -1 : pick(features)) - 1
    tree.threshold[node] = isLeaf ? 0 : thresholds[pick(thresholds.length)]!
    tree.value[node] = isLeaf ? leaves[pick(leaves.length)]! : 0
    const [left, right] = isLeaf ? [-1, -1] : [add(depth - 1), add(depth - 1)]
    tree.left[node] = left
    tree.right[node] = pick(8) === 0 ? left : right
    const ways = [left, left, left, right, right, right, -1]
    tree.missing[node] = isLeaf ? -1 : pick(8) === 0 ? add(depth - 1) : ways[pick(ways.length)]!
    return node
  }
  add(3)
  return tree
}
