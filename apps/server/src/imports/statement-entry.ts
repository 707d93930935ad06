/**
 * One movement on an account of the lender, whatever file told of it.
 *
 * Units    `amountMinor`: whole minor units, from 0; `direction` says which way. Days are the bank's own, as written.
 * Personal `remittance`, and the names and accounts of debtor and creditor: never in a problem or a log.
 */
import { createHash } from 'node:crypto'
import type { Day } from '@fairline/domain/kernel/day'

export type StatementEntry = {
  /** Unique within the account and the file, the same when the file comes again: at most 64 visible characters. */
  readonly reference: string
  /** Where it stands in the file. */
  readonly path: string
  /** As the bank numbered it: what a reversal has in common with what it takes back. */
  readonly bankReference: string | null
  /** As booked: the reversal of a credit is a debit. */
  readonly direction: 'credit' | 'debit'
  readonly amountMinor: number
  readonly currency: string
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly isReversal: boolean
  /** Money that could not be delivered and came back. */
  readonly isReturn: boolean
  /** One booking for several payments that the file does not tell apart. */
  readonly isUnsplitBatch: boolean
  readonly remittance: readonly string[]
  readonly endToEndId: string | null
  /** Where the file has columns for them. */
  readonly named: { readonly borrowerRef: string; readonly loanId: string | null } | null
  readonly debtorName: string | null
  readonly debtorAccount: string | null
  /** Whom the account paid. */
  readonly creditorName: string | null
  readonly creditorAccount: string | null
}

/** Its entries are proved: the opening balance and all of them make the closing one. Balances are below zero where the account is overdrawn. */
export type Statement = {
  readonly account: string
  readonly statementId: string
  readonly currency: string
  readonly openingMinor: number
  readonly closingMinor: number
  readonly from: Day
  readonly to: Day
  readonly entries: readonly StatementEntry[]
}

export type EntryDraft = Omit<StatementEntry, 'reference'>

/** How often each reference was given out, over all entries of one account in one file. */
export type ReferencesGiven = Map<string, number>

/**
 * Gives entries their references: the bank's, or else a hash of what the line says.
 *
 * Equal lines     are told apart by their order. A bank that shares one reference among several entries is met the same way.
 * `statementId`   is part of the hash: two like payments of one day on two statements are two. Where periods may overlap it is left empty.
 * Debits          get references of their own: a bank often reverses an entry under its old number.
 * Left out        debtor and creditor: a reference is seen by many, and a hash of little can be guessed.
 */
export function withReferences(drafts: readonly EntryDraft[], given: ReferencesGiven, statementId = ''): StatementEntry[] {
  return drafts.map((draft) => {
    const first = firstReference(draft, statementId)
    const nth = (given.get(first) ?? 0) + 1
    given.set(first, nth)
    return { ...draft, reference: nth === 1 ? first : `${first}~${nth}` }
  })
}

/** Short enough for both suffixes, and not to be taken for one of ours. */
const OWN_WORD = /^(?!line-|ref-)[!-}]{1,48}$/
const HASH_DIGITS = 32

function firstReference(draft: EntryDraft, statementId: string): string {
  const { bankReference, direction, isReversal, amountMinor, currency, bookedOn, valueOn, endToEndId, remittance } = draft
  if (bankReference === null)
    return `line-${hash([statementId, direction, isReversal, amountMinor, currency, bookedOn, valueOn, endToEndId, ...remittance])}`
  const word = OWN_WORD.test(bankReference) ? bankReference : `ref-${hash([bankReference])}`
  return direction === 'debit' ? `${word}~debit` : word
}

const hash = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_DIGITS)
