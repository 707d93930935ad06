import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstalled, nodeSuffices, ROOT } from './install.mjs'

const OTHER = platform() === 'win32' ? 'linux' : 'win32'
const A = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }

function installed(wanted, present) {
  const root = mkdtempSync(join(tmpdir(), 'fairline-install-'))
  try {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'root' }, ...wanted } }))
    if (present) {
      mkdirSync(join(root, 'node_modules'))
      writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }))
    }
    return isInstalled(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.each([
  ['nothing there', A, undefined, false],
  ['the same', A, A, true],
  ['one missing', A, {}, false],
  ['another version', A, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }, false],
  ['the same version with other content', A, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }, false],
  ['a binary for another system is missing', { 'node_modules/b': { version: '1.0.0', optional: true, os: [OTHER] } }, {}, true],
  ['our own binary is missing', { 'node_modules/b': { version: '1.0.0', optional: true, os: [platform()], cpu: [arch()] } }, {}, false],
  ['a package that is not optional is missing', { 'node_modules/b': { version: '1.0.0', os: [OTHER] } }, {}, false],
])('%s', (_case, wanted, present, expected) => {
  expect(installed(wanted, present)).toBe(expected)
})

test('what npm really wrote counts as installed', () => {
  expect(isInstalled(ROOT)).toBe(true)
})

test.each([
  ['18.20.0', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['22.0.0', true],
])('node %s: %s', (version, expected) => {
  expect(nodeSuffices(version)).toBe(expected)
})
