/**
 * The registers of each desk in memory, read on from where they were: a desk has some thousand entries, and its facts are what is of record.
 *
 * Order    a change is decided on with everything told before it, under the lock of its desk; what it tells is in the books once it is read again.
 */
import { addFacts, type DeskBook, emptyDesk } from '@fairline/domain/desk/model/desk-book'
import type { Doer } from './act-table.ts'
import type { Client, OrganisationDatabase, Queryable } from './database.ts'
import { insertDeskFacts, lockDesk, type NewDeskFact, readBookFacts } from './desk-fact-table.ts'
import { inTransaction } from './in-transaction.ts'

/** What a change comes to: what is told, and the answer, which is given the number of the first of it. */
export type DeskChange<T> = Readonly<{ facts: readonly NewDeskFact[]; answer: (first: number) => T }>

export type DeskBooks = Readonly<{
  read: (database: Queryable, organisationId: number) => Promise<DeskBook>
  change: <T>(
    database: OrganisationDatabase,
    doer: Doer,
    at: number,
    decide: (book: DeskBook, client: Client) => DeskChange<T> | Promise<DeskChange<T>>,
  ) => Promise<T>
}>

const PAGE = 5_000

/** `told`: something of this desk was committed. */
export function openDeskBooks(told: (organisationId: number) => void = () => {}): DeskBooks {
  const books = new Map<number, DeskBook>()
  const read = async (database: Queryable, organisationId: number): Promise<DeskBook> => {
    const book = books.get(organisationId) ?? emptyDesk()
    books.set(organisationId, book)
    await readOn(database, organisationId, book)
    return book
  }
  return {
    read,
    change: async (database, doer, at, decide) => {
      const { organisationId } = doer
      const { isTold, answer } = await inTransaction(database, async (client) => {
        await lockDesk(client, organisationId)
        const { facts, answer: answerOf } = await decide(await read(client, organisationId), client)
        const first = facts.length === 0 ? 0 : await insertDeskFacts(client, doer, at, facts)
        return { isTold: facts.length > 0, answer: answerOf(first) }
      })
      if (isTold) told(organisationId)
      return answer
    },
  }
}

async function readOn(database: Queryable, organisationId: number, book: DeskBook): Promise<void> {
  for (;;) {
    const facts = await readBookFacts(database, organisationId, book.sequence, PAGE)
    addFacts(book, facts)
    if (facts.length < PAGE) return
  }
}
