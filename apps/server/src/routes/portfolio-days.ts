/** The book day by day: what happened, and how things stood at the end. */
import { PortfolioDays, PortfolioDaysQuery } from '@fairline/contract/views/portfolio'
import { bookDay } from '@fairline/domain/views/day-change'
import { datesBetween, daysBefore, portfolioDays } from '@fairline/domain/views/portfolio-days'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { firstDay, mainCurrency, readDayReasons, readDays } from '../store/portfolio.ts'
import { categoryOf } from './book-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import type { PortfolioRoutes } from './portfolio.ts'
import { problemOf, sendProblem } from './problems.ts'

const DAYS_MAX = 400

export const portfolioDayRoutes: FastifyPluginAsyncZod<PortfolioRoutes> = async (app, { database, packs, clocks, now }) => {
  app.get(
    '/v1/portfolio/days',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['book'],
        operationId: 'listPortfolioDays',
        summary: 'The book day by day',
        querystring: PortfolioDaysQuery.extend({ fields: fieldsOf(PortfolioDays) }),
        response: { 200: PortfolioDays, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const book = database.as(organisationId)
      const { from: wanted, to = bookDay(clocks.nowIn(organisationId) ?? now()), currency: asked } = request.query
      if (wanted !== undefined && wanted > to) {
        return sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer: '/from', detail: 'lies behind the last day' }] }))
      }
      const [first, currency] = await Promise.all([firstDay(book, organisationId), asked ?? mainCurrency(book, organisationId)])
      const earliest = daysBefore(to, DAYS_MAX - 1)
      const from = [wanted ?? first ?? to, earliest].reduce((one, other) => (one > other ? one : other))
      const range = { organisationId, from, to }
      const [figures, reasons] = await Promise.all([readDays(book, range, currency), readDayReasons(book, range)])
      const dates = first === null && wanted === undefined ? [] : datesBetween(from, to)
      return { currency, data: portfolioDays(dates, figures, reasons, (reason) => categoryOf(packs.current, reason)) }
    },
  )
}
