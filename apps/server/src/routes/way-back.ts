/** The way back of a held line, worked out when it is asked for, and what is close to holding it. It changes nothing. */
import { createHash } from 'node:crypto'
import { WayBack } from '@fairline/contract/views/way-back'
import { encodeAccount } from '@fairline/domain/account/codec'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { WayBackDesk } from '../recovery/way-back-desk.ts'
import { accountOf, type BorrowerSignalRoutes } from './borrower-signals.ts'
import { fieldsOf } from './conditional-reading.ts'
import { type FoundBorrower, findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

export type WayBackRoutes = BorrowerSignalRoutes & { readonly wayBackDesk: WayBackDesk }

export const wayBackRoutes: FastifyPluginAsyncZod<WayBackRoutes> = async (app, parts) => {
  app.get(
    '/v1/borrowers/:id/way-back',
    {
      config: { scope: 'book:read' },
      schema: {
        tags: ['book'],
        operationId: 'getWayBack',
        summary: 'The cheapest proven plans that lift the holds of a line, or the proof that there are none; and what is close to a hold',
        params,
        querystring: z.strictObject({ fields: fieldsOf(WayBack) }),
        response: { 200: WayBack, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(parts.database, request, reply)
      if (found === undefined) return reply
      const wayBack = await wayBackOf(found, parts)
      return wayBack === 'overloaded' ? sendProblem(reply, problemOf('overloaded')) : wayBack
    },
  )
}

type Asked = Omit<WayBackRoutes, 'database'>

/** Of the account as it is now, by the book's clock. */
export async function wayBackOf(found: FoundBorrower, { wayBackDesk, packs, clocks }: Asked): ReturnType<WayBackDesk['find']> {
  const account = await accountOf(found)
  const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
  const state = encodeAccount(account)
  const stateHash = createHash('sha256').update(state).digest('hex')
  return wayBackDesk.find(packs.current, { state, stateHash, at })
}
