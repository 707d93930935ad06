/** Somebody who listens to the live feed, and where he has come to. */
import { comparePositions, type FeedPosition } from '../store/feed-position.ts'
import { isWanted, type StreamedEvent, type StreamFilter } from './streamed-event.ts'

/** Where frames go. `buffered`: bytes that wait for him to read. */
export type Outlet = {
  readonly write: (text: string) => void
  readonly buffered: () => number
  /** Resolves once he has read what waits, or is gone. */
  readonly drained: () => Promise<void>
  readonly end: () => void
}

export type Listener = {
  readonly outlet: Outlet
  readonly filter: StreamFilter
  /** All up to here was told, or passed over by his filter. */
  position: FeedPosition
  /** False while he reads by himself what he has missed. */
  isLive: boolean
  isGone: boolean
}

/** More waiting than this, and a listener is left behind: he goes on from the log when he has read it. */
const BUFFERED_MAX = 256 * 1024

/** What is new to him of a page, and where he is then. */
export function tell(listener: Listener, events: readonly StreamedEvent[], upTo: FeedPosition): void {
  let text = ''
  for (const event of events) {
    if (comparePositions(event.position, listener.position) > 0 && isWanted(listener.filter, event)) text += event.frame
  }
  if (text !== '') listener.outlet.write(text)
  if (comparePositions(upTo, listener.position) > 0) listener.position = upTo
}

export const isBehind = ({ outlet }: Listener): boolean => outlet.buffered() > BUFFERED_MAX
