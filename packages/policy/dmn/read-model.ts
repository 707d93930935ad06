/** A model and what it imports, from texts that the host has. */
import type { Report } from '../check/diagnostic.ts'
import { type FindModel, type ImportedModel, mergeImports } from './merge-imports.ts'
import type { DmnModel } from './model.ts'
import { readDmn } from './read.ts'

export type ModelText = { readonly xml: string; readonly file: string }

/** Null when the model itself is none; an import that is none is told, and what needs it is unknown. */
export function readModel(
  { xml, file, imports }: ModelText & { readonly imports?: ReadonlyMap<string, ModelText> },
  report: Report,
): DmnModel | null {
  const model = readDmn(xml, file, report)
  if (model === null || model.imports.length === 0) return model
  const known = new Map<string, ImportedModel | null>()
  const find: FindModel = (namespace) => {
    const text = imports?.get(namespace)
    const same = known.get(namespace)
    if (same !== undefined || text === undefined) return same ?? null
    const found = readDmn(text.xml, text.file, report)
    const imported = found && { model: found, file: text.file }
    known.set(namespace, imported)
    return imported
  }
  return mergeImports(model, find, ({ name, line }, why) =>
    report({ file, line }, 'unsupported', `the import \`${name}\` cannot be used: ${why}`),
  )
}
