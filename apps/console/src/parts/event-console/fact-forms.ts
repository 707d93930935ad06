/** The facts that can be sent by hand, with the schema of their data. */
import catalogue from '../../api/catalogue/fact-forms.json'

export type FieldSchema = Readonly<{
  type?: string
  enum?: readonly string[]
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  items?: FieldSchema
  properties?: Readonly<Record<string, FieldSchema>>
  required?: readonly string[]
}>

type FactForm = Readonly<{ topic: string; senders: readonly string[]; schema: FieldSchema; example: Readonly<Record<string, unknown>> }>

export const TOPICS = ['profile', 'consent', 'credit', 'income', 'security', 'loan', 'request', 'order', 'upkeep'] as const

const NOT_BY_HAND = new Set(['platform', 'scheduler'])

const ALL = catalogue as unknown as Readonly<Record<string, FactForm>>

export const FACT_FORMS: Readonly<Record<string, FactForm>> = Object.fromEntries(
  Object.entries(ALL).filter(([, { senders }]) => senders.some((sender) => !NOT_BY_HAND.has(sender))),
)
