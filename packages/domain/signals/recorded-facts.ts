/** Facts that are recorded, and that no signal is made of. A type moves from here to the switches once something is read from it. */
import { type BookFactType, FACT_TYPES, FACTS, type Fact, type FactOf, type FactType } from '@fairline/contract/facts'

/** Nothing about the borrower: no review follows, as if they had not come (P5). Facts of the whole book are others. */
export const ASIDE = [
  'operator-note-recorded',
  'personal-data-erased',
  'personal-data-revealed',
  'document-revealed',
  'desk-consent-granted',
  'desk-consent-withdrawn',
  'deletion-withdrawn',
] as const satisfies readonly FactType[]

export const NOT_READ = [
  'instalment-due',
  'instalment-paid',
  'instalment-missed',
  'explanation-submitted',
  'case-opened',
  'case-assigned',
  'case-noted',
  'case-escalated',
  'case-extended',
  'case-closed',
] as const satisfies readonly FactType[]

type RecordedType = BookFactType | (typeof ASIDE)[number] | (typeof NOT_READ)[number]
type RecordedFact = { [T in RecordedType]: FactOf<T> }[RecordedType]

const ofTheBook = FACT_TYPES.filter((type) => FACTS[type].scope === 'book')
const aside: ReadonlySet<FactType> = new Set([...ofTheBook, ...ASIDE])
const recorded: ReadonlySet<FactType> = new Set([...aside, ...NOT_READ])

/** A new type that is not among these does not compile until every switch has its case. */
export const isOnlyRecorded = (fact: Fact): fact is RecordedFact => recorded.has(fact.type)

/** Whether the account stays as it is, without even a review. */
export const isAside = ({ type }: RecordedFact): boolean => aside.has(type)
