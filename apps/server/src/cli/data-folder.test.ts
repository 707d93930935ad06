import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataFolder } from './data-folder.ts'
import { CommandFault } from './fault.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fairline-folder-'))
  writeFileSync(join(dir, 'file'), '')
  symlinkSync(join(dir, 'nowhere'), join(dir, 'link'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('it is made with all above it, for its owner alone, and left empty; made again it is the same', async () => {
  const path = join(dir, 'one', 'two', 'three')
  for (const _again of [1, 2]) {
    await makeDataFolder(path)
    expect([statSync(path).mode & 0o777, readdirSync(path)]).toEqual([0o700, []])
  }
})

test.each<[where: string, path: () => string, code: string]>([
  ['a file', () => join(dir, 'file'), 'EEXIST'],
  ['below a file', () => join(dir, 'file', 'data'), 'ENOTDIR'],
  ['a link to nowhere', () => join(dir, 'link'), 'EEXIST'],
  ['a file system that makes no folders', () => '/proc/fairline', 'E'],
  ['deep in one', () => '/proc/fairline/data', 'E'],
  ['the top of one', () => '/proc', 'E'],
])('%s cannot be used, and that is said at once', async (_where, path, code) => {
  const fault = await makeDataFolder(path()).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(CommandFault)
  expect((fault as Error).message).toMatch(new RegExp(`^the data folder ${path()} cannot be used \\(${code}[A-Z]*\\): set FAIRLINE_DATA`))
})
