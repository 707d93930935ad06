import { expect, test } from 'vitest'
import { readDecision } from './decision-search.ts'

test.each<[unknown, { decision?: number }]>([
  ['1', { decision: 1 }],
  [159, { decision: 159 }],
  ['0', {}],
  ['-1', {}],
  ['1.5', {}],
  ['x', {}],
  ['9'.repeat(15), { decision: 999_999_999_999_999 }],
  ['9'.repeat(16), {}],
  [undefined, {}],
])('%s', (decision, read) => expect(readDecision({ decision })).toEqual(read))
