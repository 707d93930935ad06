/**
 * What comes with Fairline may be used by whoever uses Fairline: each package of the lock file has a licence of this list. What only serves development may
 * also ask that changes of itself are given away.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]
const FOR_DEVELOPMENT = [...PERMISSIVE, 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0']
/** Comes with the builder of the console, which the lock file counts among what is installed everywhere; nothing of it is in what is built. */
const BUILDS_ONLY = /^node_modules\/lightningcss(-|$)/

export function licenceFaults(lock) {
  return Object.entries(lock.packages ?? {})
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .filter(([path, entry]) => !isAllowed(entry.license, entry.dev === true || BUILDS_ONLY.test(path) ? FOR_DEVELOPMENT : PERMISSIVE))
    .map(([path, { license }]) => `${path} is under ${license ?? 'no licence that the lock file tells'}`)
}

/** Of several that may be chosen among, one is enough; of several that hold together, each. */
function isAllowed(licence, among) {
  if (typeof licence !== 'string') return false
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' AND ')) return plain.split(' AND ').every((one) => isAllowed(one, among))
  return plain.split(' OR ').some((one) => among.includes(one))
}

if (process.argv[1]?.endsWith('licences.mjs')) {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  finish(licenceFaults(lock), `${Object.keys(lock.packages).length} packages`)
}
