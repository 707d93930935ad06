import { runCases } from '@fairline/domain/pack/cases'
import { readPack } from '@fairline/domain/pack/pack'
import { expect, test } from 'vitest'
import { readPackFolder, sha256 } from '../apps/server/src/pack-folder.ts'

const folder = new URL('../policies/cn-consumer', import.meta.url).pathname
const files = await readPackFolder(folder)
const reading = readPack(files, sha256)

test('the default pack loads without a word', () => {
  expect(reading.ok ? reading.warnings : reading.diagnostics).toEqual([])
})

test('all of its cases hold', () => {
  if (!reading.ok) throw new Error('the pack does not load')
  const { cases, checks, failures } = runCases(reading.pack)
  expect(failures).toEqual([])
  expect([cases >= 280, checks >= 360]).toEqual([true, true])
})

test.each([
  ['granted_limit', '[650..700)', '[650..701)'],
  ['grade', '[640..700)', '[630..700)'],
])('a cell of %s changed to overlap its neighbour is refused with its table and rows', (table, before, after) => {
  const [head, rest] = files.get('policy.dmn')!.split(`<decision id="decision-${table}"`) as [string, string]
  const overlapping = `${head}<decision id="decision-${table}"${rest.replace(before, after)}`
  const changed = readPack(new Map([...files, ['policy.dmn', overlapping]]), sha256)
  const found = changed.ok ? [] : changed.diagnostics.map(({ code, table: where, message }) => `${code} ${where}: ${message}`)
  expect(found[0]).toMatch(new RegExp(`^rows-overlap ${table}: rows \\d+ and \\d+ `))
})
