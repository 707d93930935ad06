import pg from 'pg'

const CONNECT_WITHIN_MS = 30_000

/** One connection as whoever the address names: the owner of the tables, who may do what serving may not. */
export async function asOwner<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS })
  client.on('error', () => {}) // A connection that breaks is told to whoever uses it.
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {}) // What failed before, if anything did, is what the caller must hear.
  }
}
