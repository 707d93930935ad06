/** All that is read of lending: applications, drawdowns, loans, what is to be paid, and the accounts. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type ApplicationRoutes, applicationRoutes } from './applications.ts'
import { drawdownRoutes } from './drawdowns.ts'
import { journalRoutes } from './journal.ts'
import { ledgerControlRoutes } from './ledger-control.ts'
import { loanDetailRoutes } from './loan-detail.ts'
import { loanRoutes } from './loans.ts'
import { payoffQuoteRoutes } from './payoff-quotes.ts'
import { repaymentCalendarRoutes } from './repayment-calendar.ts'
import { trialBalanceRoutes } from './trial-balance.ts'

export const lendingReadingRoutes: FastifyPluginAsyncZod<ApplicationRoutes> = async (app, parts) => {
  await app.register(applicationRoutes, parts)
  await app.register(drawdownRoutes, parts)
  await app.register(loanRoutes, parts)
  await app.register(loanDetailRoutes, parts)
  await app.register(payoffQuoteRoutes, parts)
  await app.register(repaymentCalendarRoutes, parts)
  await app.register(trialBalanceRoutes, parts)
  await app.register(journalRoutes, parts)
  await app.register(ledgerControlRoutes, parts)
}
