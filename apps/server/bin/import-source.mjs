/** Brings in a module of the sources: from what was compiled of them, or else translated as it is read. */
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import { compiledEntry } from './compiled.mjs'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SERVER = 'apps/server/src'
/** The command line, and what runs in a thread of its own: threads begin without what their parent loads by. */
const ENTRIES = {
  main: `${SERVER}/cli/main.ts`,
  'check-thread': `${SERVER}/pack-proposals/check-thread.ts`,
  'planning-thread': `${SERVER}/planning/planning-thread.ts`,
  'reading-thread': `${SERVER}/imports/reading-thread.ts`,
  'statement-thread': `${SERVER}/connectors/statement-thread.ts`,
  'way-back-thread': `${SERVER}/recovery/way-back-thread.ts`,
}

const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/** `fromSource` imports the same as it stands. */
export async function importSource(name, fromSource) {
  // Whoever watches the sources loads them himself.
  const isWatched = process.execArgv.some((arg) => arg.includes('tsx'))
  const address = isWatched ? undefined : await compiledEntry({ root: ROOT, entries: ENTRIES, name, dist: 'apps/server/dist', tellWhy })
  if (address !== undefined) {
    process.setSourceMapsEnabled(true)
    return import(address)
  }
  const { register } = await import('tsx/esm/api')
  register()
  return fromSource()
}

/** Once, and not for each thread. That packages are not installed is said by whoever misses them. */
function tellWhy(code) {
  if (!isMainThread || MISSING.has(code)) return
  console.error(
    `fairline: starts from its sources, which takes longer: they could not be compiled into apps/server/dist (${code})\n明额：无法编译到 apps/server/dist（${code}），改为直接从源码启动，启动较慢`,
  )
}
