/** What is to be paid when, over all loans. */
import { RepaymentCalendar, RepaymentCalendarQuery } from '@fairline/contract/views/repayment-calendar'
import { type Day, dayText, isDay, knownDay } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { type DueSum, sumDueBefore, sumDueDays } from '../store/ledger-sums.ts'
import { bookDayIn } from './book-day.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

const DAYS_USUAL = 30
const DAYS_MAX = 400

export const repaymentCalendarRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  app.get(
    '/v1/repayment-calendar',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['loans'],
        operationId: 'getRepaymentCalendar',
        summary: 'What is to be paid per day, and what of earlier days is not paid',
        querystring: RepaymentCalendarQuery.extend({ fields: fieldsOf(RepaymentCalendar) }),
        response: { 200: RepaymentCalendar, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const book = parts.database.as(organisationId)
      const { currency, product, ...asked } = request.query
      const today = bookDayIn(parts, organisationId)
      const from = asked.from === undefined ? today : knownDay(asked.from)
      const to = asked.to === undefined ? later(from) : knownDay(asked.to)
      const fault = to < from ? 'lies before the first day' : to - from >= DAYS_MAX ? `is more than ${DAYS_MAX} days later` : undefined
      if (fault !== undefined) return sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer: '/to', detail: fault }] }))
      const of = { organisationId, currency, product }
      const [days, before] = await Promise.all([
        sumDueDays(book, { ...of, from: dayText(from), to: dayText(to) }),
        sumDueBefore(book, { ...of, before: dayText(today) }),
      ])
      return {
        today: dayText(today),
        from: dayText(from),
        to: dayText(to),
        data: days.map((sum) => ({ date: sum.date ?? dayText(from), ...figuresOf(sum) })),
        unpaid_before_today: before.map(figuresOf),
      }
    },
  )
}

const later = (from: Day): Day => (isDay(from + DAYS_USUAL) ? from + DAYS_USUAL : from)

const figuresOf = ({ currency, instalments, principalMinor, interestMinor }: DueSum) => ({
  currency,
  instalments,
  principal_minor: principalMinor,
  interest_minor: interestMinor,
  total_minor: principalMinor + interestMinor,
})
