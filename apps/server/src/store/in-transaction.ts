/** Several statements that hold together, or not at all. */
import type { Client, OrganisationDatabase } from './database.ts'

/** What `work` throws undoes it, and is thrown. */
export const inTransaction = <T>(book: OrganisationDatabase, work: (client: Client) => Promise<T>): Promise<T> =>
  // A connection on which work failed is thrown away, and its transaction with it.
  book.withClient(async (client) => {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  })
