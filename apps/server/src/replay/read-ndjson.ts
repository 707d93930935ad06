/**
 * Events as NDJSON: a file, a gzip file (by its first bytes, whatever it is called), or standard input for `-`. Bytes are sent on as they are.
 *
 * Limit    a line longer than the server takes is a fault with its number, and so is a file that breaks off: what came before is sent.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { CommandFault } from '../cli/fault.ts'
import { readLines } from '../ingest/lines.ts'
import { MESSAGE_BYTES_MAX } from '../ingest/read-message.ts'
import type { Feed, FeedItem } from './feed-item.ts'

export const STANDARD_INPUT = '-'
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])

export async function ndjsonFeed(path: string): Promise<Feed> {
  if (path === STANDARD_INPUT) return { items: itemsOf(() => process.stdin) }
  const isGzip = (await firstBytes(path)).equals(GZIP_MAGIC)
  return { items: itemsOf(() => (isGzip ? gunzipped(path) : createReadStream(path))) }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      return (await file.read(Buffer.alloc(GZIP_MAGIC.length), 0, GZIP_MAGIC.length, 0)).buffer
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new CommandFault(`${path} cannot be read: ${(error as Error).message}`)
  }
}

function gunzipped(path: string): AsyncIterable<Buffer> {
  const bytes = createReadStream(path)
  const text = createGunzip()
  bytes.on('error', (error) => text.destroy(error)).pipe(text)
  return text
}

/** Opened only when somebody reads: a stream that breaks before it has a reader would end the process. */
async function* itemsOf(openBytes: () => AsyncIterable<Buffer>): AsyncGenerator<FeedItem> {
  let line = 0
  try {
    for await (const read of readLines(openBytes(), MESSAGE_BYTES_MAX)) {
      line = read.number
      if (read.bytes === 'too-long') yield { line, fault: `is longer than ${MESSAGE_BYTES_MAX} bytes` }
      else yield { line, borrower: borrowerOf(read.bytes), body: read.bytes }
    }
  } catch (error) {
    yield { line: line + 1, fault: `the file breaks off: ${(error as Error).message}` }
  }
}

/** Only to keep his order. What is wrong with a line is for the server to say. */
function borrowerOf(bytes: Buffer): string | null {
  try {
    const subject = (JSON.parse(bytes.toString('utf8')) as { subject?: unknown } | null)?.subject
    return typeof subject === 'string' ? subject : null
  } catch {
    return null
  }
}
