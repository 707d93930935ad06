/**
 * A small forest for the bench: boosted trees of depth 3 for the log-odds of default, by histograms, held to one direction where a feature has one.
 */
import type { Forest as ForestData, ForestTree } from '@fairline/policy/pmml/forest-data'
import type { Features, Person } from './taiwan-people.ts'

const TREES = 60
const DEPTH = 3
const BINS = 32
const RATE = 0.1
const LEAST_IN_LEAF = 50
/** Keeps small leaves small. */
const RIDGE = 1

/** `value < from` goes low. A leaf has no feature. */
type Tree = {
  readonly feature: string | null
  readonly from: number
  readonly low: Tree | null
  readonly high: Tree | null
  readonly value: number
}
export type Forest = { readonly base: number; readonly trees: readonly Tree[] }
/** 1: more of it is never less risk; -1: never more; absent: either. */
export type Directions = Readonly<Record<string, 1 | -1>>

type Work = {
  readonly names: readonly string[]
  readonly bins: ReadonlyMap<string, { froms: readonly number[]; of: Uint8Array }>
  readonly gradients: Float64Array
  readonly weights: Float64Array
  readonly directions: Directions
}

export function trainForest(people: readonly Person[], directions: Directions): Forest {
  const names = Object.keys(people[0]!.features)
  const bins = new Map(names.map((name) => [name, binned(people, name)]))
  const share = people.filter(({ defaulted }) => defaulted).length / people.length
  const base = Math.log(share / (1 - share))
  const margins = new Float64Array(people.length).fill(base)
  const all = people.map((_, index) => index)
  const trees = Array.from({ length: TREES }, () => {
    const chances = margins.map((margin) => 1 / (1 + Math.exp(-margin)))
    const gradients = chances.map((chance, index) => Number(people[index]!.defaulted) - chance)
    const work = { names, bins, gradients, weights: chances.map((chance) => chance * (1 - chance)), directions }
    const tree = grow(work, all, DEPTH, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    for (const [index, { features }] of people.entries()) margins[index]! += leafOf(tree, features)
    return tree
  })
  return { base, trees }
}

function binned(people: readonly Person[], name: string): { froms: readonly number[]; of: Uint8Array } {
  const sorted = people.map(({ features }) => features[name]!).sort((a, b) => a - b)
  const froms = [...new Set(Array.from({ length: BINS - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / BINS)]!))]
  return { froms, of: Uint8Array.from(people, ({ features }) => froms.filter((from) => features[name]! >= from).length) }
}

/** `least` and `most`: what a leaf below may say, so that no split elsewhere turns a direction around. */
function grow(work: Work, rows: readonly number[], depth: number, least: number, most: number): Tree {
  const [sum, weight] = sumsOf(work, rows)
  const value = clamp(sum / (weight + RIDGE), least, most)
  const split = depth === 0 ? null : bestSplit(work, rows, least, most)
  if (split === null) return { feature: null, from: 0, low: null, high: null, value: RATE * value }
  const { of, froms } = work.bins.get(split.name)!
  const low = rows.filter((row) => of[row]! < split.bin)
  const high = rows.filter((row) => of[row]! >= split.bin)
  const middle = (split.low + split.high) / 2
  const direction = work.directions[split.name] ?? 0
  const [lowMost, highLeast] = direction === 1 ? [middle, middle] : [most, least]
  const [lowLeast, highMost] = direction === -1 ? [middle, middle] : [least, most]
  return {
    feature: split.name,
    from: froms[split.bin - 1]!,
    low: grow(work, low, depth - 1, lowLeast, lowMost),
    high: grow(work, high, depth - 1, highLeast, highMost),
    value: 0,
  }
}

type Split = { readonly name: string; readonly bin: number; readonly low: number; readonly high: number }

function bestSplit(work: Work, rows: readonly number[], least: number, most: number): Split | null {
  const [sum, weight] = sumsOf(work, rows)
  let [best, gain]: [Split | null, number] = [null, (sum * sum) / (weight + RIDGE) + 1e-6]
  for (const name of work.names) {
    const { of, froms } = work.bins.get(name)!
    const size = froms.length + 1
    const [sums, weights, counts] = [new Float64Array(size), new Float64Array(size), new Uint32Array(size)]
    for (const row of rows) {
      const bin = of[row]!
      sums[bin]! += work.gradients[row]!
      weights[bin]! += work.weights[row]!
      counts[bin]!++
    }
    let [lowSum, lowWeight, lowCount] = [0, 0, 0]
    for (let bin = 1; bin < size; bin++) {
      lowSum += sums[bin - 1]!
      lowWeight += weights[bin - 1]!
      lowCount += counts[bin - 1]!
      if (lowCount < LEAST_IN_LEAF || rows.length - lowCount < LEAST_IN_LEAF) continue
      const [highSum, highWeight] = [sum - lowSum, weight - lowWeight]
      const [low, high] = [clamp(lowSum / (lowWeight + RIDGE), least, most), clamp(highSum / (highWeight + RIDGE), least, most)]
      if ((high - low) * (work.directions[name] ?? 0) < 0) continue
      const now = (lowSum * lowSum) / (lowWeight + RIDGE) + (highSum * highSum) / (highWeight + RIDGE)
      if (now > gain) [best, gain] = [{ name, bin, low, high }, now]
    }
  }
  return best
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

function sumsOf({ gradients, weights }: Work, rows: readonly number[]): [sum: number, weight: number] {
  let [sum, weight] = [0, 0]
  for (const row of rows) {
    sum += gradients[row]!
    weight += weights[row]!
  }
  return [sum, weight]
}

function leafOf(tree: Tree, values: Readonly<Record<string, unknown>>): number {
  let node = tree
  while (node.feature !== null) node = (values[node.feature] as number) < node.from ? node.low! : node.high!
  return node.value
}

export const marginOf = ({ base, trees }: Forest, features: Features): number =>
  trees.reduce((sum, tree) => sum + leafOf(tree, features), base)

/** The same as plain data. */
export function forestData({ base, trees }: Forest, features: readonly string[]): ForestData {
  return { features, goesLeft: '<', precision: 'double', base, combine: 'sum', trees: trees.map((tree) => treeData(tree, features)) }
}

function treeData(root: Tree, features: readonly string[]): ForestTree {
  const data = { feature: [], threshold: [], left: [], right: [], missing: [], value: [] } as Record<keyof ForestTree, number[]>
  const add = ({ feature, from, low, high, value }: Tree): number => {
    const node = data.feature.push(feature === null ? -1 : features.indexOf(feature)) - 1
    data.threshold[node] = from
    data.value[node] = value
    const [left, right] = feature === null ? [-1, -1] : [add(low!), add(high!)]
    for (const [list, child] of [[data.left, left], [data.right, right], [data.missing, right]] as const) list[node] = child // biome-ignore format: one row
    return node
  }
  add(root)
  return data
}
