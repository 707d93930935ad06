/** SQL of the book: which version of it is the newest, who may decide by it, and its log. */

import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Fact } from '@fairline/contract/facts'
import { BOOK_CHANGES, type Book, foldBook, newBook } from '@fairline/domain/book/book'
import { borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readFactData } from './stored-fact.ts'

const BOOK_CHANGED = 'FL001'

const CLAIM = { name: 'claim-book', text: 'select claim_book($1::smallint, $2::integer)' }
const LOCK = { name: 'lock-book', text: 'select lock_book($1::smallint, $2::boolean) as version' }

/** In a transaction: it fails if another version is the newest, and until its end none comes. */
export async function claimBook(client: Queryable, organisationId: number, version: number): Promise<void> {
  await client.query({ ...CLAIM, values: [organisationId, version] })
}

/** Of what `claimBook` throws. */
export const isBookChanged = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === BOOK_CHANGED

/** In a transaction: the newest version, which stays so until its end. `alone`: to change it. */
export async function lockBook(client: Queryable, organisationId: number, alone: boolean): Promise<number> {
  const { rows } = await client.query<{ version: number }>({ ...LOCK, values: [organisationId, alone] })
  return rows[0]!.version
}

export async function setBookVersion(client: Queryable, organisationId: number, version: number): Promise<void> {
  await client.query('update organisation set book_version = $2 where id = $1', [organisationId, version])
}

export async function findBookVersion(database: Queryable, organisationId: number): Promise<number> {
  const { rows } = await database.query<{ book_version: number }>('select book_version from organisation where id = $1', [organisationId])
  return rows[0]?.book_version ?? 0
}

export type BookEvent = { readonly sequence: number; readonly fact: Fact }

type Row = {
  sequence: number
  type: Fact['type']
  schema_version: number
  occurred_at: Date
  known_at: Date
  data: Record<string, unknown>
}

/** What changed a book behind that version, in the order of its log. */
export async function readBookLog(database: Queryable, organisationId: number, after: number): Promise<BookEvent[]> {
  const { bucket, id } = borrowerKey(organisationId, BOOK_SUBJECT)
  const { rows } = await database.query<Row>(
    `select sequence, type, schema_version, occurred_at, known_at, data from event
     where bucket = $1 and borrower_id = $2 and sequence > $3 and type = any ($4) order by sequence`,
    [bucket, id, after, BOOK_CHANGES],
  )
  return rows.map(({ sequence, type, schema_version, occurred_at, known_at, data }) => ({
    sequence,
    fact: {
      type,
      occurredAt: occurred_at.getTime(),
      knownAt: known_at.getTime(),
      data: readFactData(type, data, schema_version),
    } as Fact,
  }))
}

/** After a restore: the versions are not in a backup, the logs are. */
export async function recountBookVersion(client: Queryable, organisationId: number): Promise<void> {
  const last = (await readBookLog(client, organisationId, 0)).at(-1)
  if (last !== undefined) await setBookVersion(client, organisationId, last.sequence)
}

/** Every version that there was: what decisions of the past saw. Throws nothing for one that is not there: it is as the one before it. */
export type BookHistory = { readonly versions: readonly Book[]; readonly at: (version: number) => Book }

export async function readBookHistory(database: Queryable, organisationId: number): Promise<BookHistory> {
  const versions: Book[] = [newBook]
  for (const { fact, sequence } of await readBookLog(database, organisationId, 0)) versions.push(foldBook(versions.at(-1)!, fact, sequence))
  const byVersion = new Map(versions.map((book) => [book.version, book]))
  return { versions, at: (version) => byVersion.get(version) ?? versions.findLast((book) => book.version <= version) ?? newBook }
}
