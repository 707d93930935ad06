/** Which way back is proposed, and that no word of it advises what must not be done. */
import { expect, test } from 'vitest'
import { forbiddenIn } from '../coaching/forbidden-advice.ts'
import type { Cause } from '../diagnosis/causes.ts'
import type { Signals } from '../diagnosis/parameters.ts'
import { GUIDES, type Trouble, troublesOf } from './guides.ts'

test.each<[cause: Cause, signals: Signals, troubles: readonly Trouble[]]>([
  ['individual', {}, ['profile']],
  ['individual', { B6: 'red' }, ['device']],
  ['individual', { B7: 'amber', B2: 'red' }, ['overdue', 'profile']],
  ['individual', { B3: 'red', B4: 'amber' }, ['applications']],
  ['individual', { B1: 'amber', B10: 'amber' }, ['score', 'employer']],
  ['policy', { B6: 'red' }, ['policy']],
  ['regulatory', {}, ['rule']],
  ['maintenance', {}, ['outage']],
  ['technical', { B2: 'red' }, ['data']],
])('%s with %j: %j', (cause, signals, troubles) => {
  expect(troublesOf(cause, signals)).toEqual(troubles)
})

test.each(Object.entries(GUIDES))('%s: nothing forbidden, both languages, something to hand in, a time to watch', (_trouble, guide) => {
  const said = [guide.name, guide.how, ...guide.documents]
  expect(said.flatMap(({ zh, en }) => [...forbiddenIn(zh), ...forbiddenIn(en)])).toEqual([])
  expect(said.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /^[\x20-\x7e]+$/.test(en))).toBe(true)
  expect([guide.documents.length > 0, guide.observedDays >= 7]).toEqual([true, true])
})
