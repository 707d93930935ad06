/**
 * Functions and files stay short. The limits are in size-limits.json and only ever come down.
 *
 * Counted   code files. Of a file, the lines of a table (a top-level literal without functions) are free; of a test file, a `describe` is no function.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectFiles } from './files.mjs'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

export const LIMITS = JSON.parse(readFileSync(join(ROOT, 'tools', 'size-limits.json'), 'utf8'))

const IS_CODE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/
/** Made by tools/openapi-types.mjs: nobody reads it line by line. */
const IS_GENERATED = /^apps\/console\/src\/api\/schema\.d\.ts$/
const IS_TEST = /\.test\.(ts|tsx|mjs)$/

export function sizeFaults(path, text, limits = LIMITS) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lines = (node) => lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1
  const faults = []
  const visit = (node) => {
    if (isFunction(node) && !isDescribe(node) && lines(node) > limits.functionLines) {
      const at = lineOf(source, node.getStart()) + 1
      faults.push(`${path}:${at} a function of ${lines(node)} lines, of at most ${limits.functionLines}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const counted = text.replace(/\n$/, '').split('\n').length - tables(source).reduce((sum, table) => sum + lines(table) - 1, 0)
  const allowed = IS_TEST.test(path) ? limits.testFileLines : limits.fileLines
  if (counted > allowed) faults.push(`${path} has ${counted} lines, of at most ${allowed}`)
  return faults
}

function lineOf(source, position) {
  return source.getLineAndCharacterOfPosition(position).line
}

function isFunction(node) {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function isDescribe(node) {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())
}

function tables(source) {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ initializer }) => bare(initializer)))
    .filter((value) => value && (ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value)) && !holdsFunction(value))
}

/** The literal inside `… as const satisfies …`. */
function bare(node) {
  return node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    ? bare(node.expression)
    : node
}

function holdsFunction(node) {
  return ts.isFunctionLike(node) || ts.forEachChild(node, (child) => holdsFunction(child) || undefined) === true
}

if (process.argv[1]?.endsWith('sizes.mjs')) {
  const files = projectFiles(ROOT).filter((path) => IS_CODE.test(path) && !IS_GENERATED.test(path))
  const faults = files.flatMap((path) => sizeFaults(path, readFileSync(join(ROOT, path), 'utf8')))
  if (files.length === 0) faults.push('no code file was found: the check looks in the wrong place')
  finish(faults, `${files.length} files`)
}
