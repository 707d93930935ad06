/**
 * A PostgreSQL that will never answer again by itself: when its start-up process is killed in the middle of a crash recovery, the postmaster waits for ever for
 * processes that nobody told to end, and says "in recovery mode" to whoever asks (18.4, seen under kill tests).
 *
 * Sees     Linux only, from the names of its processes: a live one has a WAL writer, a recovering one its start-up process, however long it takes.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MS = 2_000
/** PostgreSQL itself kills what does not end within five seconds. */
const STALLED_AFTER_MS = 10_000

const ALIVE = /postgres: .*?(walwriter|startup)/

/** Undefined where the system does not tell. */
function hasALife(pid: number): boolean | undefined {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return children.some((child) => ALIVE.test(nameOf(child)))
  } catch {
    return undefined
  }
}

/** Empty for one that is gone meanwhile. */
function nameOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Resolves once the server with this process id has stalled; never, when it does not or `signal` is aborted. */
export async function whenStalled(pid: number, signal: AbortSignal): Promise<void> {
  let aliveAt = performance.now()
  while (!signal.aborted) {
    if (hasALife(pid) !== false) aliveAt = performance.now()
    else if (performance.now() - aliveAt > STALLED_AFTER_MS) return
    await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {}) // Woken to stop.
  }
  await new Promise<never>(() => {})
}
