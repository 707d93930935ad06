/** What a webhook says of one outcome: a CloudEvent, with the reasons in words, so that whoever gets it need not ask back. */
import { snakeKeys } from '@fairline/contract/case'
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import { explainReason } from '@fairline/domain/account/explain-reason'
import { adverseCauses } from '@fairline/domain/line/notice'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import type { Pack } from '@fairline/domain/pack/pack'
import type { ToldEvent } from '../store/told-events.ts'

const SOURCE = 'fairline'

export function webhookBody(
  { decision, occurredAt, sequence, leaf }: ToldEvent,
  nth: number,
  { id, ref, pack }: { id: string; ref: string; pack: Pack },
): string {
  const outcome = decision.outcomes[nth]!
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: SOURCE,
    type: wireType(outcome.type),
    subject: ref,
    time: writeInstant(occurredAt),
    knownat: writeInstant(decision.at),
    // By which the receipt is found again: it is there once the next tree head is signed.
    ...(leaf !== null && { recordleaf: leaf }),
    datacontenttype: 'application/json',
    data: {
      borrower_id: ref,
      sequence,
      ...(snakeKeys(outcome.data) as object),
      line: snakeKeys(decision.line),
      explained: causesOf(outcome).map((cause) => explainReason(cause, pack)),
    },
  })
}

const causesOf = (outcome: LineOutcome) => (outcome.type === 'notice-due' ? outcome.data.reasons : (adverseCauses(outcome) ?? []))
