/**
 * Keeps the packaged PostgreSQL running beside the server: when it dies, it is started again, and requests get 503 until then.
 *
 * Limit    TRIES_MAX starts in a row that fail; then somebody must look at it, and `onGivenUp` hears so. One that starts and ends again is started as
 *          often as it takes, no faster than every RETRY_DELAY_MS.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { whenStalled } from '../postgres/stall.ts'
import { type RunningPostgres, startPostgres } from '../postgres/supervisor.ts'

export type KeptPostgres = {
  /** Of now; after a restart it may be another. */
  readonly url: () => string
  /** `away`: it ended, and is being started again. */
  readonly state: () => 'up' | 'away' | 'given-up'
  /** How often it was started. */
  readonly starts: () => number
  readonly stop: () => Promise<void>
}

export type KeepOptions = {
  dataDir: string
  onLog: (line: string) => void
  /** After a restart: the address may be another one. */
  onRestarted: (url: string) => void
  onGivenUp: () => void
}

const TRIES_MAX = 5
const RETRY_DELAY_MS = 500

export async function keepPostgres(options: KeepOptions): Promise<KeptPostgres> {
  const { dataDir, onLog } = options
  let running = await startPostgres({ dataDir, onLog })
  let state: ReturnType<KeptPostgres['state']> = 'up'
  let starts = 1
  let stopping = false
  let tellStop = () => {}
  const stopAsked = new Promise<void>((resolve) => {
    tellStop = resolve
  })
  const watching = (async () => {
    for (let startedAt = performance.now(); !stopping; startedAt = performance.now()) {
      await endOf(running, stopAsked, onLog)
      if (stopping) return
      state = 'away'
      await Promise.race([sleep(startedAt + RETRY_DELAY_MS - performance.now()), stopAsked])
      const restarted = await startAgain(running, options)
      if (!restarted) {
        state = 'given-up'
        return
      }
      running = restarted
      starts++
      state = 'up'
      if (!stopping) options.onRestarted(running.url)
    }
  })()
  const stop = async () => {
    stopping = true
    tellStop()
    await watching
    await running.stop()
  }
  return { url: () => running.url, state: () => state, starts: () => starts, stop }
}

/** Until it ends, or we are asked to stop. One that has stalled is ended. */
async function endOf(running: RunningPostgres, stopAsked: Promise<void>, onLog: (line: string) => void): Promise<void> {
  const watching = new AbortController()
  const stalled = whenStalled(running.pid, watching.signal).then(() => {
    onLog('PostgreSQL has stalled in its recovery; ending it')
    running.kill()
    return running.ended
  })
  await Promise.race([running.ended, stopAsked, stalled])
  watching.abort()
}

async function startAgain(former: RunningPostgres, { dataDir, onLog, onGivenUp }: KeepOptions): Promise<RunningPostgres | undefined> {
  onLog('PostgreSQL ended by itself; starting it again')
  await former.stop()
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    try {
      return await startPostgres({ dataDir, onLog })
    } catch (error) {
      onLog(`PostgreSQL did not start again (${tries} of ${TRIES_MAX}): ${(error as Error).message}`)
      await sleep(RETRY_DELAY_MS * tries)
    }
  }
  onGivenUp()
  return undefined
}
