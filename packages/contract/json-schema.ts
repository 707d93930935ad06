import { z } from 'zod'

/**
 * What a sender may send, as JSON Schema. The names that parts have for the API's description are not looked at: every part stands where it is used.
 */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: z.registry() })
  return whole
}
