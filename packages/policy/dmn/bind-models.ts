/**
 * The functions of kind PMML of a model, bound to the documents that it imports. A function's parameters are inputs of the model by name, and all
 * that the model asks for is a parameter.
 *
 * Result   that of the one output of the model; of several, all of them by name; without any, the prediction.
 * Errors   what cannot be bound is told where it stands, and the faults of a document in the document.
 * Source   DMN 1.3, sections 7.3.1 (import) and 10.3.2.13.3 (functions of kind PMML).
 */
import type { Report } from '../check/diagnostic.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { type EvaluableModel, loadModel } from '../pmml/load-model.ts'
import { modelFunction } from '../pmml/model-function.ts'
import type { DmnBox, DmnFunction, DmnFunctionBox, DmnImport, DmnModel, DmnModelBox } from './model.ts'

type Text = { readonly xml: string; readonly file: string }
type Document = { readonly model: EvaluableModel; readonly size: number }
type Binding = {
  readonly file: string
  readonly imports: readonly DmnImport[]
  /** Null where it cannot be used, which is told once. */
  readonly documentOf: (imported: DmnImport) => Document | null
  readonly report: Report
}

/** The model without its imports of PMML: they bring no names. */
export function bindModels(model: DmnModel, file: string, texts: ReadonlyMap<string, Text>, report: Report): DmnModel {
  const imports = model.imports.filter(({ of }) => of === 'PMML')
  const isCalled = model.functions.some(({ logic }) => logic?.body?.kind === 'model')
  if (imports.length === 0 && !isCalled) return model
  const binding: Binding = { file, imports, documentOf: documentsOf(file, texts, report), report }
  for (const each of imports) binding.documentOf(each)
  return {
    ...model,
    imports: model.imports.filter(({ of }) => of === 'DMN'),
    functions: model.functions.map((each) => bindFunction(each, binding)),
  }
}

function documentsOf(file: string, texts: ReadonlyMap<string, Text>, report: Report): Binding['documentOf'] {
  const known = new Map<DmnImport, Document | null>()
  const read = ({ name, namespace, location, line }: DmnImport): Document | null => {
    const text = (location === null ? undefined : texts.get(location)) ?? texts.get(namespace)
    if (text === undefined) {
      report({ file, line }, 'unsupported', `the import \`${name}\` cannot be used: there is no document ${location ?? namespace}`)
      return null
    }
    const loaded = loadModel(text)
    if (loaded.ok) return { model: loaded.model, size: text.xml.length }
    for (const { code, message, hint, severity: _, ...place } of loaded.diagnostics) report(place, code, message, hint)
    return null
  }
  return (imported) => {
    const same = known.get(imported)
    const document = same === undefined ? read(imported) : same
    known.set(imported, document)
    return document
  }
}

function bindFunction(each: DmnFunction, binding: Binding): DmnFunction {
  const { logic } = each
  if (logic?.body?.kind !== 'model') return each
  const bound = bindBox(logic.body, logic, each.name, binding)
  const body: DmnBox | null = bound.call === null ? null : bound
  return { ...each, logic: { ...logic, body }, isWhole: each.isWhole && body !== null }
}

function bindBox(box: DmnModelBox, logic: DmnFunctionBox, table: string, { file, imports, documentOf, report }: Binding): DmnModelBox {
  const { document, model: named } = box.origin!
  const imported = imports.find(({ name, namespace, location }) => [name, location, namespace].includes(document))
  const tell = (code: 'unknown-reference' | 'argument-count' | 'unknown-name', message: string, hint?: string): void =>
    report({ file, line: box.line, table }, code, message, hint)
  if (imported === undefined) {
    tell('unknown-reference', `no import of PMML has the name, namespace or location \`${document}\``)
    return box
  }
  const found = documentOf(imported)
  if (found === null) return box
  const { model, size } = found
  if (named !== null && model.name !== null && named !== model.name) {
    tell('unknown-reference', `the document holds the model \`${model.name}\`, not \`${named}\``)
    return box
  }
  const taken = new Set(logic.params.map(({ name }) => name))
  const known = new Map(model.inputs.map((input) => [input.name, input]))
  const [unknown, missing] = [
    [...taken].filter((name) => !known.has(name)),
    model.inputs.filter(({ name, isActive }) => isActive && !taken.has(name)),
  ]
  for (const name of unknown) {
    const nearest = nearestName(name, known.keys())
    tell('unknown-name', `the model has no input \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
  }
  for (const { name } of missing) tell('argument-count', `the model asks for \`${name}\`, and no parameter has that name`)
  if (unknown.length + missing.length > 0) return box
  const takes = model.inputs.filter(({ name }) => taken.has(name))
  return { ...box, call: modelFunction(model, takes, { kind: 'outputs' }, { decision: table, size }) }
}
