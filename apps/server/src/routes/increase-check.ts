/** Whether a higher limit is possible, before he asks for it. It changes nothing and is kept nowhere. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { IncreaseCheck, IncreaseQuestion } from '@fairline/contract/views/increase-check'
import { checkIncrease } from '@fairline/domain/account/check-increase'
import { explainReason } from '@fairline/domain/account/explain-reason'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { accountOf, type BorrowerSignalRoutes } from './borrower-signals.ts'
import { borrowerNamed, type FoundBorrower } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export const increaseCheckRoutes: FastifyPluginAsyncZod<BorrowerSignalRoutes> = async (app, parts) => {
  acceptJson(app)
  app.post(
    '/v1/increases::check',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['loans'],
        operationId: 'checkIncrease',
        summary: 'What a request for a higher limit would come to; nothing is done',
        body: IncreaseQuestion,
        response: { 200: IncreaseCheck, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower_id, limit_minor } = request.body
      const found = await borrowerNamed(parts.database, organisationId, borrower_id)
      if (found === undefined) return sendProblem(reply, problemOf('borrower-not-found'))
      return increaseChecked(found, limit_minor ?? null, parts)
    },
  )
}

/** `wishMinor` null: as much as there may be. */
export async function increaseChecked(
  found: FoundBorrower,
  wishMinor: number | null,
  { packs, books, clocks }: Pick<BorrowerSignalRoutes, 'packs' | 'books' | 'clocks'>,
): Promise<z.infer<typeof IncreaseCheck>> {
  const account = await accountOf(found)
  const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
  const { line, answer, notBefore, reviewHours } = checkIncrease(
    account,
    { wishMinor, at },
    packs.current,
    await books.current(found.book, found.organisationId),
  )
  return {
    as_of: writeInstant(at),
    currency: line.currency,
    present_limit_minor: line.limitMinor,
    limit_minor: answer.outcome === 'yes' ? answer.limitMinor : null,
    bounds: answer.outcome === 'yes' ? answer.bounds.map(({ name, limitMinor }) => ({ name, limit_minor: limitMinor })) : [],
    reasons: answer.outcome === 'yes' ? [] : answer.causes.map((cause) => explainReason(cause, packs.current)),
    not_before: notBefore === null ? null : writeInstant(notBefore),
    review_hours: reviewHours,
  }
}
