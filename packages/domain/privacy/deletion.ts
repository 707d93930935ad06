/**
 * A borrower's request to have his personal data deleted. Of several the newest counts, in whatever order they are heard of; taken back at the very instant
 * of the request, it is taken back.
 */
import type { FactOf } from '@fairline/contract/facts'

/** `requestId`: of the newest request. */
export type Deletion = Readonly<{ requestId: string; requestedAt: number; takenBackAt: number | null }>

/** `requestedAt` is before everything where only a taking back was heard of so far. */
const UNHEARD = -1

export function deletionAsked(before: Deletion | null, { occurredAt, data }: FactOf<'deletion-requested'>): Deletion {
  const asked = { requestId: data.requestId, requestedAt: occurredAt, takenBackAt: before?.takenBackAt ?? null }
  if (before === null || occurredAt > before.requestedAt) return asked
  return occurredAt === before.requestedAt && data.requestId > before.requestId ? asked : before
}

export const deletionTakenBack = (before: Deletion | null, { occurredAt }: FactOf<'deletion-withdrawn'>): Deletion => ({
  requestId: before?.requestId ?? '',
  requestedAt: before?.requestedAt ?? UNHEARD,
  takenBackAt: Math.max(before?.takenBackAt ?? occurredAt, occurredAt),
})

type Known = Readonly<{ deletion: Deletion | null; erasedAt: number | null }>

/** The request that stands: neither taken back nor carried out. */
export function standingDeletion({ deletion, erasedAt }: Known): Deletion | null {
  if (deletion === null || deletion.requestedAt <= (deletion.takenBackAt ?? UNHEARD)) return null
  return erasedAt !== null && erasedAt >= deletion.requestedAt ? null : deletion
}
