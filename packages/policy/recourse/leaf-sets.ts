/**
 * The trees of a forest as sets of leaves: each answer to a test leaves some of them, and what is left once all are answered is the leaf that is reached.
 * Leaves stand by what they add, ascending, so that the least of a set is its lowest bit.
 *
 * Source   bit vectors as in QuickScorer (Lucchese et al., 2015).
 */
import { nextTo } from '../compile/near.ts'
import type { Forest, ForestTree } from '../pmml/forest-data.ts'

/** The leaves that one reaches who passes, who does not, and of whom nothing is known. */
type Test = { readonly feature: number; readonly threshold: number; readonly pass: number; readonly fail: number; readonly unknown: number }
/** Two leaves, how much the first adds more than the second, and the feature by which their ways part. */
type Parting = { readonly from: number; readonly to: number; readonly less: number; readonly feature: number }

export type LeafTree = {
  readonly values: readonly number[]
  readonly tests: readonly Test[]
  /** The farthest first. */
  readonly partings: readonly Parting[]
}

const LEAVES_MAX = 32

type Reading = { readonly round: (value: number) => number; readonly sign: 1 | -1; readonly none: number }
type Growing = { readonly tree: ForestTree; readonly reading: Reading; readonly leaves: number[] }
type Split = { readonly feature: number; readonly threshold: number; readonly children: readonly Grown[] }
type Grown = { readonly leaves: readonly number[]; readonly split: Split | null }

/** `sign` of what a leaf adds; `none`: what one adds that has no result. Null where a tree has more leaves than a number has bits. */
export function leafTrees({ trees, precision, goesLeft }: Forest, sign: 1 | -1, none: number): readonly LeafTree[] | null {
  const round = precision === 'single' ? Math.fround : (value: number): number => value
  const bound = (threshold: number): number => (goesLeft === '<' ? round(threshold) : nextTo(round(threshold), 1))
  const all: LeafTree[] = []
  for (const tree of trees) {
    const growing: Growing = { tree, reading: { round, sign, none }, leaves: [] }
    const root = grown(growing, 0)
    if (root === null) return null
    all.push(leafTree(root, growing.leaves, bound))
  }
  return all
}

/** A node that several lead to stands there as often. */
function grown(growing: Growing, node: number): Grown | null {
  const { tree, reading, leaves } = growing
  const feature = node < 0 ? -1 : tree.feature[node]!
  if (feature < 0) {
    if (leaves.length === LEAVES_MAX) return null
    const value = node < 0 ? reading.none : reading.sign * reading.round(tree.value[node]!)
    return { leaves: [leaves.push(value) - 1], split: null }
  }
  const [left, right, missing] = [tree.left[node]!, tree.right[node]!, tree.missing[node]!]
  const ends: (Grown | null)[] = [grown(growing, left), grown(growing, right)]
  ends.push(missing === left ? ends[0]! : missing === right ? ends[1]! : grown(growing, missing))
  const children = ends.filter((child) => child !== null)
  if (children.length < ends.length) return null
  const below = new Set(children.flatMap((child) => child.leaves))
  return { leaves: [...below], split: { feature, threshold: tree.threshold[node]!, children } }
}

function leafTree(root: Grown, values: readonly number[], bound: (threshold: number) => number): LeafTree {
  const order = values.map((_, leaf) => leaf).sort((a, b) => values[a]! - values[b]!)
  const bits = new Map(order.map((leaf, place) => [leaf, (1 << place) >>> 0]))
  const setOf = ({ leaves }: Grown): number => leaves.reduce((set, leaf) => (set | bits.get(leaf)!) >>> 0, 0)
  const tests: Test[] = []
  const partings: Parting[] = []
  const visit = ({ split }: Grown): void => {
    if (split === null) return
    const { feature, threshold, children } = split
    const [pass, fail, unknown] = children.map(setOf) as [number, number, number]
    tests.push({ feature, threshold: bound(threshold), pass, fail, unknown })
    const distinct = [...new Set(children)]
    for (const one of distinct)
      for (const other of distinct) {
        if (one === other) continue
        for (const a of one.leaves)
          for (const b of other.leaves) {
            const less = values[a]! - values[b]!
            if (less > 0) partings.push({ from: bits.get(a)!, to: bits.get(b)!, less, feature })
          }
      }
    for (const child of distinct) visit(child)
  }
  visit(root)
  return { values: order.map((leaf) => values[leaf]!), tests, partings: partings.sort((a, b) => b.less - a.less) }
}

/** The leaves that remain where one feature has this value, NaN if it is missing. */
export function leavesWith({ tests }: LeafTree, feature: number, value: number): number {
  let gone = 0
  for (const test of tests) {
    if (test.feature !== feature) continue
    const taken = Number.isNaN(value) ? test.unknown : value < test.threshold ? test.pass : test.fail
    gone |= (test.pass | test.fail | test.unknown) & ~taken
  }
  return ~gone >>> 0
}

/** What the least of a set adds. */
export const leastOf = ({ values }: LeafTree, set: number): number => values[31 - Math.clz32(set & -set)]!
