import { expect, test } from 'vitest'
import { evidenceOf } from './explain/evidence.ts'
import { lossesOf } from './explain/losses.ts'
import { tableXml } from './fixtures.ts'
import { type InputSchema, loadPolicy, type Policy } from './policy.ts'

const inputs: InputSchema = new Map([
  ['score', { type: 'number', nullable: true }],
  ['days late', { type: 'number', nullable: true }],
  ['kind', { type: 'string', nullable: true, values: ['employed', 'self-employed', 'other'] }],
])

function loaded(xml: string): Policy {
  const outcome = loadPolicy({ xml, file: 'p.dmn', inputs })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics, null, 1))
  return outcome.policy
}

test('a table, from its file to its reason and evidence', () => {
  const policy = loaded(
    tableXml({
      name: 'Grade',
      inputs: { score: 'number', 'days late': 'number', kind: 'string' },
      outputs: ['grade'],
      annotations: ['reason'],
      rows: [
        ['>= 700', '<= 3', '-', '"A"', ''],
        ['[600..700)', '-', 'not("other")', '"B"', 'CR01'],
        ['-', '> 3', '-', '"C"', 'BH02'],
      ],
      hitPolicy: 'FIRST',
    }),
  )
  const given = { score: 699, 'days late': 0, kind: 'employed' }
  const evaluation = policy.evaluate(given, ['Grade'])
  expect(evaluation.errors).toEqual([])
  expect(evaluation.values.get('Grade')).toBe('B')
  expect(evaluation.fired).toEqual([{ decision: 'Grade', row: 2, ruleId: 'r2', reason: 'CR01', output: 'B' }])
  expect(evidenceOf(policy, evaluation.fired[0]!, given)).toEqual([
    { input: 'score', value: 699, test: '[600..700)' },
    { input: 'kind', value: 'employed', test: 'not("other")' },
  ])
  expect(policy.thresholds).toEqual(
    new Map([
      ['score', [600, 700]],
      ['days late', [3]],
    ]),
  )
})

test('a scorecard names its losses, the largest first', () => {
  const rows = [
    ['>= 700', '-', '50', 'S1'],
    ['< 700', '-', '10', 'S1'],
    ['null', '-', '0', 'S0'],
    ['-', '<= 3', '20', 'D1'],
    ['-', '> 3', '-15', 'D1'],
  ]
  const policy = loaded(
    tableXml({
      name: 'Score',
      inputs: { score: 'number', 'days late': 'number' },
      outputs: ['points'],
      annotations: ['reason'],
      rows,
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
    }),
  )
  const evaluation = policy.evaluate({ score: 650, 'days late': 4 }, ['Score'])
  expect(evaluation.values.get('Score')).toBe(-5)
  expect(lossesOf(policy, 'Score', evaluation)).toEqual([
    { reason: 'S1', row: 2, points: 10, best: 50, loss: 40 },
    { reason: 'D1', row: 5, points: -15, best: 20, loss: 35 },
  ])
})
