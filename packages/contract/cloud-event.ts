/** The envelope of every fact on the wire: CloudEvents 1.0 in JSON, with the extension `knownat`. */
import { z } from 'zod'
import { camelKeys } from './case.ts'
import { FACT_TYPES, type Fact, type FactType, factData } from './facts.ts'
import { instant } from './instant.ts'
import { publicId, text } from './text.ts'

const TYPE = /^fairline\.([a-z][a-z0-9-]*)\.v1$/

export const wireType = (name: string): string => `fairline.${name}.v1`

/** The fact's name behind a wire type, or undefined for a type that is not ours to receive. */
export function factTypeOf(type: string): FactType | undefined {
  const name = TYPE.exec(type)?.[1]
  return name !== undefined && Object.hasOwn(factData, name) ? (name as FactType) : undefined
}

const envelope = <T extends FactType>(type: T) =>
  z.strictObject({
    specversion: z.literal('1.0'),
    id: publicId,
    source: text(128),
    type: z.literal(wireType(type)),
    subject: publicId,
    time: instant.optional(),
    knownat: instant.optional(),
    datacontenttype: z.literal('application/json').optional(),
    data: factData[type],
  })

const factEnvelopes = Object.fromEntries(FACT_TYPES.map((type) => [type, envelope(type)])) as {
  [T in FactType]: ReturnType<typeof envelope<T>>
}

/**
 * A fact that fits the contract. `fact.occurredAt` and `fact.knownAt` are filled from the receiver's clock where the sender gave none.
 * `isTimed`: the sender gave at least one of them. A fact without any happened when it came, so after all that came before it.
 */
export type ReceivedFact = {
  readonly id: string
  readonly source: string
  readonly subject: string
  readonly fact: Fact
  readonly isTimed: boolean
}

/** Where and why a message does not fit: `pointer` is an RFC 6901 JSON pointer into it. */
export type Fault = { readonly pointer: string; readonly detail: string }

/** How far past the book's clock a time may lie before it is a mistake: clocks of senders differ. */
export const MAX_AHEAD_MS = 5 * 60_000

export type Reading = { readonly ok: true; readonly value: ReceivedFact } | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Reads one CloudEvent.
 *
 * now      the book's clock, epoch milliseconds: the default of `knownat`, and what "future" is measured from.
 * Errors   every fault with its pointer: unknown type, missing or unknown field, fraction, number beyond 2^53, time in the future,
 *          knowledge before the event.
 */
export function readFact(message: unknown, now: number): Reading {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return refused('', 'must be a JSON object')
  const { type } = message as { type?: unknown }
  if (typeof type !== 'string') return refused('/type', 'must be a string like fairline.session-started.v1')
  const name = factTypeOf(type)
  if (name === undefined) return refused('/type', 'is not an event type of this contract')
  const parsed = factEnvelopes[name].safeParse(message)
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) }
  const { id, source, subject, time, knownat, data } = parsed.data
  const knownAt = knownat ?? Math.max(now, time ?? now)
  const occurredAt = time ?? knownAt
  const faults = timeFaults(occurredAt, knownAt, now)
  if (faults.length > 0) return { ok: false, faults }
  const fact = { type: name, occurredAt, knownAt, data: camelKeys(data) } as Fact
  return { ok: true, value: { id, source, subject, fact, isTimed: time !== undefined || knownat !== undefined } }
}

function timeFaults(occurredAt: number, knownAt: number, now: number): Fault[] {
  const faults: Fault[] = []
  if (occurredAt > now + MAX_AHEAD_MS) faults.push({ pointer: '/time', detail: 'lies more than 5 minutes in the future' })
  if (knownAt > now + MAX_AHEAD_MS) faults.push({ pointer: '/knownat', detail: 'lies more than 5 minutes in the future' })
  if (knownAt < occurredAt) faults.push({ pointer: '/knownat', detail: 'lies before time: nothing is known before it happens' })
  return faults
}

const refused = (pointer: string, detail: string): Reading => ({ ok: false, faults: [{ pointer, detail }] })

/** What a sender wrote is told back to him, but not at any length. */
const PART_LENGTH_MAX = 100
const DETAIL_LENGTH_MAX = 300
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)

const escapePointer = (part: PropertyKey): string => cut(String(part), PART_LENGTH_MAX).replaceAll('~', '~0').replaceAll('/', '~1')

function faultOf(issue: z.core.$ZodIssue): Fault {
  const path = issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined ? [...issue.path, issue.keys[0]] : issue.path
  return { pointer: path.map((part) => `/${escapePointer(part)}`).join(''), detail: cut(issue.message, DETAIL_LENGTH_MAX) }
}
