/**
 * One long NDJSON stream into a real server, read back more slowly than it is written for a while, with the memory of the server watched.
 *
 * Limit    reads /proc (Linux).
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { bookOf } from '../../bench/synthetic-book.ts'

export type StreamOptions = {
  readonly url: string
  readonly key: string
  /** Of the server process. */
  readonly pid: number
  readonly megabytes: number
  /** The reader rests after each piece of answers until this share of the bytes is written, and for as long as the writer is held up by that. */
  readonly slowShare: number
}

export type StreamReport = {
  readonly megabytes: number
  readonly events: number
  /** Answers that say `recorded`, under the number of the line that was to be answered next. */
  readonly recorded: number
  readonly rssBeforeMb: number
  readonly rssPeakMb: number
  /** The longest time that the server did not take any input: back-pressure. */
  readonly heldUpMs: number
  readonly seconds: number
}

const MB = 1024 * 1024
const PAGE_BYTES = 4096
const BLOCK_BYTES = 64 * 1024
const SAMPLE_EVERY_MS = 100
const SLOW_REST_MS = 200
const EVENTS_EACH = 150
const BYTES_A_LINE = 330

export async function pushStream({ url, key, pid, megabytes, slowShare }: StreamOptions): Promise<StreamReport> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' }
  const sending = request(`${url}/v1/events:batch?answer=brief`, { method: 'POST', headers })
  const memory = watchMemory(pid)
  const beganAt = performance.now()
  const pace = { slow: true }
  const answered = once(sending, 'response').then(([answer]) => readAnswers(answer as IncomingMessage, pace))
  const written = await write(sending, megabytes * MB, (share) => {
    pace.slow = share < slowShare
  })
  pace.slow = false
  const recorded = await answered
  return { megabytes: written.bytes / MB, events: written.events, recorded, heldUpMs: written.heldUpMs, seconds: (performance.now() - beganAt) / 1000, ...memory.end() } // biome-ignore format: one line
}

async function write(sending: ClientRequest, bytesWanted: number, hear: (share: number) => void) {
  let [bytes, events, heldUpMs, block] = [0, 0, 0, '']
  const flush = async () => {
    const began = performance.now()
    bytes += Buffer.byteLength(block)
    if (!sending.write(block)) await once(sending, 'drain')
    heldUpMs = Math.max(heldUpMs, performance.now() - began)
    block = ''
    hear(bytes / bytesWanted)
  }
  const borrowers = Math.max(100, Math.ceil(bytesWanted / (BYTES_A_LINE * EVENTS_EACH)))
  for (const event of bookOf(borrowers, Number.POSITIVE_INFINITY)) {
    block += `${JSON.stringify(event)}\n`
    events++
    if (block.length >= BLOCK_BYTES) await flush()
    if (bytes >= bytesWanted) break
  }
  if (block !== '') await flush()
  sending.end()
  return { bytes, events, heldUpMs }
}

/** Counts the answers that are right: recorded, and in the order of the lines. */
async function readAnswers(answer: IncomingMessage, pace: { slow: boolean }): Promise<number> {
  let [line, recorded, half] = [0, 0, '']
  for await (const chunk of answer.setEncoding('utf8')) {
    const lines = `${half}${chunk}`.split('\n')
    half = lines.pop() ?? ''
    for (const text of lines) if (text.startsWith(`{"line":${++line},"status":"recorded"`)) recorded++
    if (pace.slow) await sleep(SLOW_REST_MS)
  }
  return recorded
}

function watchMemory(pid: number) {
  const rss = () => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / MB
  const rssBeforeMb = rss()
  let rssPeakMb = rssBeforeMb
  const timer = setInterval(() => {
    rssPeakMb = Math.max(rssPeakMb, rss())
  }, SAMPLE_EVERY_MS)
  return {
    end: () => {
      clearInterval(timer)
      return { rssBeforeMb, rssPeakMb: Math.max(rssPeakMb, rss()) }
    },
  }
}
