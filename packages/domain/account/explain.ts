/** Puts decisions and accounts into words: every reason with its text, evidence and cures, in Chinese and English, from the pack. */
import type { BorrowerView, EventAnswer, ExplainedReason as ExplainedReasonOnWire, LineView } from '@fairline/contract/answer'
import { snakeKeys } from '@fairline/contract/case'
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { z } from 'zod'
import { type LineSummary, summaryOf } from '../line/line.ts'
import { adverseCauses, causesOfAnswer, mergeCauses } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { Account, Decision } from './account.ts'
import { EVIDENCE_WORDS } from './evidence-words.ts'

type ExplainedReason = z.infer<typeof ExplainedReasonOnWire>

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
    holds: account.line.holds.map(({ id, reason, scope, placedAt, evidence, observedUntil }) => ({
      id,
      scope,
      placed_at: writeInstant(placedAt),
      observed_until: observedUntil === null ? null : writeInstant(observedUntil),
      reason: explainReason({ reason, evidence }, pack),
    })),
  }
}

const viewOf = ({ status, currency, limitMinor, drawnMinor, availableMinor }: LineSummary): z.infer<typeof LineView> => ({
  status,
  currency,
  limit_minor: limitMinor,
  drawn_minor: drawnMinor,
  available_minor: availableMinor,
})

/** A hold may be older than the pack in force, and its reason gone from it: then the code itself is said, not nothing. */
export function explainReason({ reason: code, evidence }: Cause, pack: Pack): ExplainedReason {
  const explained = evidence.map(explainEvidence)
  const reason = pack.reasons.get(code)
  if (reason === undefined) return { code, category: 'platform', text: goneWords(code), evidence: explained, cures: [], wait: goneWait }
  const { category, text, cures, wait } = reason
  return { code, category, text, evidence: explained, cures: cures.map(({ id, text: words }) => ({ id, text: words })), wait }
}

const goneWords = (code: string) => ({
  zh: `原因代码 ${code}（当前策略已不再使用，将在下次评估时复核）`,
  en: `Reason ${code} (no longer used by the current policy; looked at again at the next assessment)`,
})
const goneWait = { zh: '下次评估', en: 'next assessment' }

function explainEvidence({ signal: name, value, test, asOf }: Evidence): ExplainedReason['evidence'][number] {
  const signal = signalNamed.get(name)
  const other = EVIDENCE_WORDS[name]
  const { zh, en } = signal ?? other ?? { zh: name, en: name }
  const unit = signal?.unit ?? other?.unit ?? 'code'
  return { signal: name, value, test, as_of: asOf, name: { zh, en }, unit, window: signal?.window ?? null }
}
