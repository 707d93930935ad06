/** The proof of the accounts from the loans. */
import { LedgerControl, LedgerControlQuery } from '@fairline/contract/views/ledger'
import { dayText } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { type Controlled, controlLedger } from '../store/ledger-control.ts'
import { openTurns } from '../turns.ts'
import { dayAskedIn } from './book-day.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import type { LoanRoutes } from './loans.ts'
import { isGone } from './once-gone.ts'

const tags = ['ledger']
/** Under way at the same time; the others wait. */
const CONTROLS_MAX = 1

export const ledgerControlRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  const { database } = parts
  const inTurn = openTurns(CONTROLS_MAX)
  app.get(
    '/v1/ledger/control',
    {
      config: { may: 'ledger:read' },
      schema: {
        tags,
        operationId: 'controlLedger',
        summary: 'The accounts worked out again from the loans; every difference must be zero',
        querystring: LedgerControlQuery.extend({ fields: fieldsOf(LedgerControl) }),
        response: { 200: LedgerControl, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const on = dayAskedIn(parts, organisationId, request.query.on)
      const isWanted = () => !isGone(reply)
      const controlled = await inTurn(() => controlLedger(database.as(organisationId), organisationId, on, isWanted))
      return controlled === undefined ? reply : { on: dayText(on), ...controlView(controlled) }
    },
  )
}

function controlView({ loans, sums }: Controlled): Omit<z.infer<typeof LedgerControl>, 'on'> {
  const data = sums.map(({ account, currency, ledgerMinor, recomputedMinor }) => ({
    account,
    currency,
    ledger_minor: ledgerMinor,
    recomputed_minor: recomputedMinor,
    difference_minor: ledgerMinor - recomputedMinor,
  }))
  return { loans, agrees: data.every((row) => row.difference_minor === 0), data }
}
