/** Brings accounts of before up to date beside a running server: those in an older format, the moments at which they are woken, and events without a leaf in the record. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describeBug } from './describe-bug.ts'
import type { DatabaseWatch } from './operations/database-watch.ts'
import type { EventLog } from './operations/event-log.ts'
import type { Packs } from './packs.ts'
import type { AccountRow } from './store/account-table.ts'
import { type Database, isUnavailable } from './store/database.ts'
import { giveLeaves } from './store/give-leaves.ts'
import { type Renewed, renewAccounts } from './store/renew-accounts.ts'
import { renewWakes } from './store/renew-wakes.ts'

export type Renewing = {
  /** Of what was begun so far. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

export type RenewingParts = {
  readonly database: Database
  readonly packs: Packs
  readonly log: EventLog
  readonly databaseWatch: DatabaseWatch
}

const TRY_AGAIN_AFTER_MS = 5_000

/** Never rejects: what is left when it fails by our own fault is renewed on use, and by the next start. */
export function startRenewing({ database, packs, log, databaseWatch }: RenewingParts): Renewing {
  const stopping = new AbortController()
  const { signal } = stopping
  const optionsNow = () => ({
    pack: packs.current,
    packId: packs.currentId,
    isStopped: () => signal.aborted,
    onProgress: ({ bucket, renewed }: Renewed) => log('accounts-renewed', { bucket, accounts: renewed }),
    onBroken: ({ version }: AccountRow, error: unknown) => log('account-broken', { ...describeBug(error), version }),
  })
  const renewAll = async () => {
    await renewAccounts(database, optionsNow())
    await renewWakes(database, optionsNow())
    const events = await giveLeaves(database, () => signal.aborted)
    if (events > 0) log('leaves-given', { events })
  }
  const onFailure = (error: unknown) => (isUnavailable(error) ? databaseWatch.failed(error) : log('renewing-failed', describeBug(error)))
  let ended = untilDone(renewAll, signal, onFailure)
  packs.onChange(() => {
    ended = ended.then(() => untilDone(renewAll, signal, onFailure))
  })
  return {
    get ended() {
      return ended
    },
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

/** Tries again as long as the database is away. */
async function untilDone(renewAll: () => Promise<void>, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      return await renewAll()
    } catch (error) {
      if (signal.aborted) return
      onFailure(error)
      if (!isUnavailable(error)) return
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal }).catch(() => {}) // Woken to stop.
    }
  }
}
