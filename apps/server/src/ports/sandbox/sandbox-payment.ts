/** Pays every order it is given, once, and remembers it; or fails as it is told to. */
import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { findSettled, type SettledOrder, settle, spend } from '../../store/sandbox-table.ts'
import type { PaymentPort, PayOutOrder, PayOutResult } from '../payment-port.ts'
import { readSettings, type SandboxParts } from './behaviour.ts'

/** It was paid, and whoever asked is not told. */
class AnswerLost extends Error {
  override name = 'AnswerLost'
  readonly code = 'answer-lost'
}

export function openSandboxPayment({ database, nowIn }: Pick<SandboxParts, 'database' | 'nowIn'>): PaymentPort {
  let hear: Parameters<PaymentPort['onResult']>[0] = async () => {}
  const settled = async (order: PayOutOrder, refusedFor: string | null) =>
    resultOf(order, await settle(database.as(order.organisationId), order, { refusedFor, at: nowIn(order.organisationId) }))
  return {
    onResult: (listener) => {
      hear = listener
    },
    payOut: async (order, signal) => {
      const { organisationId } = order
      const book = database.as(organisationId)
      const settings = await readSettings(database, organisationId, 'payment')
      await sleep(settings.delay_ms, undefined, { signal })
      const before = await findSettled(book, order.orderId)
      if (before) return resultOf(order, before)
      if (settings.fail_next > 0 && (await spend(book, organisationId, 'payment', 'fail_next'))) {
        const { fail_cause: cause, fail_final: final } = settings
        return final ? settled(order, cause) : { outcome: 'failed', cause, final }
      }
      const result = await settled(order, null)
      if (settings.lose_answer_next > 0 && (await spend(book, organisationId, 'payment', 'lose_answer_next'))) throw new AnswerLost()
      if (settings.duplicate_callback) for (const _nth of [1, 2]) await hear(order, result)
      return result
    },
  }
}

type FailureCause = Extract<PayOutResult, { outcome: 'failed' }>['cause']

const resultOf = ({ orderId }: PayOutOrder, { refusedFor, at }: SettledOrder): PayOutResult =>
  refusedFor === null
    ? { outcome: 'paid', paidAt: at, reference: `sandbox-${hash('sha256', orderId, 'hex').slice(0, 16)}` }
    : { outcome: 'failed', cause: refusedFor as FailureCause, final: true }
