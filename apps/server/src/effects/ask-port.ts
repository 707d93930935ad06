/** A question to the world outside: it has an end, and whoever stops the server does not wait for it. */
import { setTimeout as sleep } from 'node:timers/promises'

const ANSWERS_WITHIN_MS = 30_000

class NoAnswer extends Error {
  override name = 'NoAnswer'
  readonly code = 'no-answer'
}

export async function askPort<T>(ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  const answered = new AbortController()
  const until = AbortSignal.any([signal, answered.signal])
  const tooLate = sleep(ANSWERS_WITHIN_MS, undefined, { signal: until }).then(() => {
    throw new NoAnswer()
  })
  try {
    return await Promise.race([ask(until), tooLate])
  } finally {
    answered.abort()
    tooLate.catch(() => {}) // Whoever won the race has been heard.
  }
}
