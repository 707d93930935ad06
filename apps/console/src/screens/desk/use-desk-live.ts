/** The desk's own stream: whatever it is told, what is shown is asked for again, once in a while at most. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tellFeedState } from '../../live/feed.ts'
import { useMay } from '../../parts/use-may.ts'
import { DESK_KEY } from './desk-queries.ts'

const AT_MOST_EVERY_MS = 700
const REOPEN_MS = 3_000

export function useDeskLive(): void {
  const client = useQueryClient()
  const hasBook = useMay('book:read')
  useEffect(() => {
    const say = hasBook ? () => undefined : tellFeedState
    let waiting: ReturnType<typeof setTimeout> | undefined
    let reopening: ReturnType<typeof setTimeout> | undefined
    let source: EventSource
    const refresh = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void client.invalidateQueries({ queryKey: DESK_KEY })
      }, AT_MOST_EVERY_MS)
    }
    const open = (): void => {
      source = new EventSource('/v1/desk/stream')
      source.addEventListener('open', () => {
        say('open')
        // What was told meanwhile.
        refresh()
      })
      source.addEventListener('told', refresh)
      source.addEventListener('error', () => {
        say('away')
        if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS)
      })
    }
    open()
    return () => {
      clearTimeout(waiting)
      clearTimeout(reopening)
      source.close()
      say('connecting')
    }
  }, [client, hasBook])
}
