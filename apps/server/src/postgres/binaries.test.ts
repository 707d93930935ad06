import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries, linkLibraries } from './binaries.ts'

test('the packaged server runs and is the version it says', () => {
  const { postgres, majorVersion } = findBinaries()
  expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain(` ${majorVersion}.`)
})

test('libraries are linked where npm skipped the install script', () => {
  const root = mkdtempSync(join(tmpdir(), 'fairline-links-'))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library')
  writeFileSync(
    join(root, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  )
  linkLibraries(root)
  linkLibraries(root)
  expect(lstatSync(join(root, 'native/lib/libpq.so.5')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('library')
  rmSync(root, { recursive: true })
})
