/** When a server can be used: decided by really connecting, as a log line or an open socket comes too early. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { whenStalled } from './stall.ts'

/** Recovery after a crash replays up to max_wal_size; a server that died is noticed at once. */
const READY_WITHIN_MS = 300_000
const CONNECT_WITHIN_MS = 5_000
/** Of a server that took the connection and then says nothing; to make a database takes a checkpoint. */
const ANSWER_WITHIN_MS = 60_000
const FIRST_DELAY_MS = 20
const DELAY_MAX_MS = 250

/**
 * Until it answers and has a database of this name, which is created when missing. Throws at once when it ends before that; one that has stalled is
 * killed. `url` is that of a database that is always there.
 */
export async function untilReady(server: ChildProcess, url: string, database: string): Promise<void> {
  const watching = new AbortController()
  const ended = new Promise<never>((_, reject) => {
    server.once('error', reject)
    server.once('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? `code ${code}`}`)))
    void whenStalled(server.pid!, watching.signal).then(() => {
      reject(new Error('it stalled in its recovery'))
      server.kill('SIGKILL')
    })
  })
  try {
    await Promise.race([ended, untilItHas(database, url, watching.signal)])
  } finally {
    watching.abort()
  }
}

async function untilItHas(database: string, url: string, signal: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  for (let delayMs = FIRST_DELAY_MS; !signal.aborted; delayMs = Math.min(delayMs * 1.5, DELAY_MAX_MS)) {
    await sleep(delayMs)
    try {
      return await ensureDatabase(url, database)
    } catch (error) {
      if (!mayPass(error) || performance.now() > giveUpAt) throw error
    }
  }
}

/** A connection that is refused or breaks, or a server that is starting or in recovery. */
const mayPass = (error: unknown): boolean => !(error instanceof pg.DatabaseError) || error.code?.startsWith('57') === true

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS, query_timeout: ANSWER_WITHIN_MS })
  // A server that drops the connection between two answers must not end our process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end().catch(() => {}) // The connection may never have been one.
  }
}
