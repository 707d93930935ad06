/**
 * Leaves of the record (domain/record): of each row that is written, from what is written.
 *
 * Cost     three hashes and one text an event: this is on the road of every event.
 * Twin     record-rows.ts makes the same from what the database gives back.
 */
import { hash } from 'node:crypto'
import { type ActEntry, actText, eventText } from '@fairline/domain/record/entry'
import type { NewEvent } from './event-table.ts'

export const LEAF_BYTES = 32
/** The tree of administrative acts; those of events are numbered as their lanes. */
export const ACTS_TREE = -1

/** Behind a zero byte, so that no leaf passes for a node. */
const behindZero = (text: string): string => `\0${text}`
const leafOf = (text: string): Buffer => hash('sha256', behindZero(text), 'buffer')

/** What the leaves of a batch have in common. `pack`: its hash. */
export type RecordedBy = Readonly<{ organisationId: number; recordedAt: number; pack: string }>

/** In hex: Node makes that in half the time of a buffer. `decision`: its canonical text, as it is written. */
export function eventLeaf({ sent, fact, recorded }: NewEvent, decision: string, { organisationId, recordedAt, pack }: RecordedBy): string {
  const text = eventText({
    actor: sent.actor,
    borrower_id: String(sent.borrower.id),
    bucket: sent.borrower.bucket,
    content_hash: recorded.contentHash,
    data: hash('sha256', sent.dataText, 'hex'),
    decision: hash('sha256', decision, 'hex'),
    event_id: sent.eventId,
    key: sent.key,
    known_at: fact.knownAt * MICROS,
    occurred_at: fact.occurredAt * MICROS,
    organisation_id: organisationId,
    pack,
    recorded_at: recordedAt * MICROS,
    schema_version: sent.schemaVersion,
    sequence: recorded.sequence,
    source: sent.source,
    type: fact.type,
  })
  return hash('sha256', behindZero(text), 'hex')
}

export const actLeaf = (entry: ActEntry): Buffer => leafOf(actText(entry))

/** Of a row of the log as its text, wherever that comes from. */
export const textLeaf = leafOf

const MICROS = 1_000
