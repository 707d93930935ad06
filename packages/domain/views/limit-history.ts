/** How limit and drawn amount came to be what they are, from the decisions of a log. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { LimitHistory } from '@fairline/contract/views/signals'
import type { z } from 'zod'
import type { Decision } from '../account/account.ts'
import type { LineOutcome } from '../line/outcomes.ts'

type Point = z.infer<typeof LimitHistory>['data'][number]

/** `decisions` in the order of the log. A point wherever limit, drawn amount or status changed. */
export function limitHistoryOf(decisions: readonly { readonly sequence: number; readonly decision: Decision }[]): Point[] {
  const points: Point[] = []
  for (const { sequence, decision } of decisions) {
    const { status, limitMinor, drawnMinor, availableMinor } = decision.line
    const last = points.at(-1)
    if (last?.status === status && last.limit_minor === limitMinor && last.drawn_minor === drawnMinor) continue
    const cause = decision.outcomes.findLast(setsLimit)
    points.push({
      sequence,
      at: writeInstant(decision.at),
      status,
      limit_minor: limitMinor,
      drawn_minor: drawnMinor,
      available_minor: availableMinor,
      outcome: cause === undefined ? null : wireType(cause.type),
      reasons: cause?.type === 'limit-changed' ? cause.data.causes.map(({ reason }) => reason) : [],
    })
  }
  return points
}

const setsLimit = ({ type }: LineOutcome): boolean => type === 'line-granted' || type === 'import-recorded' || type === 'limit-changed'
