/** What the policy sees of a borrower, and how his limit came to be. */
import { writeInstant } from '@fairline/contract/instant'
import { LimitHistory, SignalList } from '@fairline/contract/views/signals'
import type { Account } from '@fairline/domain/account/account'
import type { Book } from '@fairline/domain/book/book'
import { describeSignals } from '@fairline/domain/pack/bounds'
import type { Pack } from '@fairline/domain/pack/pack'
import { sourceAt } from '@fairline/domain/pack/source-at'
import { limitHistoryOf } from '@fairline/domain/views/limit-history'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { readDecisions } from '../store/borrower-log.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Books } from '../store/database.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { fieldsOf } from './conditional-reading.ts'
import { type FoundBorrower, findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'

export type BorrowerSignalRoutes = { database: Books; packs: Packs; books: KnownBooks; clocks: BookClocks }

/** A log of more is told from here on. */
const HISTORY_EVENTS_MAX = 10_000
const tags = ['book']

export const borrowerSignalRoutes: FastifyPluginAsyncZod<BorrowerSignalRoutes> = async (app, { database, packs, books, clocks }) => {
  app.get(
    '/v1/borrowers/:id/signals',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getSignals',
        summary: 'What the policy sees of a borrower, and how far each value is from the next bound',
        params,
        querystring: z.strictObject({ fields: fieldsOf(SignalList) }),
        response: { 200: SignalList, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      return signalsOf(found, await accountOf(found), {
        pack: packs.current,
        book: await books.current(found.book, found.organisationId),
        clocks,
      })
    },
  )

  app.get(
    '/v1/borrowers/:id/limit-history',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getLimitHistory',
        summary: 'How limit and drawn amount came to be what they are',
        params,
        querystring: z.strictObject({ fields: fieldsOf(LimitHistory) }),
        response: { 200: LimitHistory, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      return found === undefined ? reply : historyOf(found)
    },
  )
}

export async function accountOf({ book, borrower, row }: FoundBorrower): Promise<Account> {
  return (await readAccounts(book, [row])).get(borrower.id)!()
}

/** As of now, by the book's clock: windows pass without anything happening. */
type Known = Readonly<{ pack: Pack; book: Book; clocks: BookClocks }>

export function signalsOf({ organisationId }: FoundBorrower, account: Account, { pack, book, clocks }: Known): z.infer<typeof SignalList> {
  const at = Math.max(account.clockAt, clocks.nowIn(organisationId) ?? 0)
  return { as_of: writeInstant(at), pack: pack.hash, data: describeSignals(pack, sourceAt(pack, account, at, book)) }
}

export async function historyOf({ book, borrower }: FoundBorrower): Promise<z.infer<typeof LimitHistory>> {
  const decisions = await readDecisions(book, borrower, HISTORY_EVENTS_MAX)
  return { data: limitHistoryOf(decisions), is_whole: (decisions[0]?.sequence ?? 1) === 1 }
}
