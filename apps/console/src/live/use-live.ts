import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import type { StreamedDecision } from '../api/views.ts'
import type { Batch } from './batches.ts'
import { type FeedState, feedState, listen } from './feed.ts'
import { counted, noRate, type Rate } from './rate.ts'

export function useLive(handle: (batch: Batch<StreamedDecision>) => void): void {
  const latest = useEffectEvent(handle)
  useEffect(() => listen((batch) => latest(batch)), [])
}

export const useFeedState = (): FeedState => useSyncExternalStore(feedState.subscribe, feedState.current)

const second = (): number => Math.floor(performance.now() / 1_000)

export function useLiveRate(): Rate {
  const [rate, setRate] = useState(() => noRate(second()))
  useLive(({ items, missed }) => setRate((before) => counted(before, second(), items.length + missed)))
  useEffect(() => {
    const timer = setInterval(() => setRate((before) => counted(before, second(), 0)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return rate
}

/** Asks again for what has changed, at most once in `everyMs`, and once more after the last change. */
export function useLiveRefresh(queryKey: QueryKey, fits: (decision: StreamedDecision) => boolean, everyMs: number): void {
  const client = useQueryClient()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useLive(({ items }) => {
    if (waiting.current !== undefined || !items.some(fits)) return
    waiting.current = setTimeout(() => {
      waiting.current = undefined
      void client.invalidateQueries({ queryKey })
    }, everyMs)
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
