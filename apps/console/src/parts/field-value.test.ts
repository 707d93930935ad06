import { expect, test } from 'vitest'
import book from '../api/catalogue/book-forms.json'
import catalogue from '../api/catalogue/fact-forms.json'
import { values } from '../locales/en/values.ts'
import type { FieldSchema } from './event-console/fact-forms.ts'
import { CHOSEN_FIELDS } from './field-value.ts'

const FORMS = Object.values({ ...catalogue, ...book } as unknown as Record<string, { schema: FieldSchema }>)

/** Every value that can be chosen, with the field that it is chosen for. */
function chosen(schema: FieldSchema, field = ''): (readonly [field: string, value: string])[] {
  const own = (schema.enum ?? []).map((value) => [field, value] as const)
  const items = schema.items ? chosen(schema.items, field) : []
  return [...own, ...items, ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => chosen(inner, name))]
}

const CHOICES = FORMS.flatMap(({ schema }) => chosen(schema))

test('every value that an event chooses has words, and no words are left over', () => {
  expect(CHOICES.length).toBeGreaterThan(100)
  expect(Object.keys(values).sort()).toEqual([...new Set(CHOICES.map(([, value]) => value))].sort())
})

test('the fields that choose are those of the catalogue', () => {
  expect([...CHOSEN_FIELDS].sort()).toEqual([...new Set(CHOICES.map(([field]) => field))].sort())
})
