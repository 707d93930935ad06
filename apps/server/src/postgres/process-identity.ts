/**
 * Who a process id belongs to, now. A bare `kill(pid, 0)` is not enough: ids are reused, and zombies still answer.
 *
 * Limit    Linux reads /proc and macOS asks ps. Elsewhere only liveness is known, so a reused id looks like its former owner.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { platform } from 'node:os'
import { basename } from 'node:path'

/** A text that two processes never share even if they had the same pid, or undefined when no such process runs. */
export function birthOf(pid: number): string | undefined {
  if (platform() === 'linux') return birthOnLinux(pid)
  if (platform() === 'darwin') return ps(pid, 'lstart=')
  return answers(pid) ? 'alive' : undefined
}

/** Is this process a PostgreSQL server working on that folder? */
export function isPostgresOn(pid: number, clusterDir: string): boolean {
  if (platform() === 'linux') {
    const [program = '', ...rest] = (readOrUndefined(`/proc/${pid}/cmdline`) ?? '').split('\0')
    // The working folder of a postmaster is its data folder, also after somebody renamed that folder.
    return program.endsWith('postgres') && (rest.includes(clusterDir) || workingFolder(pid) === clusterDir)
  }
  if (platform() === 'darwin') {
    const command = ps(pid, 'command=') ?? ''
    return command.includes('postgres') && command.includes(clusterDir)
  }
  return answers(pid)
}

/** Every process of PostgreSQL that works in that folder, postmaster or not. None where the system does not tell. */
export function postgresProcessesIn(clusterDir: string): number[] {
  if (platform() !== 'linux') return []
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return pids.filter((pid) => workingFolder(pid) === clusterDir && basename(linkOf(`/proc/${pid}/exe`) ?? '') === 'postgres')
}

function birthOnLinux(pid: number): string | undefined {
  const stat = readOrUndefined(`/proc/${pid}/stat`)
  if (!stat) return undefined
  // The second field is the program's name in brackets and may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  if (state === 'Z' || state === 'X') return undefined
  const startTicks = fields[19]
  const boot = readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return `${boot}/${startTicks}`
}

const workingFolder = (pid: number): string | undefined => linkOf(`/proc/${pid}/cwd`)

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
