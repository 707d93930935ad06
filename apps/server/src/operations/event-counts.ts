/** Counts of events and of what was decided on them: plain numbers, added to batch by batch, read when somebody asks. */
import { type OutcomeType, outcomeData } from '@fairline/contract/outcomes'
import type { Failure, Result } from '../store/submission.ts'

export type EventCounts = {
  readonly byOutcome: Record<'recorded' | 'repeated' | Failure['code'], number>
  /** By the code of the problem: a set that the API's own list bounds. */
  readonly refused: Map<string, number>
  /** Of newly recorded events only: a repeat decides nothing. */
  readonly decided: Record<OutcomeType, number>
}

export const newEventCounts = (): EventCounts => ({
  byOutcome: { recorded: 0, repeated: 0, quarantined: 0, internal: 0, unavailable: 0, overloaded: 0 },
  refused: new Map(),
  decided: Object.fromEntries(Object.keys(outcomeData).map((type) => [type, 0])) as Record<OutcomeType, number>,
})

export function countResults(counts: EventCounts, results: readonly Result[]): void {
  const { byOutcome, decided } = counts
  for (const result of results) {
    if (result.kind === 'refused') countRefusal(counts, result.refusal.code)
    else if (result.kind === 'failed') byOutcome[result.code]++
    else if (result.repeated) byOutcome.repeated++
    else {
      byOutcome.recorded++
      for (const { type } of result.decision.outcomes) decided[type]++
    }
  }
}

export const countRefusal = ({ refused }: EventCounts, code: string): void => void refused.set(code, (refused.get(code) ?? 0) + 1)
