import { expect, test } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf } from './json-schema.ts'

test('named parts stand where they are used, however deep', () => {
  const colour = z.enum(['red', 'blue']).meta({ id: 'TestColour' })
  const box = z.object({ colour, id: z.string() }).meta({ id: 'TestBox' })
  expect(jsonSchemaOf(z.strictObject({ boxes: z.array(box), first: colour.optional() }))).toEqual({
    type: 'object',
    properties: {
      boxes: {
        type: 'array',
        items: {
          type: 'object',
          properties: { colour: { type: 'string', enum: ['red', 'blue'] }, id: { type: 'string' } },
          required: ['colour', 'id'],
        },
      },
      first: { type: 'string', enum: ['red', 'blue'] },
    },
    required: ['boxes'],
    additionalProperties: false,
  })
})
