import pg from 'pg'

const WITHIN_MS = 1_000

/** Whether a PostgreSQL answers at this address just now. */
export async function answersAt(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: WITHIN_MS })
  client.on('error', () => {}) // What breaks is told by the query.
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {}) // Whether it answered is known by then.
  }
}
