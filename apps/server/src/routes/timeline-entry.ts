/** One row of a borrower's log in the words of the contract. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import { personalFieldsOf } from '@fairline/contract/personal'
import type { TimelineEntry } from '@fairline/contract/views/timeline'
import { explainDecision } from '@fairline/domain/account/explain'
import type { z } from 'zod'
import type { Packs } from '../packs.ts'
import type { LogEntry } from '../store/borrower-log.ts'

export async function timelineEntry(entry: LogEntry, packs: Packs): Promise<z.infer<typeof TimelineEntry>> {
  return {
    sequence: entry.sequence,
    type: wireType(entry.type, entry.schemaVersion),
    source: entry.source,
    event_id: entry.eventId,
    actor: entry.actor,
    occurred_at: writeInstant(entry.occurredAt),
    known_at: writeInstant(entry.knownAt),
    recorded_at: writeInstant(entry.recordedAt),
    data: withoutPersonal(entry),
    decision: explainDecision(entry.decision, await packs.byId(entry.packId)),
  }
}

/** Whatever stands in a personal field, sealed or not, is only named. */
export function withoutPersonal({ type, schemaVersion, data }: Pick<LogEntry, 'type' | 'schemaVersion' | 'data'>): Record<string, unknown> {
  const named = personalFieldsOf(type, schemaVersion).filter(({ field }) => Object.hasOwn(data, field))
  return { ...data, ...Object.fromEntries(named.map(({ field }) => [field, { sealed: true }])) }
}
