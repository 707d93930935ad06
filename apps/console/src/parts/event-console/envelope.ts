import words from '../../api/catalogue/event-words.json'
import type { Step } from './presets.ts'

const SOURCE = 'console'
const WIRE: Readonly<Record<string, { wire: string }>> = words.facts

/** A CloudEvent without a time: it happens when it comes. */
export const envelopeOf = (borrower: string, { type, data }: Step, id: string) => ({
  specversion: '1.0',
  id,
  source: SOURCE,
  type: WIRE[type]?.wire ?? type,
  subject: borrower,
  data,
})

/** A few letters and digits that no other play has. */
export function newTag(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5))
  return [...bytes].map((byte) => (byte % 36).toString(36)).join('')
}

/** The first id of a fact names the thing it tells of; a second play tells of another one. */
export function freshExample(example: Readonly<Record<string, unknown>>, tag: string): Readonly<Record<string, unknown>> {
  const own = Object.keys(example).find((name) => name.endsWith('_id'))
  return own ? { ...example, [own]: `${String(example[own])}-${tag}` } : example
}
