/** The DMN Technology Compatibility Kit: each case passes, or its model is refused by name. Wrong answers: none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { type Diagnostic, reportInto } from './check/diagnostic.ts'
import { typesOf } from './check/model-types.ts'
import { readDmn } from './dmn/read.ts'
import { elementsOf } from './dmn/xml.ts'
import type { Type } from './feel/type.ts'
import type { OfferedInput } from './input-schema.ts'
import { type Inputs, loadPolicy, type Policy, type Value } from './policy.ts'
import { isContext, isList, isNum, parseNumeral } from './value.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const folder = join(resolve(root, process.env.FAIRLINE_SAMPLES ?? '../shared'), 'tck')
const present = existsSync(join(folder, 'compliance-level-2'))
if (!present) console.warn(`TCK: not run (no samples in ${folder})`)

/**
 * A model is one unit to a host, but one refused expression says nothing about its neighbours. So each refused model runs once more
 * without the decisions that were refused, and what is left is held to the same rule.
 */
type Tally = {
  models: number
  refusedModels: number
  cases: number
  whole: number
  passed: number
  nonNull: number
  nonNullPassed: number
  wrong: string[]
}

/** What is reached today; a change that loses a case fails. */
const FLOOR = { 'compliance-level-2': { whole: 116, passed: 116 }, 'compliance-level-3': { whole: 13, passed: 354 } }

describe.each(['compliance-level-2', 'compliance-level-3'] as const)('TCK %s', (level) => {
  test.skipIf(!present)('every case passes or is refused by name', () => {
    const tally: Tally = { models: 0, refusedModels: 0, cases: 0, whole: 0, passed: 0, nonNull: 0, nonNullPassed: 0, wrong: [] }
    for (const directory of readdirSync(join(folder, level))) runDirectory(join(folder, level, directory), tally)
    const { cases, whole, passed, nonNull, nonNullPassed, models, refusedModels, wrong } = tally
    const refused = cases - passed - wrong.length
    console.info(
      `TCK ${level}: of ${cases} cases ${passed} passed (${whole} in models taken whole), ${refused} refused, ${wrong.length} wrong; ` +
        `non-null ${nonNullPassed} of ${nonNull}; ${refusedModels} of ${models} models not taken whole`,
    )
    expect(wrong).toEqual([])
    expect(whole).toBeGreaterThanOrEqual(FLOOR[level].whole)
    expect(passed).toBeGreaterThanOrEqual(FLOOR[level].passed)
  })
})

const child = (element: Element, name: string): Element | undefined => elementsOf(element).find((each) => each.localName === name)
const children = (element: Element, name: string): Element[] => elementsOf(element).filter((each) => each.localName === name)

function runDirectory(directory: string, tally: Tally): void {
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.xml'))) {
    const suite = new DOMParser().parseFromString(readFileSync(join(directory, file), 'utf8'), 'text/xml').documentElement!
    const name = child(suite, 'modelName')!.textContent!.trim()
    const xml = readFileSync(join(directory, name), 'utf8')
    const loaded = load(xml, name)
    const pruned = loaded.ok ? loaded : prune(xml, name, loaded.diagnostics)
    tally.models++
    if (!loaded.ok) tally.refusedModels++
    const generated = loaded.ok ? load(xml, name, 'generated') : null
    for (const testCase of children(suite, 'testCase')) {
      runCase(testCase, file, loaded.ok, pruned.ok ? pruned.policy : null, tally)
      if (loaded.ok && generated?.ok) expectSame(testCase, loaded.policy, generated.policy)
    }
  }
}

const inputsOf = (testCase: Element): Inputs =>
  Object.fromEntries(children(testCase, 'inputNode').map((node) => [node.getAttribute('name')!, readValue(node)]))

/** Both back ends, over all decisions of a model that is taken whole. */
function expectSame(testCase: Element, closures: Policy, generated: Policy): void {
  const [inputs, names] = [inputsOf(testCase), [...closures.decisions.keys()]]
  expect(generated.evaluate(inputs, names)).toStrictEqual(closures.evaluate(inputs, names))
}

function runCase(testCase: Element, file: string, whole: boolean, policy: Policy | null, tally: Tally): void {
  const expected = children(testCase, 'resultNode').map((node) => [node.getAttribute('name')!, expectedOf(node)] as const)
  const nonNull = expected.some(([, value]) => value !== null)
  tally.cases++
  tally.nonNull += Number(nonNull)
  if (policy === null || expected.some(([name]) => !policy.decisions.has(name))) return
  const names = expected.map(([name]) => name)
  const { values } = policy.evaluate(inputsOf(testCase), names)
  const wrong = expected.find(([name, value]) => !agrees(values.get(name) ?? null, value))
  if (wrong) {
    const [name, value] = wrong
    tally.wrong.push(
      `${file} ${testCase.getAttribute('id')} ${name}: expected ${JSON.stringify(value)}, found ${JSON.stringify(values.get(name))}`,
    )
    return
  }
  tally.passed++
  tally.whole += Number(whole)
  tally.nonNullPassed += Number(nonNull)
}

/** The model without what its diagnostics name, and then without what needed that. */
function prune(xml: string, file: string, faults: readonly Diagnostic[]): ReturnType<typeof loadPolicy> {
  let [current, diagnostics] = [xml, faults]
  for (;;) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.length, `${file} is refused by name`).toBeGreaterThan(0)
    const document = new DOMParser().parseFromString(current, 'text/xml')
    const elements = elementsOf(document.documentElement!)
    const gone = elements.filter((element, index) => errors.some((error) => isAbout(error, element, elements[index + 1])))
    if (gone.length === 0) return { ok: false, diagnostics }
    for (const element of gone) element.parentNode!.removeChild(element)
    current = new XMLSerializer().serializeToString(document)
    const loaded = load(current, file)
    if (loaded.ok) return loaded
    diagnostics = loaded.diagnostics
  }
}

function isAbout({ table, line = 0 }: Diagnostic, element: Element, next: Element | undefined): boolean {
  if (table !== undefined) return element.localName === 'decision' && element.getAttribute('name') === table
  return line >= element.lineNumber! && line < (next?.lineNumber ?? Number.POSITIVE_INFINITY)
}

/** The host offers what the model asks for: every input, typed as declared and nullable. */
function load(xml: string, path: string, backEnd: 'closures' | 'generated' = 'closures'): ReturnType<typeof loadPolicy> {
  const silent = reportInto([])
  const model = readDmn(xml, path, silent)
  const inputs = new Map<string, OfferedInput>()
  if (model) {
    const typeOf = typesOf(model.types, path, silent)
    for (const { name, typeRef } of model.inputs) {
      const offered = offerOf(typeOf(typeRef, { file: path })?.type)
      if (offered) inputs.set(name, offered)
    }
  }
  const loaded = loadPolicy({ xml, file: path.split('/').at(-1)!, inputs, backEnd })
  if (process.env.TCK_VERBOSE && !loaded.ok) {
    for (const { file, line, code, message, severity } of loaded.diagnostics.filter((each) => each.severity === 'error').slice(0, 4))
      console.info(`${file}:${line} ${severity} ${code} ${message}`)
  }
  return loaded
}

function offerOf(type: Type | undefined): OfferedInput | null {
  if (type?.kind === 'number' || type?.kind === 'string' || type?.kind === 'boolean') return { type: type.kind, nullable: true }
  if (type?.kind !== 'context') return null
  const fields = new Map<string, OfferedInput>()
  for (const [name, field] of type.fields) {
    const offered = offerOf(field)
    if (offered === null) return null
    fields.set(name, offered)
  }
  return { type: 'context', nullable: true, fields }
}

function expectedOf(node: Element): Value {
  return node.getAttribute('errorResult') === 'true' ? null : readValue(child(node, 'expected')!)
}

/** `<value>`, `<list><item/>…</list>` or `<component name>`s. */
function readValue(holder: Element): Value {
  const list = child(holder, 'list')
  if (list) return isNil(list) ? null : children(list, 'item').map(readValue)
  const components = children(holder, 'component')
  if (components.length > 0)
    return Object.fromEntries(components.map((each) => [each.getAttribute('name')!, isNil(each) ? null : readValue(each)]))
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
