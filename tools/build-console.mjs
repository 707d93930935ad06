/**
 * Builds the console where its sources have changed since it was built last: a hash of them stands beside the build. Uses node alone, as it runs
 * before the server does; the look at the sources takes a few hundredths of a second.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './files.mjs'
import { ROOT } from './install.mjs'

const CONSOLE = join('apps', 'console')
const STAMP = join(CONSOLE, 'dist', '.built-from')
const SOURCES = ['apps/console', 'packages/contract']

/** False where there is no build and none can be made. Without the builder, as where only what runs is installed, a build that came along will do. */
export function ensureConsole(root = ROOT) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) return existsSync(join(root, STAMP))
  const stamp = stampOf(root)
  if (isBuilt(root, stamp)) return true
  console.log('Building the console, about ten seconds … 正在构建控制台，约十秒……')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, CONSOLE),
    encoding: 'utf8',
    // Whoever asks for it may be a test: what is built is the same.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status === 0) writeFileSync(join(root, STAMP), stamp)
  else console.error(`${stdout}${stderr}`)
  return status === 0
}

export const isBuilt = (root, stamp = stampOf(root)) => existsSync(join(root, STAMP)) && readFileSync(join(root, STAMP), 'utf8') === stamp

/** Tests change nothing of a build. */
export function stampOf(root) {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((folder) => projectFiles(root, folder))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .toSorted((a, b) => (a < b ? -1 : 1))
  for (const path of [...files, 'package-lock.json', 'tsconfig.json'])
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

if (process.argv[1]?.endsWith('build-console.mjs')) process.exitCode = ensureConsole() ? 0 : 1
