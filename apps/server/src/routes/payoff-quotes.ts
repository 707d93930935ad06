/** What it takes to end loans, asked of the account as it is now. It brings no fact about, and changes nothing. */
import { PayoffQuote, PayoffRequest } from '@fairline/contract/views/payoff-quote'
import { type Day, dayText, knownDay } from '@fairline/domain/kernel/day'
import { payoffQuote } from '@fairline/domain/views/payoff-quote'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { lineDayIn } from './book-day.ts'
import { accountOf } from './borrower-signals.ts'
import { borrowerNamed, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

/** Ten years and some days: no loan runs longer. */
const DAYS_AHEAD_MAX = 3_660

export const payoffQuoteRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  acceptJson(app)
  app.post(
    '/v1/payoff-quotes',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['loans'],
        operationId: 'quotePayoff',
        summary: 'What ends loans on a day, to the minor unit; nothing is changed by asking',
        body: PayoffRequest,
        response: { 200: PayoffQuote, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower_id, loan_ids, on: asked } = request.body
      const found = await borrowerNamed(parts.database, organisationId, borrower_id)
      if (found === undefined) return sendProblem(reply, problemOf('borrower-not-found'))
      const { line } = await accountOf(found)
      const today = lineDayIn(parts, organisationId, line)
      const on = asked === undefined ? today : knownDay(asked)
      const fault = whyNotOn(on, today)
      if (fault !== undefined) return sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer: '/on', detail: fault }] }))
      const known = new Map(line.loans.map(({ loan }) => [loan.id, loan]))
      const unknown = loan_ids?.findIndex((id) => !known.has(id)) ?? -1
      if (unknown >= 0) {
        const errors = [{ pointer: `/loan_ids/${unknown}`, detail: 'is no loan of this borrower' }]
        return sendProblem(reply, problemOf('loan-not-found', { errors }))
      }
      const open = line.loans.filter(({ settledOn }) => settledOn === null).map(({ loan }) => loan.id)
      const loans = [...new Set(loan_ids ?? open)].map((id) => known.get(id)!)
      return { borrower_id, on: dayText(on), currency: line.currency, ...payoffQuote(loans, on) }
    },
  )
}

function whyNotOn(on: Day, today: Day): string | undefined {
  if (on < today) return `lies before today, ${dayText(today)}`
  return on - today > DAYS_AHEAD_MAX ? `is more than ${DAYS_AHEAD_MAX} days ahead` : undefined
}
