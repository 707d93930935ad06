#!/usr/bin/env -S node --max-semi-space-size=32
/** Starts the command line. The flag: nearly all that an event makes is garbage a moment later, and cheapest to collect in a large nursery. */
import { fileURLToPath } from 'node:url'
import { compiledEntry } from './compiled.mjs'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/** Whoever watches the sources loads them himself. */
const isWatched = process.execArgv.some((arg) => arg.includes('tsx'))
const compiled = isWatched ? undefined : await compiledEntry({ root: ROOT, entry: 'apps/server/src/cli/main.ts', dist: 'apps/server/dist' })
if (compiled === undefined) await readSources()
else process.setSourceMapsEnabled(true)
await import(compiled ?? '../src/cli/main.ts')

async function readSources() {
  try {
    const { register } = await import('tsx/esm/api')
    register()
  } catch (error) {
    if (!MISSING.has(error?.code)) throw error
    console.error(
      'fairline: its dependencies are not installed: run npm ci in the project folder\n明额：依赖尚未安装，请在项目目录运行 npm ci',
    )
    process.exit(1)
  }
}
