/** docs/events.md is written from the contract itself. Renew it with `npx vitest run event-reference -u`. */
import { wireType } from '@fairline/contract/cloud-event'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { FACT_TYPES, FACTS, type FactType } from '@fairline/contract/facts'
import { jsonSchemaOf } from '@fairline/contract/json-schema'
import { type OutcomeType, outcomeData } from '@fairline/contract/outcomes'
import { personalFieldsOf } from '@fairline/contract/personal'
import { unitOf } from '@fairline/contract/unit-of'
import { newestVersion, versionsOf } from '@fairline/contract/versions'
import { FACT_WORDS, OUTCOME_WORDS, SCOPE_WORDS, SENDER_WORDS } from '@fairline/contract/words'
import { expect, test } from 'vitest'
import type { z } from 'zod'

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

type Row = { name: string; field: Schema; isRequired: boolean }

const schemaOf = (schema: z.ZodType): Schema => jsonSchemaOf(schema) as Schema

/** The fields of an object, and behind each the fields inside it. */
const rowsOf = ({ properties = {}, required = [] }: Schema, path = ''): Row[] =>
  Object.entries(properties).flatMap(([name, field]) => [
    { name: `${path}${name}`, field, isRequired: required.includes(name) },
    ...rowsOf(field, `${path}${name}.`),
  ])

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function factTable(type: FactType, schema: z.ZodType, version: number): string[] {
  const personal = new Map(personalFieldsOf(type, version).map(({ field, kind }) => [field, kind]))
  const rows = rowsOf(schemaOf(schema)).map(({ name, field, isRequired }) => {
    const unit = unitWords(name, field)
    return line([`\`${name}\``, typeOf(field), unit, isRequired ? 'yes' : '', personal.has(name) ? `\`${personal.get(name)}\`` : ''])
  })
  return rows.length === 0 ? ['No fields. 无字段。'] : [FACT_HEAD, '|---|---|---|---|---|', ...rows]
}

const FACT_HEAD = line(['field 字段', 'type 类型', 'unit 单位', 'required 必填', 'personal 个人信息'])

function unitWords(name: string, { type, format }: Schema): string {
  const unit = type === 'integer' || format === 'date-time' ? unitOf(name) : undefined
  return unit ? `${unit.zh} ${unit.en}` : ''
}

function outcomeTable(schema: z.ZodType): string[] {
  const { properties = {}, required = [] } = schemaOf(schema)
  const rows = Object.entries(properties).map(([name, field]) => line([`\`${name}\``, typeOf(field), required.includes(name) ? 'yes' : '']))
  return [line(['field 字段', 'type 类型', 'required 必填']), '|---|---|---|', ...rows]
}

const heading = (type: string, { zh, en }: { zh: string; en: string }): string[] => [`### \`${wireType(type)}\``, '', `${zh} · ${en}`, '']

const earlierForms = (type: FactType): string[] =>
  versionsOf(type)
    .slice(0, -1)
    .flatMap((schema, older) => [`Still read 仍可接收：\`${wireType(type, older + 1)}\``, '', ...factTable(type, schema, older + 1), ''])

function factSection(type: FactType): string[] {
  const { senders, scope, counts, data, example } = FACTS[type]
  const subject = scope === 'book' ? { subject: BOOK_SUBJECT } : {}
  return [
    ...heading(type, FACT_WORDS[type]),
    `- senders 发送方：${senders.map((sender) => `\`${sender}\` ${SENDER_WORDS[sender].zh}`).join('、')}`,
    `- scope 范围：\`${scope}\` ${SCOPE_WORDS[scope].zh} ${SCOPE_WORDS[scope].en}`,
    counts ? '- counts 可计入行为统计与评分：yes 是' : '- counts 可计入行为统计与评分：never 从不',
    '',
    ...factTable(type, data, newestVersion(type)),
    '',
    '```json',
    JSON.stringify({ type: wireType(type), ...subject, data: example }),
    '```',
    '',
    ...earlierForms(type),
  ]
}

const INTRODUCTION = [
  '# Events 事件',
  '',
  'Every event is a CloudEvent 1.0 in JSON: `specversion` `"1.0"`, `id` and `source` of the sender, `subject` the borrower, `type`, `data`; optional `time` (when it took',
  'effect), `knownat` (when it was learned) and `datacontenttype`. Without `time` an event happens when it arrives, after all that came before it. The same `source` and `id`',
  'with the same content is answered again; with other content it is refused. A number or an instant says its unit in its name: `..._minor` whole minor units (fen) of one',
  'currency, `..._at` RFC 3339.',
  '',
  '每个事件都是 JSON 格式的 CloudEvent 1.0：`subject` 为借款人，`time` 为生效时间，`knownat` 为获知时间。同一 `source` 与 `id` 重复发送且内容相同，返回当时的结果；内容不同则拒绝。',
  '',
  `**Scope 范围.** A fact of the whole book has the reserved subject \`${BOOK_SUBJECT}\`; no borrower may have it. 整个账簿的事实使用保留的 \`subject\`：\`${BOOK_SUBJECT}\`。`,
  '',
  '**Counts 计入.** A fact that never counts may open, block or cure something, but feeds no counter and no score, and is no adverse history. “从不”计入的事实不进入任何计数、评分或不良记录。',
  '',
  '**Personal 个人信息.** A marked field holds personal data of the kind named; `by-field` is of the kind that `field` names. All other identifiers, of devices, networks, places and',
  'records, are opaque to Fairline: put nothing personal into them. 标记的字段为个人信息；其余标识对明额均不透明，请勿写入个人信息。',
  '',
  '**Versions 版本.** The end of the type. An earlier version is still read where it is shown; one that is not shown is refused. 类型末尾为版本号；列出的旧版本仍可接收。',
  '',
]

const senderRows = Object.entries(SENDER_WORDS).map(([sender, { zh, en }]) => line([`\`${sender}\``, zh, en]))

test('the reference in docs/events.md says what the contract says', async () => {
  const outcomes = Object.entries(outcomeData).flatMap(([type, schema]) => [
    ...heading(type, OUTCOME_WORDS[type as OutcomeType]),
    ...outcomeTable(schema),
    '',
  ])
  const page = [
    ...INTRODUCTION,
    line(['sender', '发送方', 'who']),
    '|---|---|---|',
    ...senderRows,
    '',
    '## Facts: what you send 您发送的事实',
    '',
    ...FACT_TYPES.flatMap(factSection),
    '## Outcomes: what is decided 平台作出的结果',
    '',
    'Outcomes come back in the answer, and stand in the log beside the fact they answer. Nobody can send one.',
    '',
    ...outcomes,
  ]
  await expect(`${page.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../docs/events.md')
})
