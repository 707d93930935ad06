/**
 * Whose payment an entry is, from what it says and what is known. One that does not say it waits for a person.
 *
 * Never     by its amount, its payer's name or his account. Many borrowers owe the same instalment, people pay for each other, and money credited to
 *           the wrong loan makes two wrong histories: one looks late that paid, one paid that did not. The amount is only compared afterwards.
 * Order     the rules are tried as RULES lists them. Where two of them name different borrowers or loans, none counts.
 * Debits    money that leaves is no payment, unless it takes back one that was posted.
 * Returns   money that comes back to us still carries the words it was sent with: it repays nothing.
 */
import { findPaymentReferences, type PaymentReference } from './payment-reference.ts'
import type { StatementEntry } from './statement-entry.ts'

/** `named-in-file`: by its columns. `payment-reference`: in the payer's words or the end-to-end id. `takes-back`: a debit, by the credit's numbers. */
export const RULES = ['named-in-file', 'payment-reference', 'takes-back'] as const
export type MatchRule = (typeof RULES)[number]

/** `dueMinor`: what is due or past due, of all his loans. `payoffMinors`: what ends each, in the order of `loanIds`. */
export type Candidate = {
  readonly borrowerRef: string
  readonly currency: string
  readonly loanIds: readonly string[]
  readonly dueMinor: number
  readonly payoffMinors: readonly number[]
}

/** A payment that was posted from an entry, and not taken back. */
export type PostedPayment = PaymentReference &
  Pick<StatementEntry, 'reference' | 'bankReference' | 'endToEndId' | 'amountMinor' | 'currency'>

/** `posted`: of this account; those that share a number with the entry suffice. */
export type Known = { readonly candidates: ReadonlyMap<string, Candidate>; readonly posted: readonly PostedPayment[] }

/** How the amount lies to what is owed, of the loan that is named or else of all. Worth a look where it is `more-than-owed`. */
export type AmountFit = 'part-of-due' | 'due' | 'more-than-due' | 'all-that-is-owed' | 'more-than-owed'

export type UnmatchedReason =
  | 'amount-zero'
  | 'debit'
  | 'returned-to-us'
  | 'reversal-without-original'
  | 'several-originals'
  | 'batch-not-split'
  | 'no-reference'
  | 'reference-damaged'
  | 'several-references'
  | 'unknown-borrower'
  | 'unknown-loan'
  | 'currency'

export type EntryMatch =
  | (PaymentReference & { readonly kind: 'matched'; readonly rule: Exclude<MatchRule, 'takes-back'>; readonly fit: AmountFit })
  | (PaymentReference & { readonly kind: 'takes-back'; readonly rule: 'takes-back'; readonly originalReference: string })
  | { readonly kind: 'unmatched'; readonly why: UnmatchedReason }

const unmatched = (why: UnmatchedReason): EntryMatch => ({ kind: 'unmatched', why })

/** What is looked at: never who paid whom. */
export type MatchedEntry = Omit<StatementEntry, 'debtorName' | 'debtorAccount' | 'creditorName' | 'creditorAccount'>

/** The borrower that an entry names, known or not: the only candidate for it. */
export function borrowerNamed(entry: MatchedEntry): string | undefined {
  if (entry.direction === 'debit') return undefined
  const said = whatIsSaid(entry)
  return typeof said === 'string' ? undefined : said.borrowerRef
}

export function matchEntry(entry: MatchedEntry, known: Known): EntryMatch {
  if (entry.amountMinor === 0) return unmatched('amount-zero')
  if (entry.direction === 'debit') return entry.isReversal || entry.isReturn ? matchOriginal(entry, known.posted) : unmatched('debit')
  // A reversed debit is a payment of ours that did not take place.
  if (entry.isReversal || entry.isReturn) return unmatched('returned-to-us')
  if (entry.isUnsplitBatch) return unmatched('batch-not-split')
  const said = whatIsSaid(entry)
  if (typeof said === 'string') return unmatched(said)
  const candidate = known.candidates.get(said.borrowerRef)
  if (!candidate) return unmatched('unknown-borrower')
  if (said.loanId !== null && !candidate.loanIds.includes(said.loanId)) return unmatched('unknown-loan')
  if (candidate.currency !== entry.currency) return unmatched('currency')
  return { kind: 'matched', ...said, fit: fitOf(entry.amountMinor, candidate, said.loanId) }
}

/** The bank's number or the payer's, and the very amount: part of a payment cannot be taken back unseen. */
function matchOriginal(entry: MatchedEntry, posted: readonly PostedPayment[]): EntryMatch {
  const same = (one: string | null, other: string | null): boolean => one !== null && one === other
  const originals = posted.filter(
    (payment) =>
      (same(payment.bankReference, entry.bankReference) || same(payment.endToEndId, entry.endToEndId)) &&
      payment.amountMinor === entry.amountMinor &&
      payment.currency === entry.currency,
  )
  const [original, second] = originals
  if (!original) return unmatched('reversal-without-original')
  if (second) return unmatched('several-originals')
  const { borrowerRef, loanId, reference } = original
  return { kind: 'takes-back', rule: 'takes-back', borrowerRef, loanId, originalReference: reference }
}

type Said = PaymentReference & { readonly rule: 'named-in-file' | 'payment-reference' }

function whatIsSaid({ named, remittance, endToEndId }: MatchedEntry): Said | UnmatchedReason {
  const words = findInLines(remittance)
  // An end-to-end id is cut off at 35 characters: what is damaged there may stand whole in the words.
  const ids = findPaymentReferences(endToEndId ?? '')
  const found = [...words.found, ...ids.found]
  const agreed = agreedOf(named ? [named, ...found] : found)
  if (agreed === 'contradiction') return 'several-references'
  if (agreed && named) return { ...agreed, rule: 'named-in-file' }
  // Beside a whole one it may have been meant for another loan.
  if (words.damaged > 0) return 'reference-damaged'
  if (agreed) return { ...agreed, rule: 'payment-reference' }
  return ids.damaged > 0 ? 'reference-damaged' : 'no-reference'
}

/** Banks break long words over lines: where no line holds a reference, they are read as one. */
function findInLines(lines: readonly string[]): ReturnType<typeof findPaymentReferences> {
  const each = lines.map(findPaymentReferences)
  const found = each.flatMap((one) => one.found)
  if (found.length === 0 && lines.length > 1) return findPaymentReferences(lines.join(''))
  return { found, damaged: each.reduce((sum, one) => sum + one.damaged, 0) }
}

/** The one that all of them name; one may leave out the loan that another tells. */
function agreedOf(references: readonly PaymentReference[]): PaymentReference | 'contradiction' | undefined {
  const [first] = references
  if (!first) return undefined
  const loans = new Set(references.flatMap(({ loanId }) => loanId ?? []))
  const isOne = loans.size <= 1 && references.every(({ borrowerRef }) => borrowerRef === first.borrowerRef)
  return isOne ? { borrowerRef: first.borrowerRef, loanId: [...loans][0] ?? null } : 'contradiction'
}

function fitOf(amountMinor: number, { dueMinor, loanIds, payoffMinors }: Candidate, loanId: string | null): AmountFit {
  const owedMinor = payoffMinors.reduce((sum, payoff, index) => sum + (loanId === null || loanIds[index] === loanId ? payoff : 0), 0)
  if (amountMinor > owedMinor) return 'more-than-owed'
  if (amountMinor === owedMinor) return 'all-that-is-owed'
  if (amountMinor === dueMinor) return 'due'
  return amountMinor < dueMinor ? 'part-of-due' : 'more-than-due'
}
