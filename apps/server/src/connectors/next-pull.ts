/**
 * When a source is asked again, from what came of asking before. Time and chance are given: `jitter` is from 0 to 1.
 *
 * Regular  every so often, up to a tenth sooner or later, so that many sources are not asked in one moment.
 * Failed   later each time; never sooner than the source asked for.
 * Refused  not again by itself: a key that was ended does not get better by trying, and may get its owner locked out.
 * Clocks   that were set back keep nobody waiting: it is counted from now at the latest.
 */
export type PullPlan = { readonly everyMs: number }

/** `more`: it ended before the source did. `refused`: the source does not know us, or the thing asked for. */
export type PullOutcome = 'changed' | 'unchanged' | 'more' | 'failed' | 'refused'
export type PullAttempt = { readonly at: number; readonly outcome: PullOutcome; readonly retryAfterMs: number | null }

export type NextPull =
  | { readonly at: number; readonly why: 'first' | 'regular' | 'more' | 'backing-off' | 'asked-to-wait' }
  | { readonly at: null; readonly why: 'refused' }

export const FIRST_BACK_OFF_MS = 30_000
export const LONGEST_BACK_OFF_MS = 60 * 60 * 1000
/** Whoever asks for more makes a mistake. */
export const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000
const JITTER_SHARE = 0.1
const MORE_AFTER_MS = 1_000

/** `history`: of this source since it was last changed, the latest last; its end suffices. */
export function nextPull({ everyMs }: PullPlan, history: readonly PullAttempt[], now: number, jitter: number): NextPull {
  const last = history.at(-1)
  if (!last) return { at: now + Math.round(everyMs * JITTER_SHARE * jitter), why: 'first' }
  if (last.outcome === 'refused') return { at: null, why: 'refused' }
  const from = Math.min(last.at, now)
  if (last.outcome === 'more') return { at: from + MORE_AFTER_MS, why: 'more' }
  if (last.outcome !== 'failed') return { at: from + Math.round(everyMs * (1 + JITTER_SHARE * (2 * jitter - 1))), why: 'regular' }
  const failures = history.length - 1 - history.findLastIndex(({ outcome }) => outcome !== 'failed')
  const backOffMs = backOff(failures, Math.max(everyMs, LONGEST_BACK_OFF_MS), jitter)
  const askedMs = Math.min(last.retryAfterMs ?? 0, LONGEST_WAIT_MS)
  return askedMs > backOffMs ? { at: from + askedMs, why: 'asked-to-wait' } : { at: from + backOffMs, why: 'backing-off' }
}

/** Half of it is fixed: not at once after an outage, and not all in one moment. */
const backOff = (failures: number, mostMs: number, jitter: number): number =>
  Math.round(Math.min(mostMs, FIRST_BACK_OFF_MS * 2 ** (failures - 1)) * (0.5 + jitter / 2))

/** When the source last answered as it should, whether with news or without: the age of the feed is counted from there. Undefined: never. */
export const lastHeardAt = (history: readonly PullAttempt[]): number | undefined =>
  history.findLast(({ outcome }) => outcome !== 'failed' && outcome !== 'refused')?.at
