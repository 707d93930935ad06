import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  FIRST_BACK_OFF_MS,
  LONGEST_BACK_OFF_MS,
  LONGEST_WAIT_MS,
  lastHeardAt,
  nextPull,
  type PullAttempt,
  type PullOutcome,
} from './next-pull.ts'

const NOW = 1_772_409_600_000
const EVERY = 600_000
const PLAN = { everyMs: EVERY }
const attempt = (outcome: PullOutcome, at = NOW, retryAfterMs: number | null = null): PullAttempt => ({ at, outcome, retryAfterMs })
const failures = (count: number) => Array.from({ length: count }, () => attempt('failed'))
const next = (history: PullAttempt[], jitter = 1, now = NOW, plan = PLAN) => {
  const { at, why } = nextPull(plan, history, now, jitter)
  return [why, at === null ? null : at - NOW]
}

// biome-ignore format: a table
test.each<[what: string, history: PullAttempt[], jitter: number, then: [string, number | null]]>([
  ['never asked: now', [], 0, ['first', 0]],
  ['or soon', [], 1, ['first', EVERY / 10]],
  ['with news', [attempt('changed')], 0.5, ['regular', EVERY]],
  ['without', [attempt('unchanged')], 0.5, ['regular', EVERY]],
  ['a tenth sooner', [attempt('unchanged')], 0, ['regular', EVERY * 0.9]],
  ['a tenth later', [attempt('unchanged')], 1, ['regular', EVERY * 1.1]],
  ['more is waiting', [attempt('more')], 1, ['more', 1000]],
  ['failed once', failures(1), 1, ['backing-off', FIRST_BACK_OFF_MS]],
  ['at half the time', failures(1), 0, ['backing-off', FIRST_BACK_OFF_MS / 2]],
  ['failed again', failures(2), 1, ['backing-off', FIRST_BACK_OFF_MS * 2]],
  ['failed for long', failures(50), 1, ['backing-off', LONGEST_BACK_OFF_MS]],
  ['failed before it answered', [...failures(5), attempt('changed')], 0.5, ['regular', EVERY]],
  ['failed behind an answer', [...failures(5), attempt('unchanged'), ...failures(1)], 1, ['backing-off', FIRST_BACK_OFF_MS]],
  ['asked to wait', [attempt('failed', NOW, FIRST_BACK_OFF_MS + 1)], 1, ['asked-to-wait', FIRST_BACK_OFF_MS + 1]],
  ['asked to wait less', [attempt('failed', NOW, FIRST_BACK_OFF_MS)], 1, ['backing-off', FIRST_BACK_OFF_MS]],
  ['asked to wait for years', [attempt('failed', NOW, LONGEST_WAIT_MS * 999)], 1, ['asked-to-wait', LONGEST_WAIT_MS]],
  ['refused', [...failures(2), attempt('refused', NOW, 1000)], 1, ['refused', null]],
  ['a clock that was set back', [attempt('changed', NOW + 99 * EVERY)], 0.5, ['regular', EVERY]],
])('%s', (_what, history, jitter, then) => {
  expect(next(history, jitter)).toEqual(then)
})

test('a source that is asked rarely is not asked oftener because it fails', () => {
  expect(next(failures(50), 1, NOW, { everyMs: 5 * LONGEST_BACK_OFF_MS })).toEqual(['backing-off', 5 * LONGEST_BACK_OFF_MS])
})

test('with each failure it waits at least as long, and always within its bounds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1000, max: 7 * 86_400_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, everyMs, jitter) => {
        const [sooner, later] = [count, count + 1].map((many) => next(failures(many), jitter, NOW, { everyMs })[1] as number)
        expect(later).toBeGreaterThanOrEqual(sooner!)
        expect(sooner).toBeGreaterThanOrEqual(FIRST_BACK_OFF_MS / 2)
        expect(later).toBeLessThanOrEqual(Math.max(everyMs, LONGEST_BACK_OFF_MS))
      },
    ),
  )
})

test('a feed is as old as its last answer', () => {
  expect(lastHeardAt([])).toBeUndefined()
  expect(lastHeardAt([attempt('failed', 5)])).toBeUndefined()
  expect(lastHeardAt([attempt('unchanged', 1), attempt('failed', 2), attempt('refused', 3)])).toBe(1)
})
