/** What a browser has to load of the console, compressed, against what it may. Charts are loaded apart, when the first one is shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureConsole } from './build-console.mjs'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

/**
 * In kB of 1000 bytes, gzip. `rooms`: the code of all rooms together, each loaded when it is opened; `borrower`: what only the
 * borrower's own page loads; `script`: all else.
 */
export const LIMITS = { script: 455, rooms: 300, borrower: 22, charts: 260, style: 20 }

/** What only rooms load, several of them: the way in, the second factor with its picture, what takes two people, the roles, the words of the audit and of keys, and what the rooms of the desk share. */
const OF_ROOMS =
  /^(entrance|sign-in-words|second-factor-form|use-proof|approval-parts|ask-approval|roles|permissions|control|desk-reports|use-desk-live|standing|form-parts|project-panel|money-ahead|make-plan|register-queries|register-form|fingerprint|notices-panel|incident-parts|incident-queries|measured|person|plan-failures|plan-queries|recovery-drawer|recovery-parts|recovery-queries|recoveries|charts|echarts|end-form|entry-drawer|people-queries|reminders-panel|use-due-words|cash-flow-panel|coaching-acts|coaching-act-queries|register-inputs|undo-form|register-faults)-/

export function kindOf(name) {
  if (name.endsWith('.css')) return 'style'
  if (/^(charts|echarts)-/.test(name)) return 'charts'
  if (/^(borrower|rights)-page-/.test(name)) return 'borrower'
  return /-page-[\w-]+\.js$/.test(name) || OF_ROOMS.test(name) ? 'rooms' : 'script'
}

export function sizesOf(folder) {
  const sizes = { script: 0, rooms: 0, borrower: 0, charts: 0, style: 0 }
  for (const name of readdirSync(folder)) {
    if (/\.(js|css)$/.test(name)) sizes[kindOf(name)] += gzipSync(readFileSync(join(folder, name))).length / 1000
  }
  return sizes
}

export const sizeFaults = (sizes, limits = LIMITS) =>
  Object.entries(limits)
    .filter(([kind, limit]) => sizes[kind] > limit)
    .map(([kind, limit]) => `${kind}: ${sizes[kind].toFixed(0)} kB compressed, of at most ${limit}`)

if (process.argv[1]?.endsWith('console-size.mjs')) {
  const folder = join(ROOT, 'apps', 'console', 'dist', 'assets')
  const isThere = ensureConsole() && existsSync(folder)
  const sizes = isThere ? sizesOf(folder) : {}
  const said = Object.entries(sizes).map(([kind, size]) => `${kind} ${size.toFixed(0)} kB`)
  const faults = isThere ? sizeFaults(sizes) : ['the console could not be built']
  if (isThere && sizes.script === 0) faults.push('no script was found: the check looks in the wrong place')
  finish(faults, `${said.join(', ')}, compressed`)
}
