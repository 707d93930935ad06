import { expect, test } from 'vitest'
import { packChanges } from './pack-changes.ts'
import { tinyDmn, tinyFiles, tinyPack, tinyTables } from './tiny-pack.fixture.ts'

type Tables = typeof tinyTables

const withHolds = (rows: Tables['holds']['rows']) => tinyPack(tinyFiles(tinyDmn({ ...tinyTables, holds: { ...tinyTables.holds!, rows } })))
const holds = tinyTables.holds!.rows
const [devices, ...others] = holds

test.each<[rule: string, rows: Tables['holds']['rows'], fields: readonly string[], told: object]>([
  ['a cut point that moved is a cell, and a cut point', [['>= 4', ...devices!.slice(1)], ...others], ['cell', 'cut_points', 'file'], { field: 'cell', before: '>= 3', after: '>= 4' }], // biome-ignore format: one row
  ['a hold that is gone is told by its reason', holds.slice(0, 2), ['row', 'cut_points', 'hold', 'file'], { field: 'hold', of: 'BE01', before: ['holds'], after: null }], // biome-ignore format: one row
])('%s', (_rule, rows, fields, told) => {
  const changes = packChanges(tinyPack(), withHolds(rows))
  expect([...new Set(changes.map(({ field }) => field))]).toEqual(fields)
  expect(changes).toContainEqual(expect.objectContaining(told))
})

test('nothing differs from itself', () => {
  expect(packChanges(tinyPack(), tinyPack())).toEqual([])
})

test('what no word of the policy says is told by the lines of its file', () => {
  const files = new Map([...tinyFiles(), ['policy.dmn', tinyDmn().replace('</definitions>', '<!-- else -->\n</definitions>')]])
  expect(packChanges(tinyPack(), tinyPack(files)).map(({ field, of }) => [field, of])).toEqual([['file', 'policy.dmn']])
})
