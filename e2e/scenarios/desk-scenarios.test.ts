/** The table of the desk's scenarios says where each is told, and each is told in one place. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, 'desk')
const ROW = /^\| (D?A\d+) \|.*`([\w.-]+)` \|$/gm
const TITLE = /^\s*(?:test|describe)\(\s*['"`](D?A\d+)\b/gm

const told = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(join(FOLDER, name), 'utf8').matchAll(TITLE)].map(([, scenario]) => `${scenario} ${name}`))
const listed = [...readFileSync(join(FOLDER, 'README.md'), 'utf8').matchAll(ROW)].map(([, scenario, name]) => `${scenario} ${name}`)

test('all of them are in the table, in their order, and every row is the title of one test in its file', () => {
  expect(listed.filter((row) => told.filter((one) => one === row).length !== 1)).toEqual([])
  const all = ['A1', 'A14', ...Array.from({ length: 20 }, (_, nth) => `DA${nth + 1}`)]
  expect(listed.map((row) => row.split(' ')[0])).toEqual(all)
})

test('no scenario is told twice', () => {
  const names = told.map((one) => one.split(' ')[0])
  expect(names.filter((name, nth) => names.indexOf(name) !== nth)).toEqual([])
})
