/**
 * Checks the map of .dependency-cruiser.cjs. The cruiser says "no violations" also when it could read nothing, so what it read is counted:
 * fewer modules than code files means that the check, not the code, is broken.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { projectFiles } from './files.mjs'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

const FOLDERS = ['apps', 'packages', 'bench', 'e2e', 'sim', 'tools']
const IS_CODE = /\.(ts|tsx|mjs)$/

export async function layerFaults(root) {
  const { options, ...rules } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const expected = folders.flatMap((folder) => projectFiles(root, folder)).filter((path) => IS_CODE.test(path))
  if (expected.length === 0) return { faults: ['no code file was found: the check looks in the wrong place'], modules: 0 }
  const { output } = await cruise(folders, { ...options, baseDir: root, ruleSet: rules, validate: true })
  const read = new Set(output.modules.map(({ source }) => source))
  const faults = output.summary.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${[from, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → ')}`,
  )
  const unread = expected.filter((path) => !read.has(path))
  if (unread.length > 0) faults.push(`${unread.length} code files were not read, such as ${unread[0]}: the check is broken`)
  if (output.summary.totalDependenciesCruised === 0 && expected.length > 1) faults.push('not one import was seen: the check is broken')
  return { faults, modules: expected.length }
}

if (process.argv[1]?.endsWith('layers.mjs')) {
  const { faults, modules } = await layerFaults(ROOT)
  finish(faults, `${modules} modules`)
}
