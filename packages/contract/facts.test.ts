/** What holds of every fact of the contract. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readFact, wireType } from './cloud-event.ts'
import { BOOK_SUBJECT, SENDERS } from './fact-entry.ts'
import { FACT_TYPES, FACTS, type FactType } from './facts.ts'
import { instant } from './instant.ts'
import { olderData } from './older-data.ts'
import { markOf } from './personal-text.ts'
import { unitOf } from './unit-of.ts'
import { versionsOf } from './versions.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const send = (type: FactType, data: unknown) =>
  readFact(
    {
      specversion: '1.0',
      id: 'e1',
      source: 'test',
      type: wireType(type),
      subject: FACTS[type].scope === 'book' ? BOOK_SUBJECT : 'b',
      data,
    },
    NOW,
  )

const bare = (schema: z.core.$ZodType): z.core.$ZodType => (schema instanceof z.ZodOptional ? bare(schema.def.innerType) : schema)

/** Every field of a schema with its name, also inside objects and lists. */
function fieldsOf(schema: z.core.$ZodType, path = ''): { path: string; name: string; schema: z.core.$ZodType }[] {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element, path)
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape).flatMap(([name, field]) => [
    { path: `${path}/${name}`, name, schema: field },
    ...fieldsOf(field, `${path}/${name}`),
  ])
}

/** A fact is something that happened, or a state that began. */
const IS_PAST = /^[a-z]+(?:-[a-z]+)*-(?:[a-z]+ed|bound|found|given|made|paid|withdrawn|charged-off|due|unavailable)$/

test.each(FACT_TYPES)('%s: its name is of the past, its words are there in two languages, its senders are known', (type) => {
  const { zh, en, senders } = FACTS[type]
  expect(type).toMatch(IS_PAST)
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
  expect(senders.length).toBeGreaterThan(0)
  for (const sender of senders) expect(SENDERS).toContain(sender)
})

test.each(FACT_TYPES)('%s: its example fills in every field and is read', (type) => {
  const { example, data } = FACTS[type]
  expect(Object.keys(example).sort()).toEqual(Object.keys(data.shape).sort())
  expect(send(type, example)).toMatchObject({ ok: true })
})

const required = FACT_TYPES.flatMap((type) =>
  Object.entries(FACTS[type].data.shape)
    .filter(([, schema]) => schema._zod.optin !== 'optional')
    .map(([field]) => [type, field] as const),
)

test.each(required)('%s without %s is refused', (type, field) => {
  const { [field]: _left, ...rest } = FACTS[type].example as Record<string, unknown>
  expect(send(type, rest)).toMatchObject({ ok: false, faults: [{ pointer: `/data/${field}` }] })
})

test.each(FACT_TYPES)('%s: numbers and instants say their unit in their name; instants and personal fields stand at the top', (type) => {
  for (const data of versionsOf(type)) {
    for (const { path, name, schema } of fieldsOf(data)) {
      const inner = bare(schema)
      const isTop = path === `/${name}`
      if (inner instanceof z.ZodNumber) expect(unitOf(name), path).toBeDefined()
      expect(inner === instant, path).toBe(name.endsWith('_at') && isTop)
      if (markOf(schema) !== undefined) expect(isTop, path).toBe(true)
      if (name.endsWith('_minor')) expect(Object.keys(data.shape), path).toContain('currency')
    }
  }
})

test('the older versions are of facts there are', () => {
  expect(FACT_TYPES).toEqual(expect.arrayContaining(Object.keys(olderData)))
})

test('nothing of the whole book, and no fault of ours, ever counts against a borrower', () => {
  for (const type of FACT_TYPES) if (FACTS[type].scope === 'book') expect(FACTS[type].counts, type).toBe(false)
  expect(FACTS['technical-failure-reported'].counts).toBe(false)
  expect(FACTS['disbursement-failed'].counts).toBe(false)
  expect(FACTS['increase-requested'].counts).toBe(false)
  expect(FACTS['operator-error-recorded'].counts).toBe(false)
})
