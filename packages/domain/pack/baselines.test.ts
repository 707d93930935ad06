import { expect, test } from 'vitest'
import { readPack } from './pack.ts'
import { notSha256, tinyDmn, tinyFiles, tinyPack, tinyTables } from './tiny-pack.fixture.ts'

const near = (points: string, passesAt = 500) => `against: near_pass\nnear_pass:\n  - passes_at: ${passesAt}\n    points: ${points}\n`
const withBaselines = (yaml: string, files = tinyFiles()) => new Map([...files, ['baselines.yaml', `format: 1\n${yaml}`]])
const faultsOf = (yaml: string, files = tinyFiles()): string[] => {
  const reading = readPack(withBaselines(yaml, files), notSha256)
  return reading.ok ? [] : reading.diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}
const COMPUTED = [
  ['-', '-', '600', ''],
  ['>= 0', '-', '0 - days_past_due', 'CR03'],
  ['-', '< 900', '0', ''],
]
const computed = tinyFiles(tinyDmn({ ...tinyTables, behaviour_score: { ...tinyTables.behaviour_score!, rows: COMPUTED } }))

test.each<[what: string, yaml: string, fault: string]>([
  ['no points for a characteristic', near('{ utilisation: -10 }'), '5 near_pass.0.points: has no points for "days_past_due"'],
  [
    'points of something else',
    near('{ days_past_due: -10, utilisation: -10, luck: 1 }'),
    '5 near_pass.0.points.luck: the scorecard has no characteristic "luck"',
  ],
  [
    'less than the scorecard gives',
    near('{ days_past_due: 0, utilisation: -51 }'),
    '5 near_pass.0.points.utilisation: must be from -50 to 0: that is what the scorecard gives',
  ],
  [
    'more',
    near('{ days_past_due: 1, utilisation: 0 }'),
    '5 near_pass.0.points.days_past_due: must be from -200 to 0: that is what the scorecard gives',
  ],
  [
    'those who just passed do not pass',
    near('{ days_past_due: -70, utilisation: -31 }'),
    '4 near_pass.0.passes_at: these points come to 499, and do not pass at 500',
  ],
  [
    'marks out of order',
    `${near('{ days_past_due: 0, utilisation: 0 }')}  - passes_at: 500\n    points: { days_past_due: 0, utilisation: 0 }\n`,
    '6 near_pass.1.passes_at: must be above that of the entry before',
  ],
  ['near passes are chosen and none is there', 'against: near_pass\n', '2 against: near_pass is chosen, and has no entry'],
  ['the mean is chosen and is not there', 'against: mean\n', '2 against: mean is chosen, and is not there'],
  ['a mean out of range', 'against: mean\nmean: { days_past_due: 0, utilisation: 7 }\n', '3 mean.utilisation: must be from -50 to 0'],
  ['no such choice', 'against: luck\n', '2 against:'],
])('%s keeps a pack from loading, and is named with its place', (_what, yaml, fault) => {
  const found = faultsOf(yaml)
  expect(
    found.some((each) => each.startsWith(`baselines.yaml:${fault}`)),
    found.join('\n'),
  ).toBe(true)
})

test.each<[what: string, yaml: string, yardsticks: readonly (readonly [string, number | null])[]]>([
  ['near passes, then the best', near('{ days_past_due: -70, utilisation: -30 }'), [['near-pass', 500], ['max', null]]],
  ['the mean, then the best', 'against: mean\nmean: { days_past_due: -200, utilisation: -50 }\n', [['mean', 350], ['max', null]]],
  ['the best', 'against: max\n', [['max', null]]],
])('%s', (_what, yaml, yardsticks) => {
  const { yardsticks: read } = tinyPack(withBaselines(yaml))
  expect(read?.map(({ baselines: { kind }, passesAt }) => [kind, passesAt])).toEqual(yardsticks)
}) // biome-ignore format: a row is one choice

test('points that are computed have no best: it cannot be chosen, and is held against nobody', () => {
  expect(faultsOf('against: max\n', computed)).toEqual([
    'baselines.yaml:2 against: max is chosen, and the most points of "days_past_due" are computed',
  ])
  const yaml = near('{ days_past_due: 99, utilisation: 0 }')
  expect(tinyPack(withBaselines(yaml, computed)).yardsticks?.length).toBe(1)
})

test('a pack without them has none, and what it holds points against is part of its identity', () => {
  expect(tinyPack().yardsticks).toBe(null)
  const hashOf = (yaml: string) => tinyPack(withBaselines(yaml)).hash
  expect(hashOf(near('{ days_past_due: 0, utilisation: 0 }'))).not.toBe(hashOf(near('{ days_past_due: 0, utilisation: -1 }')))
})
