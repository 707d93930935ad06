/** Desks as they are told things: each who listens reads on from his own number, woken by what this server writes, and looking now and then for what another one does. */

import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import type { Database } from '../store/database.ts'
import { readToldFacts } from '../store/desk-fact-table.ts'

export type DeskTail = Readonly<{
  /** Something of this desk was committed. */
  told: (organisationId: number) => void
  /** Until what it gives is called. `outlet` is given what comes after that number, in order. */
  listen: (organisationId: number, after: number, outlet: DeskOutlet) => () => void
  /** Ends all that listen: they come again, to whoever serves then. */
  stop: () => Promise<void>
}>

/** `tell` is waited for: who does not read is not read for. */
type DeskOutlet = Readonly<{ tell: (facts: readonly DeskFact[]) => Promise<void>; beat: () => void; end: () => void }>
type Listener = DeskOutlet & { after: number; isReading: boolean; isNews: boolean }

const PAGE = 200
const LOOK_EVERY_MS = 2_000
const BEAT_EVERY = 8

type TailParts = Readonly<{ database: Database; onFailure: (error: unknown) => void; lookEveryMs?: number }>

export function openDeskTail({ database, onFailure, lookEveryMs = LOOK_EVERY_MS }: TailParts): DeskTail {
  const listeners = new Map<number, Set<Listener>>()
  const wake = (organisationId: number): void => {
    for (const listener of listeners.get(organisationId) ?? []) readOn(database, organisationId, listener).catch(onFailure)
  }
  let looks = 0
  const looking = setInterval(() => {
    looks += 1
    for (const [organisationId, all] of listeners) {
      if (looks % BEAT_EVERY === 0) for (const { beat } of all) beat()
      wake(organisationId)
    }
  }, lookEveryMs)
  looking.unref()
  return {
    told: wake,
    listen: (organisationId, after, outlet) => {
      const listener: Listener = { ...outlet, after, isReading: false, isNews: false }
      const all = listeners.get(organisationId) ?? new Set()
      listeners.set(organisationId, all.add(listener))
      readOn(database, organisationId, listener).catch(onFailure)
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(organisationId)
      }
    },
    stop: async () => {
      clearInterval(looking)
      for (const all of listeners.values()) for (const { end } of all) end()
    },
  }
}

/** One reading at a time; what is told while it goes on is read after it. */
async function readOn(database: Database, organisationId: number, listener: Listener): Promise<void> {
  listener.isNews = true
  if (listener.isReading) return
  listener.isReading = true
  try {
    while (listener.isNews) {
      listener.isNews = false
      const facts = await readToldFacts(database.reading.as(organisationId), organisationId, listener.after, PAGE)
      if (facts.length > 0) await listener.tell(facts)
      listener.after = facts.at(-1)?.sequence ?? listener.after
      if (facts.length === PAGE) listener.isNews = true
    }
  } finally {
    listener.isReading = false
  }
}
