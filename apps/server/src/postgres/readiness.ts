/** When a server can be used: decided by really connecting, as a log line or an open socket comes too early. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { whenStalled } from './stall.ts'

/** Recovery after a crash replays up to max_wal_size; a server that died is noticed at once. */
const READY_WITHIN_MS = 300_000
const FIRST_DELAY_MS = 20
const DELAY_MAX_MS = 250

export async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let ended: Error | undefined
  server.on('error', (error) => {
    ended = error
  })
  server.on('exit', (code, signal) => {
    ended ??= new Error(`it ended with ${signal ?? `code ${code}`}`)
  })
  const watching = new AbortController()
  void whenStalled(server.pid!, watching.signal).then(() => {
    ended = new Error('it stalled in its recovery')
    server.kill('SIGKILL')
  })
  try {
    await untilItAnswers(url, () => ended)
  } finally {
    watching.abort()
  }
}

async function untilItAnswers(url: string, whyEnded: () => Error | undefined): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 1.5, DELAY_MAX_MS)) {
    await sleep(delayMs)
    const ended = whyEnded()
    if (ended) throw ended
    const problem = await tryConnecting(url)
    if (!problem) return
    if (Date.now() > giveUpAt) throw problem
  }
}

export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A server that drops the connection between two answers must not end our process.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function tryConnecting(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // As above.
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error as Error
  } finally {
    await client.end().catch(() => {}) // The connection may never have been one.
  }
}
