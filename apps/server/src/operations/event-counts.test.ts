import { expect, test } from 'vitest'
import type { Result } from '../store/submission.ts'
import { countRefusal, countResults, newEventCounts } from './event-counts.ts'

const answered = (repeated: boolean, ...types: string[]) =>
  ({ kind: 'answered', repeated, decision: { outcomes: types.map((type) => ({ type })) } }) as unknown as Result

test('each answer counts once, and what was decided counts where it was decided', () => {
  const counts = newEventCounts()
  countResults(counts, [
    answered(false, 'hold-placed', 'notice-due'),
    answered(true, 'hold-placed', 'notice-due'),
    answered(false),
    { kind: 'refused', refusal: { code: 'id-reused' } },
    { kind: 'failed', code: 'quarantined' },
    { kind: 'failed', code: 'overloaded' },
  ])
  countRefusal(counts, 'id-reused')
  countRefusal(counts, 'malformed-json')
  expect(counts.byOutcome).toEqual({ recorded: 2, repeated: 1, quarantined: 1, internal: 0, unavailable: 0, overloaded: 1 })
  expect([...counts.refused]).toEqual([['id-reused', 2], ['malformed-json', 1]]) // biome-ignore format: one line
  expect(Object.entries(counts.decided).filter(([, count]) => count > 0)).toEqual([['hold-placed', 1], ['notice-due', 1]]) // biome-ignore format: one line
})
