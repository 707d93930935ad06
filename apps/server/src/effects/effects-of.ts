/** Which decisions have an effect outside, and which. */
import type { Decision } from '@fairline/domain/account/account'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { Job, PayOut } from './job.ts'

export function effectsOf(organisationId: number, borrower: BorrowerKey, ref: string, { outcomes, line }: Decision): Job[] {
  return outcomes.filter(hasEffect).map((outcome): Job => {
    if (outcome.type === 'drawdown-approved') {
      const { drawdownId, amountMinor } = outcome.data
      invariant(line.currency !== null, 'a line that is drawn on has a currency')
      return payOutJob(borrower, { organisationId, ref, drawdownId, amountMinor, currency: line.currency })
    }
    const { inquiryId, kind, purpose } = outcome.data
    return {
      task: 'inquire',
      key: `inquire ${organisationId} ${borrower.id} ${inquiryId}`,
      payload: { organisationId, ref, inquiryId, kind, purpose, currency: line.currency },
    }
  })
}

type Effective = Extract<LineOutcome, { type: 'drawdown-approved' | 'inquiry-ordered' }>

/** A drawdown without terms is paid out by the system that keeps its loan. */
export const hasEffect = (outcome: LineOutcome): outcome is Effective =>
  (outcome.type === 'drawdown-approved' && outcome.data.terms !== undefined) || outcome.type === 'inquiry-ordered'

export const payOutJob = ({ id }: BorrowerKey, payload: PayOut): Job => ({
  task: 'pay-out',
  key: `pay-out ${payload.organisationId} ${id} ${payload.drawdownId}`,
  payload,
})
