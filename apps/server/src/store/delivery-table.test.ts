import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { expect, test } from 'vitest'
import type { DecidedBatch } from './decide-batch.ts'
import { toTell } from './delivery-table.ts'

const BORROWER = { bucket: 1, id: 7n }
const batchOf = (outcomes: readonly LineOutcome[], status: string): DecidedBatch =>
  ({
    added: [{ sent: { borrower: BORROWER }, recorded: { sequence: 3, decision: { line: { status }, outcomes } } }],
    changed: [{ borrower: BORROWER, ref: 'b' }],
  }) as unknown as DecidedBatch

const notice = { type: 'notice-due' } as LineOutcome
const lifted = (holdId: string): LineOutcome => ({ type: 'hold-lifted', data: { holdId, reason: `of ${holdId}` } })
const placed = (reason: string): LineOutcome => ({
  type: 'hold-placed',
  data: { holdId: 'n', scope: 'draw', cause: { reason, evidence: [] } },
})
const stage: LineOutcome = { type: 'restoration-advanced', data: { holdId: 'h', stage: 1, permille: 500, usableMinor: 1 } }
const done: LineOutcome = { type: 'restoration-completed', data: { holdId: 'h', commitmentId: 'c' } }

test.each<[rule: string, outcomes: LineOutcome[], status: string, borrower: string, systems: string]>([
  ['a notice', [notice], 'suspended', '0 notice-due', '0 notice-due'],
  ['a hold that is lifted', [notice, lifted('h')], 'active', '0 notice-due, 1 back', '0 notice-due, 1 hold-lifted, 1 back'],
  ['two are one letter', [lifted('h'), lifted('i')], 'active', '0 back', '0 hold-lifted, 1 hold-lifted, 0 back'],
  [
    'what is held anyhow is told of the other',
    [placed('of h'), lifted('h'), lifted('i')],
    'suspended',
    '2 back',
    '0 hold-placed, 1 hold-lifted, 2 hold-lifted, 2 back',
  ],
  ['lifted and placed again', [lifted('h'), placed('of h')], 'suspended', '', '0 hold-lifted, 1 hold-placed'],
  ['a stage is told to nobody but him', [stage], 'active', '0 back', '0 back'],
  ['the end of a restoration', [done, lifted('h')], 'active', '0 back', '1 hold-lifted, 0 back'],
  ['on a closed line nobody is back', [lifted('h')], 'closed', '', '0 hold-lifted'],
])('%s', (_rule, outcomes, status, borrower, systems) => {
  const told = (onlyNotices: boolean) =>
    toTell(batchOf(outcomes, status), onlyNotices).map(({ nth, type, ref, sequence }) => [`${nth} ${type}`, ref, sequence])
  for (const [only, then] of [
    [true, borrower],
    [false, systems],
  ] as const) {
    expect(
      told(only)
        .map(([what]) => what)
        .join(', '),
    ).toBe(then)
    for (const [, ...of] of told(only)) expect(of).toEqual(['b', 3])
  }
})
