/**
 * What one leaf of the record stands for: a row of the log, or an administrative act, as one text that is the same whenever and wherever it is made. Every
 * column is in it, so that no change of any goes unseen; the data and the decision by their hashes, so that one can be shown without the other.
 *
 * Form      canonical JSON (kernel/canonical-json.ts) with the names of the columns. A change of this form is a new kind of entry, never an edit of this one.
 * Units     instants: whole microseconds since 1970, as the database keeps them. `borrower_id`: decimal text. Hashes: SHA-256 in lower-case hex.
 * Left out  `transaction_id` of an event: it is given at the commit, and anew by a restore. `record_tree` and `record_nth` say where the leaf stands.
 */
import { canonicalJson } from '../kernel/canonical-json.ts'

/** `data`, `decision`: hashes of their canonical JSON. `pack`: the hash of the policy pack. */
export type EventEntry = Readonly<{
  actor: string
  borrower_id: string
  bucket: number
  content_hash: string
  data: string
  decision: string
  event_id: string
  key: string
  known_at: number
  occurred_at: number
  organisation_id: number
  pack: string
  recorded_at: number
  schema_version: number
  sequence: number
  source: string
  type: string
}>

/** `detail`: as it is. */
export type ActEntry = Readonly<{
  act: string
  actor: string
  address: string | null
  at: number
  detail: unknown
  id: string
  organisation_id: number
  person: string
  reason: string | null
  request_id: string | null
  roles: readonly string[]
  subject: string | null
}>

/** The names of an event's columns are written as they are known: this is done for every event (the test holds it to `canonicalJson`). */
export const eventText = (entry: EventEntry): string =>
  `{"actor":${text(entry.actor)},"borrower_id":"${entry.borrower_id}","bucket":${entry.bucket},"content_hash":"${entry.content_hash}",` +
  `"data":"${entry.data}","decision":"${entry.decision}","event_id":${text(entry.event_id)},"key":"${entry.key}","known_at":${entry.known_at},` +
  `"occurred_at":${entry.occurred_at},"organisation_id":${entry.organisation_id},"pack":"${entry.pack}","recorded_at":${entry.recorded_at},` +
  `"schema_version":${entry.schema_version},"sequence":${entry.sequence},"source":${text(entry.source)},"type":${text(entry.type)}}`

export const actText = (entry: ActEntry): string => canonicalJson(entry)

const text = (value: string): string => canonicalJson(value)
