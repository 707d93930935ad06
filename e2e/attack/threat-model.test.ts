/** Each threat of docs/threat-model.md names a test that is there. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const at = (path: string) => new URL(`../../${path}`, import.meta.url)
const page = await readFile(at('docs/threat-model.md'), 'utf8')

/** The last cell of a row: a file, and the beginning of a test's name. */
const ROW = /\| `([^`]+\.test\.(?:ts|mjs))`: ([^|]+) \|$/
const rows = page.split('\n').flatMap((line) => {
  const [, path, name] = ROW.exec(line) ?? []
  return path === undefined ? [] : [[path, name!.trim()] as const]
})

test('every row of a threat names its test', () => {
  const threats = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
  expect(rows.length).toBe(threats.length)
  expect(rows.length).toBeGreaterThan(20)
})

test.each(rows)('%s has: %s', async (path, name) => {
  expect(await readFile(at(path), 'utf8')).toContain(name)
})
