/** What the write path says about one event, in the words of the contract. */
import type { EventAnswer } from '@fairline/contract/answer'
import { explainDecision } from '@fairline/domain/account/explain'
import type { z } from 'zod'
import type { Message } from '../ingest/read-message.ts'
import type { Packs } from '../packs.ts'
import type { Answered, Result, StoreRefusal } from '../store/submission.ts'
import { type ProblemBody, problemOf } from './problems.ts'

export type EventAnswerBody = z.infer<typeof EventAnswer>

/** A repeat is told in the words of the pack that decided it. */
export async function eventAnswer({ submission, type }: Message, answered: Answered, packs: Packs): Promise<EventAnswerBody> {
  const pack = answered.packId === packs.currentId ? packs.current : await packs.byId(answered.packId)
  return {
    id: submission.eventId,
    source: submission.source,
    subject: submission.ref,
    type,
    status: answered.repeated ? 'repeated' : 'recorded',
    sequence: answered.sequence,
    decision: explainDecision(answered.decision, pack),
  }
}

const DETAILS: Record<Exclude<StoreRefusal['code'], 'currency-mismatch'>, string> = {
  'id-reused': 'this source has sent this id before, with other content',
  'borrower-id-collision': 'this subject cannot be told apart from another borrower: use another id for him',
  'line-already-open': 'the borrower has a line in use',
  'drawdown-id-reused': 'a drawdown with this drawdown_id was approved before',
  'repayment-id-reused': 'a repayment with this repayment_id was applied before',
}

const QUARANTINED = 'it broke our code and is kept for us to look at; sent again later, it is tried again'

export function resultProblem(result: Exclude<Result, Answered>): ProblemBody {
  if (result.kind === 'failed') {
    return result.code === 'quarantined' ? problemOf(result.code, { detail: QUARANTINED }) : problemOf(result.code)
  }
  const { refusal } = result
  if (refusal.code === 'currency-mismatch') return problemOf(refusal.code, { detail: `the line is in ${refusal.lineCurrency}` })
  const detail = DETAILS[refusal.code]
  return problemOf(refusal.code, { detail })
}
