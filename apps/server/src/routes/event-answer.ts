/** What the write path says about one event, in the words of the contract. */
import type { EventAnswer } from '@fairline/contract/answer'
import { explainDecision } from '@fairline/domain/account/explain'
import type { z } from 'zod'
import type { Message } from '../ingest/read-message.ts'
import type { Packs } from '../packs.ts'
import type { Answered, Result } from '../store/write-path.ts'
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

export function resultProblem(result: Exclude<Result, Answered>): ProblemBody {
  if (result.kind === 'failed') return problemOf(result.code)
  const { refusal } = result
  if (refusal.code === 'currency-mismatch') return problemOf(refusal.code, { detail: `the line is in ${refusal.lineCurrency}` })
  return problemOf(refusal.code)
}
