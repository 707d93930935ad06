/**
 * A decision as the log keeps it: one flat object with fields as on the wire; what is usual (no outcomes) takes no room.
 * It is read by people in SQL, by repeats of the event, and by the check that decides again.
 */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { LineOutcome } from '@fairline/domain/line/outcomes'

export type StoredDecision = {
  at: string
  /** Version of the book that was seen; left out where that is 0. */
  book?: number
  score: number | null
  grade: string | null
  status: Decision['line']['status']
  currency: string | null
  limit_minor: number
  drawn_minor: number
  available_minor: number
  outcomes?: { type: string; data: unknown }[]
}

export function writeDecision({ at, bookVersion, assessment, line, outcomes }: Decision): StoredDecision {
  const stored: StoredDecision = {
    at: writeInstant(at),
    ...(bookVersion !== 0 && { book: bookVersion }),
    score: assessment.behaviourScore,
    grade: assessment.grade,
    status: line.status,
    currency: line.currency,
    limit_minor: line.limitMinor,
    drawn_minor: line.drawnMinor,
    available_minor: line.availableMinor,
  }
  if (outcomes.length > 0) stored.outcomes = outcomes.map(({ type, data }) => ({ type, data: snakeKeys(data) }))
  return stored
}

/** The canonical JSON of `writeDecision`, as the log gets it: most decisions have no outcomes, and their text is put together faster than an object. */
export function decisionText(decision: Decision): string {
  if (decision.outcomes.length > 0) return canonicalJson(writeDecision(decision))
  const { at, bookVersion, assessment, line } = decision
  const { grade } = assessment
  return (
    `{"at":"${writeInstant(at)}","available_minor":${line.availableMinor},${bookVersion === 0 ? '' : `"book":${bookVersion},`}` +
    `"currency":${line.currency === null ? 'null' : `"${line.currency}"`},"drawn_minor":${line.drawnMinor},` +
    `"grade":${grade === null ? 'null' : JSON.stringify(grade)},"limit_minor":${line.limitMinor},` +
    `"score":${assessment.behaviourScore},"status":"${line.status}"}`
  )
}

export function readDecision(stored: StoredDecision): Decision {
  return {
    at: Date.parse(stored.at),
    bookVersion: stored.book ?? 0,
    assessment: { behaviourScore: stored.score, grade: stored.grade },
    line: {
      status: stored.status,
      currency: stored.currency,
      limitMinor: stored.limit_minor,
      drawnMinor: stored.drawn_minor,
      availableMinor: stored.available_minor,
    },
    outcomes: (stored.outcomes ?? []).map(({ type, data }) => ({ type, data: camelKeys(data) }) as LineOutcome),
  }
}

export const sameDecision = (one: Decision, other: Decision): boolean =>
  canonicalJson(writeDecision(one)) === canonicalJson(writeDecision(other))
