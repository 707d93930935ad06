/** Renews old accounts beside a running server, and tells its log how far it is. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { describeBug } from './describe-bug.ts'
import { type Database, isUnavailable } from './store/database.ts'
import { renewAccounts } from './store/renew-accounts.ts'

export type Renewing = { readonly ended: Promise<void>; readonly stop: () => Promise<void> }

const TRY_AGAIN_AFTER_MS = 5_000

/** Never rejects: what is left when it fails by our own fault is renewed on use, and by the next start. */
export function startRenewing(database: Database, logger: Logger | undefined): Renewing {
  const stopping = new AbortController()
  const { signal } = stopping
  const options = {
    isStopped: () => signal.aborted,
    onProgress: (renewed: object) => logger?.info(renewed, 'accounts of an older format renewed'),
    onBroken: ({ version }: { version: number }, error: unknown) =>
      logger?.error({ ...describeBug(error), version }, 'an account of an older format cannot be folded from its log'),
  }
  const ended = (async () => {
    while (!signal.aborted) {
      try {
        return await renewAccounts(database, options)
      } catch (error) {
        if (signal.aborted) return
        if (!isUnavailable(error)) return logger?.error(describeBug(error), 'renewing accounts failed by our own fault')
        logger?.warn(describeBug(error), 'the database does not answer')
        await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal }).catch(() => {}) // Woken to stop.
      }
    }
  })()
  return {
    ended,
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
