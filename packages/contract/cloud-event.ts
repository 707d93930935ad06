/** The envelope of every fact on the wire: CloudEvents 1.0 in JSON, with the extension `knownat`. */

import { z } from 'zod'
import { camelKeys } from './case.ts'
import { BOOK_SUBJECT } from './fact-entry.ts'
import { FACT_TYPES, FACTS, type Fact, type FactType } from './facts.ts'
import { instant } from './instant.ts'
import { type PlainReader, plainReader } from './plain.ts'
import { namedPlainly } from './plain-names.ts'
import { publicId, text } from './text.ts'
import { upcastFrom } from './upcast.ts'
import { isFactType, newestVersion, versionsOf } from './versions.ts'

/** How an event is called on the wire: in its newest version, unless another is wanted. */
export const wireType = (name: string, version = isFactType(name) ? newestVersion(name) : 1): string => `fairline.${name}.v${version}`

/** The fact's name behind a wire type, or undefined for a type or a version that is not ours to receive. */
export const factTypeOf = (type: string): FactType | undefined => formOf(type)?.name

const borrowerSubject = publicId.refine((subject) => subject !== BOOK_SUBJECT, 'is reserved for facts of the whole book')

const envelope = (name: FactType, version: number, data: z.ZodType) =>
  z.strictObject({
    specversion: z.literal('1.0'),
    id: publicId,
    source: text(128),
    type: z.literal(wireType(name, version)),
    subject: FACTS[name].scope === 'book' ? z.literal(BOOK_SUBJECT) : borrowerSubject,
    time: instant.optional(),
    knownat: instant.optional(),
    datacontenttype: z.literal('application/json').optional(),
    data,
  })

/** One version of one fact: its schema, the quick way through it, and the way from it to the newest version. */
export type Form = Readonly<{
  name: FactType
  version: number
  schema: ReturnType<typeof envelope>
  plain: PlainReader
  upcastData: (data: object) => object
}>

function newForm(name: FactType, version: number, data: z.ZodType): Form {
  const schema = envelope(name, version, data)
  return { name, version, schema, plain: plainReader(schema), upcastData: upcastFrom(name, version) }
}

const FORMS: ReadonlyMap<string, Form> = new Map(
  FACT_TYPES.flatMap((name) => versionsOf(name).map((data, older) => [wireType(name, older + 1), newForm(name, older + 1, data)] as const)),
)

/** Every type and version that may be sent. */
export const WIRE_TYPES: readonly string[] = [...FORMS.keys()]

/** What a message of a wire type is read by; undefined where `factTypeOf` is. */
export const formOf = (type: string): Form | undefined => FORMS.get(type)

/**
 * A fact that fits the contract. `fact.occurredAt` and `fact.knownAt` are filled from the receiver's clock where the sender gave none.
 * `isTimed`: the sender gave at least one of them. A fact without any happened when it came, so after all that came before it.
 */
export type ReceivedFact = {
  readonly id: string
  readonly source: string
  readonly subject: string
  /** In the newest form, whatever the version. */
  readonly fact: Fact
  /** The version that was sent: data in the log is of this one. */
  readonly version: number
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
  const form = formOf(type)
  if (form === undefined) return refused('/type', 'is not an event type of this contract, in this version')
  const plain = form.plain(message)
  if (plain !== undefined) return inTime(form, plain as Envelope, now)
  const parsed = form.schema.safeParse(message)
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) }
  return inTime(form, camelKeys(parsed.data) as Envelope, now)
}

type Envelope = { id: string; source: string; subject: string; time?: number; knownat?: number; data: object }

function inTime({ name, version, upcastData }: Form, { id, source, subject, time, knownat, data }: Envelope, now: number): Reading {
  const knownAt = knownat ?? Math.max(now, time ?? now)
  const occurredAt = time ?? knownAt
  const faults = timeFaults(occurredAt, knownAt, now)
  if (faults.length > 0) return { ok: false, faults }
  const fact = { type: name, occurredAt, knownAt, data: upcastData(data) } as Fact
  return { ok: true, value: { id, source, subject, fact, version, isTimed: time !== undefined || knownat !== undefined } }
}

function timeFaults(occurredAt: number, knownAt: number, now: number): Fault[] {
  const faults: Fault[] = []
  if (occurredAt > now + MAX_AHEAD_MS) faults.push({ pointer: '/time', detail: 'lies more than 5 minutes in the future' })
  if (knownAt > now + MAX_AHEAD_MS) faults.push({ pointer: '/knownat', detail: 'lies more than 5 minutes in the future' })
  if (knownAt < occurredAt) faults.push({ pointer: '/knownat', detail: 'lies before time: nothing is known before it happens' })
  return faults
}

const refused = (pointer: string, detail: string): Reading => ({ ok: false, faults: [{ pointer, detail }] })

/** A fault tells the place, and never the value that stood there: it may be personal. A name of nobody is part of the place where it looks like one, cut to this length. */
const PART_LENGTH_MAX = 100
const DETAIL_LENGTH_MAX = 300
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)

const escapePointer = (part: PropertyKey): string =>
  cut(namedPlainly(String(part)), PART_LENGTH_MAX)
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')

function faultOf(issue: z.core.$ZodIssue): Fault {
  const isUnknownKey = issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined
  const path = isUnknownKey ? [...issue.path, issue.keys[0]!] : issue.path
  const detail = isUnknownKey ? 'is not a field of this event type' : cut(issue.message, DETAIL_LENGTH_MAX)
  return { pointer: path.map((part) => `/${escapePointer(part)}`).join(''), detail }
}
