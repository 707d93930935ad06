/**
 * Requests that become facts, one road for all: which address says which fact. The body is the fact's data and whose it is; the id of what is asked for
 * is the client's own, so that sending it again is safe.
 */
import type { Permission } from '@fairline/access/permissions'
import { askedFields } from '@fairline/contract/approvals'
import type { FactType } from '@fairline/contract/facts'
import { formerHold } from '@fairline/contract/facts/former-hold'
import type { OutcomeType } from '@fairline/contract/outcomes'
import { publicId } from '@fairline/contract/text'
import { z } from 'zod'

export type Command = Readonly<{
  /** As the router has it: two colons stand for one. */
  path: string
  may: Permission
  operationId: string
  tag: string
  summary: string
  fact: FactType
  /** The field of the data that names what is asked for; without one, the header `idempotency-key` does. */
  named?: string
  /** Outcomes that answer it, the first that is there. */
  results: readonly OutcomeType[]
  /** Fields of the data that nobody sends: they are found in the log. */
  filledIn?: readonly string[]
  /** He need not be there yet. */
  opensBorrower?: true
}>

const FORMER_HOLD = Object.keys(formerHold)
const FILLED_IN = [...FORMER_HOLD, 'undoes', 'undone_name', 'undone_source', 'happened_at', 'currency', 'amount_minor', 'limit_before_minor', 'limit_after_minor'] // biome-ignore format: one list
const DRAWN = ['drawdown-approved', 'drawdown-declined'] as const
const APPLIED = ['offer-made', 'grant-declined', 'application-referred', 'application-waiting', 'application-opened'] as const

export const COMMANDS: readonly Command[] = [
  { path: '/v1/borrowers', may: 'borrowers:serve', operationId: 'registerBorrower', tag: 'applications', summary: 'A borrower is known from now on', fact: 'borrower-registered', results: [], opensBorrower: true }, // biome-ignore format: one row
  { path: '/v1/consents', may: 'borrowers:serve', operationId: 'grantConsent', tag: 'applications', summary: 'The borrower agrees to one use of his data', fact: 'consent-granted', results: ['offer-made', 'line-granted', 'hold-lifted'] }, // biome-ignore format: one row
  { path: '/v1/consents::withdraw', may: 'borrowers:serve', operationId: 'withdrawConsent', tag: 'applications', summary: 'He takes that back; what he owes can still be repaid', fact: 'consent-withdrawn', results: ['hold-placed'] }, // biome-ignore format: one row
  { path: '/v1/applications', may: 'borrowers:serve', operationId: 'apply', tag: 'applications', summary: 'The borrower applies for a line', fact: 'application-submitted', named: 'application_id', results: APPLIED }, // biome-ignore format: one row
  { path: '/v1/applications::withdraw', may: 'borrowers:serve', operationId: 'withdrawApplication', tag: 'applications', summary: 'He takes his application back', fact: 'application-withdrawn', named: 'application_id', results: ['application-closed'] }, // biome-ignore format: one row
  { path: '/v1/applications::review', may: 'applications:review', operationId: 'reviewApplication', tag: 'applications', summary: 'A person decides on an application that was referred to him', fact: 'application-reviewed', named: 'application_id', results: ['offer-made', 'grant-declined'] }, // biome-ignore format: one row
  { path: '/v1/applications::accept', may: 'borrowers:serve', operationId: 'acceptOffer', tag: 'applications', summary: 'The borrower accepts what was offered; the line is open', fact: 'offer-accepted', named: 'application_id', results: ['line-granted', 'offer-made', 'grant-declined', 'application-waiting'] }, // biome-ignore format: one row
  { path: '/v1/quotes', may: 'borrowers:serve', operationId: 'quoteDrawdown', tag: 'loans', summary: 'What a drawdown would cost, instalment by instalment and all in', fact: 'quote-requested', named: 'quote_id', results: ['quote-issued', 'quote-declined'] }, // biome-ignore format: one row
  { path: '/v1/drawdowns', may: 'borrowers:serve', operationId: 'draw', tag: 'loans', summary: 'The borrower takes up a quote', fact: 'drawdown-requested', named: 'drawdown_id', results: DRAWN }, // biome-ignore format: one row
  { path: '/v1/repayments', may: 'borrowers:serve', operationId: 'repay', tag: 'loans', summary: 'Money of the borrower arrived', fact: 'repayment-posted', named: 'repayment_id', results: ['repayment-applied'] }, // biome-ignore format: one row
  { path: '/v1/repayments::reverse', may: 'repayments:reverse', operationId: 'reverseRepayment', tag: 'loans', summary: 'A repayment bounced or was posted wrongly: it is as if it had never been', fact: 'repayment-reversed', named: 'repayment_id', results: ['repayment-taken-back'] }, // biome-ignore format: one row
  { path: '/v1/loans::relieve', may: 'loans:service', operationId: 'relieveLoan', tag: 'loans', summary: 'What is unpaid of a loan is put off, or spread over more instalments', fact: 'relief-granted', named: 'relief_id', results: ['loan-relieved'] }, // biome-ignore format: one row
  { path: '/v1/loans::charge-misuse', may: 'loans:service', operationId: 'chargeMisuse', tag: 'loans', summary: 'A loan was used for something else than agreed: its principal bears the misuse penalty', fact: 'misuse-found', named: 'finding_id', results: ['misuse-charged'] }, // biome-ignore format: one row
  { path: '/v1/loans::clear-misuse', may: 'loans:service', operationId: 'clearMisuse', tag: 'loans', summary: 'That was remedied, or found wrongly', fact: 'misuse-cleared', named: 'finding_id', results: ['misuse-ended'] }, // biome-ignore format: one row
  { path: '/v1/loans::write-off', may: 'loans:write-off', operationId: 'writeOffLoan', tag: 'loans', summary: 'A loan is written off in the books; it is still owed', fact: 'loan-charged-off', named: 'loan_id', results: ['loan-written-off'] }, // biome-ignore format: one row
  { path: '/v1/increases', may: 'borrowers:serve', operationId: 'requestIncrease', tag: 'loans', summary: 'The borrower asks for a higher limit; asking takes nothing away', fact: 'increase-requested', named: 'request_id', results: ['limit-changed', 'increase-under-review', 'increase-declined'] }, // biome-ignore format: one row
  { path: '/v1/limits::propose', may: 'limits:propose', operationId: 'proposeLimit', tag: 'loans', summary: 'The lender proposes a higher limit', fact: 'limit-proposed', named: 'proposal_id', results: ['limit-offered', 'limit-changed', 'limit-proposal-closed'] }, // biome-ignore format: one row
  { path: '/v1/limits::accept', may: 'borrowers:serve', operationId: 'acceptLimit', tag: 'loans', summary: 'The borrower accepts a higher limit that was offered', fact: 'limit-accepted', named: 'proposal_id', results: ['limit-changed', 'limit-proposal-closed'] }, // biome-ignore format: one row
  { path: '/v1/lines::close', may: 'borrowers:serve', operationId: 'closeLine', tag: 'loans', summary: 'The borrower closes or freezes his line; what he owes runs on as agreed', fact: 'closure-requested', named: 'request_id', results: ['line-closed'] }, // biome-ignore format: one row
  { path: '/v1/lines::reopen', may: 'borrowers:serve', operationId: 'reopenLine', tag: 'loans', summary: 'He opens it again', fact: 'reopening-requested', named: 'request_id', results: ['line-reopened'] }, // biome-ignore format: one row
  { path: '/v1/cases', may: 'borrowers:serve', operationId: 'openCase', tag: 'cases', summary: 'A case is opened; the receipt is its id, and what comes back says by when it is answered', fact: 'case-opened', named: 'case_id', results: ['case-taken-up'] }, // biome-ignore format: one row
  { path: '/v1/cases::assign', may: 'cases:work', operationId: 'assignCase', tag: 'cases', summary: 'A case is handed to somebody, or given back', fact: 'case-assigned', results: [] }, // biome-ignore format: one row
  { path: '/v1/cases::note', may: 'cases:work', operationId: 'noteOnCase', tag: 'cases', summary: 'What was said on a case: a call, a message, an answer with cause, cure and options', fact: 'case-noted', results: [] }, // biome-ignore format: one row
  { path: '/v1/cases::escalate', may: 'cases:work', operationId: 'escalateCase', tag: 'cases', summary: 'A case is raised to somebody above', fact: 'case-escalated', results: [] }, // biome-ignore format: one row
  { path: '/v1/cases::extend', may: 'cases:work', operationId: 'extendCase', tag: 'cases', summary: 'The time for a case is extended, as the rule behind a clock allows', fact: 'case-extended', results: [] }, // biome-ignore format: one row
  { path: '/v1/cases::close', may: 'cases:work', operationId: 'closeCase', tag: 'cases', summary: 'A case is closed with its result', fact: 'case-closed', named: 'case_id', results: [] }, // biome-ignore format: one row
  { path: '/v1/appeals', may: 'borrowers:serve', operationId: 'appeal', tag: 'cases', summary: 'The borrower appeals against a hold or a decision; the receipt is the id of the case', fact: 'appeal-submitted', named: 'appeal_id', results: ['case-taken-up'] }, // biome-ignore format: one row
  { path: '/v1/appeals::decide', may: 'appeals:decide', operationId: 'decideAppeal', tag: 'cases', summary: 'A person decides on an appeal, and never on one against his own decision', fact: 'appeal-decided', named: 'appeal_id', filledIn: FORMER_HOLD, results: ['hold-lifted'] }, // biome-ignore format: one row
  { path: '/v1/manual-reviews', may: 'borrowers:serve', operationId: 'refuseAutomatedDecision', tag: 'cases', summary: 'The borrower refuses a decision made by machine alone: a person looks at it', fact: 'automated-decision-refused', named: 'request_id', results: ['case-taken-up'] }, // biome-ignore format: one row
  { path: '/v1/manual-reviews::decide', may: 'appeals:decide', operationId: 'decideManualReview', tag: 'cases', summary: 'A person says whether what was decided stands', fact: 'manual-review-decided', named: 'request_id', filledIn: FORMER_HOLD, results: ['hold-lifted'] }, // biome-ignore format: one row
  { path: '/v1/document-requests', may: 'cases:work', operationId: 'requestDocuments', tag: 'cases', summary: 'Documents are asked for, item by item', fact: 'document-requested', named: 'request_id', results: ['case-taken-up'] }, // biome-ignore format: one row
  { path: '/v1/documents-submitted', may: 'borrowers:serve', operationId: 'submitDocument', tag: 'cases', summary: 'The borrower brings one of them', fact: 'document-submitted', named: 'document_id', results: [] }, // biome-ignore format: one row
  { path: '/v1/documents-checked', may: 'cases:work', operationId: 'checkDocument', tag: 'cases', summary: 'It was looked at: good, or what is wrong with it', fact: 'document-checked', results: [] }, // biome-ignore format: one row
  { path: '/v1/explanations', may: 'borrowers:serve', operationId: 'explain', tag: 'cases', summary: 'The borrower explains what happened', fact: 'explanation-submitted', named: 'explanation_id', results: ['case-taken-up'] }, // biome-ignore format: one row
  { path: '/v1/commitments', may: 'borrowers:serve', operationId: 'commit', tag: 'cases', summary: 'The borrower promises to keep to the rules for some months', fact: 'commitment-made', named: 'commitment_id', results: [] }, // biome-ignore format: one row
  { path: '/v1/corrections', may: 'mistakes:correct', operationId: 'correctMistake', tag: 'cases', summary: 'A mistake of ours: the event that it names is taken back, or the hold lifted, and the borrower is told', fact: 'operator-error-recorded', named: 'correction_id', filledIn: FILLED_IN, results: ['mistake-undone', 'hold-lifted', 'hold-struck'] }, // biome-ignore format: one row
  { path: '/v1/reverifications', may: 'cases:work', operationId: 'requestReverification', tag: 'cases', summary: 'The borrower is asked to prove again who he is', fact: 'reverification-requested', named: 'request_id', results: ['case-taken-up'] }, // biome-ignore format: one row
]

/** The fact's own fields beside his id; held to the contract once more when the fact is read. */
export function bodyOf({ fact, filledIn = [] }: Command): z.ZodObject {
  const said = Object.entries(askedFields(fact)).filter(([name]) => !filledIn.includes(name))
  return z.strictObject({ borrower_id: publicId, ...Object.fromEntries(said) })
}
