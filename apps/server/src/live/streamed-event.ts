/** One event as the live feed tells it, encoded once for all who listen. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { StreamedDecision } from '@fairline/contract/views/stream'
import { isOfHold, type OfHold } from '@fairline/domain/line/evolve-hold'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import type { z } from 'zod'
import type { FedEvent } from '../store/event-feed.ts'
import { type FeedPosition, writePosition } from '../store/feed-position.ts'

/** `frame`: as it goes over the wire. */
export type StreamedEvent = {
  readonly position: FeedPosition
  readonly borrower: string
  readonly type: string
  readonly hasOutcomes: boolean
  readonly frame: string
}

export type StreamFilter = {
  readonly borrower?: string | undefined
  readonly types?: ReadonlySet<string> | undefined
  readonly withOutcomes: boolean
}

export function streamedEvent(feed: string, event: FedEvent): StreamedEvent {
  const data = decisionOf(event)
  return {
    position: event.position,
    borrower: event.ref,
    type: data.type,
    hasOutcomes: data.outcomes.length > 0,
    frame: `id: ${writePosition(feed, event.position)}\nevent: decided\ndata: ${JSON.stringify(data)}\n\n`,
  }
}

export const isWanted = ({ borrower, types, withOutcomes }: StreamFilter, event: StreamedEvent): boolean =>
  (borrower === undefined || borrower === event.borrower) &&
  (types === undefined || types.has(event.type)) &&
  (!withOutcomes || event.hasOutcomes)

function decisionOf(event: FedEvent): z.infer<typeof StreamedDecision> {
  const { at, line, assessment, outcomes } = event.decision
  return {
    borrower_id: event.ref,
    sequence: event.sequence,
    type: wireType(event.type, event.schemaVersion),
    occurred_at: writeInstant(event.occurredAt),
    decided_at: writeInstant(at),
    recorded_at: writeInstant(event.recordedAt),
    line: {
      status: line.status,
      currency: line.currency,
      limit_minor: line.limitMinor,
      drawn_minor: line.drawnMinor,
      available_minor: line.availableMinor,
    },
    grade: assessment.grade,
    behaviour_score: assessment.behaviourScore,
    outcomes: outcomes.map((outcome) => ({ type: wireType(outcome.type), reasons: reasonsOf(outcome) })),
  }
}

function reasonsOf(outcome: LineOutcome): string[] {
  if (isOfHold(outcome)) return reasonsOfHold(outcome)
  switch (outcome.type) {
    case 'grant-declined':
    case 'limit-changed':
    case 'drawdown-declined':
      return outcome.data.causes.map(({ reason }) => reason)
    case 'notice-due':
      return outcome.data.reasons.map(({ reason }) => reason)
    case 'application-referred':
    case 'application-waiting':
    case 'quote-declined':
    case 'increase-declined':
    case 'price-changed':
    case 'limit-proposal-closed':
    case 'mistake-undone':
      return outcome.data.causes.map(({ reason }) => reason)
    case 'case-taken-up':
      return [...outcome.data.reasons]
    case 'deletion-answered':
    case 'line-granted':
    case 'import-recorded':
    case 'balance-observed':
    case 'drawdown-approved':
    case 'repayment-applied':
    case 'application-opened':
    case 'inquiry-ordered':
    case 'offer-made':
    case 'application-closed':
    case 'quote-issued':
    case 'drawdown-cancelled':
    case 'loan-opened':
    case 'instalment-billed':
    case 'instalment-settled':
    case 'delinquency-changed':
    case 'loan-relieved':
    case 'misuse-charged':
    case 'misuse-ended':
    case 'loan-settled':
    case 'loan-written-off':
    case 'repayment-taken-back':
    case 'journal-posted':
    case 'line-closed':
    case 'line-reopened':
    case 'increase-under-review':
    case 'limit-offered':
    case 'temporary-limit-set':
    case 'temporary-limit-ended':
    case 'line-reassessed':
      return []
  }
}

function reasonsOfHold({ data }: OfHold): string[] {
  if ('cause' in data) return [data.cause.reason]
  if ('reason' in data) return [data.reason]
  return 'causes' in data ? data.causes.map(({ reason }) => reason) : []
}
