/** What can be said of each kind of register in a table: its fields, and how a cell of each is read, from the very schemas that entries are held to. */
import { DESK_ENTRIES, type DeskKind } from '@fairline/contract/desk/entries'
import type { FieldForm } from '@fairline/contract/desk/imports'
import { z } from 'zod'

/** `field`: of a list inside of the entry, `instalments/due_on`. `choices`: what a choice may be. */
export type FieldShape = Readonly<{ field: string; form: FieldForm; isRequired: boolean; choices: readonly string[] }>

export const isOfList = (field: string): boolean => field.includes('/')
/** Of `instalments/due_on`: both. */
export const listAndItem = (field: string): readonly [list: string, item: string] => {
  const at = field.indexOf('/')
  return [field.slice(0, at), field.slice(at + 1)]
}

export const shapeOf = (kind: DeskKind): readonly FieldShape[] => SHAPES.get(kind)!
export const fieldShape = (kind: DeskKind, field: string): FieldShape | undefined => shapeOf(kind).find((one) => one.field === field)

/** Lists of a kind that nothing has to stand in: left out of a table they are empty. */
export const listsOf = (kind: DeskKind): readonly string[] =>
  Object.entries<z.ZodType>(DESK_ENTRIES[kind].shape).flatMap(([field, schema]) =>
    unwrapped(schema).inner instanceof z.ZodArray ? [field] : [],
  )

function unwrapped(schema: z.ZodType): Readonly<{ inner: z.ZodType; isRequired: boolean }> {
  return schema instanceof z.ZodOptional ? { inner: schema.unwrap() as z.ZodType, isRequired: false } : { inner: schema, isRequired: true }
}

const fieldsIn = (shape: Readonly<Record<string, z.ZodType>>): FieldShape[] =>
  Object.entries(shape).flatMap(([field, schema]) => {
    const { inner, isRequired } = unwrapped(schema)
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined
    if (element instanceof z.ZodObject)
      return fieldsIn(element.shape).map((item) => ({ ...item, field: `${field}/${item.field}`, isRequired: false }))
    return [{ field, isRequired, form: element === undefined ? formOf(field, inner) : 'ids', choices: choicesOf(inner) }]
  })

function formOf(field: string, schema: z.ZodType): FieldForm {
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodBoolean) return 'yes_no'
  if (schema instanceof z.ZodNumber) return field.endsWith('_minor') ? 'amount' : field.endsWith('_ppm') ? 'rate' : 'whole'
  return schema.safeParse(A_DAY).success && !schema.safeParse(NO_DAY).success ? 'day' : 'text'
}

/** A field that takes the one and not the other takes days. */
const [A_DAY, NO_DAY] = ['2026-02-28', 'USD']
const choicesOf = (schema: z.ZodType): readonly string[] => (schema instanceof z.ZodEnum ? schema.options.map(String) : [])

const SHAPES: ReadonlyMap<string, readonly FieldShape[]> = new Map(
  Object.entries(DESK_ENTRIES).map(([kind, { shape }]) => [kind, fieldsIn(shape)]),
)
