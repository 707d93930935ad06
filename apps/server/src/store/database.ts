/**
 * The connections to PostgreSQL. The server behind them may go away and come back, at another address too, without a restart of ours.
 *
 * Role     every connection works as `fairline_serving`, never as whoever logged in: row-level security holds, and the log can only grow.
 * Rows     of one organisation are seen through `as`; without it, those of none.
 * Limit    POOL_MAX connections, and READING_POOL_MAX more for those who only read; a connection is waited for CONNECT_WITHIN_MS, an answer ANSWER_WITHIN_MS: then the outcome is unknown, which is
 *          safe, because whoever asked may ask again. PostgreSQL itself gives up a statement, a lock and a transaction before that or soon after.
 */
import { BrokenInvariant } from '@fairline/domain/kernel/outcome'
import pg from 'pg'

export type Client = pg.PoolClient
/** What a statement needs: a lent connection inside a transaction, or the database itself. A statement with a name is parsed once a connection. */
export type Queryable = {
  query: <Row extends pg.QueryResultRow>(statement: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult<Row>>
}

export type OrganisationDatabase = Queryable & {
  readonly organisationId: number
  /** Lends a connection to `work`; one on which `work` failed is thrown away, as nobody knows what it is in the middle of. */
  withClient: <T>(work: (client: Client) => Promise<T>) => Promise<T>
}

/** Connections: all, those lent to nobody, and callers that wait for one. */
export type PoolState = { readonly total: number; readonly idle: number; readonly waiting: number }

/** Asked directly, it shows the tables that belong to no organisation. */
export type Books = Queryable & {
  /** The rows of one organisation. */
  as: (organisationId: number) => OrganisationDatabase
}

export type Database = Books & {
  /** The same over connections of their own: however many people read, no event waits for a connection because of them. */
  readonly reading: Books
  /** Moves to another address, as after a restart of the packaged PostgreSQL. */
  moveTo: (url: string) => void
  pool: () => PoolState
  close: () => Promise<void>
}

const POOL_MAX = 10
const READING_POOL_MAX = 4
const CONNECT_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 30_000
/** The server gives up before we stop listening, so that nothing of ours goes on unheard. */
const STATEMENT_WITHIN_MS = 25_000
const LOCK_WITHIN_MS = 10_000
/** Between two statements of a transaction we only compute; longer than this, whoever computed is lost. */
const IDLE_IN_TRANSACTION_MS = 60_000

/**
 * A batch asks for some hundred rows by key: while a table is small the planner would rather read all of it, and a prepared statement would keep
 * doing so as it grows.
 */
const SET_UP =
  'set role fairline_serving; set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off; set jit = off; ' +
  `set statement_timeout = ${STATEMENT_WITHIN_MS}; set lock_timeout = ${LOCK_WITHIN_MS}; ` +
  `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}; set fairline.organisation = ''`

const NO_ORGANISATION = ''

export function openDatabase(url: string): Database {
  let pool = openPool(url, POOL_MAX)
  let readingPool = openPool(url, READING_POOL_MAX)
  return {
    ...booksOver(() => pool),
    reading: booksOver(() => readingPool),
    moveTo: (nextUrl) => {
      for (const former of [pool, readingPool]) former.end().catch(() => {}) // Its server is gone: there is nobody to say goodbye to.
      pool = openPool(nextUrl, POOL_MAX)
      readingPool = openPool(nextUrl, READING_POOL_MAX)
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await Promise.all([pool.end(), readingPool.end()])
    },
  }
}

function booksOver(pool: () => pg.Pool): Books {
  const seenAs = (organisation: string): Omit<OrganisationDatabase, 'organisationId'> => ({
    query: (statement, values) => lend(pool(), organisation, (client) => client.query(statement, values)),
    withClient: (work) => lend(pool(), organisation, work),
  })
  return { query: seenAs(NO_ORGANISATION).query, as: (organisationId) => ({ organisationId, ...seenAs(`${organisationId}`) }) }
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    application_name: 'fairline',
    // Statements that do not wait for each other's answers share a round trip.
    pipeline: true,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; only its type does not say so
    onConnect: (client) => client.query(SET_UP),
  })
  // A connection that breaks, idle or lent, is told to whoever uses it; unheard, its event would end this process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Which organisation a connection was last lent to. */
const lentTo = new WeakMap<pg.PoolClient, string>()

async function lend<T>(pool: pg.Pool, organisation: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const value = await workAs(client, organisation, work)
    client.release()
    return value
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** The setting is sent ahead of the first statement, in the same round trip. */
async function workAs<T>(client: Client, organisation: string, work: (client: Client) => Promise<T>): Promise<T> {
  if ((lentTo.get(client) ?? NO_ORGANISATION) === organisation) return work(client)
  lentTo.set(client, organisation)
  const [, value] = await Promise.all([client.query(`set fairline.organisation = '${organisation}'`), work(client)])
  return value
}

/** Classes of SQLSTATE in which the statement or its values are at fault; every other failure is of the database or the way to it. */
const OUR_FAULT = /^(0A|21|22|23|26|42|54)/

export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return !OUR_FAULT.test(error.code ?? '')
  return !(error instanceof BrokenInvariant || error instanceof TypeError || error instanceof RangeError)
}

const TRY_AGAIN: readonly string[] = ['40001', '40P01']

/** Deadlock and serialization failure: nothing happened, and the same transaction may go through the next time. */
export const mayTryAgain = (error: unknown): boolean => error instanceof pg.DatabaseError && TRY_AGAIN.includes(error.code ?? '')
