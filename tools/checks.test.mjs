import { expect, test } from 'vitest'
import { verdict } from './ci-verdict.mjs'
import { closingLine } from './closing-line.mjs'
import { foreignWords } from './foreign-words.mjs'
import { lockFaults } from './lock-file.mjs'

const BINARY = { optionalDependencies: { '@x/linux': '1.0.0' } }

test.each([
  ['a platform binary that is declared and locked', { 'node_modules/x': BINARY, 'node_modules/@x/linux': {} }, 0],
  ['locked inside its parent', { 'node_modules/x': BINARY, 'node_modules/x/node_modules/@x/linux': {} }, 0],
  ['declared by a workspace, locked at the root', { 'apps/x': BINARY, 'node_modules/@x/linux': {} }, 0],
  ['declared and not locked', { 'node_modules/x': BINARY }, 1],
  ['locked under somebody else only', { 'node_modules/x': BINARY, 'node_modules/y/node_modules/@x/linux': {} }, 1],
  ['a link to a workspace', { 'node_modules/x': { resolved: 'packages/x', link: true } }, 0],
  ['an address', { 'node_modules/x': { resolved: 'https://host.example/x.tgz' } }, 1],
])('lock file: %s', (_case, packages, faults) => {
  expect(lockFaults({ packages })).toHaveLength(faults)
})

test.each([
  ['an address in a relative path', `see ./${'work'}/x and frame-work/`, 0],
  ['an absolute path', `see /${'work'}/x`, 1],
  ['a home folder', `"/${'root'}/x"`, 1],
  ['a registry', `https://${'registry'}.host.example/`, 1],
  ['the registry this machine uses', 'from packages.host.example', 1],
])('foreign words: %s', (_case, text, faults) => {
  expect(foreignWords('a.md', text, 'packages.host.example')).toHaveLength(faults)
})

test.each([
  ['all ran', '9 passed, 0 failed\n', 0, { passed: 9, failed: 0, skipped: 0 }],
  [
    'the last total counts',
    '1 passed, 0 failed\nnoise\n9 passed, 1 failed, 2 skipped\nnpm error\n',
    1,
    { passed: 9, failed: 1, skipped: 2 },
  ],
  ['fewer ran than the floor', '8 passed, 0 failed\n', 0, { passed: 8, failed: 1, skipped: 0 }],
  ['skipped tests did not run', '8 passed, 0 failed, 5 skipped\n', 0, { passed: 8, failed: 1, skipped: 5 }],
  ['a green total with a bad end', '9 passed, 0 failed\n', 137, { passed: 9, failed: 1, skipped: 0 }],
  ['no total at all', 'Killed\n', 137, { passed: 0, failed: 1, skipped: 0 }],
])('CI: %s', (_case, output, exitCode, total) => {
  expect(verdict(output, exitCode, 9).total).toEqual(total)
})

test('the closing line', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
