/**
 * What a former run left in the cluster: a server still at work, or a pid file that names somebody else.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf, isPostgresOn, postgresProcessesIn } from './process-identity.ts'

/** No process of any system has this id: PostgreSQL takes the file for stale, yet still checks that no backend holds the old shared memory. */
const NO_SUCH_PID = 99_999_999

/** Nobody waits for its answers any more, and its log is replayed at the next start: a checkpoint is worth a short wait, not a long one. */
const FAST_STOP_MS = 2_000
const QUICK_STOP_MS = 5_000
/** Between making its pid file and writing it, a server needs some microseconds. */
const EMPTY_FOR_MS = 500

/** Stops an ownerless server of ours; disarms a pid file that points to a stranger. The caller holds the data lock. */
export async function clearFormerServer(clusterDir: string, log: (line: string) => void): Promise<void> {
  const file = join(clusterDir, 'postmaster.pid')
  const text = await readPidFile(file)
  const pid = Number.parseInt(text, 10)
  if (!Number.isInteger(pid) || birthOf(pid) === undefined) return // PostgreSQL clears this itself, and carefully.
  if (!isPostgresOn(pid, clusterDir)) {
    await writeFile(file, text.replace(/^\d+/, String(NO_SUCH_PID)))
    return
  }
  log(`stopping a PostgreSQL that lost its Fairline (pid ${pid})`)
  await stopOrphan(pid, clusterDir)
}

/**
 * Kills what a dead postmaster left behind. Its sessions end by themselves once they notice, except those that wait for a lock whose holder was killed:
 * they would wait for ever, and no server starts beside them. The caller holds the data lock, and no postmaster of its own runs.
 */
export function killLeftSessions(clusterDir: string, log: (line: string) => void): void {
  const left = postgresProcessesIn(clusterDir)
  if (left.length === 0) return
  log(`ending ${left.length} processes of a PostgreSQL that is gone`)
  for (const pid of left) if (birthOf(pid) !== undefined) process.kill(pid, 'SIGKILL')
}

/** One that stays empty is of a server that was killed in the middle of writing it: PostgreSQL would never start on it again. */
async function readPidFile(file: string): Promise<string> {
  const read = () => readFile(file, 'utf8').catch(() => 'none')
  if ((await read()) !== '') return read()
  await sleep(EMPTY_FOR_MS)
  const text = await read()
  if (text === '') await rm(file)
  return text
}

async function stopOrphan(pid: number, clusterDir: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', QUICK_STOP_MS],
    ['SIGKILL', QUICK_STOP_MS],
  ] as const) {
    if (birthOf(pid) !== undefined) process.kill(pid, signal)
    const giveUpAt = Date.now() + patienceMs
    while (Date.now() < giveUpAt) {
      if (birthOf(pid) === undefined || !isPostgresOn(pid, clusterDir)) return
      await sleep(25)
    }
  }
  throw new Error(`a PostgreSQL (pid ${pid}) works on ${clusterDir} and does not stop`)
}
