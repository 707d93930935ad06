/** Puts decisions and accounts into words: every reason with its text, evidence and cures, in Chinese and English, from the pack. */
import type { BorrowerView, EventAnswer, LineView } from '@fairline/contract/answer'
import { snakeKeys } from '@fairline/contract/case'
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { z } from 'zod'
import { type LineSummary, summaryOf } from '../line/line.ts'
import { adverseCauses, causesOfAnswer, mergeCauses } from '../line/notice.ts'
import type { Pack } from '../pack/pack.ts'
import type { Account, Decision } from './account.ts'
import { describeHold } from './describe-hold.ts'
import { explainReason } from './explain-reason.ts'

export function explainDecision(decision: Decision, pack: Pack): z.infer<typeof EventAnswer>['decision'] {
  const told = decision.outcomes.flatMap((outcome) => adverseCauses(outcome) ?? causesOfAnswer(outcome))
  return {
    decided_at: writeInstant(decision.at),
    pack: pack.hash,
    behaviour_score: decision.assessment.behaviourScore,
    grade: decision.assessment.grade,
    line: viewOf(decision.line),
    outcomes: decision.outcomes.map(({ type, data }) => ({ type: wireType(type), data: snakeKeys(data) as Record<string, unknown> })),
    // All of them: four are the limit of a notice, not of an answer.
    reasons: mergeCauses(told).map((cause) => explainReason(cause, pack)),
  }
}

export function describeAccount(borrowerId: string, account: Account, pack: Pack): z.infer<typeof BorrowerView> {
  return {
    id: borrowerId,
    sequence: account.sequence,
    as_of: writeInstant(account.clockAt),
    behaviour_score: account.assessment.behaviourScore,
    grade: account.assessment.grade,
    line: viewOf(summaryOf(account.line)),
    holds: account.line.holds.map((hold) => describeHold(hold, pack)),
  }
}

const viewOf = ({ status, currency, limitMinor, drawnMinor, availableMinor }: LineSummary): z.infer<typeof LineView> => ({
  status,
  currency,
  limit_minor: limitMinor,
  drawn_minor: drawnMinor,
  available_minor: availableMinor,
})
