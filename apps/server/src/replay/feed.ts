/**
 * Sends a feed to the server, several requests at a time, and tells how far it is safe.
 *
 * Order    of one borrower is kept: a request waits while another that holds one of its borrowers is under way. Inside a request the server keeps it.
 * Limits   LINES_MAX lines and BYTES_MAX bytes a request, IN_FLIGHT_MAX requests under way.
 * Progress counts items from the start of the feed up to which all is answered, without a gap: a later run may start there.
 */
import type { FeedEvent, FeedItem } from './feed-item.ts'
import type { Answers, Refused } from './post-lines.ts'

/** Totals since the start of the feed, over all runs. `position`: items passed. */
export type Progress = { readonly position: number; readonly recorded: number; readonly repeated: number; readonly refused: number }

export const NOTHING_SENT: Progress = { position: 0, recorded: 0, repeated: 0, refused: 0 }

export type FeedOptions = {
  /** Items before it were answered by an earlier run. */
  readonly from: Progress
  readonly post: (events: readonly FeedEvent[]) => Promise<Answers>
  /** Called in order, one call at a time. */
  readonly onProgress: (progress: Progress) => Promise<void>
  readonly onRefused: (refused: Refused) => void
  /** Once aborted, nothing more is sent; what is under way is awaited and counts, and then the feed throws. */
  readonly signal?: AbortSignal
  readonly linesMax?: number
  readonly inFlightMax?: number
}

const LINES_MAX = 5_000
const BYTES_MAX = 4 * 1024 * 1024
const IN_FLIGHT_MAX = 2

type Batch = { readonly position: number; readonly events: FeedEvent[]; readonly faults: Refused[] }
/** `landed` never rejects. */
type Flight = { readonly borrowers: ReadonlySet<string>; readonly landed: Promise<void> }

export async function feed(items: AsyncIterable<FeedItem> | Iterable<FeedItem>, options: FeedOptions): Promise<Progress> {
  const { from, post, inFlightMax = IN_FLIGHT_MAX } = options
  const flights = new Set<Flight>()
  const failures: unknown[] = []
  const ledger = openLedger(options)
  for await (const batch of batchesOf(items, from.position, options.linesMax ?? LINES_MAX)) {
    const borrowers = new Set(batch.events.flatMap(({ borrower }) => borrower ?? []))
    while (flights.size >= inFlightMax || [...flights].some((flight) => meet(flight.borrowers, borrowers))) {
      await Promise.race([...flights].map(({ landed }) => landed))
    }
    if (failures.length > 0 || options.signal?.aborted) break
    const landed = fly(post, batch, ledger.expect(batch)).catch((error: unknown) => void failures.push(error))
    const flight: Flight = { borrowers, landed: landed.then(() => void flights.delete(flight)) }
    flights.add(flight)
  }
  await Promise.all([...flights].map(({ landed }) => landed))
  if (failures.length > 0) throw failures[0]
  options.signal?.throwIfAborted()
  return ledger.progress()
}

async function fly(post: FeedOptions['post'], { events }: Batch, settle: (answers: Answers) => Promise<void>): Promise<void> {
  await settle(await post(events))
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true
  return false
}

/** Batches as they were cut, each with its answers once it has them; what is answered without a gap is told on. */
function openLedger({ from, onProgress, onRefused }: FeedOptions) {
  type Entry = { batch: Batch; answers?: Answers }
  const open: Entry[] = []
  let progress = from
  let telling = Promise.resolve()
  const advance = async (): Promise<void> => {
    const before = progress
    while (open[0]?.answers) {
      const { batch, answers } = open.shift() as Required<Entry>
      const refused = [...batch.faults, ...answers.refused].sort((a, b) => a.line - b.line)
      for (const one of refused) onRefused(one)
      progress = {
        position: batch.position,
        recorded: progress.recorded + answers.recorded,
        repeated: progress.repeated + answers.repeated,
        refused: progress.refused + refused.length,
      }
    }
    if (progress !== before) await onProgress(progress)
  }
  return {
    progress: () => progress,
    expect(batch: Batch) {
      const entry: Entry = { batch }
      open.push(entry)
      return (answers: Answers): Promise<void> => {
        entry.answers = answers
        telling = telling.then(advance)
        return telling
      }
    },
  }
}

async function* batchesOf(items: AsyncIterable<FeedItem> | Iterable<FeedItem>, skip: number, linesMax: number): AsyncGenerator<Batch> {
  let position = 0
  let bytes = 0
  let events: FeedEvent[] = []
  let faults: Refused[] = []
  for await (const item of items) {
    position += 1
    if (position <= skip) continue
    if ('fault' in item) faults.push({ line: item.line, code: 'unreadable', detail: item.fault })
    else {
      events.push(item)
      bytes += item.body.length + 1
    }
    if (events.length + faults.length < linesMax && bytes < BYTES_MAX) continue
    yield { position, events, faults }
    events = []
    faults = []
    bytes = 0
  }
  if (events.length + faults.length > 0) yield { position, events, faults }
}
