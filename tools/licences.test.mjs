import { expect, test } from 'vitest'
import { licenceFaults } from './licences.mjs'

const faultsOf = (path, entry) => licenceFaults({ packages: { '': { license: 'none of theirs' }, 'apps/server': {}, [path]: entry } })

test.each([
  ['a permissive one', 'node_modules/a', { license: 'MIT' }, 0],
  ['one of two', 'node_modules/a', { license: '(GPL-3.0 OR MIT)' }, 0],
  ['two together', 'node_modules/a', { license: 'MIT AND GPL-3.0' }, 1],
  ['two good ones together', 'node_modules/a', { license: '(MIT AND ISC)' }, 0],
  ['one that binds', 'node_modules/a/node_modules/b', { license: 'GPL-3.0' }, 1],
  ['one that binds, for development too', 'node_modules/a', { license: 'AGPL-3.0', dev: true }, 1],
  ['one that binds changes, for development', 'node_modules/a', { license: 'MPL-2.0', dev: true }, 0],
  ['the same in what is delivered', 'node_modules/a', { license: 'MPL-2.0' }, 1],
  ['the same in what builds', 'node_modules/lightningcss-linux-x64-gnu', { license: 'MPL-2.0' }, 0],
  ['none', 'node_modules/a', {}, 1],
  ['a part of ours', 'node_modules/@fairline/a', { link: true }, 0],
])('%s', (_of, path, entry, faults) => {
  expect(faultsOf(path, entry)).toHaveLength(faults)
})
