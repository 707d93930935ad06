/** Entries and observations of a desk, as the API writes them. */
import type { DeskKind } from '@fairline/contract/desk/entries'
import { writeInstant } from '@fairline/contract/instant'
import type { DeskState, When } from '@fairline/domain/desk/model/desk-book'
import { allowedOf, type Scopes, shownEntry } from '@fairline/domain/desk/model/desk-consent'
import type { FastifyReply } from 'fastify'
import type { SeenFact } from '../store/desk-fact-table.ts'
import { problemOf, sendProblem } from './problems.ts'

/** A clock that is a little ahead is no mistake. */
const AHEAD_MS = 5 * 60_000

export const whenOf = ({ at, known_at }: { at?: number | undefined; known_at?: number | undefined }, now: number): When => ({
  at: at ?? now,
  knownAt: known_at ?? now,
})

/** Its schema has seen to it that it is one. */
export const readAt = (written: string | undefined): number | undefined => (written === undefined ? undefined : Date.parse(written))

/** Facts are of what is: what is to come is a date in an entry. */
export const liesAhead = (at: number | undefined, now: number): boolean => at !== undefined && at > now + AHEAD_MS

export const refuseAhead = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer: '/effective_at', detail: 'must not lie in the future' }] }))

type ScopesOfLine = (facilityId: string) => Scopes | undefined

export function entryView(kind: DeskKind, state: DeskState, scopesOfLine: ScopesOfLine): Record<string, unknown> {
  const { id, version, effectiveAt, recordedAt, endedAt, purposes, policy } = state
  const { content, masked } = shownEntry(kind, state.content, scopesOfLine, id)
  return {
    ...content,
    masked: [...masked],
    ...{ id, version, effective_at: writeInstant(effectiveAt), recorded_at: writeInstant(recordedAt) },
    ended_at: endedAt === null ? null : writeInstant(endedAt),
    ...(kind === 'facility' && { approved: purposes }),
    ...(kind === 'project' && { policy }),
  }
}

export const seenView = (seen: Pick<SeenFact, Exclude<keyof SeenFact, 'kind' | 'subject'>>) => ({
  ...{ id: seen.id, sequence: seen.sequence, field: seen.field, value: seen.value, source: seen.source },
  ...{
    effective_at: writeInstant(seen.effectiveAt),
    observed_at: writeInstant(seen.observedAt),
    recorded_at: writeInstant(seen.recordedAt),
  },
  lag_seconds: Math.max(0, Math.round((seen.recordedAt - seen.effectiveAt) / 1_000)),
  ...{ confidence_ppm: seen.confidencePpm, evidence_sha256: seen.evidence },
})

/** Of each field the newest that each source says. They come with the newest first. */
export function newestOfEach(seen: readonly SeenFact[]): SeenFact[] {
  const newest = new Map<string, SeenFact>()
  for (const one of seen) {
    const name = `${one.field} ${one.source}`
    if (!newest.has(name)) newest.set(name, one)
  }
  return [...newest.values()]
}

/** `scopes` undefined: it is of no borrower. */
export const shownOf = (seen: readonly SeenFact[], scopes: Scopes | undefined): SeenFact[] =>
  scopes === undefined ? [...seen] : seen.flatMap((one) => allowedOf(one, scopes) ?? [])
