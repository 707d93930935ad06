/** From whose payment an entry is to what is done about it. */
import { UNMATCHED_WHYS } from '@fairline/contract/facts/book-facts'
import type { LISTED_WHYS } from '@fairline/contract/views/import-view'
import { dayText } from '@fairline/domain/kernel/day'
import { accountKeyOf, bankKeyOf, entryIdOf, payerKeyOf } from './entry-id.ts'
import type { ImportedEntry } from './file-reading.ts'
import { type EntryMatch, type Known, matchEntry, type UnmatchedReason } from './match-entry.ts'
import type { NotedEntry } from './noted-entry.ts'

type UnmatchedWhy = (typeof UNMATCHED_WHYS)[number]
type ListedWhy = (typeof LISTED_WHYS)[number]

export const isUnmatchedWhy = (why: string | null): why is UnmatchedWhy => (UNMATCHED_WHYS as readonly (string | null)[]).includes(why)

/** What is ours to keep goes to suspense; a person is told of the rest. */
const WHYS: Readonly<Record<UnmatchedReason, UnmatchedWhy | ListedWhy>> = {
  'amount-zero': 'amount_zero',
  debit: 'debit',
  'returned-to-us': 'returned_to_us',
  'reversal-without-original': 'reversal_without_original',
  'several-originals': 'several_originals',
  'batch-not-split': 'batch_not_split',
  'no-reference': 'no_reference',
  'reference-damaged': 'reference_damaged',
  'several-references': 'several_references',
  'unknown-borrower': 'unknown_borrower',
  'unknown-loan': 'unknown_loan',
  currency: 'currency',
}

/** Where it came from and when. */
export type Arrival = { readonly importId: string; readonly nth: number; readonly at: number }

export function noteEntry(entry: ImportedEntry, match: EntryMatch, { importId, nth, at }: Arrival): NotedEntry {
  return {
    entryId: entryIdOf(entry),
    importId,
    nth,
    place: entry.path,
    reference: entry.reference,
    accountKey: accountKeyOf(entry),
    bankKey: bankKeyOf(entry),
    payerKey: payerKeyOf(entry),
    direction: entry.direction,
    amountMinor: entry.amountMinor,
    currency: entry.currency,
    bookedOn: dayText(entry.bookedOn),
    valueOn: dayText(entry.valueOn),
    ...taskOf(match),
    problem: null,
    notedAt: at,
    resolvedBy: null,
    resolvedAt: null,
  }
}

type Task = Pick<NotedEntry, 'task' | 'state' | 'why' | 'rule' | 'fit' | 'ref' | 'loanId' | 'originalId'>

const NOTHING = { why: null, rule: null, fit: null, ref: null, loanId: null, originalId: null } as const

function taskOf(match: EntryMatch): Task {
  switch (match.kind) {
    case 'matched':
      return {
        ...NOTHING,
        task: 'repay',
        state: 'to-do',
        rule: snake(match.rule),
        fit: snake(match.fit),
        ref: match.borrowerRef,
        loanId: match.loanId,
      }
    case 'takes-back':
      return {
        ...NOTHING,
        task: 'take-back',
        state: 'to-do',
        rule: snake(match.rule),
        ref: match.borrowerRef,
        loanId: match.loanId,
        originalId: match.originalReference,
      }
    case 'unmatched': {
      const why = WHYS[match.why]
      return isUnmatchedWhy(why) ? { ...NOTHING, task: 'suspend', state: 'to-do', why } : { ...NOTHING, task: 'list', state: 'listed', why }
    }
  }
}

type Snake<Kebab extends string> = Kebab extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : Kebab

const snake = <Kebab extends string>(kebab: Kebab) => kebab.replaceAll('-', '_') as Snake<Kebab>

/** As the matching knows an entry and what was credited before: by keys in place of numbers. */
export function matchNoted(entry: ImportedEntry, candidates: Known['candidates'], credited: readonly NotedEntry[]): EntryMatch {
  if (entry.direction === 'credit') return matchEntry(entry, { candidates, posted: [] })
  const keyed = { ...entry, bankReference: bankKeyOf(entry), endToEndId: payerKeyOf(entry) }
  const posted = credited.map(({ entryId, bankKey, payerKey, ref, loanId, amountMinor, currency }) => ({
    reference: entryId,
    bankReference: bankKey,
    endToEndId: payerKey,
    borrowerRef: ref ?? '',
    loanId,
    amountMinor,
    currency,
  }))
  return matchEntry(keyed, { candidates, posted })
}
