#!/usr/bin/env -S node --max-semi-space-size=32
/** Starts the command line. The flag: nearly all that an event makes is garbage a moment later, and cheapest to collect in a large nursery. */
import { importSource } from './import-source.mjs'

const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])
/** A package, not a file of ours. */
const PACKAGE = /Cannot find (package|module) '[^./]/

try {
  await importSource('main', () => import('../src/cli/main.ts'))
} catch (error) {
  if (!(MISSING.has(error?.code) && PACKAGE.test(error.message))) throw error
  console.error(
    'fairline: its dependencies are not installed: run npm ci in the project folder\n明额：依赖尚未安装，请在项目目录运行 npm ci',
  )
  process.exit(1)
}
