/** Facts that are recorded, and that no signal is made of. A type moves from here to the switches once something is read from it. */
import { type BookFactType, type Fact, type FactOf, FACTS, type FactType } from '@fairline/contract/facts'

/** Nothing about the borrower: no review follows, as if they had not come (P5). Facts of the whole book are others. */
const ASIDE = ['operator-note-recorded', 'personal-data-erased', 'personal-data-revealed'] as const satisfies readonly FactType[]

const NOT_READ = [
  'reverification-requested',
  'bureau-identity-reported',
  'identity-document-reported',
  'bank-card-bound',
  'bank-card-failed',
  'incapacity-reported',
  'incapacity-cleared',
  'automated-decision-refused',
  'session-ended',
  'authentication-failed',
  'device-trusted',
  'device-untrusted',
  'takeover-suspected',
  'takeover-cleared',
  'fraud-link-reported',
  'fraud-link-cleared',
  'debt-statement-received',
  'credit-inquiry-recorded',
  'credit-file-reported',
  'judgment-reported',
  'judgment-settled',
  'linked-product-changed',
  'income-statement-received',
  'business-statement-received',
  'employment-reported',
  'transaction-recorded',
  'proceeds-use-reported',
  'terms-breach-reported',
  'terms-breach-cleared',
  'drawdown-disbursed',
  'disbursement-failed',
  'instalment-due',
  'instalment-paid',
  'instalment-missed',
  'loan-charged-off',
  'repayment-reversed',
  'increase-requested',
  'closure-requested',
  'reopening-requested',
  'commitment-made',
  'explanation-submitted',
  'document-requested',
  'document-submitted',
  'document-checked',
  'appeal-submitted',
  'appeal-decided',
  'anti-fraud-measure-ordered',
  'anti-fraud-measure-lifted',
  'due-diligence-requested',
  'due-diligence-completed',
  'judicial-freeze-ordered',
  'judicial-freeze-lifted',
  'operator-error-recorded',
] as const satisfies readonly FactType[]

type RecordedType = BookFactType | (typeof ASIDE)[number] | (typeof NOT_READ)[number]
/** Only these may end up behind a switch over all facts: a new type does not compile until it has its case, or its place here. */
export type RecordedFact = { [T in RecordedType]: FactOf<T> }[RecordedType]

const aside: ReadonlySet<FactType> = new Set(ASIDE)

/** Whether the account stays as it is, without even a review. */
export const isAside = ({ type }: Fact): boolean => FACTS[type].scope === 'book' || aside.has(type)
