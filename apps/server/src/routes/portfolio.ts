/** The book as a whole, as it stands now. */
import { writeInstant } from '@fairline/contract/instant'
import { Portfolio } from '@fairline/contract/views/portfolio'
import { groupBy } from '@fairline/domain/kernel/group-by'
import { permille } from '@fairline/domain/kernel/ratio'
import { bookDay } from '@fairline/domain/views/day-change'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Books } from '../store/database.ts'
import { groupHolds, groupLines, type LineGroup, readDay } from '../store/portfolio.ts'
import { oldestUnseen } from '../store/projection-table.ts'
import { categoryOf } from './book-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'

export type PortfolioRoutes = { database: Books; packs: Packs; clocks: BookClocks; now: () => number }

const tags = ['book']

export const portfolioRoutes: FastifyPluginAsyncZod<PortfolioRoutes> = async (app, { database, packs, clocks, now }) => {
  app.get(
    '/v1/portfolio',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getPortfolio',
        summary: 'The book as it stands',
        querystring: z.strictObject({ fields: fieldsOf(Portfolio) }),
        response: { 200: Portfolio, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const book = database.as(organisationId)
      const [at, today] = [clocks.nowIn(organisationId), bookDay(clocks.nowIn(organisationId) ?? now())]
      const [groups, holds, happened, unseenSince] = await Promise.all([
        groupLines(book, organisationId),
        groupHolds(book, organisationId),
        readDay(book, organisationId, today),
        oldestUnseen(book, organisationId),
      ])
      return {
        as_of: at === undefined ? null : writeInstant(at),
        behind_seconds: unseenSince === undefined ? 0 : Math.max(0, Math.floor((now() - unseenSince) / 1000)),
        ...figuresOf(groups),
        holds: holds.map((group) => ({ ...group, category: categoryOf(packs.current, group.reason) })),
        today: { date: today, ...happened },
      }
    },
  )
}

type Figures = Pick<z.infer<typeof Portfolio>, 'lines' | 'by_status' | 'by_grade' | 'amounts'>

function figuresOf(groups: readonly LineGroup[]): Figures {
  const count = (some: readonly LineGroup[]) => some.reduce((sum, { lines }) => sum + lines, 0)
  const total = (some: readonly LineGroup[], amount: 'limitMinor' | 'drawnMinor' | 'availableMinor') =>
    some.reduce((sum, group) => sum + group[amount], 0)
  const amounts = [...groupBy(groups, ({ currency }) => currency)].flatMap(([currency, some]) => {
    if (currency === null) return []
    const [limit, drawn] = [total(some, 'limitMinor'), total(some, 'drawnMinor')]
    return {
      currency,
      lines: count(some),
      limit_minor: limit,
      drawn_minor: drawn,
      available_minor: total(some, 'availableMinor'),
      utilisation_permille: limit === 0 ? null : permille(drawn, limit),
    }
  })
  return {
    lines: count(groups),
    by_status: [...groupBy(groups, ({ status }) => status)].map(([status, some]) => ({ status, lines: count(some) })),
    by_grade: [...groupBy(groups, ({ grade }) => grade)]
      .map(([grade, some]) => ({ grade, lines: count(some) }))
      .sort((one, other) => (one.grade ?? '~').localeCompare(other.grade ?? '~')),
    amounts: amounts.sort((one, other) => other.lines - one.lines || (one.currency < other.currency ? -1 : 1)),
  }
}
