/** What is sent as events, for the description of the API. The routes read it themselves, quicker than a schema could, so it is no schema of theirs. */
import { WIRE_TYPES } from '@fairline/contract/cloud-event'

const instant = { type: 'string', format: 'date-time' }

const EVENT = {
  type: 'object',
  description:
    'A fact as a CloudEvent 1.0 in JSON. What `data` holds for each type is in docs/events.md. 以 CloudEvents 1.0 JSON 表示的一个事实；各类型的 data 见 docs/events.md。',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'data'],
  additionalProperties: false,
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: {
      type: 'string',
      minLength: 1,
      maxLength: 64,
      description: 'Of your own: sent again with the same content, it is answered again, and recorded once',
    },
    source: { type: 'string', minLength: 1, maxLength: 128, description: 'The system it comes from; `id` is unique within it' },
    type: { type: 'string', enum: [...WIRE_TYPES] },
    subject: { type: 'string', minLength: 1, maxLength: 64, description: "The borrower's id; `book` for facts about the book as a whole" },
    time: { ...instant, description: 'When it happened' },
    knownat: { ...instant, description: 'When it became known' },
    datacontenttype: { type: 'string', const: 'application/json' },
    data: { type: 'object' },
  },
}

const REFERENCE = { $ref: '#/components/schemas/EventSent' }

const BODIES = {
  '/v1/events': {
    required: true,
    content: { 'application/cloudevents+json': { schema: REFERENCE }, 'application/json': { schema: REFERENCE } },
  },
  '/v1/events:batch': {
    required: true,
    description: 'One event a line',
    content: { 'application/x-ndjson': { schema: REFERENCE } },
  },
}

type Described = { components?: { schemas?: object }; paths?: Record<string, unknown> }

/** A document that says what those two routes take. */
export function withEvents<Document extends object>(document: Document): Document {
  const { components, paths } = document as Described
  const taking = Object.entries(BODIES).map(([path, requestBody]) => {
    const { post, ...others } = (paths?.[path] ?? {}) as { post?: object }
    return [path, { ...others, post: { ...post, requestBody } }]
  })
  return {
    ...document,
    components: { ...components, schemas: { ...components?.schemas, EventSent: EVENT } },
    paths: { ...paths, ...Object.fromEntries(taking) },
  }
}
