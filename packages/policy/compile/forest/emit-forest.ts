/**
 * Forest → JavaScript: a conditional expression a tree. Nothing stands in the code but numbers.
 *
 * Source   V8 stops optimising very large functions: of 100 trees, twenty in a function ran five times slower than five.
 */
import type { Forest, ForestTree } from '../../pmml/forest-data.ts'
import { build } from '../build.ts'
import type { SumUp } from './flat-forest.ts'

const TESTS_PER_FUNCTION = 320
/** A node that several lead to stands in the code as often. */
const [MOST_TESTS_OF_A_TREE, DEEPEST] = [2_000, 100]

/** Null where a tree is too large to be written out. */
export function sumByCode(forest: Forest): SumUp | null {
  const isSingle = forest.precision === 'single'
  const functions: string[] = []
  let [body, tests] = ['', 0]
  const end = (): void => {
    if (body !== '') functions.push(`function(x,s){${body}return s}`)
    ;[body, tests] = ['', 0]
  }
  for (const tree of forest.trees) {
    const writing: Writing = { tree, goesLeft: forest.goesLeft, round: isSingle ? Math.fround : (value) => value, tests: 0 }
    const code = emitNode(writing, 0, 0)
    if (code === null) return null
    if (tests + writing.tests > TESTS_PER_FUNCTION) end()
    body += isSingle ? `s=F(s+${code});` : `s+=${code};`
    tests += writing.tests
  }
  end()
  const named = functions.map((code, nth) => `const g${nth}=${code};`).join('\n')
  const calls = functions.map((_code, nth) => `s=g${nth}(x,s);`).join('')
  return build(`const F=Math.fround;${named}return function(x,s){${calls}return s}`, []) as SumUp
}

type Writing = { readonly tree: ForestTree; readonly goesLeft: '<' | '<='; readonly round: (value: number) => number; tests: number }

function emitNode(writing: Writing, node: number, depth: number): string | null {
  const { tree, goesLeft, round } = writing
  if (node < 0) return 'NaN'
  const feature = tree.feature[node]!
  if (feature < 0) return `(${round(tree.value[node]!)})`
  if (++writing.tests > MOST_TESTS_OF_A_TREE || depth > DEEPEST) return null
  const [left, right] = [emitNode(writing, tree.left[node]!, depth + 1), emitNode(writing, tree.right[node]!, depth + 1)]
  if (left === null || right === null) return null
  const [value, threshold, missing] = [`x[${feature}]`, `(${round(tree.threshold[node]!)})`, tree.missing[node]!]
  // What is missing is NaN, which fails every test: it goes the way of what fails this one.
  if (missing === tree.right[node]!) return `(${value}${goesLeft}${threshold}?${left}:${right})`
  if (missing === tree.left[node]!) return `(${value}${goesLeft === '<' ? '>=' : '>'}${threshold}?${right}:${left})`
  const otherwise = emitNode(writing, missing, depth + 1)
  return otherwise === null ? null : `(${value}${goesLeft}${threshold}?${left}:${value}===${value}?${right}:${otherwise})`
}
