/** The DMN Technology Compatibility Kit: each case passes, or its model is refused by name. Wrong answers: none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { reportInto } from './check/diagnostic.ts'
import { typesOf } from './check/model-types.ts'
import { readDmn } from './dmn/read.ts'
import { elementsOf } from './dmn/xml.ts'
import { type InputType, loadPolicy, type Value } from './policy.ts'
import { isContext, isList, isNum, parseNumeral } from './value.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const folder = join(resolve(root, process.env.FAIRLINE_SAMPLES ?? '../shared'), 'tck')
const present = existsSync(join(folder, 'compliance-level-2'))
if (!present) console.warn(`TCK: not run (no samples in ${folder})`)

type Tally = {
  cases: number
  passed: number
  refused: number
  nonNull: number
  nonNullPassed: number
  refusedModels: number
  wrong: string[]
}

/** What is reached today; a change that loses a case fails. */
const FLOOR = { 'compliance-level-2': 0, 'compliance-level-3': 0 }

describe.each(['compliance-level-2', 'compliance-level-3'] as const)('TCK %s', (level) => {
  test.skipIf(!present)('every case passes or its model is refused by name', () => {
    const tally: Tally = { cases: 0, passed: 0, refused: 0, nonNull: 0, nonNullPassed: 0, refusedModels: 0, wrong: [] }
    for (const directory of readdirSync(join(folder, level))) runDirectory(join(folder, level, directory), tally)
    const { cases, passed, refused, nonNull, nonNullPassed, refusedModels, wrong } = tally
    console.info(
      `TCK ${level}: ${passed} passed, ${refused} refused (${refusedModels} models), ${wrong.length} wrong of ${cases}; non-null ${nonNullPassed} of ${nonNull}`,
    )
    expect(wrong).toEqual([])
    expect(passed + refused).toBe(cases)
    expect(passed).toBeGreaterThanOrEqual(FLOOR[level])
  })
})

const child = (element: Element, name: string): Element | undefined => elementsOf(element).find((each) => each.localName === name)
const children = (element: Element, name: string): Element[] => elementsOf(element).filter((each) => each.localName === name)

function runDirectory(directory: string, tally: Tally): void {
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.xml'))) {
    const suite = new DOMParser().parseFromString(readFileSync(join(directory, file), 'utf8'), 'text/xml').documentElement!
    const model = child(suite, 'modelName')!.textContent!.trim()
    const loaded = load(join(directory, model))
    if (!loaded.ok) tally.refusedModels++
    for (const testCase of children(suite, 'testCase')) {
      const expected = children(testCase, 'resultNode').map((node) => [node.getAttribute('name')!, expectedOf(node)] as const)
      const nonNull = expected.some(([, value]) => value !== null)
      tally.cases++
      tally.nonNull += Number(nonNull)
      if (!loaded.ok) {
        expect(loaded.diagnostics.length, `${model} is refused by name`).toBeGreaterThan(0)
        tally.refused++
        continue
      }
      const inputs = Object.fromEntries(children(testCase, 'inputNode').map((node) => [node.getAttribute('name')!, valueOf(node)]))
      const { values } = loaded.policy.evaluate(
        inputs,
        expected.map(([name]) => name),
      )
      const wrong = expected.filter(([name, value]) => !agrees(values.get(name) ?? null, value))
      for (const [name, value] of wrong) {
        tally.wrong.push(
          `${file} ${testCase.getAttribute('id')} ${name}: expected ${JSON.stringify(value)}, found ${JSON.stringify(values.get(name))}`,
        )
      }
      if (wrong.length > 0) continue
      tally.passed++
      tally.nonNullPassed += Number(nonNull)
    }
  }
}

/** The host offers what the model asks for: every input, typed as declared and nullable. */
function load(path: string): ReturnType<typeof loadPolicy> {
  const xml = readFileSync(path, 'utf8')
  const silent = reportInto([])
  const model = readDmn(xml, path, silent)
  const inputs = new Map<string, InputType>()
  if (model) {
    const typeOf = typesOf(model.types, path, silent)
    for (const { name, typeRef } of model.inputs) {
      const type = typeOf(typeRef, { file: path })?.type
      if (type?.kind === 'number' || type?.kind === 'string' || type?.kind === 'boolean')
        inputs.set(name, { type: type.kind, nullable: true })
    }
  }
  const loaded = loadPolicy({ xml, file: path.split('/').at(-1)!, inputs })
  if (process.env.TCK_VERBOSE && !loaded.ok) {
    for (const { file, line, code, message, severity } of loaded.diagnostics.filter((each) => each.severity === 'error').slice(0, 4))
      console.info(`${file}:${line} ${severity} ${code} ${message}`)
  }
  return loaded
}

function expectedOf(node: Element): Value {
  return node.getAttribute('errorResult') === 'true' ? null : valueOf(child(node, 'expected')!)
}

/** `<value>`, `<list><item/>…</list>` or `<component name>`s. */
function valueOf(holder: Element): Value {
  const list = child(holder, 'list')
  if (list) return isNil(list) ? null : children(list, 'item').map(valueOf)
  const components = children(holder, 'component')
  if (components.length > 0)
    return Object.fromEntries(components.map((each) => [each.getAttribute('name')!, isNil(each) ? null : valueOf(each)]))
  const value = child(holder, 'value')
  if (!value || isNil(value)) return null
  return scalarOf(value.getAttribute('xsi:type')?.split(':').at(-1), value.textContent ?? '')
}

const isNil = (element: Element): boolean => element.getAttribute('xsi:nil') === 'true'

function scalarOf(type: string | undefined, text: string): Value {
  if (type === 'boolean') return text.trim() === 'true'
  return type === 'decimal' || type === 'double' || type === 'integer' ? parseNumeral(text.trim()) : text
}

/** Numbers to 1e-8, as the kit's own runner does. */
function agrees(found: Value, expected: Value): boolean {
  if (isNum(expected)) return isNum(found) && Math.abs(Number(found) - Number(expected)) < 1e-8
  if (isList(expected))
    return isList(found) && found.length === expected.length && expected.every((item, index) => agrees(found[index]!, item))
  if (!isContext(expected)) return found === expected
  const names = Object.keys(expected)
  return (
    isContext(found) && Object.keys(found).length === names.length && names.every((name) => agrees(found[name] ?? null, expected[name]!))
  )
}
