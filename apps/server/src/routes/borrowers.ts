/** The book, borrower by borrower, as it stands at the end of each one's log. */
import { BorrowerList } from '@fairline/contract/answer'
import { BorrowerQuery, ExpandedBorrower } from '@fairline/contract/views/borrower'
import { describeAccount } from '@fairline/domain/account/explain'
import { describeBanners } from '@fairline/domain/views/describe-status'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { type AccountRow, listAccounts } from '../store/account-table.ts'
import { type BorrowerKey, BUCKETS } from '../store/borrower-key.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Books, OrganisationDatabase } from '../store/database.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { accountOf, historyOf, signalsOf } from './borrower-signals.ts'
import { fieldsOf } from './conditional-reading.ts'
import { borrowerParams, findBorrower, readProblems } from './found-borrower.ts'

const PAGE_DEFAULT = 50
const PAGE_MAX = 200
const CURSOR = /^(\d{1,2})\.(\d{1,19})$/
const BEFORE_ALL: BorrowerKey = { bucket: 0, id: -1n }

/** Opaque to clients: the last borrower of the page before. */
const Cursor = z
  .string()
  .max(64)
  .transform((text, context): BorrowerKey => {
    const [, bucket, id] = CURSOR.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
    if (bucket !== undefined && id !== undefined && BigInt(id) < 2n ** 63n) return { bucket: Number(bucket), id: BigInt(id) }
    context.addIssue({ code: 'custom', message: 'is not a cursor of this list' })
    return z.NEVER
  })

const writeCursor = ({ bucket, id }: BorrowerKey): string => Buffer.from(`${bucket}.${id}`).toString('base64url')

const Page = z.strictObject({ limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT), cursor: Cursor.optional() })

export type BorrowerRoutes = { database: Books; packs: Packs; books: KnownBooks; clocks: BookClocks }

const tags = ['book']

export const borrowerRoutes: FastifyPluginAsyncZod<BorrowerRoutes> = async (app, { database, packs, books, clocks }) => {
  const viewsOf = async (book: OrganisationDatabase, rows: readonly AccountRow[]) => {
    const accounts = await readAccounts(book, rows)
    return rows.map(({ borrower, ref }) => describeAccount(ref, accounts.get(borrower.id)!(), packs.current))
  }

  app.get(
    '/v1/borrowers/:id',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getBorrower',
        summary: 'A borrower with his line and holds, every reason in words',
        params: borrowerParams,
        querystring: BorrowerQuery.extend({ fields: fieldsOf(ExpandedBorrower) }),
        response: { 200: ExpandedBorrower, ...readProblems },
      },
    },
    async (request, reply) => {
      const { expand = [] } = request.query
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const [account, book] = [await accountOf(found), await books.current(found.book, found.organisationId)]
      const known = { pack: packs.current, book, clocks }
      return {
        ...describeAccount(found.row.ref, account, packs.current),
        banners: describeBanners(book, clocks.nowIn(found.organisationId) ?? book.asOf, packs.current),
        ...(expand.includes('signals') && { signals: signalsOf(found, account, known) }),
        ...(expand.includes('limit_history') && { limit_history: await historyOf(found) }),
      }
    },
  )

  app.get(
    '/v1/borrowers',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listBorrowers',
        summary: 'All borrowers with their lines and holds in words',
        querystring: Page.extend({ fields: fieldsOf(BorrowerList) }),
        response: { 200: BorrowerList, ...readProblems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const book = database.as(callerOf(request).organisationId)
      const rows = await listAccounts(book, { after: cursor ?? BEFORE_ALL, lastBucket: BUCKETS - 1, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const hasMore = rows.length > limit
      return { data: await viewsOf(book, page), has_more: hasMore, next_cursor: hasMore ? writeCursor(page.at(-1)!.borrower) : null }
    },
  )
}
