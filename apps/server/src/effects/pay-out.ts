/**
 * Job `pay-out`: the money of one approved drawdown leaves, once.
 *
 * Order    one id per drawdown, whatever is tried and by whom: the payment system pays it once, and answers again what became of it.
 * Looks    first whether the money is still waited for: what was cancelled, or paid out by somebody else, is left alone.
 * Unclear  where nobody knows what became of it, it is asked for again, and never called failed.
 * Failed   for good, or FAILURES_MAX times: the drawdown is cancelled.
 */
import { hash } from 'node:crypto'
import type { PaymentPort, PayOutOrder, PayOutResult } from '../ports/payment-port.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { isAwaited } from '../store/pending-drawdowns.ts'
import { askPort } from './ask-port.ts'
import { payOutJob } from './effects-of.ts'
import { PayOut } from './job.ts'
import type { Task } from './job-runner.ts'
import type { Say } from './say.ts'

const SOURCE = 'fairline:payment'
/** By then, it has been tried for a minute and a half. */
const FAILURES_MAX = 5

class PaymentFailed extends Error {
  override name = 'PaymentFailed'
  readonly code: string
  constructor(cause: string) {
    super(`a drawdown could not be paid out: ${cause}`)
    this.code = cause
  }
}

export function openPayOut({ payment, database, say }: { payment: PaymentPort; database: Database; say: Say }): Task {
  const told = new Map<string, PayOut>()
  const never = new AbortController().signal
  payment.onResult(async ({ orderId }, result) => {
    const job = told.get(orderId)
    if (job) await sayResult(job, result, say, never)
  })
  return async (payload, { attempt, signal }) => {
    const job = PayOut.parse(payload)
    if (!(await isAwaited(database.as(job.organisationId), borrowerKey(job.organisationId, job.ref), job.drawdownId))) return
    const order = orderOf(job)
    told.set(order.orderId, job)
    try {
      const result = await askPort((until) => payment.payOut(order, until), signal)
      if (result.outcome === 'failed' && !result.final && attempt < FAILURES_MAX) throw new PaymentFailed(result.cause)
      await sayResult(job, result, say, signal)
    } finally {
      told.delete(order.orderId)
    }
  }
}

function orderOf(job: PayOut): PayOutOrder {
  const { organisationId, ref, amountMinor, currency } = job
  return { organisationId, orderId: digestOf(keyOf(job)), amountMinor, currency, payee: ref }
}

const keyOf = (job: PayOut): string => payOutJob(borrowerKey(job.organisationId, job.ref), job).key

const DIGEST_LENGTH = 32
const digestOf = (text: string): string => hash('sha256', text, 'hex').slice(0, DIGEST_LENGTH)

function sayResult(job: PayOut, result: PayOutResult, say: Say, signal: AbortSignal): Promise<void> {
  const { organisationId, ref, drawdownId, amountMinor, currency } = job
  const key = keyOf(job)
  const who = { organisationId, ref, source: SOURCE }
  if (result.outcome === 'failed') {
    const { cause } = result
    return say({ ...who, eventId: `${digestOf(key)}-failed`, type: 'disbursement-failed', data: { drawdownId, cause } }, signal)
  }
  const data = { drawdownId, loanId: `ld_${digestOf(key)}`, amountMinor, currency }
  const eventId = `${digestOf(key)}-paid`
  return say({ ...who, eventId, type: 'drawdown-disbursed', data, occurredAt: result.paidAt }, signal)
}
