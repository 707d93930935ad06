/** Many events in one request. Throws where one of them is not recorded. */
import { Readable } from 'node:stream'
import type { Server } from '../../e2e/fairline-process.ts'
import type { WireEvent } from '../synthetic-book.ts'

const LINES_PER_CHUNK = 100

export async function postBatch({ url, key }: Server, events: readonly WireEvent[]): Promise<void> {
  const answer = await fetch(`${url}/v1/events:batch?answer=brief`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(chunksOf(events))) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  const text = await answer.text()
  const recorded = text.match(/"recorded"/g)?.length ?? 0
  if (recorded !== events.length)
    throw new Error(`${recorded} of ${events.length} were recorded; the rest: ${/.*"problem".*/.exec(text)?.[0]}`)
}

function* chunksOf(events: readonly WireEvent[]): Generator<Buffer> {
  for (let from = 0; from < events.length; from += LINES_PER_CHUNK) {
    const lines = events.slice(from, from + LINES_PER_CHUNK).map((event) => `${JSON.stringify(event)}\n`)
    yield Buffer.from(lines.join(''))
  }
}
