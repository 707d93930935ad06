/** Schemas of the contract as JSON Schema. */
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

/** What a sender may send, in one piece: named parts stand where they are used. */
export function jsonSchemaOf(schema: z.ZodType): Json {
  const { $defs = {}, $schema: _, ...whole } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return inOnePiece(whole, $defs) as Json
}

const REF = /^#\/\$defs\/(.+)$/

function inOnePiece(part: unknown, defs: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(part)) return part.map((one) => inOnePiece(one, defs))
  if (typeof part !== 'object' || part === null) return part
  const { $ref, ...rest } = part as Json
  const name = typeof $ref === 'string' ? REF.exec($ref)?.[1] : undefined
  const named = name === undefined ? {} : (inOnePiece(defs[name], defs) as Json)
  return { ...named, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inOnePiece(value, defs)])) }
}
