/**
 * The books as this server knows them, one an organisation. Another server may know more: whoever decides claims the version that he decided by
 * (book-table.ts), and brings it up to date where that fails.
 */
import type { Fact } from '@fairline/contract/facts'
import { type Book, foldBook, newBook } from '@fairline/domain/book/book'
import { findBookVersion, readBookLog } from './book-table.ts'
import type { Queryable } from './database.ts'

export type KnownBooks = {
  /** As far as is known here. */
  readonly known: (organisationId: number) => Book
  /** Up to the newest version; `version`: which that is, where it is known. */
  readonly current: (database: Queryable, organisationId: number, version?: number) => Promise<Book>
  /** It was committed here, as the newest. */
  readonly learn: (organisationId: number, fact: Fact, sequence: number) => void
}

export function openKnownBooks(): KnownBooks {
  const books = new Map<number, Book>()
  const known = (organisationId: number): Book => books.get(organisationId) ?? newBook
  const keep = (organisationId: number, book: Book): void => {
    if (book.version > known(organisationId).version) books.set(organisationId, book)
  }
  return {
    known,
    current: async (database, organisationId, version) => {
      const before = known(organisationId)
      const newest = version ?? (await findBookVersion(database, organisationId))
      if (newest <= before.version) return before
      const log = await readBookLog(database, organisationId, before.version)
      const book = log.reduce((so, { fact, sequence }) => foldBook(so, fact, sequence), before)
      keep(organisationId, book)
      return book
    },
    learn: (organisationId, fact, sequence) => keep(organisationId, foldBook(known(organisationId), fact, sequence)),
  }
}
