/**
 * A quick way to accept what plainly fits a schema: a reader built once from the schema's own definition, without generated code.
 *
 * Accepts  less than the schema does, never more, and gives what the schema gives, with names in camelCase. Whatever is not plainly fine, and
 *          every kind of schema that is not known here, answers undefined: the schema itself is to be asked, which also tells the faults.
 * Why      most messages are fine, and each costs a fifth of the time this way.
 */
import type { z } from 'zod'
import { camelKeys } from './case.ts'
import { instant, readPlainInstant } from './instant.ts'

/** The value as read, or undefined: not plainly fine. No value of JSON is undefined. */
export type PlainReader = (value: unknown) => unknown

type Def = z.core.$ZodTypes['_zod']['def']
type DefOf<T extends Def['type']> = Extract<Def, { type: T }>
type Test<T> = (value: T) => boolean

const neverPlain: PlainReader = () => undefined

export function plainReader(schema: z.core.$ZodType): PlainReader {
  if (schema === instant) return readPlainInstant
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return 'format' in def ? neverPlain : where(isString, testsOf(def.checks))
    case 'number':
      return 'format' in def && def.format === 'safeint' ? where(Number.isSafeInteger as Test<unknown>, testsOf(def.checks)) : neverPlain
    case 'boolean':
      return where((value) => typeof value === 'boolean', [])
    case 'literal':
    case 'enum':
      return oneOf(def)
    case 'optional':
      return plainReader(def.innerType)
    case 'array':
      return arrayReader(def)
    case 'object':
      return objectReader(def)
    default:
      return neverPlain
  }
}

const isString = (value: unknown): boolean => typeof value === 'string'

/** Undefined tests: one of them is of a kind not known here. */
function where(isOfType: Test<unknown>, tests: readonly Test<never>[] | undefined): PlainReader {
  if (tests === undefined) return neverPlain
  const all = tests as readonly Test<unknown>[]
  return (value) => {
    if (!isOfType(value)) return undefined
    for (const passes of all) if (!passes(value)) return undefined
    return value
  }
}

function testsOf(checks: readonly z.core.$ZodCheck[] = []): readonly Test<never>[] | undefined {
  const tests = checks.map((check) => testOf((check as z.core.$ZodChecks)._zod.def))
  return tests.every((test) => test !== undefined) ? tests : undefined
}

type CheckDef = z.core.$ZodChecks['_zod']['def'] | { readonly check: 'custom'; readonly fn?: unknown }

function testOf(def: CheckDef): Test<never> | undefined {
  switch (def.check) {
    case 'min_length':
      return ({ length }: { length: number }) => length >= def.minimum
    case 'max_length':
      return ({ length }: { length: number }) => length <= def.maximum
    case 'greater_than':
      return (value: number) => (def.inclusive ? value >= Number(def.value) : value > Number(def.value))
    case 'less_than':
      return (value: number) => (def.inclusive ? value <= Number(def.value) : value < Number(def.value))
    case 'string_format':
      return regexTest(def)
    case 'custom':
      return typeof def.fn === 'function' ? (def.fn as Test<never>) : undefined
    default:
      return undefined
  }
}

const regexTest = ({ format, pattern }: { format: string; pattern?: RegExp | undefined }): Test<string> | undefined =>
  format === 'regex' && pattern && !pattern.global && !pattern.sticky ? (value) => pattern.test(value) : undefined

function oneOf(def: DefOf<'literal'> | DefOf<'enum'>): PlainReader {
  const values = new Set<unknown>(def.type === 'enum' ? Object.values(def.entries) : def.values)
  return where((value) => values.has(value), [])
}

function arrayReader({ element, checks }: DefOf<'array'>): PlainReader {
  const readItem = plainReader(element)
  const tests = testsOf(checks) as readonly Test<unknown>[] | undefined
  if (tests === undefined) return neverPlain
  return (value) => {
    if (!Array.isArray(value) || !tests.every((passes) => passes(value))) return undefined
    const items: unknown[] = []
    for (const item of value) {
      const read = readItem(item)
      if (read === undefined) return undefined
      items.push(read)
    }
    return items
  }
}

type Field = Readonly<{ name: string; inside: string; isOptional: boolean; read: PlainReader }>

/** Only strict objects; tests of the whole object see it as it was sent, so none may hold an instant. */
function objectReader({ shape, catchall, checks }: DefOf<'object'>): PlainReader {
  const fields = Object.entries(shape).map(fieldOf)
  const tests = testsOf(checks) as readonly Test<unknown>[] | undefined
  const isStrict = (catchall as z.core.$ZodTypes | undefined)?._zod.def.type === 'never'
  const hasInstant = fields.some(({ read }) => read === readPlainInstant)
  if (tests === undefined || !isStrict || (tests.length > 0 && hasInstant)) return neverPlain
  return (value) => {
    if (!isPlainObject(value)) return undefined
    const read = readFields(fields, value)
    for (const passes of tests) if (read !== undefined && !passes(value)) return undefined
    return read
  }
}

function fieldOf([name, schema]: readonly [string, z.core.$ZodType]): Field {
  const inside = Object.keys(camelKeys({ [name]: null }))[0] ?? name
  return { name, inside, isOptional: schema._zod.optin === 'optional', read: plainReader(schema) }
}

/** As JSON makes them: what a parent holds, or is computed, is never plain. */
const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function readFields(fields: readonly Field[], value: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {}
  let seen = 0
  for (const { name, inside, isOptional, read } of fields) {
    const item = value[name]
    if (item === undefined) {
      if (!isOptional) return undefined
      continue
    }
    const found = read(item)
    if (found === undefined) return undefined
    data[inside] = found
    seen += 1
  }
  return Object.keys(value).length === seen ? data : undefined
}
