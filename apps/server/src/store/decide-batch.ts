/** Decides a batch in memory: each event on its borrower's account as the events before it left it. Nothing is written here. */
import type { Fact } from '@fairline/contract/facts'
import type { Account } from '@fairline/domain/account/account'
import { inTurn, step } from '@fairline/domain/account/step'
import type { Book } from '@fairline/domain/book/book'
import { type BulkFact, type BulkRefusal, isOfBulk, whyNotInBulk } from '@fairline/domain/book/bulk-correction'
import { type CaseEntry, isCaseFact, isOfCases } from '@fairline/domain/cases/case-facts'
import { whyNotTaken } from '@fairline/domain/cases/why-not-taken'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { SealedSubmission } from '../sealing/seal-submission.ts'
import { type BorrowerKey, shortBorrowerText } from './borrower-key.ts'
import type { BulkDesk } from './bulk-corrections.ts'
import { caseEntry } from './case-entries.ts'
import type { NewEvent, Recorded } from './event-table.ts'
import { type FormerHold, isAboutHold, withFormerHold } from './former-holds.ts'
import { type MistakeRefusal, type NamedEvent, namesEvent, withWhatItDid } from './named-events.ts'
import type { Result, StoreRefusal, Submission, WritePolicy } from './submission.ts'

/** What the log holds of an event. `values`: the sealed values in it, as far as they can still be compared. */
export type Before = Recorded & { readonly tokens?: ReadonlyMap<string, { readonly token: string; readonly key: string }> }

/** One borrower's account while a batch is decided. `version`: of the row as it was read; 0 where there is none. `log`: his events, by key. */
export type Desk = {
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly version: number
  /** Reads it on first use: a stored account that cannot be read costs its own events only. */
  readonly stored: () => Account
  account: Account | undefined
  log: Map<string, Before> | undefined
  /** Where the batch holds a fact of his cases. */
  cases: CaseEntry[] | undefined
  /** Where the batch holds mistakes of ours: the events that they name. */
  named: readonly NamedEvent[] | undefined
  /** The same of decisions about holds: those that are not in force any more, by their ids. */
  formerHolds: ReadonlyMap<string, FormerHold> | undefined
  /** Of the book itself, where the batch holds corrections in bulk. */
  bulk: BulkDesk | undefined
}
export type Desks = ReadonlyMap<bigint, Desk>

/** An event whose decision threw. */
export type Poisoned = { readonly submission: Submission; readonly error: unknown }
/** `book`: that it was decided by. */
export type DecidedBatch = {
  readonly book: Book
  readonly results: Result[]
  readonly added: readonly NewEvent[]
  readonly changed: readonly (Desk & { account: Account })[]
  readonly poisoned: readonly Poisoned[]
}

export type SealedBatch = ReadonlyMap<Submission, SealedSubmission>

/** A borrower without a desk is one whose number another organisation's borrower has. */
export function decideBatch(
  batch: readonly Submission[],
  desks: Desks,
  sealed: SealedBatch,
  policy: WritePolicy,
  book: Book,
): DecidedBatch {
  const added: NewEvent[] = []
  const poisoned: Poisoned[] = []
  const changed = new Set<Desk>()
  const results = batch.map((submission): Result => {
    const desk = desks.get(submission.borrower.id)
    if (desk === undefined || desk.ref !== submission.ref) return refuse({ code: 'borrower-id-collision' })
    const personal = sealed.get(submission)
    const before = desk.log?.get(submission.key)
    if (before) return repeat(before, submission, personal)
    try {
      const { result, fact, dataText } = decide(desk, submission, personal, policy, book)
      if (fact === undefined) return result
      const { sequence, packId, decision } = result
      const recorded = { contentHash: submission.contentHash, sequence, packId, decision }
      const kept = dataText ?? personal?.dataText
      added.push({ sent: kept === undefined ? submission : { ...submission, dataText: kept }, fact, recorded })
      note(desk, submission.key, personal ? { ...recorded, tokens: personal.values } : recorded)
      changed.add(desk)
      return result
    } catch (error) {
      poisoned.push({ submission, error })
      return { kind: 'failed', code: 'quarantined' }
    }
  })
  return { book, results, added, poisoned, changed: [...changed] as (Desk & { account: Account })[] }
}

/** What the log holds, from now on. The map is made with its first entry: there are as many desks as borrowers in a batch. */
export function note(desk: Desk, key: string, before: Before): void {
  desk.log ??= new Map()
  desk.log.set(key, before)
}

const refuse = (refusal: StoreRefusal): Result & { kind: 'refused' } => ({ kind: 'refused', refusal })

function repeat(before: Before, { contentHash }: Submission, personal: SealedSubmission | undefined): Result {
  if (before.contentHash !== contentHash || differs(before, personal)) return refuse({ code: 'id-reused' })
  const { sequence, packId, decision } = before
  return { kind: 'answered', repeated: true, sequence, packId, decision }
}

/** Values are compared by their tokens; where the key they were sealed with is gone, nobody can tell any more, and the id alone counts. */
const differs = ({ tokens }: Before, personal: SealedSubmission | undefined): boolean =>
  [...(personal?.values ?? [])].some(([field, { token, key }]) => {
    const before = tokens?.get(field)
    return before !== undefined && before.key === key && before.token !== token
  })

type Reply =
  | { readonly result: Result & { kind: 'answered' }; readonly fact: Fact; readonly dataText?: string | undefined }
  | { readonly result: Result; readonly fact?: undefined; readonly dataText?: undefined }

function decide(
  desk: Desk,
  submission: Submission,
  personal: SealedSubmission | undefined,
  { pack, packId, packNamed }: WritePolicy,
  book: Book,
): Reply {
  desk.account ??= desk.stored()
  const sent = personal?.fact ?? submission.fact
  const told = submission.isTimed ? sent : inTurn(desk.account, sent)
  const completed = complete(desk, told, personal?.dataText ?? submission.dataText)
  if (!completed.ok) return { result: refuse(completed.refusal) }
  const { fact } = completed
  const refused = isOfBulk(fact)
    ? whyNotOfBulk(desk, fact, submission.actor)
    : isCaseFact(fact)
      ? whyNotTaken(desk.cases ?? [], { fact, actor: submission.actor })
      : undefined
  if (refused) return { result: refuse(refused) }
  const outcome = step(desk.account, fact, pack, { borrower: shortBorrowerText(desk.borrower.id), packNamed }, { book })
  if (!outcome.ok) return { result: refuse(outcome.refusal) }
  const { account, decision } = outcome.value
  invariant(account.sequence === desk.account.sequence + 1, 'each recorded event is the next of its borrower')
  desk.account = account
  if (isOfCases(fact.type)) desk.cases?.push(caseEntry({ sequence: account.sequence, actor: submission.actor, fact, decision }))
  return { result: { kind: 'answered', repeated: false, sequence: account.sequence, packId, decision }, fact, dataText: completed.dataText }
}

type Completed =
  | { readonly ok: true; readonly fact: Fact; readonly dataText?: string }
  | { readonly ok: false; readonly refusal: MistakeRefusal }

/** With what the log knows of what it names. `dataText`: as it is kept, where that is not as it was sent. */
function complete(desk: Desk, fact: Fact, dataText: string): Completed {
  const held = isAboutHold(fact) ? withFormerHold(fact, dataText, desk) : { ok: true as const, fact, dataText }
  if (namesEvent(held.fact)) return withWhatItDid(held.fact, held.dataText, desk.named ?? [])
  return held.dataText === dataText ? { ok: true, fact: held.fact } : held
}

function whyNotOfBulk({ bulk }: Desk, fact: BulkFact, actor: string): BulkRefusal | undefined {
  const { batchId } = fact.data
  return whyNotInBulk(bulk?.batches.get(batchId), { fact, actor }, bulk?.holdCounts.get(batchId) ?? 0)
}
