/** Work that is in the database as a whole, or not at all: a connection on which it failed is thrown away, and all of it with it. */
import type { Client, OrganisationDatabase } from './database.ts'

export const inTransaction = <T>(book: OrganisationDatabase, work: (client: Client) => Promise<T>): Promise<T> =>
  book.withClient(async (client) => {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  })
