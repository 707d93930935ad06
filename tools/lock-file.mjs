/**
 * Two faults of a lock file that make `npm ci` fail elsewhere: an optional package (a platform's binary) that is declared but absent, and an
 * address that only answers in the network of whoever wrote the lock.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

export function lockFaults(lock) {
  const packages = lock.packages ?? {}
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path || 'the root'} declares ${name}, which the lock file lacks`),
    ...(/^https?:/.test(entry.resolved ?? '') ? [`${path} is tied to an address: ${entry.resolved}`] : []),
  ])
}

/** Node looks in each folder upwards. */
function isLocked(packages, from, name) {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/')))) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true
    if (dir === '') return false
  }
}

if (process.argv[1]?.endsWith('lock-file.mjs')) finish(lockFaults(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))))
