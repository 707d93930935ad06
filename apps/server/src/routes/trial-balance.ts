/** Every account at the end of a day. */
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { TrialBalance, TrialBalanceQuery } from '@fairline/contract/views/ledger'
import { dayText } from '@fairline/domain/kernel/day'
import type { Pack } from '@fairline/domain/pack/pack'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { type AccountSum, sumAccounts } from '../store/ledger-sums.ts'
import { dayAskedIn, productIn } from './book-day.ts'
import { calledIn } from './chart-of-accounts.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['ledger']

export const trialBalanceRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  const { database, packs } = parts
  app.get(
    '/v1/ledger/trial-balance',
    {
      config: { may: 'ledger:read' },
      schema: {
        tags,
        operationId: 'getTrialBalance',
        summary: 'Every account at the end of a day; debits equal credits',
        querystring: TrialBalanceQuery.extend({ fields: fieldsOf(TrialBalance) }),
        response: { 200: TrialBalance, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { product = null } = request.query
      if (product !== null && productIn(packs.current, product) === null) {
        return sendProblem(reply, problemOf('product-unknown', { errors: [{ pointer: '/product', detail: 'is no product of the pack' }] }))
      }
      const on = dayText(dayAskedIn(parts, organisationId, request.query.on))
      const sums = await sumAccounts(database.as(organisationId), organisationId, { on, product, bucket: null })
      return { on, product, ...trialBalance(sums, product, packs.current) }
    },
  )
}

type Trial = z.infer<typeof TrialBalance>

/** In an empty book, the accounts of the product's currency. */
function trialBalance(sums: readonly AccountSum[], product: string | null, pack: Pack): Pick<Trial, 'data' | 'totals'> {
  const known = [...new Set(sums.map(({ currency }) => currency))]
  const own = (productIn(pack, product ?? '') ?? pack.defaultProduct)?.currency
  const currencies = known.length === 0 && own !== undefined ? [own] : known
  const data = currencies.flatMap((currency) =>
    LEDGER_ROLES.map((account) => {
      const sum = sums.find((one) => one.account === account && one.currency === currency)
      const [debit, credit] = [sum?.debitMinor ?? 0, sum?.creditMinor ?? 0]
      const figures = { debit_minor: debit, credit_minor: credit, balance_minor: debit - credit }
      return { account, ...calledIn(pack, product, account), currency, ...figures }
    }),
  )
  const totals = currencies.map((currency) => {
    const some = data.filter((row) => row.currency === currency)
    const [debit, credit] = [some.reduce((sum, row) => sum + row.debit_minor, 0), some.reduce((sum, row) => sum + row.credit_minor, 0)]
    return { currency, debit_minor: debit, credit_minor: credit, balance_minor: debit - credit }
  })
  return { data, totals }
}
