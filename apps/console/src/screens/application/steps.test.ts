import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/views.ts'
import { offerOf, STEP_TYPES, stepsOf } from './steps.ts'

const entry = (sequence: number, occurred_at: string, data: object, outcomes: object[] = []) =>
  ({ sequence, occurred_at, data, decision: { outcomes } }) as unknown as TimelineEntry
const offer = (application_id: string) => ({ type: 'fairline.offer-made.v1', data: { application_id } })

const log = [
  entry(4, '2026-01-03T00:00:00Z', {}, [offer('a')]),
  entry(3, '2026-01-02T00:00:00Z', { application_id: 'b' }, [offer('b')]),
  entry(2, '2026-01-02T00:00:00Z', { application_id: 'a' }, [offer('a')]),
  entry(1, '2026-01-01T00:00:00Z', {}),
]

test('the steps of one application, the oldest first', () => {
  expect(stepsOf(log, { application_id: 'a' }, null).map(({ sequence }) => sequence)).toEqual([1, 2, 4])
})

test('what came after its end is none of it, what came at its end is', () => {
  const until = (at: string) => stepsOf(log, { application_id: 'a' }, at).map(({ sequence }) => sequence)
  expect([until('2026-01-02T00:00:00Z'), until('2026-01-03T00:00:00Z')]).toEqual([
    [1, 2],
    [1, 2, 4],
  ])
})

test('its latest offer with what bounds it, and that of no other', () => {
  const bounds = [{ name: 'wish', limit_minor: 100 }]
  const bounded = entry(5, '2026-01-04T00:00:00Z', {}, [{ type: 'fairline.offer-made.v1', data: { application_id: 'b', bounds } }])
  expect(['a', 'b', 'c'].map((application_id) => offerOf([...log, bounded], { application_id }))).toEqual([
    { sequence: 4, bounds: [] },
    { sequence: 5, bounds },
    undefined,
  ])
})

test('types are asked for by their names on the wire', () => expect(STEP_TYPES).toContain('fairline.application-submitted.v1,'))
