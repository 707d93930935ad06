import { formOf, WIRE_TYPES } from '@fairline/contract/cloud-event'
import { jsonSchemaOf } from '@fairline/contract/json-schema'
import { expect, test } from 'vitest'
import { withEvents } from './described-events.ts'

type Envelope = { properties: Record<string, object>; required: string[] }
type Document = { components: { schemas: Record<string, Envelope> }; paths: Record<string, { post: { requestBody?: object } }> }

const described = () =>
  withEvents({ components: { schemas: {} }, paths: { '/v1/events': { post: { a: 1 } } } } as object) as unknown as Document

test('what is described as an event has the parts of every event that is read, and needs the same of them', () => {
  const { properties, required } = described().components.schemas.EventSent!
  for (const type of WIRE_TYPES) {
    const read = jsonSchemaOf(formOf(type)!.schema) as unknown as Envelope
    expect(Object.keys(properties).sort()).toEqual(Object.keys(read.properties).sort())
    expect(required.toSorted()).toEqual(read.required.toSorted())
    for (const [name, part] of Object.entries(read.properties)) {
      const { minLength, maxLength } = part as { minLength?: number; maxLength?: number }
      if (minLength !== undefined) expect(properties[name]).toMatchObject({ minLength, maxLength })
    }
  }
})

test('every type that is read is named, and the rest of a route stays', () => {
  const { components, paths } = described()
  expect(components.schemas.EventSent!.properties.type).toMatchObject({ enum: WIRE_TYPES })
  expect(paths['/v1/events']!.post).toMatchObject({ a: 1, requestBody: { required: true } })
})
