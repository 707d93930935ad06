/** Looks after the master keys of a running server: a change of the current one, and the wrapping anew that follows it, however often it is interrupted. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describeBug } from '../describe-bug.ts'
import type { DatabaseWatch } from '../operations/database-watch.ts'
import type { EventLog } from '../operations/event-log.ts'
import { type Database, isUnavailable } from '../store/database.ts'
import type { MasterKeyring } from './master-keys.ts'
import { type MasterKeyUse, masterKeyUses, rewrapKeys } from './rewrap-keys.ts'

export type Removal = 'removed' | 'unknown' | 'in-use'

export type KeyUpkeep = {
  /** Wraps anew whatever an older master key wraps, in the background: with each start, as the last one may have been cut short. */
  readonly start: () => void
  readonly list: () => Promise<MasterKeyUse[]>
  /** The name of the new current key. */
  readonly rotate: () => Promise<string>
  /** `in-use`: it is the current one, or wraps something still. */
  readonly remove: (name: string) => Promise<Removal>
  /** Once nothing is under way. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

type Parts = {
  readonly database: Database
  readonly keyring: MasterKeyring
  readonly log: EventLog
  readonly databaseWatch: DatabaseWatch
}

const TRY_AGAIN_AFTER_MS = 5_000

export function openKeyUpkeep({ database, keyring, log, databaseWatch }: Parts): KeyUpkeep {
  const stopping = new AbortController()
  const { signal } = stopping
  let working = Promise.resolve()
  const onFailure = (error: unknown) => (isUnavailable(error) ? databaseWatch.failed(error) : log('rewrapping-failed', describeBug(error)))
  const options = {
    isStopped: () => signal.aborted,
    onProgress: ({ organisationId: organisation, keys }: { organisationId: number; keys: number }) =>
      log('keys-rewrapped', { organisation, keys }),
  }
  const start = () => {
    working = working.then(() => untilDone(() => rewrapKeys(database, keyring, options), signal, onFailure))
  }
  return {
    start,
    list: () => masterKeyUses(database, keyring),
    rotate: async () => {
      const name = await keyring.rotate()
      log('master-key-rotated', { master_key: name })
      start()
      return name
    },
    remove: async (name) => {
      const one = (await masterKeyUses(database, keyring)).find((use) => use.name === name)
      if (one === undefined || !one.here) return 'unknown'
      if (one.current || one.wraps > 0) return 'in-use'
      await keyring.remove(name)
      log('master-key-removed', { master_key: name })
      return 'removed'
    },
    settled: () => working,
    stop: () => {
      stopping.abort()
      return working
    },
  }
}

/** Tries again as long as the database is away; what fails otherwise is told, and tried by the next start. */
async function untilDone(work: () => Promise<unknown>, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
      return
    } catch (error) {
      if (signal.aborted) return
      onFailure(error)
      if (!isUnavailable(error)) return
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal }).catch(() => {}) // Woken to stop.
    }
  }
}
