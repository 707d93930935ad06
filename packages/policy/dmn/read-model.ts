/** A model, what it imports, and the PMML models that it calls or is fed by, from texts that the host has. */
import type { Report } from '../check/diagnostic.ts'
import { bindModels } from './bind-models.ts'
import { feedModels, type ModelFeed } from './feed-models.ts'
import { type FindModel, type ImportedModel, mergeImports } from './merge-imports.ts'
import type { DmnModel } from './model.ts'
import { readDmn } from './read.ts'

export type ModelText = { readonly xml: string; readonly file: string }
export type ModelSource = ModelText & {
  /** By namespace; a PMML document by its location, or by its namespace. */
  readonly imports?: ReadonlyMap<string, ModelText> | undefined
  /** By the name of the input or decision that each feeds. */
  readonly models?: ReadonlyMap<string, ModelFeed> | undefined
}

/** Null when the model itself is none; an import that is none is told, and what needs it is unknown. */
export function readModel({ xml, file, imports = new Map(), models = new Map() }: ModelSource, report: Report): DmnModel | null {
  const read = (text: ModelText): DmnModel | null => {
    const found = readDmn(text.xml, text.file, report)
    return found && bindModels(found, text.file, imports, report)
  }
  const model = read({ xml, file })
  if (model === null) return null
  const known = new Map<string, ImportedModel | null>()
  const find: FindModel = (namespace) => {
    const text = imports.get(namespace)
    const same = known.get(namespace)
    if (same !== undefined || text === undefined) return same ?? null
    const found = read(text)
    const imported = found && { model: found, file: text.file }
    known.set(namespace, imported)
    return imported
  }
  const whole =
    model.imports.length === 0
      ? model
      : mergeImports(model, find, ({ name, line }, why) =>
          report({ file, line }, 'unsupported', `the import \`${name}\` cannot be used: ${why}`),
        )
  return feedModels(whole, { file, models }, report)
}
