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

const DETAILS: Record<Exclude<StoreRefusal['code'], 'currency-mismatch' | 'quote-not-read'>, string> = {
  'id-reused': 'this source has sent this id before, with other content',
  'borrower-id-collision': 'this subject cannot be told apart from another borrower: use another id for him',
  'line-already-open': 'the borrower has a line in use',
  'drawdown-id-reused': 'a drawdown with this drawdown_id was approved before',
  'repayment-id-reused': 'a repayment with this repayment_id was applied before',
  'application-under-way': 'the borrower has an application under way: withdraw it first',
  'application-unknown': 'the borrower has no such application under way',
  'product-unknown': 'the policy pack in force has no such product',
  'nothing-offered': 'nothing was offered on this application yet',
  'offer-expired': 'the offer has run out: the policy makes a new one at its next look',
  'quote-unknown': 'the borrower has no such quote, or newer ones took its place',
  'quote-expired': 'the quote has run out: ask for a new one',
  'quote-differs': 'amount, tenor and method must be those of the quote',
  'disbursement-differs': 'amount and currency must be those of the drawdown',
  'loan-id-reused': 'the borrower has, or had, a loan with this loan_id',
  'loan-unknown': 'the borrower has no such loan',
  'loan-not-open': 'the loan was paid back or written off',
  'relief-id-reused': 'a relief with this relief_id was granted before',
  'finding-id-reused': 'a finding with this finding_id was made before',
  'finding-unknown': 'the borrower has no loan with such a finding',
  'case-id-reused': 'the borrower has a case of this id, which is made of what it was opened by',
  'appeal-under-way': 'an appeal about the same is under way: add to it, or wait for its result',
  'case-unknown': 'the borrower has no such case',
  'case-closed': 'the case is closed: open another one',
  'case-decided': 'this was decided before: a new appeal may be made against it',
  'case-not-decided': 'an appeal or a review is closed once it has its result',
  'decided-before': 'whoever decided this before does not decide on it again: another person has to',
  'extension-not-allowed': 'no rule behind a clock of this case allows so many days',
  'batch-id-reused': 'a batch of this id was proposed before',
  'selection-too-wide': 'name the borrowers, or from when on the holds were placed: a reason alone would mean all that ever were',
  'batch-unknown': 'nobody proposed a batch of this id',
  'batch-over': 'the batch was released or withdrawn before, or is not released yet',
  'proposed-by-you': 'whoever proposed a batch does not release it: another person looks at it and does',
  'count-differs': 'it is about another number of holds by now: look at it again, and release it for as many as there are',
  'event-unknown': 'the log of this borrower holds no event of that id: look up the id, and whose it is, in his timeline',
  'event-ambiguous': 'several sources sent an event of that id about this borrower: name the one that is meant in event_source',
  'event-not-undoable':
    'an event of this kind is not taken back: send what is right, which counts from then on; a hold that came of it is lifted by naming it in hold_id',
  'storage-only': 'his data is kept for the law alone: it is looked at only to serve what runs, for the law, or for himself',
  'deletion-under-way': 'he asked for his data to be deleted: he takes that back first',
  'no-deletion-under-way': 'there is no request for deletion to take back',
  'nothing-to-undo': 'nothing is left of what that event did: it was taken back before, or something else has taken its place',
  'misuse-charged-already': 'the loan is charged for misuse already: clear that finding first',
}

const QUARANTINED = 'it broke our code and is kept for us to look at; sent again later, it is tried again'

export function resultProblem(result: Exclude<Result, Answered>): ProblemBody {
  if (result.kind === 'failed') {
    return result.code === 'quarantined' ? problemOf(result.code, { detail: QUARANTINED }) : problemOf(result.code)
  }
  const { refusal } = result
  if (refusal.code === 'currency-mismatch') return problemOf(refusal.code, { detail: `the line is in ${refusal.lineCurrency}` })
  if (refusal.code === 'quote-not-read') return problemOf(refusal.code, { detail: `may be confirmed from ${refusal.mayConfirmAt} on` })
  const detail = DETAILS[refusal.code]
  return problemOf(refusal.code, { detail })
}
