/**
 * Keeps the packaged PostgreSQL running beside the server: when it dies, it is started again, and requests get 503 until then.
 *
 * Limit    TRIES_MAX starts in a row that do not hold for STEADY_MS; then somebody must look at it, and `onGivenUp` hears so.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type RunningPostgres, startPostgres } from '../postgres/supervisor.ts'

export type KeptPostgres = { readonly url: string; readonly isUp: () => boolean; readonly stop: () => Promise<void> }

export type KeepOptions = {
  dataDir: string
  onLog: (line: string) => void
  /** After a restart: the address may be another one. */
  onRestarted: (url: string) => void
  onGivenUp: () => void
}

const LOOK_EVERY_MS = 200
const TRIES_MAX = 5
const STEADY_MS = 60_000
const RETRY_DELAY_MS = 500

export async function keepPostgres(options: KeepOptions): Promise<KeptPostgres> {
  const { dataDir, onLog } = options
  let running = await startPostgres({ dataDir, onLog })
  const { url } = running
  let stopping = false
  const watching = (async () => {
    let startedAt = Date.now()
    let tries = 0
    while (!stopping) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false })
      if (stopping || isAlive(running)) continue
      tries = Date.now() - startedAt > STEADY_MS ? 0 : tries
      const restarted = await startAgain(running, options, tries)
      if (!restarted) return
      running = restarted.running
      tries = restarted.tries
      startedAt = Date.now()
      if (!stopping) options.onRestarted(running.url)
    }
  })()
  const stop = async () => {
    stopping = true
    await watching
    await running.stop()
  }
  return { url, isUp: () => isAlive(running), stop }
}

async function startAgain(
  former: RunningPostgres,
  { dataDir, onLog, onGivenUp }: KeepOptions,
  triesBefore: number,
): Promise<{ running: RunningPostgres; tries: number } | undefined> {
  onLog('PostgreSQL ended by itself; starting it again')
  await former.stop()
  for (let tries = triesBefore + 1; tries <= TRIES_MAX; tries++) {
    try {
      return { running: await startPostgres({ dataDir, onLog }), tries }
    } catch (error) {
      onLog(`PostgreSQL did not start again (${tries} of ${TRIES_MAX}): ${(error as Error).message}`)
      await sleep(RETRY_DELAY_MS * tries)
    }
  }
  onGivenUp()
  return undefined
}

/** It is our child, so that its end is noticed and its process id is not reused unseen. */
function isAlive({ pid }: RunningPostgres): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
