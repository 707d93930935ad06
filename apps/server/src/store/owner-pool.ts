/**
 * Connections as whoever the address names, who owns the queue of jobs: for its worker alone. It reads and writes jobs there, and nothing else; what it
 * has to say of a borrower goes down the road of every fact.
 */
import pg from 'pg'
import type { Queryable } from './database.ts'

export type OwnerPool = Queryable & {
  /** For the worker, which wants the real thing. */
  readonly pool: pg.Pool
  /** Moves to another address, as after a restart of the packaged PostgreSQL. */
  readonly moveTo: (url: string) => void
  readonly close: () => Promise<void>
}

const CONNECT_WITHIN_MS = 5_000
/** Whatever is asked here is short. */
const ANSWER_WITHIN_MS = 10_000
const SET_UP = `set statement_timeout = '9s'; set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'; set jit = off`

export function openOwnerPool(url: string, max: number): OwnerPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    // A statement on a connection that died in silence would be waited for without end.
    query_timeout: ANSWER_WITHIN_MS,
    application_name: 'fairline',
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; only its type does not say so
    onConnect: (client) => client.query(SET_UP),
  })
  // A connection that breaks, idle or lent, is told to whoever uses it; unheard, its event would end this process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    query: (statement, values) => pool.query(statement, values),
    // Connections of before are broken, and leave the pool as that is noticed; new ones are made from these options.
    moveTo: (next) => {
      pool.options.connectionString = next
    },
    close: () => pool.end(),
  }
}
