import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compiledEntry } from '../apps/server/bin/compiled.mjs'
import { ROOT } from './install.mjs'

const BEFORE = new Date(Date.now() - 60_000)

let root
beforeEach(() => {
  told.length = 0
  root = mkdtempSync(join(tmpdir(), 'fairline-compiled-'))
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  put('apps/server/package.json', '{"type":"module"}')
  put(
    'apps/server/src/main.ts',
    `import { part } from './part.ts'\nexport const place: string = import.meta.url\nexport const said = part()\n`,
  )
  put('apps/server/src/part.ts', `export const part = (): string => 'first'\n`)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Written a while ago. */
function put(path, text, at = BEFORE) {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
  utimesSync(join(root, path), at, at)
}

const told = []
const tellWhy = (code) => told.push(code)
const compile = () => compiledEntry({ root, entries: { main: 'apps/server/src/main.ts' }, name: 'main', dist: 'apps/server/dist', tellWhy })
const builds = () => readdirSync(join(root, 'apps/server/dist')).filter((name) => name !== 'newest.json')

test('what is compiled runs, and takes itself for its source', async () => {
  const { said, place } = await import(await compile())
  expect([said, place]).toEqual(['first', pathToFileURL(join(root, 'apps/server/src/main.ts')).href])
})

test('nothing is done where nothing changed', async () => {
  const first = await compile()
  expect(await compile()).toBe(first)
  expect(builds()).toHaveLength(1)
})

test.each([
  ['a part that changed', () => put('apps/server/src/part.ts', `export const part = (): string => 'of another length'\n`)],
  [
    'a part of the same size and another time',
    () => put('apps/server/src/part.ts', `export const part = (): string => 'other'\n`, new Date(Date.now() - 30_000)),
  ],
])('%s: it is compiled anew', async (_what, change) => {
  const first = await compile()
  change()
  const next = await compile()
  expect(next).not.toBe(first)
  expect((await import(next)).said).not.toBe('first')
})

test('a manifest that changed, and a part that is gone: it is not believed', async () => {
  const first = await compile()
  put('apps/server/package.json', '{"type":"module","name":"x"}')
  const next = await compile()
  expect(next).not.toBe(first)
  rmSync(join(root, 'apps/server/src/part.ts'))
  expect(await compile()).toBeUndefined()
})

test('another thing is asked for: it is compiled anew', async () => {
  await compile()
  const part = {
    root,
    entries: { main: 'apps/server/src/main.ts', part: 'apps/server/src/part.ts' },
    name: 'part',
    dist: 'apps/server/dist',
    tellWhy,
  }
  expect((await import(await compiledEntry(part))).part()).toBe('first')
})

test('a source written in this very moment may still change: it is compiled again', async () => {
  put('apps/server/src/part.ts', `export const part = (): string => 'now'\n`, new Date(Date.now() + 1_000))
  expect(await compile()).not.toBe(await compile())
})

test.each([
  ['nowhere to write', 'EEXIST', () => writeFileSync(join(root, 'apps/server/dist'), '')],
  ['a source that cannot be read', 'not translated', () => put('apps/server/src/part.ts', 'export const = ')],
])('%s: there is none, it is said why, and the sources are for the caller', async (_what, code, spoil) => {
  spoil()
  expect(await compile()).toBeUndefined()
  expect(told).toEqual([code])
})

test('starts at the same moment: each gets one that runs', async () => {
  const entries = await Promise.all([compile(), compile(), compile()])
  const said = await Promise.all(entries.map(async (entry) => (await import(entry)).said))
  expect(said).toEqual(['first', 'first', 'first'])
})
