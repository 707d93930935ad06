/**
 * What a former run left in the cluster: a server still at work, or a pid file that names somebody else.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf, isPostgresOn } from './process-identity.ts'

/** No process of any system has this id: PostgreSQL takes the file for stale, yet still checks that no backend holds the old shared memory. */
const NO_SUCH_PID = 99_999_999

const FAST_STOP_MS = 10_000
const QUICK_STOP_MS = 5_000

/** Stops an ownerless server of ours; disarms a pid file that points to a stranger. The caller holds the data lock. */
export async function clearFormerServer(clusterDir: string, log: (line: string) => void): Promise<void> {
  const file = join(clusterDir, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!Number.isInteger(pid) || birthOf(pid) === undefined) return // PostgreSQL clears this itself, and carefully.
  if (!isPostgresOn(pid, clusterDir)) {
    await writeFile(file, text.replace(/^\d+/, String(NO_SUCH_PID)))
    return
  }
  log(`stopping a PostgreSQL that lost its Fairline (pid ${pid})`)
  await stopOrphan(pid, clusterDir)
}

async function stopOrphan(pid: number, clusterDir: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', QUICK_STOP_MS],
  ] as const) {
    process.kill(pid, signal)
    const giveUpAt = Date.now() + patienceMs
    while (Date.now() < giveUpAt) {
      if (birthOf(pid) === undefined || !isPostgresOn(pid, clusterDir)) return
      await sleep(25)
    }
  }
  throw new Error(`a PostgreSQL (pid ${pid}) works on ${clusterDir} and does not stop`)
}
