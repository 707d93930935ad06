import type { Decision } from '@fairline/domain/account/account'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { expect, test } from 'vitest'
import { borrowerKey } from '../store/borrower-key.ts'
import { effectsOf } from './effects-of.ts'

const terms = {} as Extract<LineOutcome, { type: 'drawdown-approved' }>['data']['terms']
const approved = (drawdownId: string, more: object = { terms }): LineOutcome => ({
  type: 'drawdown-approved',
  data: { drawdownId, amountMinor: 5, dayRate: 1, ...more },
})
const decided = (...outcomes: LineOutcome[]): Decision => ({
  at: 0,
  bookVersion: 0,
  assessment: { behaviourScore: null, grade: null },
  line: { status: 'active', currency: 'CNY', limitMinor: 9, drawnMinor: 5, availableMinor: 4 },
  outcomes,
})
const tasksOf = (decision: Decision) => effectsOf(2, borrowerKey(2, 'b'), 'b', decision).map(({ task }) => task)

test.each<[rule: string, outcomes: LineOutcome[], tasks: string[]]>([
  ['nothing decided', [], []],
  ['a drawdown whose loan is kept here', [approved('d1')], ['pay-out']],
  ['one whose loan another system keeps', [approved('d1', {})], []],
  [
    'one declined',
    [{ type: 'drawdown-declined', data: { drawdownId: 'd1', amountMinor: 5, code: 'policy', counts: true, causes: [] } }],
    [],
  ],
  [
    'an inquiry among others',
    [approved('d1'), { type: 'inquiry-ordered', data: { inquiryId: 'q', kind: 'score', purpose: 'renewal' } }, approved('d2')],
    ['pay-out', 'inquire', 'pay-out'],
  ],
])('%s', (_rule, outcomes, tasks) => {
  expect(tasksOf(decided(...outcomes))).toEqual(tasks)
})

test('of one drawdown there is one job, whoever and whenever; of two borrowers, two', () => {
  const keyOf = (organisationId: number, ref: string) =>
    effectsOf(organisationId, borrowerKey(organisationId, ref), ref, decided(approved('d1')))[0]!.key
  expect(keyOf(1, 'b')).toBe(keyOf(1, 'b'))
  expect(new Set([keyOf(1, 'b'), keyOf(2, 'b'), keyOf(1, 'c')]).size).toBe(3)
  expect(keyOf(1, 'b')).not.toContain(' b ')
})
