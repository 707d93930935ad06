/**
 * A model and those it imports → one model. What is imported is known by the import's name and a dot before its own (`rates.Base rate`); inside of the
 * imported model everything keeps the name it had there.
 *
 * Errors   an import that the host has no model for, or that leads back to its importer, is told by name, and what needs it is unknown.
 */
import { FeelFunction } from '../feel/function-value.ts'
import { type DmnImport, type DmnModel, type InputData, MAX_GRAPH, type Requirement } from './model.ts'

/** Of the host, by namespace; null where it has none. `file` is shown in diagnostics. */
export type ImportedModel = { readonly model: DmnModel; readonly file: string }
export type FindModel = (namespace: string) => ImportedModel | null
export type RefuseImport = (imported: DmnImport, why: string) => void

/** Models that import models that import models … */
const MAX_DEPTH = 10
/** Each counted as often as it is imported. */
const MAX_IMPORTS = 500

export function mergeImports(model: DmnModel, find: FindModel, refuse: RefuseImport): DmnModel {
  let left = MAX_IMPORTS
  const findSome: FindModel = (namespace) => (left-- > 0 ? find(namespace) : null)
  return merge(model, findSome, refuse, [model.namespace])
}

function merge(model: DmnModel, find: FindModel, refuse: RefuseImport, above: readonly string[]): DmnModel {
  let whole = withIds({ ...model, imports: [] }, referenceIn(model.imports))
  for (const each of model.imports) {
    const found = find(each.namespace)
    const circular = above.includes(each.namespace)
    if (found === null) refuse(each, `no model has the namespace ${each.namespace}, or there are more than ${MAX_IMPORTS} imports`)
    else if (circular || above.length > MAX_DEPTH)
      refuse(each, circular ? 'it leads back to this model' : `imports nest at most ${MAX_DEPTH} deep`)
    else {
      const joined = join(whole, qualify(merge(found.model, find, refuse, [...above, each.namespace]), each.name, found.file))
      if (elementsOf(joined).length <= MAX_GRAPH) whole = joined
      else refuse(each, `a policy has at most ${MAX_GRAPH} inputs, decisions, functions and services`)
    }
  }
  return whole
}

const elementsOf = ({ inputs, functions, decisions, services }: DmnModel): readonly InputData[] => [
  ...inputs,
  ...functions,
  ...decisions,
  ...services,
]

/** What a model has in it and what an import brings. A model that is imported twice is there twice, each with inputs of its own. */
const join = (model: DmnModel, more: DmnModel): DmnModel => ({
  ...model,
  types: [...model.types, ...more.types],
  inputs: [...model.inputs, ...more.inputs],
  functions: [...model.functions, ...more.functions],
  decisions: [...model.decisions, ...more.decisions],
  services: [...model.services, ...more.services],
})

/** `namespace#id` → the id that the element has once its model is imported. */
const referenceIn =
  (imports: readonly DmnImport[]): ((id: string) => string) =>
  (id) => {
    const at = id.lastIndexOf('#')
    const imported = at < 0 ? undefined : imports.find(({ namespace }) => namespace === id.slice(0, at))
    return imported ? importedId(imported.name, id.slice(at + 1)) : id
  }

/** An import without a name brings its names as they are. */
const within = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`)
const importedId = (prefix: string, id: string): string => `${prefix}/${id}`

type Requirements = (requires: readonly Requirement[]) => readonly Requirement[]

function mapRequirements(model: DmnModel, map: Requirements): DmnModel {
  return {
    ...model,
    functions: model.functions.map((each) => ({ ...each, requires: map(each.requires) })),
    decisions: model.decisions.map((each) => ({ ...each, requires: map(each.requires) })),
    services: model.services.map((service) => ({
      ...service,
      outputs: map(service.outputs),
      encapsulated: map(service.encapsulated),
      inputDecisions: map(service.inputDecisions),
      inputData: map(service.inputData),
    })),
  }
}

const withIds = (model: DmnModel, idOf: (id: string) => string): DmnModel =>
  mapRequirements(model, (requires) => requires.map((each) => ({ ...each, id: idOf(each.id) })))

/** The model as its importer sees it: other names, other ids, and requirements that keep the names they had. */
function qualify(model: DmnModel, prefix: string, file: string): DmnModel {
  const nameOf = new Map(elementsOf(model).map(({ id, name }) => [id, name]))
  const types = new Set(model.types.map(({ name }) => name))
  const named = mapRequirements(model, (requires) =>
    requires.map((each) => ({ ...each, as: each.as ?? nameOf.get(each.id) ?? null, id: importedId(prefix, each.id) })),
  )
  const element = <T extends InputData>(each: T): T => ({
    ...each,
    id: importedId(prefix, each.id),
    name: within(prefix, each.name),
    file: each.file ?? file,
  })
  const renamed: DmnModel = {
    ...named,
    types: named.types.map((type) => ({ ...type, name: within(prefix, type.name) })),
    inputs: named.inputs.map(element),
    functions: named.functions.map(element),
    decisions: named.decisions.map(element),
    services: named.services.map(element),
  }
  return withTypes(renamed, (name) => (types.has(name) ? within(prefix, name) : name))
}

/** The keys under which a model refers to a type. */
const REFERENCES: ReadonlySet<string> = new Set(['typeRef', 'result'])

/** All references to types, however deep they stand. */
function withTypes<T>(part: T, rename: (name: string) => string): T {
  if (Array.isArray(part)) return part.map((each: unknown) => withTypes(each, rename)) as T
  if (typeof part !== 'object' || part === null || part instanceof FeelFunction) return part
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => [
    key,
    REFERENCES.has(key) && typeof value === 'string' ? rename(value) : withTypes(value, rename),
  ])
  return Object.fromEntries(entries) as T
}
