/** docs/events.md is written from the contract itself. Renew it with `npx vitest run event-reference -u`. */
import { wireType } from '@fairline/contract/cloud-event'
import { FACT_TYPES, factData } from '@fairline/contract/facts'
import { outcomeData } from '@fairline/contract/outcomes'
import { FACT_WORDS, OUTCOME_WORDS } from '@fairline/contract/words'
import { expect, test } from 'vitest'
import { z } from 'zod'

type Schema = {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  maxLength?: number
  items?: Schema
  anyOf?: readonly Schema[]
  properties?: Record<string, Schema>
  required?: readonly string[]
}

const LARGEST = Number.MAX_SAFE_INTEGER

function rangeOf({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const from = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1
  const low = from === undefined || from === -LARGEST ? '' : ` from ${from}`
  return maximum === undefined || maximum === LARGEST ? low : `${low} to ${maximum}`
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  switch (schema.type) {
    case 'integer':
      return `whole number${rangeOf(schema)}`
    case 'string':
      if (schema.format === 'date-time') return 'RFC 3339 time with offset'
      return schema.pattern === '^[A-Z]{3}$'
        ? 'ISO 4217 currency'
        : `text${schema.maxLength ? `, at most ${schema.maxLength} characters` : ''}`
    case 'array':
      return `list of ${typeOf(schema.items ?? {})}`
    case 'object':
      return `{ ${Object.keys(schema.properties ?? {}).join(', ')} }`
    default:
      return schema.type ?? 'any'
  }
}

function table(schema: z.ZodType): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  const rows = Object.entries(properties).map(
    ([name, field]) => `| \`${name}\` | ${typeOf(field)} | ${required.includes(name) ? 'yes' : ''} |`,
  )
  return rows.length === 0 ? ['No fields.'] : ['| field | type | required |', '|---|---|---|', ...rows]
}

const section = (type: string, { zh, en }: { zh: string; en: string }, schema: z.ZodType): string[] => [
  `### \`${wireType(type)}\``,
  '',
  `${zh} · ${en}`,
  '',
  ...table(schema),
  '',
]

test('the reference in docs/events.md says what the contract says', async () => {
  const facts = FACT_TYPES.flatMap((type) => section(type, FACT_WORDS[type], factData[type]))
  const outcomes = Object.entries(outcomeData).flatMap(([type, schema]) =>
    section(type, OUTCOME_WORDS[type as keyof typeof outcomeData], schema),
  )
  const page = [
    '# Events 事件',
    '',
    'Every event is a CloudEvent 1.0 in JSON: `specversion` `"1.0"`, `id` and `source` of the sender, `subject` the borrower, `type`, `data`; optional `time` (when it took',
    'effect), `knownat` (when it was learned) and `datacontenttype`. Without `time` an event happens when it arrives, after all that came before it. The same `source` and `id`',
    'with the same content is answered again; with other content it is refused. Amounts ending in `_minor` are whole minor units (fen) of one currency.',
    '',
    'No personal data: identifiers of devices, networks, places and records are opaque to Fairline.',
    '',
    '## Facts: what you send 您发送的事实',
    '',
    ...facts,
    '## Outcomes: what is decided 平台作出的结果',
    '',
    'Outcomes come back in the answer, and stand in the log beside the fact they answer. Nobody can send one.',
    '',
    ...outcomes,
  ]
  await expect(`${page.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../docs/events.md')
})
