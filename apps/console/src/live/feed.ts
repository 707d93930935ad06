/** The live feed of the book: one connection for the whole console, whoever listens. */
import type { StreamedDecision } from '../api/views.ts'
import { type Batch, openBatches } from './batches.ts'

export type FeedState = 'connecting' | 'open' | 'away'
type Listener = (batch: Batch<StreamedDecision>) => void

const STREAM = '/v1/events/stream'
const BATCH_MS = 250
const BATCH_MOST = 500
const REOPEN_MS = 3_000

const listeners = new Set<Listener>()
const stateListeners = new Set<() => void>()
let state: FeedState = 'connecting'
let source: EventSource | undefined
let lastId = ''
let reopening: ReturnType<typeof setTimeout> | undefined

const push = openBatches<StreamedDecision>(
  (batch) => {
    for (const listener of listeners) listener(batch)
  },
  { delayMs: BATCH_MS, most: BATCH_MOST, wait: (run, delayMs) => void setTimeout(run, delayMs) },
)

function become(next: FeedState): void {
  if (next === state) return
  state = next
  for (const listener of stateListeners) listener()
}

/** Of whoever listens to another stream than the book's. */
export const tellFeedState = become

/** A browser goes on by itself after a lost connection, but not after an answer that is no stream. */
export function openFeed(): void {
  if (source) return
  source = new EventSource(lastId ? `${STREAM}?last_event_id=${encodeURIComponent(lastId)}` : STREAM)
  source.addEventListener('open', () => become('open'))
  source.addEventListener('decided', ({ data, lastEventId }) => {
    lastId = lastEventId
    push(JSON.parse(String(data)) as StreamedDecision)
  })
  source.addEventListener('error', () => {
    become('away')
    if (source?.readyState !== EventSource.CLOSED) return
    source = undefined
    reopening = setTimeout(openFeed, REOPEN_MS)
  })
}

export function closeFeed(): void {
  clearTimeout(reopening)
  source?.close()
  source = undefined
  become('connecting')
}

export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const feedState = {
  current: (): FeedState => state,
  subscribe(listener: () => void): () => void {
    stateListeners.add(listener)
    return () => stateListeners.delete(listener)
  },
}
