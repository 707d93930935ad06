/** Somebody who listens to the live feed, and where he has come to. */
import { comparePositions, type FeedPosition } from '../store/feed-position.ts'
import { isWanted, type StreamedEvent, type StreamFilter } from './streamed-event.ts'

/** Where frames go. `buffered`: bytes that wait for him to read. */
export type Outlet = {
  readonly write: (frames: string | Buffer) => void
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

/** `bytes`: of all its frames, encoded for the first who wants them all. */
export type StreamedPage = { readonly events: readonly StreamedEvent[]; readonly upTo: FeedPosition; readonly bytes: () => Buffer }

export function streamedPage(events: readonly StreamedEvent[], upTo: FeedPosition): StreamedPage {
  let bytes: Buffer | undefined
  return { events, upTo, bytes: () => (bytes ??= Buffer.from(framesOf(events))) }
}

const framesOf = (events: readonly StreamedEvent[]): string => events.map(({ frame }) => frame).join('')

/** What is new to him of a page, and where he is then. */
export function tell(listener: Listener, { events, upTo, bytes }: StreamedPage): void {
  const { outlet, filter, position } = listener
  const wanted = events.filter((event) => comparePositions(event.position, position) > 0 && isWanted(filter, event))
  if (wanted.length > 0) outlet.write(wanted.length === events.length ? bytes() : framesOf(wanted))
  if (comparePositions(upTo, position) > 0) listener.position = upTo
}

export const isBehind = ({ outlet }: Listener): boolean => outlet.buffered() > BUFFERED_MAX
