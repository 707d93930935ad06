/**
 * Brings the installed packages in line with the lock file, and costs a few milliseconds when they are. Uses node alone, as it runs first.
 *
 * npm keeps its own list of what it installed. That list is not equal to the lock file byte by byte (it lacks the root, and packages for other
 * systems), so the two are compared package by package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const NODE_NEEDED = [20, 19]

export function ensureInstalled() {
  if (!nodeSuffices(process.versions.node)) {
    console.error(`Fairline needs Node.js ${NODE_NEEDED.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`)
    console.error(
      `Fairline 需要 Node.js ${NODE_NEEDED.join('.')} 或更高版本；当前版本为 ${process.versions.node}。请访问 https://nodejs.org`,
    )
    process.exit(1)
  }
  if (isInstalled(ROOT)) return
  console.log('Installing packages (npm ci), about a minute … 正在安装依赖，约一分钟……')
  // One string and a shell: npm is a script with another ending on Windows.
  const { status } = spawnSync('npm ci', { cwd: ROOT, stdio: 'inherit', shell: true })
  if (status !== 0 || !isInstalled(ROOT)) {
    console.error('The packages could not be installed; npm says why above. 依赖安装失败，原因见上方 npm 输出。')
    process.exit(status || 1)
  }
}

export function nodeSuffices(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])
}

export function isInstalled(root) {
  const installedPath = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedPath)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedPath)
  return Object.entries(wanted).every(([path, entry]) => path === '' || isPresent(entry, installed[path]))
}

function isPresent(wanted, installed) {
  if (!installed) return mayBeMissing(wanted)
  return wanted.version === installed.version && wanted.integrity === installed.integrity && wanted.resolved === installed.resolved
}

/** An optional package is missing rightly on another system, or when what needs it is. Which C library a system has is not looked at. */
function mayBeMissing({ optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return false
  const meantForUs = matches(os, platform()) && matches(cpu, arch())
  return !meantForUs || libc !== undefined || (os === undefined && cpu === undefined)
}

function matches(list, ours) {
  return list === undefined || list.includes(ours) || (list.every((name) => name.startsWith('!')) && !list.includes(`!${ours}`))
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
}
