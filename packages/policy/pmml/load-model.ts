/**
 * PMML models: read, checked, verified by their own examples, and compiled once; evaluated often.
 *
 * Pure     no clock, I/O, randomness or environment; the same inputs give the same evaluation.
 * Numbers  IEEE doubles, or 32-bit floats where the model says so; not the decimals of FEEL.
 * Errors   `loadModel` tells every fault of the file, with its line; what is outside the profile is refused by name, never skipped.
 *          `evaluate` never throws: without a result the outputs are null and `errors` says why.
 * Source   PMML 4.2, 4.3 and 4.4; files of 3.0 to 4.1 as far as they say the same.
 *
 * @example
 * const loaded = loadModel({ xml, file: 'score.pmml' })
 * if (loaded.ok) loaded.model.evaluate({ age: 25, income: 500 }).outputs.get('Final Score')
 */
import { type Diagnostic, reportInto } from '../check/diagnostic.ts'
import { type Element, elementsOf, lineOf, parseXml } from '../dmn/xml.ts'
import { type Compiling, Counter } from './compiling.ts'
import { type Declaration, readDictionary } from './data-dictionary.ts'
import type { PmmlValue } from './data-type.ts'
import { defineFunctions } from './derived-fields.ts'
import { type EvaluableModel, evaluable } from './evaluable-model.ts'
import { readTopModel } from './model.ts'
import { childNamed, childrenNamed, expectOnly, isPmml, malformed, type Reading, refuse } from './reading.ts'
import { TreeBuilder } from './tree-builder.ts'
import { verify } from './verification.ts'

export type { EvaluableModel, ModelEvaluation, ModelInputInfo } from './evaluable-model.ts'
export type { PmmlValue }

/** Largest file, in UTF-16 units. */
const MAX_XML = 32_000_000
/** Ensembles of trees are large. */
const XML_LIMITS = { elements: 2_000_000, depth: 500 }
/** Of predicates looked at, beside one for each character: a test takes dozens of them to write. */
const LEAST_TESTS = 100_000

export type LoadedModel =
  /** `verified`: the cases of its own that it was held to. */
  | { readonly ok: true; readonly model: EvaluableModel; readonly verified: number }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** `file` is the name shown in diagnostics; nothing is read from it. */
export function loadModel({ xml, file }: { readonly xml: string; readonly file: string }): LoadedModel {
  const diagnostics: Diagnostic[] = []
  const reading: Reading = { file, report: reportInto(diagnostics) }
  const root = readRoot(xml, reading)
  const read = root === null ? null : readFile(root, xml.length, reading, diagnostics)
  if (read !== null && diagnostics.length === 0) return { ok: true, ...read }
  return { ok: false, diagnostics: diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}

function readRoot(xml: string, { file, report }: Reading): Element | null {
  if (xml.length > MAX_XML) {
    report({ file }, 'too-large', `a model file holds at most ${MAX_XML} characters`)
    return null
  }
  const parsed = parseXml(xml, XML_LIMITS)
  if (!parsed.ok) {
    report({ file, line: parsed.line }, 'xml-malformed', parsed.message)
    return null
  }
  const { root } = parsed
  if (root.localName === 'PMML' && isPmml(root)) return root
  const message = `<${root.localName}> of namespace ${root.namespaceURI || 'none'} is not a PMML model of a version up to 4.4`
  report({ file, line: lineOf(root) }, 'unsupported', message)
  return null
}

/** The rest of the file describes and decides nothing. */
const DICTIONARIES = ['Header', 'MiningBuildTask', 'DataDictionary', 'TransformationDictionary']

type Read = { readonly model: EvaluableModel; readonly verified: number }

function readFile(root: Element, size: number, reading: Reading, diagnostics: readonly Diagnostic[]): Read | null {
  const models = elementsOf(root).filter(
    (each) => isPmml(each) && each.localName !== 'Extension' && !DICTIONARIES.includes(each.localName ?? ''),
  )
  expectOnly(root, ['version', 'x-baseVersion'], [...DICTIONARIES, ...models.map((each) => each.localName ?? '')], reading)
  const [element, ...others] = models
  for (const each of others) refuse(each, reading, `a second model (<${each.localName}>)`)
  if (element === undefined) {
    malformed(root, reading, 'holds no model')
    return null
  }
  const compiling: Compiling = {
    ...reading,
    slots: new Counter(),
    models: new Counter(),
    trees: new TreeBuilder(LEAST_TESTS + size),
    singles: new Counter(),
    cuts: new Map(),
    functions: new Map(),
    calls: { weight: 0, isTold: false },
    absent: new Set(),
    inDictionary: { now: false },
  }
  const transformations = childNamed(root, 'TransformationDictionary')
  defineFunctions(transformations, compiling)
  const top = readTopModel(element, dictionaryOf(root, reading), transformations, compiling)
  if (compiling.trees.isTooLarge)
    reading.report({ file: reading.file }, 'too-complex', 'its predicates hold too many ways through each other')
  if (top === null || diagnostics.length > 0) return null
  const model = evaluable(top, compiling)
  const verified = childrenNamed(element, 'ModelVerification').map((each) => verify(each, model, compiling))
  return { model, verified: verified.reduce((sum, each) => sum + each, 0) }
}

function dictionaryOf(root: Element, reading: Reading): ReadonlyMap<string, Declaration> {
  const dictionary = childNamed(root, 'DataDictionary')
  if (dictionary === undefined) malformed(root, reading, 'needs a DataDictionary')
  return dictionary === undefined ? new Map() : readDictionary(dictionary, reading)
}
