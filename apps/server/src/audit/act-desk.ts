/**
 * Acts that are kept beside a request, not in its way: who looked at whom, and what was refused.
 *
 * Once     the same one of the same person within ONCE_WITHIN_MS.
 * Waits    what the database does not take now is tried again, every RETRY_MS and at the end; what is lost all the same, or is too much, is counted and told of in the log.
 */
import type { EventLog } from '../operations/event-log.ts'
import { type Act, type Doer, insertAct } from '../store/act-table.ts'
import type { Books } from '../store/database.ts'

export type ActDesk = Readonly<{
  /** Returns at once. */
  keep: (by: Doer, act: Act) => void
  /** Resolves when all that was kept is written, or cannot be. */
  settled: () => Promise<void>
  stop: () => Promise<void>
}>

export const ONCE_WITHIN_MS = 10 * 60_000
const KEPT_MAX = 1_000
const REMEMBERED_MAX = 10_000
const RETRY_MS = 5_000

type Parts = Readonly<{ database: Books; log: EventLog; onFailure: (error: unknown) => void }>

export function openActDesk({ database, log, onFailure }: Parts): ActDesk {
  const waiting: { by: Doer; act: Act }[] = []
  const once = openOnce()
  let writing: Promise<void> | undefined
  const write = async (): Promise<void> => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      try {
        await insertAct(database.as(next.by.organisationId), next.by, next.act)
        waiting.shift()
      } catch (error) {
        return onFailure(error)
      }
    }
  }
  const settled = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }
  const again = setInterval(() => void settled(), RETRY_MS).unref()
  return {
    keep: (by, act) => {
      if (!once([by.organisationId, by.person, act.act, act.subject, JSON.stringify(act.detail)].join(' '), act.at)) return
      if (waiting.length >= KEPT_MAX) return log('acts-lost', { acts: 1 })
      waiting.push({ by, act })
      void settled()
    },
    settled,
    stop: async () => {
      clearInterval(again)
      await settled()
      await settled()
      if (waiting.length > 0) log('acts-lost', { acts: waiting.length })
    },
  }
}

/** True where it was not there within the time. The one that was told of longest ago is forgotten first. */
function openOnce(): (name: string, at: number) => boolean {
  const last = new Map<string, number>()
  return (name, at) => {
    const before = last.get(name)
    if (before !== undefined && at - before < ONCE_WITHIN_MS) return false
    last.delete(name)
    if (last.size >= REMEMBERED_MAX) last.delete(last.keys().next().value!)
    last.set(name, at)
    return true
  }
}
