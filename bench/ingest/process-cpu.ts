/** CPU time and memory of other processes, as Linux tells them. */
import { readdirSync, readFileSync } from 'node:fs'

/** `getconf CLK_TCK` of every Linux there is. */
const TICK_US = 10_000

type Stat = { parent: number; cpuUs: number }

/** Undefined for a process that is gone. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, userOfChildren, systemOfChildren] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), cpuUs: (user! + system! + userOfChildren! + systemOfChildren!) * TICK_US }
  } catch {
    return undefined
  }
}

/** Of a process with its children, microseconds. */
export function familyCpuUs(pid: number): number {
  let sum = statOf(pid)?.cpuUs ?? 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat?.parent === pid) sum += familyCpuUs(Number(name))
  }
  return sum
}

export const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024

/** Of all threads of a process, milliseconds, to the microsecond: for what is shorter than a tick. */
export function threadsCpuMs(pid: number): number {
  const tasks = `/proc/${pid}/task`
  return readdirSync(tasks).reduce((sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
}

/** Of a process with its children, microseconds, to the nanosecond: those that ended meanwhile are left out. */
export function familyScheduledUs(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.parent === pid)
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + scheduledUs(one), 0)
}

function scheduledUs(pid: number): number {
  try {
    return threadsCpuMs(pid) * 1_000
  } catch {
    return 0 // It ended while it was looked at.
  }
}
