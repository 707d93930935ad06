import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBuilt, stampOf } from './build-console.mjs'
import { kindOf, sizeFaults, sizesOf } from './console-size.mjs'
import { ROOT } from './install.mjs'

const root = mkdtempSync(join(tmpdir(), 'fairline-console-'))
afterAll(() => rmSync(root, { recursive: true }))

const write = (path, text) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

test('a build stands for its sources, and for no others', () => {
  for (const path of ['package-lock.json', 'tsconfig.json']) cpSync(join(ROOT, path), join(root, path))
  write('apps/console/src/a.ts', 'export const a = 1')
  write('packages/contract/b.ts', 'export const b = 1')
  const stamp = stampOf(root)
  expect(isBuilt(root)).toBe(false)
  write('apps/console/dist/.built-from', stamp)
  expect(isBuilt(root)).toBe(true)
  write('apps/console/src/a.test.ts', 'a test is in no build')
  expect(isBuilt(root)).toBe(true)
  write('packages/contract/b.ts', 'export const b = 2')
  expect(isBuilt(root)).toBe(false)
})

test('a look at all sources is no wait', () => {
  stampOf(ROOT)
  const startedAt = performance.now()
  stampOf(ROOT)
  expect(performance.now() - startedAt).toBeLessThan(500)
})

test('what is too large is told', () => {
  write('apps/console/dist/assets/index-x.js', 'const a = 1')
  write('apps/console/dist/assets/index-x.js.gz', 'not counted')
  write('apps/console/dist/assets/charts-x.js', 'const b = 1')
  expect(['index-a.js', 'case-page-a_B-1.js', 'borrower-page-a.js', 'charts-a.js', 'echarts-a.js', 'a.css'].map(kindOf)).toEqual([
    'script',
    'rooms',
    'borrower',
    'charts',
    'charts',
    'style',
  ])
  const sizes = sizesOf(join(root, 'apps/console/dist/assets'))
  expect(sizes.script).toBeGreaterThan(0)
  expect(sizes.script).toBeLessThan(0.1)
  const limits = { script: 430, rooms: 0, charts: 0, style: 0 }
  expect(sizeFaults(limits, limits)).toEqual([])
  expect(sizeFaults({ ...limits, script: 431 }, limits)).toEqual(['script: 431 kB compressed, of at most 430'])
})
