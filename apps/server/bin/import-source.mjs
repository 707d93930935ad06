/** Brings in a module of the sources: from what was compiled of them, or else translated as it is read. */
import { fileURLToPath } from 'node:url'
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

/** `fromSource` imports the same as it stands. */
export async function importSource(name, fromSource) {
  // Whoever watches the sources loads them himself.
  const isWatched = process.execArgv.some((arg) => arg.includes('tsx'))
  const address = isWatched ? undefined : await compiledEntry({ root: ROOT, entries: ENTRIES, name, dist: 'apps/server/dist' })
  if (address !== undefined) {
    process.setSourceMapsEnabled(true)
    return import(address)
  }
  const { register } = await import('tsx/esm/api')
  register()
  return fromSource()
}
