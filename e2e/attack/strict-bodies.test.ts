/** Nobody adds a field to what is sent that the contract does not name: every object in every body, however deep, takes its own fields and no others, but where its names are data. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

type Schema = Readonly<{
  $ref?: string
  type?: string | readonly string[]
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
}>
type Schemas = Readonly<Record<string, Schema>>
type Operation = { requestBody?: { content: Record<string, { schema: Schema }> } }

/** Whose names are what is told, each looked at by what reads it: an event by the schema of its type, a request by that of its kind. */
const OPEN = ['post /v1/approvals request', 'post /v1/events data', 'post /v1/pack:propose files', 'put /v1/sandbox/bureau reports', 'put /v1/sandbox/score scores'] // biome-ignore format: one list

/** Where an object takes more than it names. `seen`: on the way here, as schemas may hold themselves. */
function openIn(schema: Schema, schemas: Schemas, place: string, seen: readonly Schema[] = []): string[] {
  const found = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!]!
  if (seen.includes(found)) return []
  const inside = (inner: Schema, at: string) => openIn(inner, schemas, at, [...seen, found])
  const isObject = found.type === 'object' || found.properties !== undefined
  return [
    ...(isObject && found.additionalProperties !== false ? [place] : []),
    ...Object.entries(found.properties ?? {}).flatMap(([name, inner]) => inside(inner, `${place} ${name}`)),
    ...[found.anyOf, found.oneOf, found.allOf].flatMap((all) => (all ?? []).flatMap((inner) => inside(inner, place))),
    ...(found.items === undefined ? [] : inside(found.items, `${place}[]`)),
  ]
}

const description = JSON.parse(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Schemas }
}

const bodies = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) => {
    const schema = requestBody?.content['application/json']?.schema
    return schema === undefined ? [] : [{ place: `${method} ${path}`, schema }]
  }),
)

test('no body takes a field that it does not name', () => {
  expect(bodies.length).toBeGreaterThan(120)
  const open = bodies.flatMap(({ place, schema }) => openIn(schema, description.components.schemas, place))
  expect([...new Set(open)].sort()).toEqual([...OPEN].sort())
})

test('one that would is found out, at any depth', () => {
  const schema = { type: 'object', additionalProperties: false, properties: { rows: { items: { anyOf: [{ $ref: '#/x/Row' }] } } } }
  expect(openIn(schema, { Row: { type: 'object', properties: {} } }, 'put /x')).toEqual(['put /x rows[]'])
  expect(openIn(schema, { Row: { type: 'object', properties: {}, additionalProperties: false } }, 'put /x')).toEqual([])
})
