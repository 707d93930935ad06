/** Proposed by one, released by another, once, and for as many holds as he saw. */
import type { FactOf } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { type BulkEntry, type BulkFact, foldBatches, whyNotInBulk } from './bulk-correction.ts'

const fact = <T extends BulkFact['type']>(type: T, data: object, actor = 'maker', at = 1): BulkEntry => ({
  fact: { type, occurredAt: at, knownAt: at, data: { batchId: 'b', ...data } as FactOf<T>['data'] } as BulkFact,
  actor,
})
const proposed = fact('bulk-correction-proposed', { kind: 'wrong_value', reason: 'CR04', borrowerIds: ['x'] })
const released = (actor = 'checker', holdCount = 2) => fact('bulk-correction-released', { holdCount }, actor, 2)
const withdrawn = fact('bulk-correction-withdrawn', {})
const completed = fact('bulk-correction-completed', { holdCount: 2 }, 'fairline', 3)

test.each<[rule: string, before: readonly BulkEntry[], said: BulkEntry, code: string | undefined]>([
  ['a list of borrowers is proposed', [], proposed, undefined],
  ['so is a time', [], fact('bulk-correction-proposed', { kind: 'wrong_value', reason: 'CR04', placedFromAt: 0 }), undefined],
  [
    'neither is too wide, whatever the pack',
    [],
    fact('bulk-correction-proposed', { kind: 'wrong_value', reason: 'CR04', policyHash: 'p' }),
    'selection-too-wide',
  ],
  ['an id is used once', [proposed], proposed, 'batch-id-reused'],
  ['released by another', [proposed], released(), undefined],
  ['not by whoever proposed it', [proposed], released('maker'), 'proposed-by-you'],
  ['not for another number', [proposed], released('checker', 3), 'count-differs'],
  ['nor for fewer', [proposed], released('checker', 1), 'count-differs'],
  ['nor twice', [proposed, released()], released(), 'batch-over'],
  ['nor once it was withdrawn', [proposed, withdrawn], released(), 'batch-over'],
  ['nor what nobody proposed', [], released(), 'batch-unknown'],
  ['whoever proposed it may withdraw it', [proposed], withdrawn, undefined],
  ['not once it was released', [proposed, released()], withdrawn, 'batch-over'],
  ['completed once it was released', [proposed, released()], completed, undefined],
  ['not before', [proposed], completed, 'batch-over'],
  ['nor twice', [proposed, released(), completed], completed, 'batch-over'],
])('%s', (_rule, before, said, code) => {
  expect(whyNotInBulk(foldBatches(before).get('b'), said, 2)?.code).toBe(code)
})

test('it says who proposed and who released it, and what became of it', () => {
  expect(foldBatches([proposed, released(), completed]).get('b')).toMatchObject({
    state: 'completed',
    proposedBy: 'maker',
    releasedBy: 'checker',
    releasedAt: 2,
    holdCount: 2,
  })
  expect(foldBatches([released()]).size).toBe(0)
})
