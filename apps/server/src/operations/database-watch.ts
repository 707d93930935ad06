/** Tells the log when the database goes away and when it is back: once each, however many requests notice. */
import { describeBug } from '../describe-bug.ts'
import type { EventLog } from './event-log.ts'

export type DatabaseWatch = { readonly failed: (error: unknown) => void; readonly answered: () => void }

export function openDatabaseWatch(log: EventLog, now: () => number): DatabaseWatch {
  let awaySince: number | undefined
  return {
    failed: (error) => {
      if (awaySince !== undefined) return
      awaySince = now()
      log('database-away', describeBug(error))
    },
    answered: () => {
      if (awaySince === undefined) return
      log('database-back', { away_ms: now() - awaySince })
      awaySince = undefined
    },
  }
}
