/** How fast an ensemble of trees answers: as typed arrays and as generated code, against a walk over trees of objects; and as a PMML model. */
import { compileForest } from '@fairline/policy/compile/forest/forest'
import type { Forest, ForestTree } from '@fairline/policy/pmml/forest-data'
import { loadModel } from '@fairline/policy/pmml/load-model'
import type { Inputs } from '@fairline/policy/policy'
import { perCpuSecondInTurns, print } from './figure.ts'
import { FIRST_TREE, pmmlOf } from './forest-pmml.ts'

const [TREES, DEPTH, FEATURES, ROWS, MISSING] = [100, 6, 25, 4_000, 0.03]
const ROWS_WANTED = 200_000

let seed = 20_260_101
function next(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

/** Full, in the order of a heap. */
function treeOf(): ForestTree {
  const size = 2 ** (DEPTH + 1) - 1
  const inner = 2 ** DEPTH - 1
  const nodes = Array.from({ length: size }, (_, node) => node)
  const of = <Item>(inside: (node: number) => Item, leaf: (node: number) => Item): Item[] =>
    nodes.map((node) => (node < inner ? inside(node) : leaf(node)))
  return {
    feature: of(
      () => Math.floor(next() * FEATURES),
      () => -1,
    ),
    threshold: of(next, () => 0),
    left: of(
      (node) => 2 * node + 1,
      () => -1,
    ),
    right: of(
      (node) => 2 * node + 2,
      () => -1,
    ),
    missing: of(
      (node) => 2 * node + (next() < 0.5 ? 1 : 2),
      () => -1,
    ),
    value: of(
      () => 0,
      () => next() - 0.5,
    ),
  }
}

const forest: Forest = {
  features: Array.from({ length: FEATURES }, (_, nth) => `f${nth}`),
  goesLeft: '<',
  precision: 'double',
  base: 0.5,
  combine: 'sum',
  trees: Array.from({ length: TREES }, treeOf),
}
const rows = Array.from({ length: ROWS }, () => Float64Array.from({ length: FEATURES }, () => (next() < MISSING ? Number.NaN : next())))

type ObjectNode = { value: number } | { feature: number; threshold: number; left: ObjectNode; right: ObjectNode; missing: ObjectNode }

function objectsOf(tree: ForestTree, node: number): ObjectNode {
  const feature = tree.feature[node]!
  if (feature < 0) return { value: tree.value[node]! }
  const [left, right] = [objectsOf(tree, tree.left[node]!), objectsOf(tree, tree.right[node]!)]
  return { feature, threshold: tree.threshold[node]!, left, right, missing: tree.missing[node] === tree.left[node] ? left : right }
}

const objects = forest.trees.map((tree) => objectsOf(tree, 0))

function walk(values: ArrayLike<number>): number {
  let sum = forest.base
  for (const root of objects) {
    let node = root
    while ('feature' in node) {
      const given = values[node.feature]!
      node = Number.isNaN(given) ? node.missing : given < node.threshold ? node.left : node.right
    }
    sum += node.value
  }
  return sum
}

const single: Forest = { ...forest, precision: 'single' }
const runs = {
  'walk-of-objects': walk,
  'typed-arrays': compileForest(forest, 'arrays'),
  generated: compileForest(forest, 'generated'),
  'typed-arrays-single': compileForest(single, 'arrays'),
  'generated-single': compileForest(single, 'generated'),
}
for (const row of rows) {
  if (runs['typed-arrays'](row) !== walk(row) || runs.generated(row) !== walk(row)) throw new Error('the forests differ')
  if (runs['typed-arrays-single'](row) !== runs['generated-single'](row)) throw new Error('the single forests differ')
}
let total = 0
const works = Object.values(runs).map((run) => () => {
  for (const row of rows) total += run(row) ?? 0
})
const rates = perCpuSecondInTurns(ROWS, works)
if (total === 0) throw new Error('nothing was added up')
for (const [nth, figure] of Object.keys(runs).entries()) {
  const value = rates[nth]!
  const aim = nth === 0 ? {} : { against: 'walk-of-objects', ratio: value / rates[0]!, target: ROWS_WANTED, met: value >= ROWS_WANTED }
  print('forest', { figure, value, unit: 'rows/cpu-s', ...aim })
}

/** The same as a PMML model, without its base: read by a model that runs it as a forest, and by one that has to keep what each tree gives. */
const [model, walked] = ['', FIRST_TREE].map((output) => {
  const loaded = loadModel({ xml: pmmlOf(forest, output), file: 'forest.pmml' })
  if (!loaded.ok) throw new Error(loaded.diagnostics[0]?.message)
  return (row: Inputs): number => Number(loaded.model.evaluate(row).prediction)
}) as [(row: Inputs) => number, (row: Inputs) => number]
const named = rows.map(
  (row): Inputs => Object.fromEntries(forest.features.map((name, place) => [name, Number.isNaN(row[place]) ? null : row[place]!])),
)
const bare = compileForest({ ...forest, base: 0 }, 'arrays')
for (const [nth, row] of named.entries())
  if (model(row) !== walked(row) || model(row) !== bare(rows[nth]!)) throw new Error('the models differ')
const [asForest, asWalk] = perCpuSecondInTurns(
  ROWS,
  [model, walked].map((run) => () => {
    for (const row of named) total += run(row)
  }),
) as [number, number]
print('forest', { figure: 'pmml-tree-by-tree', value: asWalk, unit: 'rows/cpu-s' })
print('forest', { figure: 'pmml', value: asForest, unit: 'rows/cpu-s', against: 'pmml-tree-by-tree', ratio: asForest / asWalk })
