/** The book's clock, which a demo lets run faster than the reader's. Told once a second to whoever shows a relative time. */
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { clockQuery, demoQuery } from '../api/queries.ts'
import { useMay } from './use-may.ts'

const TICK_MS = 1_000
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined
let tickAtMs = performance.now()

function tick(): void {
  tickAtMs = performance.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(tick, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** Epoch milliseconds; undefined until the clock is known, and in a book of the past without events. */
export function useBookNow(): number | undefined {
  const nowMs = useSyncExternalStore(subscribe, () => tickAtMs)
  // Whoever works at no book, as the people of a desk, goes by the reader's clock.
  const hasBook = useMay('book:read')
  const { data: clock } = useQuery({ ...clockQuery, enabled: hasBook })
  const { data: demo } = useQuery({ ...demoQuery, enabled: hasBook })
  if (!hasBook) return Date.now()
  if (!clock?.now) return undefined
  const passedMs = Math.max(nowMs - clock.readAtMs, 0)
  const pace = demo ? (demo.phase === 'live' ? demo.pace : 0) : clock.clock === 'wall' ? 1 : 0
  return Date.parse(clock.now) + passedMs * pace
}
