/** Takes out of a generated description what only says how it was generated. */
type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type JsonObject = { [name: string]: Json }

const INPUT = /Input$/
const REFERENCE = '#/components/schemas/'

export function tidyOpenApi<Document extends object>(document: Document): Document {
  const raw = JSON.parse(JSON.stringify(document)) as JsonObject
  const schemas = schemasOf(raw)
  const kept = new Map<string, string>()
  for (const name of Object.keys(schemas)) {
    const plain = name.replace(INPUT, '')
    if (plain !== name && schemas[plain] !== undefined && isSame(schemas[plain], schemas[name]!)) kept.set(name, plain)
  }
  for (const name of kept.keys()) delete schemas[name]
  const tidied = withoutNoise(raw, kept) as JsonObject
  tidied.paths = sortedPaths(tidied.paths as JsonObject)
  dropUnused(tidied)
  sortSchemas(tidied)
  return tidied as unknown as Document
}

/** In whatever order modules were read, it is the same document. */
function sortSchemas(document: JsonObject): void {
  const components = document.components as JsonObject | undefined
  if (components?.schemas === undefined) return
  components.schemas = Object.fromEntries(Object.entries(schemasOf(document)).sort(([one], [other]) => (one < other ? -1 : 1)))
}

const schemasOf = (document: JsonObject): JsonObject => ((document.components as JsonObject | undefined)?.schemas ?? {}) as JsonObject

/** But for what they refer to. */
const isSame = (one: Json, other: Json): boolean => shape(one) === shape(other)
const shape = (value: Json): string =>
  JSON.stringify(value, (name, part: unknown) => {
    if (name === '$ref') return (part as string).replace(INPUT, '')
    return name === 'additionalProperties' && part === false ? undefined : part
  })

function withoutNoise(value: Json, kept: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((item) => withoutNoise(item, kept))
  if (typeof value !== 'object' || value === null) return value
  const tidied: JsonObject = {}
  for (const [name, part] of Object.entries(value)) {
    if ((name === 'maximum' || name === 'minimum') && Math.abs(Number(part)) === Number.MAX_SAFE_INTEGER) continue
    tidied[name] = name === '$ref' && typeof part === 'string' ? referenceOf(part, kept) : withoutNoise(part, kept)
  }
  return tidied
}

const referenceOf = (reference: string, kept: ReadonlyMap<string, string>): string => {
  const name = reference.slice(REFERENCE.length)
  return REFERENCE + (kept.get(name) ?? name)
}

const sortedPaths = (paths: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(paths)
      .map(([path, operations]) => [path.replaceAll('::', ':'), operations] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** Schemas that nothing refers to: the process knows more than this API. */
function dropUnused(document: JsonObject): void {
  const schemas = schemasOf(document)
  for (let before = -1; before !== Object.keys(schemas).length; ) {
    before = Object.keys(schemas).length
    const text = JSON.stringify(document)
    for (const name of Object.keys(schemas)) if (!text.includes(`"${REFERENCE}${name}"`)) delete schemas[name]
  }
}
